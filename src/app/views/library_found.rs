//! The search of the library, with what it finds in context.

use super::el::{El, IntoKid, button, el, el_of};
use crate::app::actions::library::go_to_found;
use crate::app::state::library::Library;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Match, MatchField, Snippet};
use leptos::prelude::*;

pub(super) fn search(this: Library) -> El {
    let says = texts().library_list;
    el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", says.search_help)
        .attr("aria-label", says.search)
        .prop("value", move || this.words.get())
        .on("input", move |event: web_sys::Event| this.words.set(event_target_value(&event)))
        .on("keydown", move |event: web_sys::KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                this.words.set(String::new());
            }
        })
}

/// The documents that hold the words, each with some of the places.
pub(super) fn found(this: Library) -> AnyView {
    let says = texts().library_list;
    // Who does not see it here types on.
    const MOST: usize = 60;
    let words = move || match this.found().len() {
        0 => says.nothing.to_owned(),
        count => (says.found)(count),
    };
    let list = move || this.found().into_iter().take(MOST).map(|found| one(this, found)).collect::<Vec<_>>();
    el_of("div", "hits").kid(el_of("p", "said").attr("role", "status").show(words)).kid(el("ul").show(list)).into_kid()
}

fn one(this: Library, found: Match) -> AnyView {
    let (store, texts) = (store(), texts());
    let says = texts.library_list;
    let title = this.row(&found.id).map(|row| row.title.clone()).filter(|title| !title.trim().is_empty());
    let opened = found.id.clone();
    let shown = found.snippets.iter().filter(|snippet| matches!(snippet.part, MatchField::Text(_))).count();
    let others = found.snippets.len() - shown;
    let rest = found.count.saturating_sub(shown + others);
    let snippets = found.snippets.into_iter().filter(|snippet| snippet.part != MatchField::Title);
    let snippets = snippets.map(|snippet| self::snippet(found.id.clone(), snippet)).collect::<Vec<_>>();
    el_of("li", "hit")
        .kid(
            button("open", move || go_to_found(store, &opened, None))
                .kid(el("b").kid(title.unwrap_or_else(|| texts.library.untitled.to_owned()))),
        )
        .kid(snippets)
        .kid((rest > 0).then(|| el_of("p", "rest").kid((says.more)(rest))))
        .into_kid()
}

fn snippet(id: crate::desk::Id, snippet: Snippet) -> El {
    let (store, says) = (store(), texts().library_list);
    let (before, words, after) = snippet.words.clone();
    let part =
        (!matches!(snippet.part, MatchField::Text(_))).then(|| el_of("span", "part").kid((says.part)(&snippet.part)));
    button("snippet", move || go_to_found(store, &id, Some(&snippet)))
        .kid(part)
        .kid(before)
        .kid(el("b").kid(words))
        .kid(after)
}
