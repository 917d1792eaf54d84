//! What is done to marks: deciding them, making them, changing what they say.

use crate::app::actions::{entities, navigate};
use crate::app::services::Services;
use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::selection::SelectedText;
use crate::browser::{dom, selection};
use crate::desk::{self, Annotation, Body, ClaimBody, Document, Edit, Findings, Id, Kind, Origin, Question, State};
use crate::model::{Calendar, Effect as Harm, Entity, Figure, Qualifier, Stance, Timex, TimexValue, Vague};
use crate::text::Span;
use leptos::prelude::*;

/// Says that a mark is right.
pub(crate) fn accept(store: Store, id: &Id) {
    if let Some((document, annotation)) = store.reading.annotation_now(id)
        && annotation.state == State::Suggested
    {
        store.act(desk::accept(&document, &annotation));
        if annotation.kind() == Kind::Claim {
            store.live_region.set((store.texts().listing.accepted)(1));
        }
        navigate::keep_focus(id);
    }
}

/// Says that a mark is wrong; it goes.
pub(crate) fn reject(store: Store, id: &Id) {
    let Some((document, annotation)) = store.reading.annotation_now(id) else {
        return;
    };
    store.reading.position.set_value(annotation.span.start);
    store.selection.close_card();
    if store.selection.claim.get_untracked().as_ref() == Some(id) {
        store.selection.claim.set(None);
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
    let Some((_, annotation)) = store.reading.annotation_now(id) else {
        return;
    };
    if annotation.kind() == Kind::Claim {
        navigate::open_claim(store, id);
    } else {
        store.selection.active.set(Some(id.clone()));
        store.selection.editing.set(true);
        dom::after_drawing(|| dom::focus(".card select, .card input"));
    }
}

/// Marks what is selected in the text.
pub(crate) fn mark_selection(store: Store, services: Services, kind: Kind) {
    mark_words(store, services, kind, false);
}

/// Marks what is selected in the text, or every place with the same words. A date or a
/// figure says at first what the engine reads in its own words.
pub(crate) fn mark_words(store: Store, services: Services, kind: Kind, everywhere: bool) {
    let (Some(document), Some(SelectedText { span, .. })) =
        (store.reading.document.get_untracked(), store.selection.text.get_untracked())
    else {
        return;
    };
    selection::clear();
    store.selection.text.set(None);
    with_reading(store, services, &document, span, kind, move |document, read| {
        mark(store, document, span, kind, read, everywhere, None);
    });
}

/// Makes a mark one of another kind, as one act: the old one goes, and a new one stands at its
/// place.
pub(crate) fn replace(store: Store, services: Services, id: &Id, kind: Kind) {
    if let Some((document, old)) = store.reading.annotation_now(id) {
        store.selection.close_card();
        with_reading(store, services, &document, old.span, kind, move |document, read| {
            mark(store, document, old.span, kind, read, false, Some(&old));
        });
    }
}

/// Goes on with what the engine reads in words of a document, where a mark of a kind asks for
/// that.
fn with_reading(
    store: Store,
    services: Services,
    document: &Document,
    span: Span,
    kind: Kind,
    then: impl FnOnce(&Document, Option<Findings>) + 'static,
) {
    if matches!(kind, Kind::Entity(_) | Kind::Claim) {
        then(document, None);
        return;
    }
    let quote = span.trimmed(&document.text).of(&document.text);
    let id = document.id.clone();
    services.engine.read(quote, &question(document), move |read| {
        let document = store.reading.document.get_untracked().filter(|document| document.id == id);
        if let Some(document) = document {
            then(&document, read);
        }
    });
}

/// What the engine has to know of a document to read words as its own.
fn question(document: &Document) -> Question {
    Question { language: document.meta.language.clone(), published: document.meta.published }
}

/// Reads a date that a person types, as the article could write it: its language and its day
/// of publication count. `then` gets nothing where it is no date.
pub(crate) fn read_date(store: Store, services: Services, typed: &str, then: impl FnOnce(Option<Timex>) + 'static) {
    let typed = typed.trim();
    if let Ok(value) = typed.parse() {
        then(Some(Timex::of(value, None)));
        return;
    }
    let Some(document) = store.reading.document.get_untracked() else { return };
    let whole = Span::new(0, typed.len());
    services.engine.read(typed, &question(&document), move |read| {
        let marks = read.into_iter().flat_map(|read| read.marks);
        then(marks.filter(|mark| mark.span == whole).find_map(|mark| match mark.body {
            Body::Date(timex) => Some(timex),
            _ => None,
        }));
    });
}

/// Marks places; `instead` goes.
fn mark(
    store: Store,
    document: &Document,
    span: Span,
    kind: Kind,
    read: Option<Findings>,
    everywhere: bool,
    instead: Option<&Annotation>,
) {
    let (body, is_sure) = body(document, span, kind, read);
    // The selected place comes first: there the person stands.
    let mut places = vec![span];
    if everywhere {
        places.extend(desk::occurrences(document, span).into_iter().filter(|place| *place != span));
    }
    let Some((id, edit)) = desk::mark_all(document, &places, &body) else {
        return;
    };
    store.act(match instead {
        Some(old) => Edit::All(vec![reject_with_parts(document, old), edit]),
        None => edit,
    });
    if everywhere {
        let sentence = (store.texts().keys.marked)(places.len(), span.of(&document.text));
        store.notices.say(Notice::said(sentence).about(Notices::DONE));
    }
    navigate::go_to(store, &id);
    if kind == Kind::Claim {
        navigate::open_claim(store, &id);
    } else if !is_sure {
        self::edit(store, &id);
    }
}

/// Moves the ends of the active mark to the selection.
pub(crate) fn resize_to_selection(store: Store) {
    if let (Some(SelectedText { span, .. }), Some(id)) =
        (store.selection.text.get_untracked(), store.selection.active.get_untracked())
        && let Some((document, annotation)) = store.reading.annotation_now(&id)
    {
        store.act(desk::resize(&document, &annotation, span));
        selection::clear();
        store.selection.text.set(None);
        navigate::go_to(store, &id);
    }
}

/// A claim from the selection; else the suggested claim at hand is accepted.
pub(crate) fn claim(store: Store, services: Services) {
    if store.selection.text.with_untracked(Option::is_some) {
        mark_selection(store, services, Kind::Claim);
        return;
    }
    if let Some(id) = store.selection.shown_now() {
        let claim = store.reading.document.with_untracked(|document| {
            let document = document.as_ref()?;
            let at = document.annotation(&id)?.span;
            let over = |a: &&&Annotation| a.kind() == Kind::Claim && a.is_live() && a.span.contains(at);
            document.annotations().iter().find(over).map(|a| a.id.clone())
        });
        if let Some(claim) = claim {
            accept(store, &claim);
        }
    }
}

/// Changes what a mark says; `field` joins the letters typed into it.
pub(crate) fn correct(store: Store, id: &Id, field: Option<&str>, body: Body) {
    let Some((document, annotation)) = store.reading.annotation_now(id) else {
        return;
    };
    let edit = desk::correct(&document, &annotation, body);
    match field {
        Some(field) => store.act_typing(&format!("{id} {field}"), edit),
        None => store.act(edit),
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

/// Says that a mark and all that say the same are right.
pub(crate) fn accept_alike(store: Store, id: &Id) {
    let Some((document, annotation)) = store.reading.annotation_now(id) else {
        return;
    };
    let edit = desk::accept_all(&document, &desk::equal(&document, &annotation));
    if let desk::Edit::All(edits) = &edit
        && !edits.is_empty()
    {
        let sentence = (store.texts().keys.accepted)(edits.len(), annotation.span.of(&document.text));
        store.act(edit);
        store.notices.say(Notice::said(sentence).about(Notices::DONE));
        navigate::keep_focus(id);
    }
}

/// Says that all marks of a kind are right, but for those that the engine is not sure of: these
/// are looked at one by one.
pub(crate) fn accept_kind(store: Store, kind: Kind) {
    let Some(document) = store.reading.document.get_untracked() else { return };
    let annotations = document.annotations();
    let open = annotations.into_iter().filter(|a| a.kind() == kind && a.state == State::Suggested);
    let (sure, unsure): (Vec<&Annotation>, Vec<_>) = open.partition(|a| a.doubt().is_none());
    let ids: Vec<Id> = sure.into_iter().map(|annotation| annotation.id.clone()).collect();
    if !ids.is_empty() {
        store.act(desk::accept_all(&document, &ids));
    }
    let sentence = (store.texts().keys.accepted_kind)(ids.len(), unsure.len());
    store.notices.say(Notice::said(sentence).about(Notices::DONE));
}

/// The same of the kind of a mark.
pub(crate) fn accept_kind_of(store: Store, id: &Id) {
    if let Some((_, annotation)) = store.reading.annotation_now(id) {
        accept_kind(store, annotation.kind());
        navigate::go_on(store);
    }
}

/// Says that a mark and all that say the same are wrong.
pub(crate) fn reject_alike(store: Store, id: &Id) {
    if let Some((document, annotation)) = store.reading.annotation_now(id) {
        let equal = desk::equal(&document, &annotation);
        if equal.len() > 1 {
            store.reading.position.set_value(annotation.span.start);
            entities::reject_all(store, &equal, annotation.span.of(&document.text));
        } else {
            reject(store, id);
        }
    }
}

/// The places with the words that are selected.
pub(crate) fn occurrences(store: Store) -> Vec<Span> {
    let places = store.reading.document.with_untracked(|document| {
        let selection = store.selection.text.get()?;
        Some(desk::occurrences(document.as_ref()?, selection.span))
    });
    places.unwrap_or_default()
}

/// Marks what is selected and every other place with the same words; with nothing
/// selected, makes the mark at hand and its equals another kind.
pub(crate) fn mark_all(store: Store, services: Services, kind: Kind) {
    if store.selection.text.with_untracked(Option::is_some) {
        mark_words(store, services, kind, true);
    } else if let (Kind::Entity(kind), Some(id)) = (kind, store.selection.active.get_untracked())
        && let Some((document, annotation)) = store.reading.annotation_now(&id)
    {
        let equal = desk::equal(&document, &annotation);
        store.act(desk::rekind(&document, &equal, kind));
        navigate::keep_focus(&id);
    }
}
