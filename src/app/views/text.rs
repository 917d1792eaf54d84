//! The text with its marks: paragraphs in portions, each paragraph a list of
//! segments that is derived and compared, so that an act redraws what it changed.

use super::elements::each;
use crate::app::state::layout::{Segment, TextLayout};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{dom, events};
use crate::desk::Id;
use leptos::prelude::*;
use std::sync::Arc;

/// Portions that are drawn with their marks at once; a text with more is long,
/// and draws the others when they come near.
const AT_ONCE: usize = 4;

pub(super) fn text() -> AnyView {
    let (store, texts) = (store(), texts());
    let lang = move || store.reading.document.with(|d| d.as_ref().map(|d| d.meta.language.clone()));
    let dimmed = move || store.reading.document.with(|d| d.as_ref().is_some_and(|d| !d.boilerplate_shown));
    let found = Memo::new(move |_| store.reading.layout.with(|s| s.as_ref().is_some_and(|s| !s.marks.is_empty())));
    let waits = Memo::new(move |_| store.reading.is_waiting());
    let waiting =
        move || store.reading.percent_read().map_or_else(|| texts.reader.waiting.to_owned(), texts.reader.progress);
    let active = Selector::new(move || store.selection.active.get());
    let count = store.reading.layout.with_untracked(|layout| layout.as_ref().map_or(0, |layout| layout.portions.len()));
    let is_long = count > AT_ONCE;
    let portions: Vec<AnyView> = (0..count).map(|index| portion(store, index, active.clone())).collect();
    view! {
        <section
            class="text"
            id="text"
            tabindex="-1"
            aria-label=texts.reader.region
            lang=lang
            class:dim=dimmed
            class:long=is_long
        >
            {portions}
        </section>
        {move || match (waits.get(), found.get()) {
            (true, _) => view! { <p class="nothing waiting" role="status">{waiting}</p> }.into_any(),
            (false, false) => view! { <p class="nothing">{texts.reader.nothing}</p> }.into_any(),
            (false, true) => ().into_any(),
        }}
    }
    .into_any()
}

fn portion(store: Store, index: usize, active: Selector<Option<Id>>) -> AnyView {
    let drawn = Memo::new(move |_| index < AT_ONCE || store.reading.drawn.with(|drawn| drawn.contains(&index)));
    if index >= AT_ONCE {
        dom::after_drawing(move || {
            if let Some(near) = dom::one(&format!("[data-portion=\"{index}\"]")) {
                events::when_near(&near, move || store.reading.show_portion(index));
            }
        });
    }
    let blocks = move || {
        let drawn = drawn.get();
        let Some(layout) = store.reading.layout.get_untracked() else {
            return Vec::new();
        };
        let range = layout.portions.get(index).cloned().unwrap_or_default();
        range.map(|block| if drawn { paragraph(store, block, &active) } else { plain(&layout, block) }).collect()
    };
    view! { <div class="portion" data-portion=index>{blocks}</div> }.into_any()
}

/// A paragraph that is far away: its words alone.
fn plain(layout: &TextLayout, block: usize) -> AnyView {
    let span = layout.blocks[block].span;
    view! { <p data-at=span.start>{span.of(&layout.document.text)}</p> }.into_any()
}

/// What a paragraph is made of.
#[derive(Clone, PartialEq)]
struct Drawn {
    text: Arc<str>,
    class: &'static str,
    segments: Vec<(Id, Segment)>,
}

fn paragraph(store: Store, block: usize, active: &Selector<Option<Id>>) -> AnyView {
    let start =
        store.reading.layout.with_untracked(|s| s.as_ref().and_then(|s| s.blocks.get(block)).map(|b| b.span.start));
    // An act changes one paragraph; the others are not cut into segments again.
    let input = Memo::new(move |_| store.reading.layout.with(|layout| layout.as_ref()?.input(block)));
    let drawn = Memo::new(move |_| {
        input.with(|input| {
            let here = &input.as_ref()?.block;
            let layout = store.reading.layout.read_untracked();
            let layout = layout.as_ref()?;
            let segments = store.look.hidden.with(|hidden| layout.segments(block, hidden));
            let boilerplate = segments.iter().all(|segment| segment.boilerplate || is_empty(segment, layout));
            let class = match (here.headline, boilerplate, here.ends) {
                (true, ..) => "headline",
                (_, true, true) => "boilerplate ends",
                (_, true, false) => "boilerplate",
                (_, _, true) => "ends",
                _ => "",
            };
            let segments = segments.into_iter().map(|segment| (segment.key(), segment)).collect();
            Some(Drawn { text: layout.document.text.clone(), class, segments })
        })
    });
    let class = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.class));
    // A segment that stays the same keeps its element, and so the focus.
    let keys = move || {
        drawn.with(|drawn| drawn.iter().flat_map(|drawn| &drawn.segments).map(|(key, _)| key.clone()).collect())
    };
    let active = active.clone();
    let draw = move |key: Id| {
        drawn
            .with_untracked(|drawn| {
                let drawn = drawn.as_ref()?;
                let (_, segment) = drawn.segments.iter().find(|(other, _)| *other == key)?;
                Some(self::segment(segment, &drawn.text, &active))
            })
            .into_any()
    };
    view! { <p data-at=start class=class>{each(keys, draw)}</p> }.into_any()
}

fn is_empty(segment: &Segment, layout: &TextLayout) -> bool {
    segment.marks.is_empty() && segment.span.of(&layout.document.text).trim().is_empty()
}

fn segment(segment: &Segment, text: &str, active: &Selector<Option<Id>>) -> AnyView {
    let words = segment.span.of(text);
    if segment.marks.is_empty() {
        return if segment.boilerplate {
            view! { <span class="boilerplate">{words}</span> }.into_any()
        } else {
            words.into_any()
        };
    }
    let ids: Vec<Option<Id>> = segment.marks.iter().map(|mark| Some(mark.id.clone())).collect();
    let active = active.clone();
    let is_active = move || ids.iter().any(|id| active.selected(id));
    let other = is_active.clone();
    view! {
        <mark
            data-kind=segment.kinds()
            data-ids=segment.ids()
            data-unsure=segment.unsure()
            data-start=segment.place.0
            data-end=segment.place.1
            aria-current=move || is_active().then_some("true")
            tabindex=move || if other() { "0" } else { "-1" }
        >
            {words}
        </mark>
    }
    .into_any()
}
