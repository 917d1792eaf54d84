//! The library: every document on its shelf, how far the work on it is, what is found
//! in them, and what could not be opened.

use super::elements::{each, on};
use super::long_list::{LongList, gap_in_list};
use super::parts::choose;
use super::{library_found, library_reading, library_row, library_several};
use crate::app::actions::navigate;
use crate::app::services::persistence::percent;
use crate::app::services::{export, services};
use crate::app::state::language::Lang;
use crate::app::state::library::{LOOSE, Library, name_of, section_of};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{Id, LibraryFilter, LibrarySection, Sorting};
use leptos::ev;
use leptos::prelude::*;
use std::sync::LazyLock;

pub(super) fn library() -> AnyView {
    let (store, texts) = (store(), texts());
    let this = store.library;
    let library = &texts.library;
    let is_searching = Memo::new(move |_| this.words.with(|words| !words.trim().is_empty()));
    view! {
        <section class="library" id="library" tabindex="-1" aria-labelledby="library-title">
            <div class="row">
                <h2 id="library-title">{library.region}</h2>
                <button
                    class="quiet small"
                    type="button"
                    on:click=on(ev::click, move |_| {
                        navigate::open(store, None);
                        dom::after_drawing(|| dom::focus("#article-text"));
                    })
                >
                    "+ "
                    {library.new}
                </button>
            </div>
            {library_reading::reading(this)}
            {library_found::search(this)}
            {move || if is_searching.get() { library_found::found(this) } else { sections(this) }}
            {room()}
            {aside()}
        </section>
    }
    .into_any()
}

/// The documents that are wanted, on their sections.
fn sections(this: Library) -> AnyView {
    let says = texts().library_list;
    // The sections stay while their names do; their rows come and go in them.
    let names = Memo::new(move |_| {
        this.view.with(|view| view.sections.iter().map(|(section, _)| name_of(section).into()).collect::<Vec<Id>>())
    });
    let several = Memo::new(move |_| this.view.with(|view| view.rows.len() > 1));
    let is_alone = Memo::new(move |_| names.with(|names| names.len() == 1 && &*names[0] == LOOSE));
    view! {
        <div class="shelves">
            {move || several.get().then(wish)}
            {move || several.get().then(|| library_several::several(this))}
            {each(move || names.get(), move |name| shelf(this, name, is_alone))}
            {move || names.with(Vec::is_empty).then(|| view! { <p class="empty">{says.none_match}</p> }.into_any())}
        </div>
    }
    .into_any()
}

fn wish() -> AnyView {
    static WANTED: LazyLock<Vec<LibraryFilter>> = LazyLock::new(|| {
        let languages = Lang::En.texts().about.languages.into_iter().map(|(code, _)| LibraryFilter::Language(code));
        [LibraryFilter::All, LibraryFilter::Open, LibraryFilter::Done].into_iter().chain(languages).collect()
    });
    let (store, says, about) = (store(), texts().library_list, &texts().about);
    let name = |wanted: LibraryFilter| match wanted {
        LibraryFilter::All => says.shows[0],
        LibraryFilter::Open => says.shows[1],
        LibraryFilter::Done => says.shows[2],
        LibraryFilter::Language(code) => {
            about.languages.iter().find(|(other, _)| *other == code).map_or(code, |(_, name)| name)
        }
    };
    view! {
        <div class="row wish">
            {choose(
                &WANTED,
                name,
                move || store.preferences.with(|preferences| Some(preferences.filter)),
                move |wanted| store.preferences.update(|preferences| preferences.filter = wanted),
                None,
                Some(says.show.to_owned()),
            )}
            {choose(
                &Sorting::ALL,
                says.orders,
                move || store.preferences.with(|preferences| Some(preferences.sorting)),
                move |sorting| store.preferences.update(|preferences| preferences.sorting = sorting),
                None,
                Some(says.order.to_owned()),
            )}
        </div>
    }
    .into_any()
}

/// A shelf that folds; what belongs to no case has no heading while there is no other.
fn shelf(this: Library, name: Id, is_alone: Memo<bool>) -> AnyView {
    let (store, says) = (store(), texts().library_list);
    let shelf = section_of(&name);
    let is_case = matches!(shelf, LibrarySection::Case(_));
    let title = match &shelf {
        LibrarySection::Loose => says.loose.to_owned(),
        LibrarySection::Case(name) => name.clone(),
        LibrarySection::Archive => says.archive.to_owned(),
    };
    let own = name.clone();
    let ids = Memo::new(move |_| this.on(&own).iter().map(|row| row.id.clone()).collect::<Vec<Id>>());
    let folded = name.clone();
    let is_folded = Memo::new(move |_| !is_alone.get() && this.is_folded(&folded));
    let list = move || {
        (!is_folded.get()).then(|| {
            let list = LongList::new(move || ids.get(), move || store.reading.current.get());
            view! { <ul data-list=list.name()>{list.rows(gap_in_list, library_row::row)}</ul> }.into_any()
        })
    };
    let heading = move || {
        let (title, aloud, name, shelf) = (title.clone(), title.clone(), name.clone(), shelf.clone());
        (!is_alone.get()).then(|| {
            view! {
                <h3>
                    <button
                        class="fold"
                        type="button"
                        aria-expanded=move || (!is_folded.get()).to_string()
                        aria-label=move || (says.shelf)(ids.with(Vec::len), &aloud)
                        on:click=on(ev::click, move |_| this.fold(&name))
                        on:dragover=on(ev::dragover, library_row::allow(this))
                        on:drop=on(ev::drop, library_row::drop_on_shelf(this, shelf))
                    >
                        <span>{title}</span>
                        <span class="n">{move || ids.with(Vec::len)}</span>
                    </button>
                </h3>
            }
            .into_any()
        })
    };
    view! {
        <div class=if is_case { "shelf case" } else { "shelf" }>
            {heading}
            {list}
        </div>
    }
    .into_any()
}

/// How full the storage is, and what it does not promise; where it is nearly full, the way
/// to make room.
fn room() -> AnyView {
    let (store, persistence, keeping) = (store(), services().persistence, texts().persistence);
    let percent = Memo::new(move |_| percent(persistence.share()));
    let is_nearly_full = Memo::new(move |_| persistence.is_nearly_full());
    view! {
        <div class="room" class:short=move || is_nearly_full.get()>
            <meter max="100" high="80" aria-hidden="true" value=move || percent.get().to_string() />
            <small>{move || (keeping.share)(percent.get())}</small>
            {move || persistence.is_loose().then(|| view! { <small class="loose">{keeping.loose}</small> }.into_any())}
            {move || {
                is_nearly_full.get().then(|| {
                    view! {
                        <button
                            class="small"
                            type="button"
                            on:click=on(ev::click, move |_| export::export(store, None))
                        >
                            {keeping.export_all}
                        </button>
                    }
                    .into_any()
                })
            }}
        </div>
    }
    .into_any()
}

/// Records that could not be opened.
fn aside() -> AnyView {
    let (persistence, texts) = (services().persistence, texts());
    let library = &texts.library;
    (move || {
        let aside = persistence.quarantined();
        (!aside.is_empty()).then(|| {
            view! {
                <div class="aside">
                    <h3>{library.aside}</h3>
                    {aside
                        .into_iter()
                        .map(|name| {
                            let (wanted, unwanted) = (name.clone(), name.clone());
                            view! {
                                <p>
                                    <code>{name.clone()}</code>
                                    <button
                                        class="quiet small"
                                        type="button"
                                        aria-label=(library.aside_download)(&name)
                                        on:click=on(ev::click, move |_| persistence.download_quarantined(&wanted))
                                    >
                                        {texts.trouble.download}
                                    </button>
                                    <button
                                        class="quiet small"
                                        type="button"
                                        aria-label=(library.aside_discard)(&name)
                                        on:click=on(ev::click, move |_| persistence.discard_quarantined(&unwanted))
                                    >
                                        "×"
                                    </button>
                                </p>
                            }
                            .into_any()
                        })
                        .collect::<Vec<_>>()}
                </div>
            }
            .into_any()
        })
    })
    .into_any()
}
