//! The text with its marks: paragraphs in portions, each paragraph a list of
//! runs that is derived and compared, so that an act redraws what it changed.

use crate::app::doing;
use crate::app::el::{El, IntoKid, each, el, el_of, group, show};
use crate::app::sheet::{Run, Sheet};
use crate::app::state::{Store, store, texts};
use crate::browser::{dom, events, selection};
use crate::desk::Id;
use leptos::prelude::*;
use std::sync::Arc;

/// Portions that are drawn with their marks at once; a text with more is long,
/// and draws the others when they come near.
const AT_ONCE: usize = 4;

pub(super) fn text() -> AnyView {
    let (store, texts) = (store(), texts());
    let lang = move || store.document.with(|d| d.as_ref().map(|d| d.meta.language.clone()));
    let dimmed = move || store.document.with(|d| d.as_ref().is_some_and(|d| !d.boilerplate_shown));
    let found = Memo::new(move |_| store.sheet.with(|s| s.as_ref().is_some_and(|s| !s.marks.is_empty())));
    let waits = Memo::new(move |_| store.is_waiting());
    let waiting = move || {
        let percent = store.current.get().and_then(|id| store.engine.progress(&id));
        percent.map_or_else(|| texts.reader.waiting.to_owned(), texts.reader.progress)
    };
    let active = Selector::new(move || store.active.get());
    let count = store.sheet.with_untracked(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.portions.len()));
    let is_long = count > AT_ONCE;
    let portions: Vec<El> = (0..count).map(|index| portion(store, index, active.clone())).collect();
    group([
        el_of("section", "text")
            .attr("id", "text")
            .attr("tabindex", "-1")
            .attr("aria-label", texts.reader.region)
            .live("lang", lang)
            .class("dim", dimmed)
            .class("long", move || is_long)
            .kid(portions)
            .into_kid(),
        show(move || match (waits.get(), found.get()) {
            (true, _) => el_of("p", "nothing waiting").attr("role", "status").show(waiting).into_kid(),
            (false, false) => el_of("p", "nothing").kid(texts.reader.nothing).into_kid(),
            (false, true) => ().into_kid(),
        }),
    ])
}

fn portion(store: Store, index: usize, active: Selector<Option<Id>>) -> El {
    let drawn = Memo::new(move |_| index < AT_ONCE || store.drawn.with(|drawn| drawn.contains(&index)));
    if index >= AT_ONCE {
        doing::after_drawing(move || {
            if let Some(near) = dom::one(&format!("[data-portion=\"{index}\"]")) {
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
        range.map(|block| if drawn { paragraph(store, block, &active) } else { plain(&sheet, block) }).collect()
    };
    el_of("div", "portion").attr("data-portion", index).show(blocks)
}

/// A paragraph that is far away: its words alone.
fn plain(sheet: &Sheet, block: usize) -> El {
    let span = sheet.blocks[block].span;
    el("p").attr(selection::AT, span.start).kid(span.of(&sheet.document.text))
}

/// What a paragraph is made of.
#[derive(Clone, PartialEq)]
struct Drawn {
    text: Arc<str>,
    class: &'static str,
    runs: Vec<(Id, Run)>,
}

fn paragraph(store: Store, block: usize, active: &Selector<Option<Id>>) -> El {
    let start = store.sheet.with_untracked(|s| s.as_ref().and_then(|s| s.blocks.get(block)).map(|b| b.span.start));
    // An act changes one paragraph; the others are not cut into runs again.
    let ground = Memo::new(move |_| store.sheet.with(|sheet| sheet.as_ref()?.ground(block)));
    let drawn = Memo::new(move |_| {
        ground.with(|ground| {
            let here = &ground.as_ref()?.block;
            let sheet = store.sheet.read_untracked();
            let sheet = sheet.as_ref()?;
            let runs = store.hidden.with(|hidden| sheet.runs(block, hidden));
            let boilerplate = runs.iter().all(|run| run.boilerplate || is_empty(run, sheet));
            let class = match (here.headline, boilerplate, here.ends) {
                (true, ..) => "headline",
                (_, true, true) => "boilerplate ends",
                (_, true, false) => "boilerplate",
                (_, _, true) => "ends",
                _ => "",
            };
            let runs = runs.into_iter().map(|run| (run.key(), run)).collect();
            Some(Drawn { text: sheet.document.text.clone(), class, runs })
        })
    });
    let class = move || drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.class));
    // A run that stays the same keeps its element, and so the focus.
    let keys =
        move || drawn.with(|drawn| drawn.iter().flat_map(|drawn| &drawn.runs).map(|(key, _)| key.clone()).collect());
    let active = active.clone();
    let draw = move |key: Id| {
        drawn
            .with_untracked(|drawn| {
                let drawn = drawn.as_ref()?;
                let (_, run) = drawn.runs.iter().find(|(other, _)| *other == key)?;
                Some(self::run(run, &drawn.text, &active))
            })
            .into_kid()
    };
    el("p").attr(selection::AT, start).live("class", class).kid(each(keys, draw))
}

fn is_empty(run: &Run, sheet: &Sheet) -> bool {
    run.marks.is_empty() && run.span.of(&sheet.document.text).trim().is_empty()
}

fn run(run: &Run, text: &str, active: &Selector<Option<Id>>) -> AnyView {
    let words = run.span.of(text);
    if run.marks.is_empty() {
        return if run.boilerplate { el_of("span", "boilerplate").kid(words).into_kid() } else { words.into_kid() };
    }
    let ids: Vec<Option<Id>> = run.marks.iter().map(|mark| Some(mark.id.clone())).collect();
    let active = active.clone();
    let is_active = move || ids.iter().any(|id| active.selected(id));
    let other = is_active.clone();
    el("mark")
        .attr("data-kind", run.kinds())
        .attr("data-ids", run.ids())
        .attr("data-start", run.place.0)
        .attr("data-end", run.place.1)
        .live("aria-current", move || is_active().then_some("true"))
        .live("tabindex", move || if other() { "0" } else { "-1" })
        .kid(words)
        .into_kid()
}
