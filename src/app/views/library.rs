//! The library: every document, how far the work on it is, and what could not
//! be opened.

use super::head::delete;
use crate::app::el::{El, IntoKid, button, each, el, el_of};
use crate::app::keeping::{Keeper, percent};
use crate::app::state::{store, texts};
use crate::app::{doing, take_home};
use crate::browser::dom;
use crate::desk::{Document, Id, State};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn library() -> AnyView {
    let (store, keeper, texts) = (store(), expect_context::<Keeper>(), texts());
    let library = &texts.library;
    // The newest first, as it is the one at hand.
    let ids = Memo::new(move |_| {
        store.work.with(|work| work.desk.documents().iter().rev().map(|d| d.id.clone()).collect::<Vec<Id>>())
    });
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
        .kid(el("ul").kid(each(move || ids.get(), item)))
        .kid(room())
        .show(move || {
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
        .into_kid()
}

/// How full the storage is; where it is nearly full, the way to make room.
fn room() -> El {
    let (store, keeper, keeping) = (store(), expect_context::<Keeper>(), texts().keeping);
    let percent = Memo::new(move |_| percent(keeper.share()));
    let is_nearly_full = Memo::new(move |_| keeper.is_nearly_full());
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
            is_nearly_full
                .get()
                .then(|| button("small", move || take_home::export(store, None)).kid(keeping.export_all))
        })
}

fn item(id: Id) -> AnyView {
    let (store, texts) = (store(), texts());
    let (library, values) = (&texts.library, &texts.values);
    let wanted = id.clone();
    let document = store.follow(move || Some(wanted.clone()));
    let row = Memo::new(move |_| document.with(|document| document.as_ref().map(Row::of)));
    let current = id.clone();
    let is_current = move || store.current.with(|c| c.as_ref() == Some(&current)).then_some("page");
    let title = move || {
        row.with(|row| row.as_ref().map(|row| row.title.clone()).filter(|t| !t.trim().is_empty()))
            .unwrap_or_else(|| library.untitled.to_owned())
    };
    let about = move || {
        row.with(|row| {
            let row = row.as_ref()?;
            let open = if row.open == 0 { library.done.to_owned() } else { (library.open)(row.open) };
            let open = Some(open).filter(|_| row.is_read);
            let language = Some(row.language.clone()).filter(|language| !language.is_empty());
            let day = row.published.map(values.short_day);
            Some([language, day, open].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    };
    let share = move || row.with(|row| row.as_ref().map_or(100, Row::share));
    let (opened, deleted) = (id.clone(), id);
    el_of("li", "item")
        .kid(
            button("open", move || store.open(Some(opened.clone())))
                .live("aria-current", is_current)
                .kid(el("b").show(title))
                .kid(el("small").show(about))
                .kid(
                    el("progress")
                        .attr("max", "100")
                        .attr("aria-hidden", "true")
                        .live("value", move || share().to_string()),
                ),
        )
        .kid(
            button("quiet small delete", move || delete(&deleted, &title()))
                .live("aria-label", move || (library.delete)(&title()))
                .kid("×"),
        )
        .into_kid()
}

/// What the list says of a document.
#[derive(Clone, PartialEq)]
struct Row {
    title: String,
    language: String,
    published: Option<crate::model::Day>,
    /// Suggestions that nobody decided.
    open: usize,
    all: usize,
    is_read: bool,
}

impl Row {
    fn of(document: &Arc<Document>) -> Self {
        let annotations = document.annotations();
        Self {
            title: document.meta.title.clone(),
            language: document.meta.language.clone(),
            published: document.meta.published,
            open: annotations.iter().filter(|a| a.state == State::Suggested).count(),
            all: annotations.len(),
            is_read: document.is_read(),
        }
    }

    /// How much of the work is done, in per cent.
    fn share(&self) -> usize {
        if self.is_read { 100 - 100 * self.open / self.all.max(1) } else { 0 }
    }
}
