//! Going to a place: an article, a mark, a claim, a part of the page.

use crate::app::services::reading_position;
use crate::app::state::Store;
use crate::app::state::across::Tab;
use crate::app::state::layout::Mark;
use crate::app::state::paper::Paper;
use crate::app::state::stepping::{self, Start};
use crate::browser::dom::{self, after_drawing};
use crate::desk::{Id, Kind, State};
use leptos::prelude::*;

/// Opens an article, or clears the page for a new one.
pub(crate) fn open(store: Store, id: Option<Id>) {
    store.selection.clear();
    if store.reading.current.with_untracked(|current| *current != id) {
        // Another article begins where it was left, and not where this one was.
        store.across.tops.update_value(|tops| tops.retain(|(tab, _)| tab.is_some()));
    }
    show(store, None);
    if store.reading.current.with_untracked(|current| *current != id) {
        reading_position::remember(store);
        store.reading.show(id.clone());
        dom::scroll_to_top();
        id.into_iter().for_each(|id| reading_position::resume(store, &id));
    }
}

/// Shows a view across articles, or the text where `tab` is none: where the person left it, at
/// first its top.
pub(crate) fn show(store: Store, tab: Option<Tab>) {
    let before = store.across.tab.get_untracked();
    if before == tab {
        return;
    }
    let left = store.across.tops.try_update_value(|tops| {
        tops.retain(|(known, _)| *known != before);
        tops.push((before, dom::top()));
        tops.iter().find(|(known, _)| *known == tab).map(|(_, top)| *top)
    });
    store.across.tab.set(tab);
    let top = left.flatten().unwrap_or_default();
    after_drawing(move || dom::scroll_to_height(top));
}

/// What is open, as it stands on paper.
pub(crate) fn on_paper(store: Store) -> Paper {
    match store.across.tab.get_untracked() {
        Some(Tab::Incidents) if store.across.incidents.with_untracked(|all| !all.is_empty()) => Paper::Incident,
        _ if store.reading.document.with_untracked(Option::is_some) => Paper::Article,
        _ => Paper::Claims,
    }
}

/// Leaves an article as soon as it is deleted, here or in another tab.
pub(crate) fn leave_what_is_deleted(store: Store) {
    Effect::new(move |_| {
        let (is_gone, last) = store.work.with(|work| {
            let current = store.reading.current.get();
            let is_gone = current.is_some_and(|id| work.desk.document(&id).is_none());
            (is_gone, work.desk.documents().last().map(|d| d.id.clone()))
        });
        if is_gone {
            open(store, last);
        }
    });
}

/// Goes to a part of the page.
pub(crate) fn go_to_part(selector: &str) {
    if let Some(part) = dom::one(selector) {
        dom::scroll_to(&part, false);
        dom::focus(selector);
    }
}

/// Opens the form of a claim. A suggestion stays one until the first change.
pub(crate) fn open_claim(store: Store, id: &Id) {
    store.selection.claim.set(Some(id.clone()));
    after_drawing(|| {
        if let Some(form) = dom::one(".claim-form") {
            dom::scroll_to(&form, true);
        }
        dom::focus(".claim-form select, .claim-form input");
    });
}

/// Moves to the next or the previous mark of the kinds that are shown, of those that nobody
/// decided where the person keeps to them.
pub(crate) fn step(store: Store, forward: bool) {
    let (hidden, undecided) = (store.look.hidden.get_untracked(), store.look.undecided.get_untracked());
    let is_wanted = |mark: &Mark| !hidden.contains(&mark.kind) && (!undecided || mark.state == State::Suggested);
    step_among(store, is_wanted, forward, undecided, true);
}

/// Goes on to the next mark that is shown and that nobody decided; from the last to the first.
pub(crate) fn go_on(store: Store) {
    let hidden = store.look.hidden.get_untracked();
    let is_open = |mark: &Mark| !hidden.contains(&mark.kind) && mark.state == State::Suggested;
    if store.reading.layout.with_untracked(|layout| layout.as_ref().is_some_and(|l| l.marks.iter().any(is_open))) {
        step_among(store, is_open, true, true, true);
    } else {
        store.live_region.set(store.texts().keys.all_decided.to_owned());
    }
}

/// Moves to the next or the previous of the marks that are wanted, from the active mark or
/// from the reading position. Where `wraps` is set, the first comes after the last; without
/// `focus`, a button can be pressed again.
pub(crate) fn step_among(store: Store, is_wanted: impl Fn(&Mark) -> bool, forward: bool, wraps: bool, focus: bool) {
    let (place, active) = (store.reading.position.get_value(), store.selection.active.get_untracked());
    let next = store.reading.layout.with_untracked(|layout| {
        let all = &layout.as_ref()?.marks;
        let is_active = |mark: &Mark| Some(&mark.id) == active.as_ref();
        let marks: Vec<(usize, &Mark)> = all.iter().enumerate().filter(|(_, mark)| is_wanted(mark)).collect();
        let start = match (marks.iter().position(|(_, mark)| is_active(mark)), all.iter().position(is_active)) {
            (Some(at), _) => Start::On(at),
            (None, Some(active)) => Start::Before(marks.partition_point(|(at, _)| *at < active)),
            (None, None) => Start::Before(marks.partition_point(|(_, mark)| mark.span.start < place)),
        };
        stepping::step(marks.len(), start, forward, wraps).map(|at| marks[at].1.id.clone())
    });
    if let Some(id) = next {
        stand_on(store, &id, focus);
    }
}

/// Stands on a mark: shows its card, its place and gives it the focus.
pub(crate) fn go_to(store: Store, id: &Id) {
    stand_on(store, id, true);
}

/// The same; without the focus, a button can be pressed again.
pub(crate) fn stand_on(store: Store, id: &Id, focus: bool) {
    let Some(place) = store.reading.layout.with_untracked(|layout| {
        let layout = layout.as_ref()?;
        let mark = layout.mark(id)?;
        Some((mark.span.start, layout.portion_at(mark.span.start), mark.kind))
    }) else {
        return;
    };
    let (start, portion, kind) = place;
    store.reading.position.set_value(start);
    store.selection.editing.set(false);
    if store.look.hidden.with_untracked(|hidden| hidden.contains(&kind)) {
        store.look.hidden.update(|hidden| {
            hidden.remove(&kind);
        });
    }
    store.reading.show_portion(portion);
    store.selection.active.set(Some(id.clone()));
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

/// Where the button that was pressed is gone, the keys go on from the mark.
pub(crate) fn keep_focus(id: &Id) {
    let selector = mark_selector(id);
    after_drawing(move || {
        if dom::nothing_has_focus() {
            dom::focus(&selector);
        }
    });
}

/// Opens the views across articles, or comes back from them.
pub(crate) fn toggle_across(store: Store) {
    let next = match store.across.tab.get_untracked() {
        None if store.work.with_untracked(|work| !work.desk.documents().is_empty()) => Some(Tab::Incidents),
        _ => None,
    };
    store.selection.close_card();
    show(store, next);
    after_drawing(move || dom::focus(if next.is_some() { "#across" } else { "#main" }));
}

/// Goes to the next or the previous mark of a kind; after the last comes the first.
pub(crate) fn jump(store: Store, kind: Kind, forward: bool) {
    step_among(store, |mark| mark.kind == kind, forward, true, true);
}

/// The same, of the kind of the active mark; of all kinds where there is none.
pub(crate) fn jump_alike(store: Store, forward: bool) {
    let active = store.selection.active.get_untracked();
    match active.and_then(|id| store.reading.annotation_now(&id)) {
        Some((_, annotation)) => jump(store, annotation.kind(), forward),
        None => step(store, forward),
    }
}
