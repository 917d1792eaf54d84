//! The text with its marks: paragraphs in portions, each paragraph a list of
//! runs that is derived and compared, so that an act redraws what it changed.

use crate::app::sheet::{Run, Sheet};
use crate::app::state::{Store, store, texts};
use crate::browser::events;
use crate::desk::{Id, State};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// Portions that are drawn with their marks at once; a text with more is long,
/// and draws the others when they come near.
const AT_ONCE: usize = 4;

pub(super) fn text() -> AnyView {
    let (store, texts) = (store(), texts());
    let lang = Memo::new(move |_| store.document.with(|d| d.as_ref().map(|d| d.meta.language.clone())));
    let dimmed = Memo::new(move |_| store.document.with(|d| d.as_ref().is_some_and(|d| !d.furniture_shown)));
    let found = Memo::new(move |_| store.sheet.with(|s| s.as_ref().is_some_and(|s| !s.marks.is_empty())));
    let active = Selector::new(move || store.active.get());
    let count = store.sheet.with_untracked(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.portions.len()));
    let is_long = count > AT_ONCE;
    let portions: Vec<AnyView> = (0..count).map(|index| portion(store, index, active.clone())).collect();
    view! {
        <section
            class="text" id="text" tabindex="-1" aria-label=texts.reader.region lang=move || lang.get()
            class:dim=move || dimmed.get() class:long=is_long
        >{portions}</section>
        {move || (!found.get()).then(|| view! { <p class="nothing">{texts.reader.nothing}</p> })}
    }
    .into_any()
}

fn portion(store: Store, index: usize, active: Selector<Option<Id>>) -> AnyView {
    let near = NodeRef::<Div>::new();
    let drawn = Memo::new(move |_| index < AT_ONCE || store.drawn.with(|drawn| drawn.contains(&index)));
    if index >= AT_ONCE {
        Effect::new(move |_| {
            if let Some(near) = near.get() {
                events::when_near(&near, move || store.show_portion(index));
            }
        });
    }
    let blocks = move || {
        let drawn = drawn.get();
        let Some(sheet) = store.sheet.get_untracked() else {
            return Vec::new();
        };
        let range = sheet.portions.get(index).cloned().unwrap_or_default();
        range.map(|block| if drawn { paragraph(store, block, active.clone()) } else { plain(&sheet, block) }).collect()
    };
    view! { <div class="portion" node_ref=near>{blocks}</div> }.into_any()
}

/// A paragraph that is far away: its words alone.
fn plain(sheet: &Sheet, block: usize) -> AnyView {
    let span = sheet.blocks[block].span;
    view! { <p data-at=span.start>{span.of(&sheet.document.text).to_owned()}</p> }.into_any()
}

#[derive(Clone, PartialEq)]
struct Drawn {
    text: Arc<str>,
    at: usize,
    class: &'static str,
    runs: Vec<Run>,
}

fn paragraph(store: Store, block: usize, active: Selector<Option<Id>>) -> AnyView {
    let drawn = Memo::new(move |_| {
        store.sheet.with(|sheet| {
            let sheet = sheet.as_ref()?;
            let here = sheet.blocks.get(block)?;
            let runs = store.hidden.with(|hidden| sheet.runs(block, hidden));
            let furniture = !runs.is_empty() && runs.iter().all(|run| run.furniture || is_empty(run, sheet));
            let class = match (here.headline, furniture, here.ends) {
                (true, ..) => "headline",
                (_, true, true) => "furniture ends",
                (_, true, false) => "furniture",
                (_, _, true) => "ends",
                _ => "",
            };
            Some(Drawn { text: sheet.document.text.clone(), at: here.span.start, class, runs })
        })
    });
    let class = move || drawn.with(|drawn| drawn.as_ref().map_or("", |drawn| drawn.class));
    let at = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.at));
    let runs = move || {
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            Some(drawn.runs.iter().map(|run| self::run(run, &drawn.text, &active)).collect::<Vec<AnyView>>())
        })
    };
    view! { <p data-at=at class=class>{runs}</p> }.into_any()
}

fn is_empty(run: &Run, sheet: &Sheet) -> bool {
    run.marks.is_empty() && run.span.of(&sheet.document.text).trim().is_empty()
}

fn run(run: &Run, text: &str, active: &Selector<Option<Id>>) -> AnyView {
    let words = run.span.of(text).to_owned();
    if run.marks.is_empty() {
        return if run.furniture {
            view! { <span class="furniture">{words}</span> }.into_any()
        } else {
            words.into_any()
        };
    }
    let ids: Vec<Option<Id>> = run.marks.iter().map(|mark| Some(mark.id.clone())).collect();
    let active = active.clone();
    let is_active = move || ids.iter().any(|id| active.selected(id));
    let other = is_active.clone();
    let open = run.marks.iter().all(|mark| mark.state == State::Suggested);
    view! {
        <mark
            data-kind=run.kinds() data-ids=run.ids() data-start=run.place.0 data-end=run.place.1
            data-open=open.then_some("") aria-current=move || is_active().then_some("true")
            tabindex=move || if other() { "0" } else { "-1" }
        >{words}</mark>
    }
    .into_any()
}
