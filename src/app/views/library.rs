//! The library: every document on its shelf, how far the work on it is, what is found
//! in them, and what could not be opened.

use super::el::{El, IntoKid, button, each, el, el_of, show};
use super::parts::{ROWS, choose, more};
use super::{library_found, library_row};
use crate::app::actions::navigate;
use crate::app::services::persistence::percent;
use crate::app::services::{export, services};
use crate::app::state::language::Lang;
use crate::app::state::library::{LOOSE, Library, name_of, section_of};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{Id, LibraryFilter, LibrarySection, Sorting};
use leptos::prelude::*;
use std::sync::LazyLock;

pub(super) fn library() -> AnyView {
    let (store, texts) = (store(), texts());
    let this = store.library;
    let library = &texts.library;
    let is_searching = Memo::new(move |_| this.words.with(|words| !words.trim().is_empty()));
    el_of("section", "library")
        .attr("id", "library")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "library-title")
        .kid(
            el_of("div", "row").kid(el("h2").attr("id", "library-title").kid(library.region)).kid(
                button("quiet small", move || {
                    navigate::open(store, None);
                    dom::after_drawing(|| dom::focus("#article-text"));
                })
                .kid("+ ")
                .kid(library.new),
            ),
        )
        .kid(library_found::search(this))
        .show(move || if is_searching.get() { library_found::found(this) } else { sections(this) })
        .kid(room())
        .kid(aside())
        .into_kid()
}

/// The documents that are wanted, on their sections.
fn sections(this: Library) -> AnyView {
    let says = texts().library_list;
    let limit = RwSignal::new(ROWS);
    // The sections stay while their names do; their rows come and go in them.
    let names = Memo::new(move |_| {
        this.view.with(|view| view.sections.iter().map(|(section, _)| name_of(section).into()).collect::<Vec<Id>>())
    });
    let total = move || this.view.with(|view| view.sections.iter().map(|(_, rows)| rows.len()).sum());
    let several = Memo::new(move |_| this.view.with(|view| view.rows.len() > 1));
    let is_alone = Memo::new(move |_| names.with(|names| names.len() == 1 && &*names[0] == LOOSE));
    el_of("div", "shelves")
        .show(move || several.get().then(wish))
        .kid(each(move || names.get(), move |name| shelf(this, name, is_alone, limit)))
        .show(move || names.with(Vec::is_empty).then(|| el_of("p", "empty").kid(says.none_match)))
        .kid(more(limit, total))
        .into_kid()
}

fn wish() -> El {
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
    el_of("div", "row wish")
        .kid(choose(
            &WANTED,
            name,
            move || store.preferences.with(|preferences| Some(preferences.filter)),
            move |wanted| store.preferences.update(|preferences| preferences.filter = wanted),
            None,
            Some(says.show.to_owned()),
        ))
        .kid(choose(
            &Sorting::ALL,
            says.orders,
            move || store.preferences.with(|preferences| Some(preferences.sorting)),
            move |sorting| store.preferences.update(|preferences| preferences.sorting = sorting),
            None,
            Some(says.order.to_owned()),
        ))
}

/// A shelf that folds; what belongs to no case has no heading while there is no other.
fn shelf(this: Library, name: Id, is_alone: Memo<bool>, limit: RwSignal<usize>) -> AnyView {
    let says = texts().library_list;
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
        let shown = move || ids.with(|ids| ids.iter().take(limit.get()).cloned().collect());
        (!is_folded.get()).then(|| el("ul").kid(each(shown, library_row::row)))
    };
    let heading = move || {
        let (title, aloud, name, shelf) = (title.clone(), title.clone(), name.clone(), shelf.clone());
        (!is_alone.get()).then(|| {
            el("h3").kid(
                button("fold", move || this.fold(&name))
                    .live("aria-expanded", move || (!is_folded.get()).to_string())
                    .live("aria-label", move || (says.shelf)(ids.with(Vec::len), &aloud))
                    .on("dragover", library_row::allow(this))
                    .on("drop", library_row::drop_on_shelf(this, shelf))
                    .kid(el("span").kid(title))
                    .kid(el_of("span", "n").show(move || ids.with(Vec::len))),
            )
        })
    };
    el_of("div", if is_case { "shelf case" } else { "shelf" }).show(heading).show(list).into_kid()
}

/// How full the storage is; where it is nearly full, the way to make room.
fn room() -> El {
    let (store, persistence, keeping) = (store(), services().persistence, texts().persistence);
    let percent = Memo::new(move |_| percent(persistence.share()));
    let is_nearly_full = Memo::new(move |_| persistence.is_nearly_full());
    el_of("div", "room")
        .class("short", move || is_nearly_full.get())
        .kid(
            el("meter")
                .attr("max", "100")
                .attr("high", "80")
                .attr("aria-hidden", "true")
                .live("value", move || percent.get().to_string()),
        )
        .kid(el("small").show(move || (keeping.share)(percent.get())))
        .show(move || {
            is_nearly_full.get().then(|| button("small", move || export::export(store, None)).kid(keeping.export_all))
        })
}

/// Records that could not be opened.
fn aside() -> AnyView {
    let (persistence, texts) = (services().persistence, texts());
    let library = &texts.library;
    show(move || {
        let aside = persistence.quarantined();
        (!aside.is_empty()).then(|| {
            el_of("div", "aside").kid(el("h3").kid(library.aside)).kid(
                aside
                    .into_iter()
                    .map(|name| {
                        let (wanted, unwanted) = (name.clone(), name.clone());
                        el("p")
                            .kid(el("code").kid(name.clone()))
                            .kid(
                                button("quiet small", move || persistence.download_quarantined(&wanted))
                                    .attr("aria-label", (library.aside_download)(&name))
                                    .kid(texts.trouble.download),
                            )
                            .kid(
                                button("quiet small", move || persistence.discard_quarantined(&unwanted))
                                    .attr("aria-label", (library.aside_discard)(&name))
                                    .kid("×"),
                            )
                    })
                    .collect::<Vec<_>>(),
            )
        })
    })
}
