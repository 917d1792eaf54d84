//! What keys, buttons and menus do to marks: the verbs of the page.

use super::keys::{Command, Part};
use super::library::{self, Library};
use super::notices::{Notice, Notices};
use super::state::{Selection, Store};
use super::{across::Tab, adjudication, marks};
use crate::browser::segments::Unit;
use crate::browser::{clock, dom, selection};
use crate::desk::{self, Annotation, Body, ClaimBody, Document, Edit, Findings, Id, Kind, Origin, Question, State};
use crate::model::{Calendar, Effect as Harm, Entity, EntityKind, Figure, Qualifier, Stance, Timex, TimexValue, Vague};
use crate::text::Span;
use leptos::prelude::*;

/// Does what a key or the list of commands asks for.
pub(crate) fn command(store: Store, library: Library, command: Command) {
    match command {
        Command::Next => step(store, true),
        Command::Previous => step(store, false),
        Command::NextAlike => marks::jump_alike(store, true),
        Command::PreviousAlike => marks::jump_alike(store, false),
        Command::Accept => with_active(store, accept),
        Command::Reject => with_active(store, reject),
        Command::AcceptAll => with_active(store, marks::accept_alike),
        Command::RejectAll => with_active(store, marks::reject_alike),
        Command::Edit => with_active(store, edit),
        Command::Mark(kind) => mark_or_rekind(store, kind),
        Command::MarkAll(kind) => marks::mark_all(store, kind),
        Command::Claim => claim(store),
        Command::Link => with_active(store, link),
        Command::Stretch { end, forward } => marks::stretch_by(store, end, forward, Unit::Word),
        Command::Caret { select, step } => marks::caret(store, select, step),
        Command::Find => dom::focus("#find"),
        Command::Across => across(store),
        Command::Agreement => adjudication::open(store),
        Command::Choose(choice) => adjudication::decide(store, choice),
        Command::Search => dom::focus("#search"),
        Command::Commands => store.palette.update(|open| *open = !*open),
        Command::Help => store.help.update(|open| *open = !*open),
        Command::Undo => store.undo(),
        Command::Redo => store.redo(),
        Command::Export => {
            let id = store.current.get_untracked();
            super::take_home::export(store, id.as_deref());
        }
        Command::ExportAll => super::take_home::export(store, None),
        Command::Formats => store.exporting.set(true),
        Command::Import => dom::one("#import").into_iter().for_each(|input| input.click()),
        Command::New => {
            store.open(None);
            after_drawing(|| dom::focus("#article-text"));
        }
        Command::Older => library::turn(store, library, true),
        Command::Newer => library::turn(store, library, false),
        Command::Archive => store.current.get_untracked().iter().for_each(|id| library::archive(store, id)),
        Command::Boilerplate => show_boilerplate(store),
        Command::Go(part) => {
            // The parts of an article are not drawn beside the views across articles.
            if part != Part::Library {
                store.across.set(None);
            }
            after_drawing(move || go_to_part(part.selector()));
        }
        Command::Jump(kind) => marks::jump(store, kind, true),
        Command::Show(kind) => toggle(store, kind),
        Command::Look(theme) => store.theme.set(theme),
        Command::Speak(lang) => store.lang.set(lang),
        Command::Escape => escape(store),
    }
}

/// Goes to a part of the page.
pub(crate) fn go_to_part(selector: &str) {
    if let Some(part) = dom::one(selector) {
        dom::scroll_to(&part, false);
        dom::focus(selector);
    }
}

/// Shows or hides the marks of a kind.
pub(crate) fn toggle(store: Store, kind: Kind) {
    store.hidden.update(|hidden| {
        if !hidden.remove(&kind) {
            hidden.insert(kind);
        }
    });
}

/// Shows boilerplate like the rest, or dims it.
pub(crate) fn show_boilerplate(store: Store) {
    if let Some(document) = store.document.get_untracked() {
        store.act(Edit::ShowBoilerplate(document.id.clone(), !document.boilerplate_shown));
    }
}

fn with_active(store: Store, act: impl Fn(Store, &Id)) {
    if let Some(id) = store.active.get_untracked().or_else(|| store.hovered.get_untracked()) {
        act(store, &id);
    }
}

/// Says that a mark is right.
pub(crate) fn accept(store: Store, id: &Id) {
    if let Some((document, annotation)) = store.annotation_now(id)
        && annotation.state == State::Suggested
    {
        store.act(desk::accept(&document, &annotation));
        if annotation.kind() == Kind::Claim {
            store.aloud.set((store.texts().listing.accepted)(1));
        }
        keep_focus(id);
    }
}

/// Where the button that was pressed is gone, the keys go on from the mark.
pub(crate) fn keep_focus(id: &Id) {
    let selector = mark_selector(id);
    after_drawing(move || {
        if dom::nothing_has_focus() {
            dom::focus(&selector);
        }
    });
}

/// Says that a mark is wrong; it goes.
pub(crate) fn reject(store: Store, id: &Id) {
    let Some((document, annotation)) = store.annotation_now(id) else {
        return;
    };
    store.position.set_value(annotation.span.start);
    store.put_down();
    if store.claim.get_untracked().as_ref() == Some(id) {
        store.claim.set(None);
    }
    store.act(reject_with_parts(&document, &annotation));
}

/// A figure that goes leaves its parts without a whole.
fn reject_with_parts(document: &Document, annotation: &Annotation) -> Edit {
    if annotation.origin == Origin::Engine {
        return desk::reject(document, annotation);
    }
    let orphans = document.kept().iter().filter_map(|kept| {
        let Body::Figure(figure) = &kept.body else {
            return None;
        };
        (figure.part_of.as_ref() == Some(&annotation.id))
            .then(|| desk::correct(document, kept, Body::Figure(Figure { part_of: None, ..figure.clone() })))
    });
    Edit::All(orphans.chain([desk::reject(document, annotation)]).collect())
}

/// Opens a mark for editing: a claim in its panel, all else in the card.
pub(crate) fn edit(store: Store, id: &Id) {
    let Some((_, annotation)) = store.annotation_now(id) else {
        return;
    };
    if annotation.kind() == Kind::Claim {
        work_on(store, id);
    } else {
        store.active.set(Some(id.clone()));
        store.editing.set(true);
        after_drawing(|| dom::focus(".card select, .card input"));
    }
}

/// Opens the form of a claim; a suggestion becomes the person's with the first
/// change, not with the look.
pub(crate) fn work_on(store: Store, id: &Id) {
    store.claim.set(Some(id.clone()));
    after_drawing(|| {
        if let Some(form) = dom::one(".claim-form") {
            dom::scroll_to(&form, true);
        }
        dom::focus(".claim-form select, .claim-form input");
    });
}

/// Moves to the next or the previous mark of the kinds that are shown.
pub(crate) fn step(store: Store, forward: bool) {
    if adjudication::step(store, forward) {
        return;
    }
    let hidden = store.hidden.get_untracked();
    let active = store.active.get_untracked();
    let place = store.position.get_value();
    let next = store.sheet.with_untracked(|sheet| {
        let marks: Vec<_> = sheet.as_ref()?.marks.iter().filter(|m| !hidden.contains(&m.kind)).collect();
        let at = marks.iter().position(|m| Some(&m.id) == active.as_ref());
        let next = match (at, forward) {
            (Some(at), true) => marks.get(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| marks.get(at)),
            (None, true) => marks.iter().find(|m| m.span.start >= place),
            (None, false) => marks.iter().rev().find(|m| m.span.start < place),
        };
        next.map(|mark| mark.id.clone())
    });
    if let Some(id) = next {
        go_to(store, &id);
    }
}

/// Stands on a mark: shows its card, its place and gives it the focus.
pub(crate) fn go_to(store: Store, id: &Id) {
    stand_on(store, id, true);
}

/// The same; without the focus, a button can be pressed again.
pub(crate) fn stand_on(store: Store, id: &Id, focus: bool) {
    let Some(place) = store.sheet.with_untracked(|sheet| {
        let sheet = sheet.as_ref()?;
        let mark = sheet.mark(id)?;
        Some((mark.span.start, sheet.portion_at(mark.span.start), mark.kind))
    }) else {
        return;
    };
    let (start, portion, kind) = place;
    store.position.set_value(start);
    store.editing.set(false);
    if store.hidden.with_untracked(|hidden| hidden.contains(&kind)) {
        store.hidden.update(|hidden| {
            hidden.remove(&kind);
        });
    }
    store.show_portion(portion);
    store.active.set(Some(id.clone()));
    let selector = mark_selector(id);
    after_drawing(move || {
        if let Some(mark) = dom::one(&selector) {
            dom::scroll_to(&mark, true);
            if focus {
                dom::focus(&selector);
            }
        }
    });
}

/// Finds the segments of a mark in the page.
pub(crate) fn mark_selector(id: &str) -> String {
    format!("mark[data-ids~=\"{}\"]", id.replace('\\', "\\\\").replace('"', "\\\""))
}

/// After the page was drawn anew.
pub(crate) fn after_drawing(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}

fn mark_or_rekind(store: Store, kind: Kind) {
    if store.selection.with_untracked(Option::is_some) {
        mark_selection(store, kind);
    } else if let Kind::Entity(kind) = kind {
        with_active(store, |store, id| {
            if let Some((document, annotation)) = store.annotation_now(id)
                && matches!(annotation.body, Body::Entity(_))
            {
                store.act(desk::rekind(&document, std::slice::from_ref(id), kind));
                keep_focus(id);
            }
        });
    }
}

/// Marks what is selected in the text.
pub(crate) fn mark_selection(store: Store, kind: Kind) {
    mark_words(store, kind, false);
}

/// Marks what is selected in the text, or every place with the same words. A date or a
/// figure says at first what the engine reads in its own words.
pub(crate) fn mark_words(store: Store, kind: Kind, everywhere: bool) {
    let (Some(document), Some(Selection { span, .. })) =
        (store.document.get_untracked(), store.selection.get_untracked())
    else {
        return;
    };
    selection::clear();
    store.selection.set(None);
    if matches!(kind, Kind::Entity(_) | Kind::Claim) {
        mark(store, &document, span, kind, None, everywhere);
        return;
    }
    let quote = span.trimmed(&document.text).of(&document.text);
    let question = Question { language: document.meta.language.clone(), published: document.meta.published };
    let id = document.id.clone();
    store.engine.read(quote, &question, move |read| {
        let document = store.document.get_untracked().filter(|document| document.id == id);
        if let Some(document) = document {
            mark(store, &document, span, kind, read, everywhere);
        }
    });
}

fn mark(store: Store, document: &Document, span: Span, kind: Kind, read: Option<Findings>, everywhere: bool) {
    let (body, is_sure) = body(document, span, kind, read);
    // The selected place comes first: there the person stands.
    let mut places = vec![span];
    if everywhere {
        places.extend(desk::occurrences(document, span).into_iter().filter(|place| *place != span));
    }
    let Some((id, edit)) = desk::mark_all(document, &places, &body) else {
        return;
    };
    store.act(edit);
    if everywhere {
        let sentence = (store.texts().keys.marked)(places.len(), span.of(&document.text));
        store.notices.say(Notice::said(sentence).about(Notices::DONE));
    }
    go_to(store, &id);
    if kind == Kind::Claim {
        work_on(store, &id);
    } else if !is_sure {
        self::edit(store, &id);
    }
}

/// Moves the ends of the active mark to the selection.
pub(crate) fn resize_to_selection(store: Store) {
    if let (Some(Selection { span, .. }), Some(id)) = (store.selection.get_untracked(), store.active.get_untracked())
        && let Some((document, annotation)) = store.annotation_now(&id)
    {
        store.act(desk::resize(&document, &annotation, span));
        selection::clear();
        store.selection.set(None);
        go_to(store, &id);
    }
}

/// A claim from the selection; else the suggested claim at hand is accepted.
fn claim(store: Store) {
    if store.selection.with_untracked(Option::is_some) {
        mark_selection(store, Kind::Claim);
        return;
    }
    with_active(store, |store, id| {
        let claim = store.document.with_untracked(|document| {
            let document = document.as_ref()?;
            let at = document.annotation(id)?.span;
            let over = |a: &&&Annotation| a.kind() == Kind::Claim && a.is_live() && a.span.contains(at);
            document.annotations().iter().find(over).map(|a| a.id.clone())
        });
        if let Some(claim) = claim {
            accept(store, &claim);
        }
    });
}

/// Gives a claim a status, with its time. Where the person steps through the
/// choices with the arrows, only the last one was meant: all are one act.
pub(crate) fn set_status(store: Store, id: &Id, status: desk::Status, stepping: bool) {
    let Some((document, mut annotation)) = store.annotation_now(id) else {
        return;
    };
    let field = format!("{id} status");
    if let Body::Claim(claim) = &mut annotation.body
        && stepping
        && store.is_typing(&field)
    {
        claim.history.pop();
    }
    if let Some(edit) = desk::status(&document, &annotation, status, clock::now()) {
        if stepping {
            store.act_typing(&field, edit);
        } else {
            store.act(edit);
        }
        let texts = store.texts();
        store.aloud.set((texts.listing.now_status)(1, (texts.claims.statuses)(status)));
    }
}

/// Whether a mark can belong to a claim.
pub(crate) fn can_be_linked(annotation: &Annotation) -> bool {
    annotation.is_live() && matches!(annotation.kind(), Kind::Casualty | Kind::Date | Kind::Entity(EntityKind::Place))
}

/// Links a mark to the claim whose form is open, or unlinks it.
pub(crate) fn link(store: Store, id: &Id) {
    let Some(((document, annotation), claim)) = store.annotation_now(id).zip(store.claim.get_untracked()) else {
        return;
    };
    if !can_be_linked(&annotation) {
        return;
    }
    let quote = annotation.span.of(&document.text);
    let says = store.texts().listing;
    change_claim(store, &claim, None, |claim| {
        let before = claim.links.len();
        claim.links.retain(|linked| linked != id);
        if claim.links.len() == before {
            claim.links.push(id.clone());
            store.aloud.set((says.linked)(quote));
        } else {
            store.aloud.set((says.unlinked)(quote));
        }
    });
}

/// Changes a claim; `field` joins the letters typed into it.
pub(crate) fn change_claim(store: Store, id: &Id, field: Option<&str>, change: impl FnOnce(&mut ClaimBody)) {
    if let Some((_, annotation)) = store.annotation_now(id)
        && let Body::Claim(mut claim) = annotation.body
    {
        change(&mut claim);
        correct(store, id, field, Body::Claim(claim));
    }
}

/// Changes what a mark says; `field` joins the letters typed into it.
pub(crate) fn correct(store: Store, id: &Id, field: Option<&str>, body: Body) {
    let Some((document, annotation)) = store.annotation_now(id) else {
        return;
    };
    let edit = desk::correct(&document, &annotation, body);
    match field {
        Some(field) => store.act_typing(&format!("{id} {field}"), edit),
        None => store.act(edit),
    }
}

/// Opens the views across articles, or comes back from them.
pub(crate) fn across(store: Store) {
    let next = match store.across.get_untracked() {
        None if store.work.with_untracked(|work| !work.desk.documents().is_empty()) => Some(Tab::Figures),
        _ => None,
    };
    store.put_down();
    store.across.set(next);
    after_drawing(move || dom::focus(if next.is_some() { "#across" } else { "#main" }));
}

fn escape(store: Store) {
    if store.palette.get_untracked() {
        store.palette.set(false);
    } else if store.help.get_untracked() {
        store.help.set(false);
    } else if store.across.get_untracked().is_some() {
        across(store);
    } else if store.editing.get_untracked() {
        store.editing.set(false);
    } else {
        store.put_down();
    }
}

/// What a person's mark says at first; `false` where its words do not tell and the
/// person has to.
fn body(document: &Document, span: Span, kind: Kind, read: Option<Findings>) -> (Body, bool) {
    let quote = span.trimmed(&document.text).of(&document.text);
    let read = read.and_then(|read| read.marks.into_iter().map(|mark| mark.body).find(|body| body.kind() == kind));
    let is_sure = read.is_some() || matches!(kind, Kind::Entity(_) | Kind::Claim);
    let body = match (kind, read) {
        (_, Some(Body::Figure(figure))) => {
            Body::Figure(Figure { part_of: None, source: None, date: None, place: None, ..figure })
        }
        (_, Some(read)) => read,
        (Kind::Entity(kind), None) => {
            let canonical = document.annotations().into_iter().find_map(|a| match &a.body {
                Body::Entity(entity) if a.span.of(&document.text) == quote => entity.canonical.clone(),
                _ => None,
            });
            Body::Entity(Entity { kind, canonical })
        }
        (Kind::Date, None) => Body::Date(unknown_date(document)),
        (Kind::Casualty, None) => Body::Figure(plain_figure(quote)),
        (Kind::Claim, None) => Body::Claim(ClaimBody::new(None, None, Stance::Assert)),
    };
    (body, is_sure)
}

/// The publication date is the best first guess; else the time of writing.
fn unknown_date(document: &Document) -> Timex {
    let value = match document.meta.published {
        Some(day) => TimexValue::Date(Calendar::Day(day), None),
        None => TimexValue::Vague(Vague::Present),
    };
    Timex::of(value, None)
}

/// The digits of the quote, as people killed.
fn plain_figure(quote: &str) -> Figure<Id> {
    let digits: String = quote
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(char::is_ascii_digit)
        .collect();
    let count = digits.parse().ok();
    let qualifier = if count.is_some() { Qualifier::Exact } else { Qualifier::Indefinite };
    Figure::new(Harm::Killed, qualifier, count, count)
}
