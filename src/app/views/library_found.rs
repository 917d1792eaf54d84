//! The search of the library, with what it finds in context.

use super::elements::on;
use crate::app::actions::library::go_to_found;
use crate::app::state::library::Library;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Match, MatchField, Snippet};
use leptos::ev;
use leptos::prelude::*;

pub(super) fn search(this: Library) -> AnyView {
    let says = texts().library_list;
    view! {
        <input
            id="search"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=says.search_help
            aria-label=says.search
            prop:value=move || this.words.get()
            on:input=on(ev::input, move |event| this.words.set(event_target_value(&event)))
            on:keydown=on(ev::keydown, move |event| {
                if event.key() == "Escape" && !event.is_composing() {
                    this.words.set(String::new());
                }
            })
        />
    }
    .into_any()
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
    view! {
        <div class="hits">
            <p class="said" role="status">{words}</p>
            <ul>{list}</ul>
        </div>
    }
    .into_any()
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
    view! {
        <li class="hit">
            <button
                class="open"
                type="button"
                on:click=on(ev::click, move |_| go_to_found(store, &opened, None))
            >
                <b>{title.unwrap_or_else(|| texts.library.untitled.to_owned())}</b>
            </button>
            {snippets}
            {(rest > 0).then(|| view! { <p class="rest">{(says.more)(rest)}</p> }.into_any())}
        </li>
    }
    .into_any()
}

fn snippet(id: crate::desk::Id, snippet: Snippet) -> AnyView {
    let (store, says) = (store(), texts().library_list);
    let (before, words, after) = snippet.words.clone();
    let part = (!matches!(snippet.part, MatchField::Text(_)))
        .then(|| view! { <span class="part">{(says.part)(&snippet.part)}</span> }.into_any());
    view! {
        <button
            class="snippet"
            type="button"
            on:click=on(ev::click, move |_| go_to_found(store, &id, Some(&snippet)))
        >
            {part}
            {before}
            <b>{words}</b>
            {after}
        </button>
    }
    .into_any()
}
