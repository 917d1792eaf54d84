//! The library: every document on its shelf, how far the work on it is, what is found
//! in them, and what could not be opened.

use super::library_found;
use super::library_row;
use super::parts::{ROWS, choose, more};
use crate::app::doing;
use crate::app::el::{El, IntoKid, button, each, el, el_of, show};
use crate::app::keeping::Keeper;
use crate::app::library::Library;
use crate::app::state::{store, texts};
use crate::browser::dom;
use crate::desk::{Id, Shelf, Sorting, Wanted};
use crate::lang::PACKS;
use leptos::prelude::*;
use std::sync::LazyLock;

pub(super) fn library() -> AnyView {
    let (store, texts) = (store(), texts());
    let this = expect_context::<Library>();
    let library = &texts.library;
    let is_searching = Memo::new(move |_| this.words.with(|words| !words.trim().is_empty()));
    el_of("section", "library")
        .attr("id", "library")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "library-title")
        .kid(
            el_of("div", "row").kid(el("h2").attr("id", "library-title").kid(library.region)).kid(
                button("quiet small", move || {
                    store.open(None);
                    doing::after_drawing(|| dom::focus("#article-text"));
                })
                .kid("+ ")
                .kid(library.new),
            ),
        )
        .kid(library_found::search(this))
        .show(move || if is_searching.get() { library_found::found(this) } else { shelves(this) })
        .kid(aside())
        .into_kid()
}

/// The documents that are wanted, on their shelves.
fn shelves(this: Library) -> AnyView {
    let says = texts().shelf;
    let limit = RwSignal::new(ROWS);
    // The shelves stay while their names do; their rows come and go in them.
    let names = Memo::new(move |_| {
        this.shelves.with(|shelves| shelves.iter().map(|(shelf, _)| shelf.clone()).collect::<Vec<_>>())
    });
    let total = move || this.shelves.with(|shelves| shelves.iter().map(|(_, rows)| rows.len()).sum());
    let several = Memo::new(move |_| this.rows.with(|rows| rows.len() > 1));
    let drawn = move || {
        let names = names.get();
        let is_alone = names.len() == 1 && names.first() == Some(&Shelf::Loose);
        names.into_iter().map(|shelf| self::shelf(this, shelf, is_alone, limit)).collect::<Vec<_>>()
    };
    el_of("div", "shelves")
        .show(move || several.get().then(|| wish(this)))
        .show(drawn)
        .show(move || names.with(Vec::is_empty).then(|| el_of("p", "empty").kid(says.none_match)))
        .kid(more(limit, total))
        .into_kid()
}

fn wish(this: Library) -> El {
    static WANTED: LazyLock<Vec<Wanted>> = LazyLock::new(|| {
        let languages = PACKS.into_iter().map(|pack| Wanted::Language(pack.code));
        [Wanted::All, Wanted::Open, Wanted::Done].into_iter().chain(languages).collect()
    });
    let (says, about) = (texts().shelf, &texts().about);
    let name = |wanted: Wanted| match wanted {
        Wanted::All => says.shows[0],
        Wanted::Open => says.shows[1],
        Wanted::Done => says.shows[2],
        Wanted::Language(code) => {
            about.languages.iter().find(|(other, _)| *other == code).map_or(code, |(_, name)| name)
        }
    };
    el_of("div", "row wish")
        .kid(choose(
            &WANTED,
            name,
            move || Some(this.wanted.get()),
            move |wanted| this.wanted.set(wanted),
            None,
            Some(says.show.to_owned()),
        ))
        .kid(choose(
            &Sorting::ALL,
            says.orders,
            move || Some(this.sorting.get()),
            move |sorting| this.sorting.set(sorting),
            None,
            Some(says.order.to_owned()),
        ))
}

/// A shelf that folds; what belongs to no case has no heading while there is no other.
fn shelf(this: Library, shelf: Shelf, is_alone: bool, limit: RwSignal<usize>) -> AnyView {
    let says = texts().shelf;
    let name = match &shelf {
        Shelf::Loose => says.loose.to_owned(),
        Shelf::Case(name) => name.clone(),
        Shelf::Archive => says.archive.to_owned(),
    };
    let own = shelf.clone();
    let ids = Memo::new(move |_| {
        this.shelves.with(|shelves| {
            let rows = shelves.iter().find(|(other, _)| *other == own).map(|(_, rows)| rows);
            rows.into_iter().flatten().take(limit.get()).map(|row| row.id.clone()).collect::<Vec<Id>>()
        })
    });
    let folded = shelf.clone();
    let is_folded = Memo::new(move |_| !is_alone && this.is_folded(&folded));
    let list = show(move || (!is_folded.get()).then(|| el("ul").kid(each(move || ids.get(), library_row::row))));
    let heading = (!is_alone).then(|| {
        let (aloud, counted, toggled) = (name.clone(), shelf.clone(), shelf.clone());
        let count = Memo::new(move |_| {
            this.shelves.with(|shelves| shelves.iter().find(|(other, _)| *other == counted).map_or(0, |(_, r)| r.len()))
        });
        let target = shelf.clone();
        el("h3").kid(
            button("fold", move || this.fold(&toggled))
                .live("aria-expanded", move || (!is_folded.get()).to_string())
                .live("aria-label", move || (says.shelf)(count.get(), &aloud))
                .on("dragover", library_row::allow(this))
                .on("drop", library_row::drop_on_shelf(this, target))
                .kid(el("span").kid(name))
                .kid(el_of("span", "n").show(move || count.get())),
        )
    });
    el_of("div", "shelf").class("case", move || matches!(shelf, Shelf::Case(_))).kid(heading).kid(list).into_kid()
}

/// Records that could not be opened.
fn aside() -> AnyView {
    let (keeper, texts) = (expect_context::<Keeper>(), texts());
    let library = &texts.library;
    show(move || {
        let aside = keeper.set_aside();
        (!aside.is_empty()).then(|| {
            el_of("div", "aside").kid(el("h3").kid(library.aside)).kid(
                aside
                    .into_iter()
                    .map(|name| {
                        let (wanted, unwanted) = (name.clone(), name.clone());
                        el("p")
                            .kid(el("code").kid(name.clone()))
                            .kid(
                                button("quiet small", move || keeper.download_aside(&wanted))
                                    .attr("aria-label", (library.aside_download)(&name))
                                    .kid(texts.trouble.download),
                            )
                            .kid(
                                button("quiet small", move || keeper.discard_aside(&unwanted))
                                    .attr("aria-label", (library.aside_discard)(&name))
                                    .kid("×"),
                            )
                    })
                    .collect::<Vec<_>>(),
            )
        })
    })
}
