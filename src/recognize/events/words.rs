//! The words of events, from a language's `events` file, and the harm words of its
//! `casualties` file.

use crate::lang::{Known, LanguagePack, Lexicon, Vocabulary};
use crate::model::{Effect, EventKind, Sex};

/// Where the people of an event stand beside the words that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A noun: an attack by rebels on a village.
    Noun,
    /// A verb whose past is also its participle: rebels bombed it; it was bombed by rebels.
    Verb,
    /// A verb in a form that is no participle: killing, blew himself up.
    Active,
    /// A verb whose target stands behind a small word: opened fire on.
    Toward,
    /// A verb without anyone who does it: exploded, capsized.
    Happens,
}

impl Frame {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "noun" => Self::Noun,
            "verb" => Self::Verb,
            "active" => Self::Active,
            "toward" => Self::Toward,
            "happens" => Self::Happens,
            _ => return None,
        })
    }
}

/// What words that name an event say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// What kind of event it is; `None` where the words around have to say it (attack).
    pub(super) kind: Option<EventKind>,
    pub(super) frame: Frame,
}

/// A harm word: how people came to harm, and whether they stand behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Harm {
    pub(super) effect: Effect,
    /// Those who came to harm may stand before it.
    pub(super) is_behind_people: bool,
    /// They may stand behind it.
    pub(super) is_before_people: bool,
}

crate::lang::phrase_lists! {
    /// The words of a language's `events` file; most of its sections are lists.
    pub(super) struct Words {
        triggers: Lexicon<Named>,
        /// Weapons, with the kind of event that they make.
        weapons: Lexicon<Option<EventKind>>,
        /// Nouns for those who do harm, with the kind of event that they show.
        groups: Lexicon<Option<EventKind>>,
        /// Before or behind names of those who came to harm (among the dead).
        named: Lexicon<Effect>,
        /// From the `casualties` file.
        harm: Lexicon<Harm>,
        /// Injuries and fates of single people (broke his back), beside the words of harm.
        hurt: Lexicon<Harm>,
        /// What may follow a noun for people and belongs to it; from the same file.
        modifiers: Lexicon<()>,
        /// Between those who came to harm and the word of harm; from the same file.
        passive: Lexicon<()>,
    }
    lists {
        /// Begins like a trigger and names no event (heart attack).
        no_trigger,
        /// Those groups that bear arms.
        armed,
        /// What is attacked and is nobody (village).
        target,
        /// Before whoever did it.
        by,
        /// Before those whom it was aimed at.
        toward,
        /// Before those whom a noun of harm is about (the abduction of).
        of,
        /// Before two who fight each other.
        between,
        /// Before the other of two who fight.
        with,
        /// Joins two names.
        and,
        /// Verbs whose subject does the event behind them (carried out).
        does,
        /// Verbs by which an event reaches its people (hit).
        reaches,
        /// Makes a verb passive.
        voice,
        /// Between a subject and its verb.
        aux,
        /// Before a verb that is a noun there (vụ).
        nominal,
        /// Before a weapon behind the words of an event (with).
        using,
        /// Stands for whoever speaks (it, its).
        pronoun,
        /// Long struggles, whose dead belong to no single event (war).
        war,
        /// Takes up the people before it (who).
        relative,
        /// Ends a clause.
        clause,
        /// Ends the name of someone.
        boundary,
        /// Joins the parts of such a name (of).
        link,
        /// Opens such a name and is no part of it.
        opens,
        /// Before the place of an event.
        locative,
        /// Verbs of those who only tell.
        speaks,
        /// Makes an event another one than that told before.
        another,
        /// Makes an event one that did not happen.
        hypothetical,
        /// Somebody says that they did it.
        claims,
        /// Somebody says that another did it.
        accuses,
        /// Behind the accused: of what.
        accused_of,
        /// Behind what was blamed: on whom.
        blamed_on,
        /// Somebody says that it was not they.
        denies,
        /// What is denied or taken on.
        responsibility,
        /// Whoever stands behind it did nothing (no group).
        nobody,
        /// Words for whom the text spoke of, which open a list of names whose harm was told
        /// before (they are, identified).
        identified,
        /// Open a list of names behind words of harm (including, are).
        listing,
        /// Nouns for those who did it, whose names are no victims'.
        /// Relations who belong to the name behind them (mẹ anh X).
        kin,
        /// Between somebody and the one to whom they belong (of).
        owner,
        /// Clause words behind which the subject stays the same (when he stepped).
        keeps,
        /// Says that somebody missing is well.
        safe,
        /// Before an age (who was six).
        was,
        /// Before the one age of several (both).
        both,
        /// Stands for a woman.
        she,
        /// Stands for a man.
        he,
        /// Says that someone is a woman.
        female,
        /// Says that someone is a man.
        male,
    }
}

/// The kind that words like "attack" name: that which the words around show.
const ANY: &str = "attack";

fn kind_of(name: &str) -> Option<EventKind> {
    EventKind::ALL.into_iter().find(|kind| kind.name() == name)
}

fn effect_of(name: &str) -> Option<Effect> {
    Effect::ALL.into_iter().find(|effect| effect.name() == name)
}

fn is_kind(name: &str) -> bool {
    kind_of(name).is_some()
}

fn is_kind_or_any(name: &str) -> bool {
    name == ANY || is_kind(name)
}

fn is_frame(name: &str) -> bool {
    Frame::of(name).is_some()
}

fn is_effect(name: &str) -> bool {
    effect_of(name).is_some()
}

impl Words {
    /// The sections of an `events` file.
    pub(super) fn known() -> impl Iterator<Item = Known> {
        let tables = [
            Known::list("trigger").of(&[is_kind_or_any, is_frame]).one_table(),
            Known::list("weapon").maybe(is_kind).one_table(),
            Known::list("group").maybe(is_kind).one_table(),
            Known::list("named").of(&[is_effect]).one_table(),
            Known::list("hurt").of(&[is_effect]).one_table(),
        ];
        tables.into_iter().chain(Self::LISTS.into_iter().map(Known::list))
    }

    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut new = Self::default();
        new.fill(pack, &pack.events, vocabulary);
        for section in pack.sections(&pack.events) {
            let mut attributes = section.attributes.iter();
            let first = attributes.next().copied().unwrap_or_default();
            let frame = attributes.next().and_then(|name| Frame::of(name));
            for entry in &section.entries {
                let phrase = vocabulary.phrase(&entry.phrase);
                match (section.name, frame, effect_of(first)) {
                    ("trigger", Some(frame), _) => new.triggers.insert(&phrase, Named { kind: kind_of(first), frame }),
                    ("weapon", ..) => new.weapons.insert(&phrase, kind_of(first)),
                    ("group", ..) => new.groups.insert(&phrase, kind_of(first)),
                    ("named", _, Some(effect)) => new.named.insert(&phrase, effect),
                    ("hurt", _, Some(effect)) => {
                        let harm = Harm { effect, is_behind_people: true, is_before_people: false };
                        new.hurt.insert(&phrase, harm);
                    }
                    _ => {}
                }
            }
        }
        new.read_harm(pack, vocabulary);
        new
    }

    /// Reads the harm words and modifiers, which the figures also read.
    fn read_harm(&mut self, pack: &LanguagePack, vocabulary: &mut Vocabulary) {
        for section in pack.sections(&pack.casualties) {
            let list = match section.name {
                "modifier" => Some(&mut self.modifiers),
                "passive" => Some(&mut self.passive),
                _ => None,
            };
            if let Some(list) = list {
                let phrases = section.entries.iter().map(|entry| vocabulary.phrase(&entry.phrase));
                phrases.for_each(|phrase| list.insert(&phrase, ()));
            }
            if section.name != "harm" {
                continue;
            }
            let [effect, position] = section.attributes[..] else { continue };
            let Some(effect) = effect_of(effect) else { continue };
            let harm = Harm { effect, is_behind_people: position != "object", is_before_people: position != "subject" };
            for entry in &section.entries {
                self.harm.insert(&vocabulary.phrase(&entry.phrase), harm);
            }
        }
    }

    /// The sex that words say someone has.
    pub(super) fn sex(&self, words: &[crate::lang::Word], at: usize) -> Option<(Sex, usize)> {
        let female = self.female.longest(words, at).map(|hit| (Sex::Female, hit.len));
        let male = self.male.longest(words, at).map(|hit| (Sex::Male, hit.len));
        [female, male].into_iter().flatten().max_by_key(|(_, len)| *len)
    }
}
