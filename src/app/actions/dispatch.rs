//! Does what a command asks for: the one way from a key or the list of commands to an
//! action.

use crate::app::actions::{
    adjudication, caret, claim_list, claims, dossier, incidents, library, mark_ends, marks, navigate,
};
use crate::app::services::{Services, export};
use crate::app::state::Store;
use crate::app::state::command::{Command, Part};
use crate::app::state::notices::Notice;
use crate::browser::dom::{self, after_drawing};
use crate::browser::segments::Unit;
use crate::desk::{self, Body, Edit, Id, Kind, Status};
use leptos::prelude::*;

/// Does what a key or the list of commands asks for.
pub(crate) fn run(store: Store, services: Services, command: Command) {
    match command {
        Command::Next => step(store, true),
        Command::Previous => step(store, false),
        Command::NextAlike => step_or(store, true, navigate::jump_alike),
        Command::PreviousAlike => step_or(store, false, navigate::jump_alike),
        Command::NextUnsure => navigate::step_among(store, |mark| mark.is_unsure, true, true, true),
        Command::Accept => decide(store, marks::accept),
        Command::Reject => decide(store, marks::reject),
        Command::AcceptAll => decide(store, marks::accept_alike),
        Command::RejectAll => decide(store, marks::reject_alike),
        Command::AcceptAlike => with_active(store, marks::accept_kind_of),
        Command::AcceptKind(kind) => marks::accept_kind(store, kind),
        Command::Undecided => keep_to_undecided(store),
        Command::Edit => with_active(store, marks::edit),
        Command::Mark(kind) => mark_or_rekind(store, services, kind),
        Command::MarkAll(kind) => marks::mark_all(store, services, kind),
        Command::Claim => marks::claim(store, services),
        Command::NextClaim => claim_list::open_next(store),
        Command::Link => with_active(store, claims::link),
        Command::Stretch { end, forward } => mark_ends::stretch_by(store, end, forward, Unit::Word),
        Command::Caret { select, step } => caret::step(store, select, step),
        Command::Find => dom::focus("#find"),
        Command::Across => navigate::toggle_across(store),
        Command::Same(is_same) => incidents::answer(store, is_same),
        Command::See(tab) => navigate::show(store, Some(tab)),
        Command::Agreement => adjudication::open(store),
        Command::Choose(choice) => adjudication::decide(store, choice),
        Command::Search => dom::focus("#search"),
        Command::Commands => store.dialogs.commands.update(|open| *open = !*open),
        Command::Help => store.dialogs.help.update(|open| *open = !*open),
        Command::Undo => store.undo(),
        Command::Redo => store.redo(),
        Command::Export => {
            let id = store.reading.current.get_untracked();
            export::export(store, id.as_deref());
        }
        Command::ExportAll => export::export(store, None),
        Command::Formats => store.dialogs.export.set(true),
        Command::Dossier => dossier::save(store),
        Command::Import => dom::one("#import").into_iter().for_each(|input| input.click()),
        Command::New => {
            navigate::open(store, None);
            after_drawing(|| dom::focus("#article-text"));
        }
        Command::Older => library::turn(store, true),
        Command::Newer => library::turn(store, false),
        Command::Archive => store.reading.current.get_untracked().iter().for_each(|id| library::archive(store, id)),
        Command::Boilerplate => show_boilerplate(store),
        Command::Go(part) => {
            // The parts of an article are not drawn beside the views across articles.
            if part != Part::Library {
                navigate::show(store, None);
            }
            after_drawing(move || navigate::go_to_part(part.selector()));
        }
        Command::Jump(kind) => navigate::jump(store, kind, true),
        Command::Show(kind) => store.look.toggle(kind),
        Command::Look(theme) => store.look.theme.set(theme),
        Command::Speak(lang) => store.look.language.set(lang),
        Command::Escape => escape(store),
    }
}

/// Steps through the points of a comparison where one is open, else through the marks.
pub(crate) fn step(store: Store, forward: bool) {
    step_or(store, forward, navigate::step);
}

fn step_or(store: Store, forward: bool, through_marks: fn(Store, bool)) {
    let step = if adjudication::is_open(store) { adjudication::step } else { through_marks };
    step(store, forward);
}

fn with_active(store: Store, act: impl Fn(Store, &Id)) {
    if let Some(id) = store.selection.shown_now() {
        act(store, &id);
    }
}

/// Decides the mark at hand and goes on to the next that nobody decided.
fn decide(store: Store, act: impl Fn(Store, &Id)) {
    if let Some(id) = store.selection.shown_now() {
        // A mark under the pointer is decided as well: what follows is behind it.
        let start = store.reading.annotation_now(&id).map(|(_, annotation)| annotation.span.start);
        start.into_iter().for_each(|start| store.reading.position.set_value(start));
        act(store, &id);
        navigate::go_on(store);
    }
}

fn keep_to_undecided(store: Store) {
    store.look.undecided.update(|undecided| *undecided = !*undecided);
    let says = (store.texts().keys.undecided)(store.look.undecided.get_untracked());
    store.notices.say(Notice::said(says.to_owned()).about("undecided"));
}

fn escape(store: Store) {
    if store.dialogs.commands.get_untracked() {
        store.dialogs.commands.set(false);
    } else if store.dialogs.help.get_untracked() {
        store.dialogs.help.set(false);
    } else if store.across.tab.get_untracked().is_some() {
        navigate::toggle_across(store);
    } else if claims::is_worked_on(store) {
        claims::close(store);
    } else if store.selection.editing.get_untracked() {
        store.selection.editing.set(false);
    } else {
        store.selection.close_card();
    }
}

fn mark_or_rekind(store: Store, services: Services, kind: Kind) {
    if store.selection.text.with_untracked(Option::is_some) {
        marks::mark_selection(store, services, kind);
    } else if let Some(claim) = store.selection.claim.get_untracked().filter(|_| claims::is_worked_on(store)) {
        // The digits of the kinds are those of the statuses too.
        let place = Kind::ALL.iter().position(|other| *other == kind);
        let status = place.and_then(|place| Status::ALL.get(place).copied());
        status.into_iter().for_each(|status| claims::set_status(store, &claim, status, false));
    } else if let Kind::Entity(kind) = kind {
        with_active(store, |store, id| {
            if let Some((document, annotation)) = store.reading.annotation_now(id)
                && matches!(annotation.body, Body::Entity(_))
            {
                store.act(desk::rekind(&document, std::slice::from_ref(id), kind));
                navigate::keep_focus(id);
            }
        });
    }
}

/// Shows boilerplate like the rest, or dims it.
pub(crate) fn show_boilerplate(store: Store) {
    if let Some(document) = store.reading.document.get_untracked() {
        store.act(Edit::ShowBoilerplate(document.id.clone(), !document.boilerplate_shown));
    }
}
