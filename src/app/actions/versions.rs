//! Another version of an article that was worked on: the work is carried over
//! when the person wants it, and what changed is settled one by one.

use crate::app::actions::navigate::{self, go_to};
use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::selection::SelectedText;
use crate::app::state::work::Work;
use crate::browser::dom::{self, after_drawing};
use crate::browser::selection;
use crate::desk::{self, Document, Id};
use crate::lang;
use crate::text::Span;
use leptos::prelude::*;

/// An article came; once the engine has read its title, the work on an earlier
/// version of it is offered.
pub(crate) fn came(store: Store, new: Id) {
    store.reading.newcomers.update_value(|newcomers| {
        newcomers.insert(new);
    });
}

/// Offers to reanchor the work over to articles that came and were read, where they are versions
/// of ones that were worked on.
pub(crate) fn offer(store: Store, mut read: Vec<Id>) {
    store.reading.newcomers.update_value(|newcomers| read.retain(|id| newcomers.remove(id)));
    let pairs: Vec<(Id, Id)> = store.work.with_untracked(|work| {
        let documents: Vec<&Document> = read.iter().filter_map(|id| Some(&**work.desk.document(id)?)).collect();
        let earlier = desk::earlier_versions(&work.desk, &documents);
        let pairs = earlier.into_iter().zip(documents);
        pairs.filter_map(|(earlier, new)| Some((earlier?.id.clone(), new.id.clone()))).collect()
    });
    pairs.into_iter().for_each(|(earlier, new)| offer_one(store, earlier, new));
}

fn offer_one(store: Store, earlier: Id, new: Id) {
    let changes = &store.texts().changes;
    let title = store.work.with_untracked(|work| work.desk.document(&earlier).map(|d| d.meta.title.clone()));
    let sentence = (changes.offer)(title.as_deref().unwrap_or_default());
    let matter = format!("version {new}");
    let reanchor = move || reanchor(store, &earlier, &new);
    store.notices.say(Notice::said(sentence).about(matter).with(changes.reanchor, reanchor));
}

/// Whether the data of the languages is here; else says so and offers it again.
pub(crate) fn is_ready(store: Store, label: &'static str, again: impl Fn() + Send + Sync + 'static) -> bool {
    let is_ready = lang::is_ready();
    if !is_ready {
        let sentence = store.texts().changes.not_ready.to_owned();
        store.notices.say(Notice::said(sentence).with(label, again));
    }
    is_ready
}

fn reanchor(store: Store, earlier: &Id, new: &Id) {
    let changes = &store.texts().changes;
    let versions = (earlier.clone(), new.clone());
    if !is_ready(store, changes.reanchor, move || reanchor(store, &versions.0, &versions.1)) {
        return;
    }
    let carried = |work: &Work| desk::reanchor(work.desk.document(earlier)?, work.desk.document(new)?);
    let Some((edit, report)) = store.work.with_untracked(carried) else {
        return;
    };
    store.act(edit);
    navigate::open(store, Some(new.clone()));
    let notice = Notice::said((changes.report)(&report)).about(Notices::DONE);
    let waits = report.changed + report.lost > 0;
    store.notices.say(if waits { notice.with(changes.look, || look("#changed")) } else { notice });
}

/// Goes to what waits, or to the list that it was in.
fn look(part: &'static str) {
    after_drawing(move || {
        let part = dom::one(part).map_or("#claims", |_| part);
        if let Some(part) = dom::one(part) {
            dom::scroll_to(&part, true);
        }
        dom::focus(part);
    });
}

/// Takes the place that the words of a mark became.
pub(crate) fn take(store: Store, id: &Id) {
    let place = store.reading.document.with_untracked(|document| {
        let waiting = document.as_ref()?.needs_review.iter().find(|waiting| waiting.mark.id == *id)?;
        Some(waiting.mark.span)
    });
    if let Some(place) = place {
        settle(store, id, place);
    }
}

/// Puts a mark where words are selected, or waits until some are.
pub(crate) fn choose(store: Store, id: &Id) {
    match store.selection.text.get_untracked() {
        Some(SelectedText { span, .. }) => settle(store, id, span),
        None => {
            store.selection.placing.set(Some(id.clone()));
            after_drawing(|| dom::focus("#text"));
        }
    }
}

/// Puts the mark that waits for words where they are selected now.
pub(crate) fn put_here(store: Store) {
    if let (Some(SelectedText { span, .. }), Some(id)) =
        (store.selection.text.get_untracked(), store.selection.placing.get_untracked())
    {
        settle(store, &id, span);
        selection::clear();
        store.selection.text.set(None);
    }
}

fn settle(store: Store, id: &Id, place: Span) {
    let Some(document) = store.reading.document.get_untracked() else {
        return;
    };
    if let Some((id, edit)) = desk::settle(&document, id, place) {
        store.selection.placing.set(None);
        store.act(edit);
        go_to(store, &id);
    }
}

/// Gives a mark up that waits.
pub(crate) fn drop_mark(store: Store, id: &Id) {
    if let Some(document) = store.reading.document.get_untracked() {
        store.selection.placing.set(None);
        store.act(desk::drop_needs_review(&document, id));
        look("#changed");
    }
}
