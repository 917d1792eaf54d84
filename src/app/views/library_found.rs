//! The search of the library, with what it finds in context.

use super::elements::on;
use super::long_list::{LongList, gap_in_list};
use crate::app::actions::library::go_to_found;
use crate::app::state::library::Library;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Id, MatchField, Snippet};
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
    let words = move || match this.found.with(Vec::len) {
        0 => says.nothing.to_owned(),
        count => (says.found)(count),
    };
    let ids = move || this.found.with(|found| found.iter().map(|found| found.id.clone()).collect());
    let list = LongList::new(ids, || None);
    view! {
        <div class="hits">
            <p class="said" role="status">{words}</p>
            <ul data-list=list.name()>{list.rows(gap_in_list, move |id| one(this, id))}</ul>
        </div>
    }
    .into_any()
}

fn one(this: Library, id: Id) -> AnyView {
    let (store, texts) = (store(), texts());
    let says = texts.library_list;
    let (named, opened, counted) = (id.clone(), id.clone(), id.clone());
    let title = move || {
        let title = this.row(&named).map(|row| row.title.clone()).filter(|title| !title.trim().is_empty());
        title.unwrap_or_else(|| texts.library.untitled.to_owned())
    };
    let snippets = Memo::new(move |_| this.snippets(&id));
    let count =
        move || this.found.with(|found| found.iter().find(|found| found.id == counted).map_or(0, |found| found.count));
    let of = opened.clone();
    let places = move || {
        let snippets = snippets.get().into_iter().filter(|snippet| snippet.part != MatchField::Title);
        snippets.map(|snippet| self::snippet(of.clone(), snippet)).collect::<Vec<_>>()
    };
    let rest = move || count().saturating_sub(snippets.with(Vec::len));
    view! {
        <li class="hit">
            <button
                class="open"
                type="button"
                on:click=on(ev::click, move |_| go_to_found(store, &opened, None))
            >
                <b>{title}</b>
            </button>
            {places}
            {move || {
                let rest = rest();
                (rest > 0).then(|| view! { <p class="rest">{(says.more)(rest)}</p> }.into_any())
            }}
        </li>
    }
    .into_any()
}

fn snippet(id: Id, snippet: Snippet) -> AnyView {
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
