//! Commands as data: one table of all of them with their keys, for the keys themselves,
//! for the help and for the list of commands.

use super::across::Tab;
use super::language::Lang;
use super::look::Theme;
use crate::browser::segments::Unit;
use crate::desk::{Choice, Kind};
use crate::model::EntityKind;

/// What a key or the list of commands asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Next,
    Previous,
    NextAlike,
    PreviousAlike,
    /// The next mark that the engine is not sure of.
    NextUnsure,
    Accept,
    Reject,
    AcceptAll,
    /// Accepts every mark of the article that is of the kind of the mark at hand and sure.
    AcceptAlike,
    /// The same of a kind that is named.
    AcceptKind(Kind),
    /// Keeps stepping to marks that nobody decided, or no longer.
    Undecided,
    RejectAll,
    Edit,
    Mark(Kind),
    MarkAll(Kind),
    Claim,
    /// Opens the form of the next claim in the list.
    NextClaim,
    Link,
    /// Moves an end of the mark by a word: the last one or the first, forward or back.
    Stretch {
        end: bool,
        forward: bool,
    },
    /// Moves the caret, or selects from it.
    Caret {
        select: bool,
        step: CaretStep,
    },
    Find,
    Across,
    /// Opens a view across articles.
    See(Tab),
    /// Answers *perhaps the same?* of the incident that is open.
    Same(bool),
    /// Opens the comparison with somebody else's marks.
    Agreement,
    /// Decides the difference at hand there.
    Choose(Choice),
    Search,
    Commands,
    Help,
    Undo,
    Redo,
    Export,
    ExportAll,
    Formats,
    /// Saves what is open as a dossier.
    Dossier,
    Import,
    New,
    Older,
    Newer,
    Archive,
    Boilerplate,
    Go(Part),
    Jump(Kind),
    Show(Kind),
    Look(Theme),
    Speak(Lang),
    Escape,
}

/// A step of the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaretStep {
    /// By a letter or a word, onwards or back.
    Along(Unit, bool),
    /// By a line, down or up.
    Line(bool),
}

/// The parts of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text,
    Claims,
    Figures,
    Timeline,
    Entities,
    Library,
}

impl Part {
    /// Finds it in the page.
    pub(crate) const fn selector(self) -> &'static str {
        match self {
            Self::Text => "#text",
            Self::Claims => "#claims",
            Self::Figures => "#figures",
            Self::Timeline => "#timeline",
            Self::Entities => "#entities",
            Self::Library => "#library",
        }
    }
}

/// A command with its key.
pub(crate) struct Binding {
    /// Names it in the settings.
    pub(crate) name: &'static str,
    /// The key that it has unless the person gave it another, as
    /// [`pressed`](keymap::pressed) writes it; empty for none.
    pub(crate) key: &'static str,
    pub(crate) command: Command,
}

const fn bind(name: &'static str, key: &'static str, command: Command) -> Binding {
    Binding { name, key, command }
}

const PERSON: Kind = Kind::Entity(EntityKind::Person);
const ORGANIZATION: Kind = Kind::Entity(EntityKind::Organization);
const PLACE: Kind = Kind::Entity(EntityKind::Place);
const DEMONYM: Kind = Kind::Entity(EntityKind::Demonym);

const fn stretch(end: bool, forward: bool) -> Command {
    Command::Stretch { end, forward }
}

const fn caret(select: bool, step: CaretStep) -> Command {
    Command::Caret { select, step }
}

const fn letter(forward: bool) -> CaretStep {
    CaretStep::Along(Unit::Letter, forward)
}

const fn word(forward: bool) -> CaretStep {
    CaretStep::Along(Unit::Word, forward)
}

/// All commands, in the order of the help.
pub(crate) static TABLE: [Binding; 98] = [
    bind("next", "j", Command::Next),
    bind("previous", "k", Command::Previous),
    bind("next-alike", "shift+j", Command::NextAlike),
    bind("previous-alike", "shift+k", Command::PreviousAlike),
    bind("next-unsure", "u", Command::NextUnsure),
    bind("accept", "a", Command::Accept),
    bind("reject", "x", Command::Reject),
    bind("accept-all", "shift+a", Command::AcceptAll),
    bind("reject-all", "shift+x", Command::RejectAll),
    bind("accept-alike", "y", Command::AcceptAlike),
    bind("undecided", "shift+u", Command::Undecided),
    bind("edit", "e", Command::Edit),
    bind("mark-person", "1", Command::Mark(PERSON)),
    bind("mark-organization", "2", Command::Mark(ORGANIZATION)),
    bind("mark-place", "3", Command::Mark(PLACE)),
    bind("mark-demonym", "4", Command::Mark(DEMONYM)),
    bind("mark-date", "5", Command::Mark(Kind::Date)),
    bind("mark-casualty", "6", Command::Mark(Kind::Casualty)),
    bind("mark-all-person", "shift+1", Command::MarkAll(PERSON)),
    bind("mark-all-organization", "shift+2", Command::MarkAll(ORGANIZATION)),
    bind("mark-all-place", "shift+3", Command::MarkAll(PLACE)),
    bind("mark-all-demonym", "shift+4", Command::MarkAll(DEMONYM)),
    bind("mark-all-date", "shift+5", Command::MarkAll(Kind::Date)),
    bind("mark-all-casualty", "shift+6", Command::MarkAll(Kind::Casualty)),
    bind("claim", "c", Command::Claim),
    bind("next-claim", "g", Command::NextClaim),
    bind("link", "l", Command::Link),
    bind("start-back", "[", stretch(false, false)),
    bind("start-on", "{", stretch(false, true)),
    bind("end-on", "]", stretch(true, true)),
    bind("end-back", "}", stretch(true, false)),
    bind("caret-right", "arrowright", caret(false, letter(true))),
    bind("caret-left", "arrowleft", caret(false, letter(false))),
    bind("caret-word-right", "ctrl+arrowright", caret(false, word(true))),
    bind("caret-word-left", "ctrl+arrowleft", caret(false, word(false))),
    bind("select-right", "shift+arrowright", caret(true, letter(true))),
    bind("select-left", "shift+arrowleft", caret(true, letter(false))),
    bind("select-word-right", "ctrl+shift+arrowright", caret(true, word(true))),
    bind("select-word-left", "ctrl+shift+arrowleft", caret(true, word(false))),
    bind("select-down", "shift+arrowdown", caret(true, CaretStep::Line(true))),
    bind("select-up", "shift+arrowup", caret(true, CaretStep::Line(false))),
    bind("find", "/", Command::Find),
    bind("across", "t", Command::Across),
    bind("see-incidents", "", Command::See(Tab::Incidents)),
    bind("see-rows", "", Command::See(Tab::Rows)),
    bind("see-map", "", Command::See(Tab::Map)),
    bind("see-timeline", "", Command::See(Tab::Timeline)),
    bind("see-entities", "", Command::See(Tab::Entities)),
    bind("see-comparison", "", Command::See(Tab::Compare)),
    bind("same-incident", "=", Command::Same(true)),
    bind("other-incident", "-", Command::Same(false)),
    bind("agreement", "", Command::Agreement),
    bind("choose-mine", "m", Command::Choose(Choice::A)),
    bind("choose-theirs", "o", Command::Choose(Choice::B)),
    bind("choose-both", "b", Command::Choose(Choice::Both)),
    bind("choose-neither", "n", Command::Choose(Choice::Neither)),
    bind("search", "ctrl+shift+f", Command::Search),
    bind("commands", "ctrl+k", Command::Commands),
    bind("help", "?", Command::Help),
    bind("undo", "ctrl+z", Command::Undo),
    bind("redo", "ctrl+shift+z", Command::Redo),
    bind("export", "ctrl+s", Command::Export),
    bind("escape", "escape", Command::Escape),
    bind("export-all", "", Command::ExportAll),
    bind("other-formats", "ctrl+shift+s", Command::Formats),
    bind("dossier", "", Command::Dossier),
    bind("import", "", Command::Import),
    bind("new", "", Command::New),
    bind("older", "", Command::Older),
    bind("newer", "", Command::Newer),
    bind("archive", "", Command::Archive),
    bind("furniture", "", Command::Boilerplate),
    bind("go-text", "", Command::Go(Part::Text)),
    bind("go-claims", "", Command::Go(Part::Claims)),
    bind("go-figures", "", Command::Go(Part::Figures)),
    bind("go-timeline", "", Command::Go(Part::Timeline)),
    bind("go-entities", "", Command::Go(Part::Entities)),
    bind("go-library", "", Command::Go(Part::Library)),
    bind("accept-person", "", Command::AcceptKind(PERSON)),
    bind("accept-organization", "", Command::AcceptKind(ORGANIZATION)),
    bind("accept-place", "", Command::AcceptKind(PLACE)),
    bind("accept-demonym", "", Command::AcceptKind(DEMONYM)),
    bind("accept-date", "", Command::AcceptKind(Kind::Date)),
    bind("accept-casualty", "", Command::AcceptKind(Kind::Casualty)),
    bind("accept-claim", "", Command::AcceptKind(Kind::Claim)),
    bind("jump-person", "", Command::Jump(PERSON)),
    bind("jump-organization", "", Command::Jump(ORGANIZATION)),
    bind("jump-place", "", Command::Jump(PLACE)),
    bind("jump-demonym", "", Command::Jump(DEMONYM)),
    bind("jump-date", "", Command::Jump(Kind::Date)),
    bind("jump-casualty", "", Command::Jump(Kind::Casualty)),
    bind("jump-claim", "", Command::Jump(Kind::Claim)),
    bind("light", "", Command::Look(Theme::Light)),
    bind("dark", "", Command::Look(Theme::Dark)),
    bind("as-system", "", Command::Look(Theme::System)),
    bind("english", "", Command::Speak(Lang::En)),
    bind("vietnamese", "", Command::Speak(Lang::Vi)),
    bind("show-claims", "", Command::Show(Kind::Claim)),
];
