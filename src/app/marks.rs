//! What is done to marks beyond one at a time, and to their ends: verbs, as those in
//! `doing`.

use super::doing::{self, after_drawing, go_to, stand_on};
use super::keys::Step;
use super::notices::{Notice, Notices};
use super::places;
use super::state::{Selection, Store};
use crate::browser::segments::{self, Unit};
use crate::browser::{dom, find, selection};
use crate::desk::{self, Id, Kind};
use crate::text::Span;
use leptos::prelude::*;

/// Says that a mark and all that say the same are right.
pub(crate) fn accept_alike(store: Store, id: &Id) {
    let Some((document, annotation)) = store.annotation_now(id) else {
        return;
    };
    let edit = desk::accept_all(&document, &desk::equal(&document, &annotation));
    if let desk::Edit::All(edits) = &edit
        && !edits.is_empty()
    {
        let sentence = (store.texts().keys.accepted)(edits.len(), annotation.span.of(&document.text));
        store.act(edit);
        store.notices.say(Notice::said(sentence).about(Notices::DONE));
        doing::keep_focus(id);
    }
}

/// Says that a mark and all that say the same are wrong.
pub(crate) fn reject_alike(store: Store, id: &Id) {
    if let Some((document, annotation)) = store.annotation_now(id) {
        let equal = desk::equal(&document, &annotation);
        if equal.len() > 1 {
            store.position.set_value(annotation.span.start);
            super::entities::reject_all(store, &equal, annotation.span.of(&document.text));
        } else {
            doing::reject(store, id);
        }
    }
}

/// The places with the words that are selected.
pub(crate) fn occurrences(store: Store) -> Vec<Span> {
    let places = store.document.with_untracked(|document| {
        let selection = store.selection.get()?;
        Some(desk::occurrences(document.as_ref()?, selection.span))
    });
    places.unwrap_or_default()
}

/// Marks what is selected and every other place with the same words; with nothing
/// selected, makes the mark at hand and its equals another kind.
pub(crate) fn mark_all(store: Store, kind: Kind) {
    if store.selection.with_untracked(Option::is_some) {
        doing::mark_words(store, kind, true);
    } else if let (Kind::Entity(kind), Some(id)) = (kind, store.active.get_untracked())
        && let Some((document, annotation)) = store.annotation_now(&id)
    {
        let equal = desk::equal(&document, &annotation);
        store.act(desk::rekind(&document, &equal, kind));
        doing::keep_focus(&id);
    }
}

/// Goes to the next or the previous mark of a kind.
pub(crate) fn jump(store: Store, kind: Kind, forward: bool) {
    let (place, active) = (store.position.get_value(), store.active.get_untracked());
    let next = store.sheet.with_untracked(|sheet| {
        let marks = || sheet.iter().flat_map(|sheet| &sheet.marks).filter(|mark| mark.kind == kind);
        let at = active.and_then(|id| marks().position(|mark| mark.id == id));
        let next = match (at, forward) {
            (Some(at), true) => marks().nth(at + 1),
            (Some(at), false) => at.checked_sub(1).and_then(|at| marks().nth(at)),
            (None, true) => marks().find(|mark| mark.span.start >= place),
            (None, false) => marks().rfind(|mark| mark.span.start < place),
        };
        // After the last comes the first.
        next.or_else(|| if forward { marks().next() } else { marks().next_back() }).map(|mark| mark.id.clone())
    });
    next.into_iter().for_each(|id| go_to(store, &id));
}

/// The same, of the kind of the mark at hand; of all kinds where there is none.
pub(crate) fn jump_alike(store: Store, forward: bool) {
    let kind = store.active.get_untracked().and_then(|id| store.annotation_now(&id)).map(|(_, a)| a.kind());
    match kind {
        Some(kind) => jump(store, kind, forward),
        None => doing::step(store, forward),
    }
}

/// Moves an end of the mark at hand by a letter or a word. Steps that follow one
/// another are one act.
pub(crate) fn stretch_by(store: Store, end: bool, forward: bool, unit: Unit) {
    let Some(id) = store.active.get_untracked() else {
        return;
    };
    let Some((document, annotation)) = store.annotation_now(&id) else {
        return;
    };
    let (text, span) = (&document.text, annotation.span);
    let place = if end { span.end } else { span.start };
    let moved = with_end(span, end, segments::step(text, place, forward, unit));
    // Blanks belong to no mark: a step that takes only blanks in goes on.
    let moved = match moved.trimmed(text) {
        trimmed if trimmed == span && unit == Unit::Letter => {
            let place = if end { moved.end } else { moved.start };
            with_end(span, end, segments::step(text, place, forward, unit)).trimmed(text)
        }
        trimmed => trimmed,
    };
    resize(store, &id, moved, Some("ends"));
    after_drawing(move || stand_on(store, &id, false));
}

/// The span with another end; it keeps at least something.
fn with_end(span: Span, end: bool, place: usize) -> Span {
    match end {
        true if place > span.start => Span::new(span.start, place),
        false if place < span.end => Span::new(place, span.end),
        _ => span,
    }
}

fn resize(store: Store, id: &Id, span: Span, field: Option<&str>) {
    if let Some((document, annotation)) = store.annotation_now(id)
        && span != annotation.span
        && !span.is_empty()
    {
        let edit = desk::resize(&document, &annotation, span);
        match field {
            Some(field) => store.act_typing(&format!("{id} {field}"), edit),
            None => store.act(edit),
        }
        store.aloud.set(span.of(&document.text).to_owned());
    }
}

/// Takes an end of the mark at hand.
pub(crate) fn take(store: Store, end: bool) {
    if let Some((_, annotation)) = store.active.get_untracked().and_then(|id| store.annotation_now(&id)) {
        store.stretches_end.set(end);
        store.stretch.set(Some(Selection { span: annotation.span, at: (0.0, 0.0, 0.0) }));
    }
}

/// Moves the end that was taken to a point of the window.
pub(crate) fn drag(store: Store, x: f64, y: f64) {
    let Some(Selection { span, .. }) = store.stretch.get_untracked() else {
        return;
    };
    let place = store.document.with_untracked(|document| selection::at_point(&document.as_ref()?.text, x, y));
    if let Some(place) = place {
        let span = with_end(span, store.stretches_end.get_untracked(), place);
        store.stretch.set(Some(Selection { span, at: (x, y, 0.0) }));
        find::paint("stretch", places::range_of(store, span).as_slice());
    }
}

/// Lets the end go; the mark stands where it would have stood.
pub(crate) fn drop(store: Store, keep: bool) {
    if let Some(Selection { span, .. }) = store.stretch.get_untracked() {
        store.stretch.set(None);
        find::paint("stretch", &[]);
        if let Some((document, id)) = store.document.get_untracked().zip(store.active.get_untracked()).filter(|_| keep)
        {
            let span = segments::widened(&document.text, span).trimmed(&document.text);
            resize(store, &id, span, None);
        }
    }
}

/// Moves the caret, or selects from it. It starts where the person stands.
pub(crate) fn caret(store: Store, select: bool, step: Step) {
    let active = store.active.get_untracked().and_then(|id| store.annotation_now(&id));
    // A caret that only a click left is no place where the keys stand.
    let goes_on = store.caret.with_untracked(Option::is_some) || store.selection.with_untracked(Option::is_some);
    if !(selection::is_in_text() && (goes_on || active.is_none())) {
        let at = active.map_or_else(|| store.position.get_value(), |(_, annotation)| annotation.span.start);
        places::draw(store, at);
        if let Some(range) = places::range_of(store, Span::new(at, at)) {
            selection::put_caret(&range);
        }
    }
    let (forward, by) = match step {
        Step::Along(Unit::Letter, forward) => (forward, "character"),
        Step::Along(Unit::Word, forward) => (forward, "word"),
        Step::Line(forward) => (forward, "line"),
    };
    selection::modify(select, forward, by);
    let Some((place, rect)) = store.document.with_untracked(|d| selection::caret(&d.as_ref()?.text)) else {
        return;
    };
    store.position.set_value(place);
    if !select {
        store.put_down();
    }
    let at = (rect.left(), rect.top(), rect.height());
    store.caret.set((!select).then(|| Selection { span: Span::new(place, place), at }));
    dom::keep_in_sight(".reader", &rect);
}
