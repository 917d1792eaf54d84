//! The library: every document, how far the work on it is, and what could not
//! be opened.

use super::head::delete;
use crate::app::doing;
use crate::app::keeping::Keeper;
use crate::app::state::{store, texts};
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
    view! {
        <section class="library" id="library" tabindex="-1" aria-labelledby="library-title">
            <div class="row">
                <h2 id="library-title">{library.region}</h2>
                <button type="button" class="quiet small" on:click=move |_| {
                    store.open(None);
                    doing::after_drawing(|| dom::focus("#article-text"));
                }>"+ " {library.new}</button>
            </div>
            <ul><For each=move || ids.get() key=Clone::clone let:id>{item(id)}</For></ul>
            {move || {
                let aside = keeper.set_aside();
                (!aside.is_empty()).then(|| view! {
                    <div class="aside">
                        <h3>{library.aside}</h3>
                        {aside.into_iter().map(|name| {
                            let (wanted, unwanted) = (name.clone(), name.clone());
                            view! {
                                <p>
                                    <code>{name.clone()}</code>
                                    <button type="button" class="quiet small" aria-label=(library.aside_download)(&name)
                                        on:click=move |_| keeper.download_aside(&wanted)>{texts.trouble.download}</button>
                                    <button type="button" class="quiet small" aria-label=(library.aside_discard)(&name)
                                        on:click=move |_| keeper.discard_aside(&unwanted)>"×"</button>
                                </p>
                            }
                        }).collect_view()}
                    </div>
                })
            }}
        </section>
    }
    .into_any()
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
            let day = row.published.map(values.short_day);
            Some([Some(row.language.clone()), day, Some(open)].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    };
    let share = move || row.with(|row| row.as_ref().map_or(100, |row| 100 - 100 * row.open / row.all.max(1)));
    let (opened, deleted) = (id.clone(), id);
    view! {
        <li class="item">
            <button type="button" class="open" aria-current=is_current on:click=move |_| store.open(Some(opened.clone()))>
                <b>{title}</b>
                <small>{about}</small>
                <i aria-hidden="true"><i style:width=move || format!("{}%", share())></i></i>
            </button>
            <button type="button" class="quiet small delete" aria-label=move || (library.delete)(&title())
                on:click=move |_| delete(&deleted, &title())>"×"</button>
        </li>
    }
    .into_any()
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
        }
    }
}
