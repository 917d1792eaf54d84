//! Every command and every article by name: a box, and a list that the arrows walk
//! through.

use super::elements::on;
use super::fuzzy_match::meant;
use super::parts::key;
use crate::app::actions::{dispatch, navigate};
use crate::app::services::services;
use crate::app::state::command::{Command, TABLE};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Id;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// Rows of the list; who wants another types on.
const MOST: usize = 50;

/// What a row leads to.
#[derive(Clone)]
enum Aim {
    Do(Command),
    Open(Id),
}

pub(super) fn palette() -> AnyView {
    let (store, keys) = (store(), texts().keys);
    Effect::new(move |_| dom::open_dialog("dialog.palette", store.dialogs.commands.get()));
    view! {
        <dialog
            class="palette"
            aria-label=keys.commands
            on:close=on(ev::close, move |_| store.dialogs.commands.set(false))
            on:click=on(ev::click, move |event| {
                if dom::element(event.target()).is_some_and(|element| element.tag_name() == "DIALOG") {
                    store.dialogs.commands.set(false);
                }
            })
        >
            {move || store.dialogs.commands.get().then(|| content(store))}
        </dialog>
    }
    .into_any()
}

fn content(store: Store) -> AnyView {
    let (texts, services) = (texts(), services());
    let keys = texts.keys;
    let commands = TABLE.iter().map(|binding| ((keys.names)(binding.command, &texts.kinds), Aim::Do(binding.command)));
    let view = store.library.view.get_untracked();
    let articles = view.rows.iter().rev().map(|(_, row)| (row.title.clone(), Aim::Open(row.id.clone())));
    let all: Arc<Vec<(String, Aim)>> = Arc::new(commands.chain(articles).collect());
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let names = all.clone();
    let shown: Arc<dyn Fn() -> Vec<usize> + Send + Sync> = Arc::new(move || {
        let mut shown = typed.with(|typed| meant(names.iter().map(|(name, _)| name.as_str()), typed));
        shown.truncate(MOST);
        shown
    });
    let (aims, rows) = (all.clone(), shown.clone());
    let take: Arc<dyn Fn(usize) + Send + Sync> = Arc::new(move |row: usize| {
        let row = untrack(|| rows()).get(row).copied();
        let Some((_, aim)) = row.and_then(|row| aims.get(row)).cloned() else {
            return;
        };
        store.dialogs.commands.set(false);
        // The dialog gives the focus back before the command moves it.
        dom::after_drawing(move || match aim {
            Aim::Do(command) => dispatch::run(store, services, command),
            Aim::Open(id) => navigate::open(store, Some(id)),
        });
    });
    let (rows, taken) = (shown.clone(), take.clone());
    let go = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (count, now) = (untrack(|| rows().len()), at.get_untracked());
        let to = match &*event.key() {
            "ArrowDown" if count > 0 => (now + 1) % count,
            "ArrowUp" if count > 0 => (now + count - 1) % count,
            "PageDown" if count > 0 => (now + 8).min(count - 1),
            "PageUp" => now.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                taken(now);
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set(to);
        if let Some(row) = dom::one(&format!("#command-{to}")) {
            dom::scroll_to(&row, true);
        }
    };
    let rows = shown.clone();
    let list = move || {
        let rows = rows().into_iter().enumerate();
        rows.filter_map(|(place, row)| {
            let (name, aim) = all.get(row)?;
            let hint = match aim {
                Aim::Do(command) => Some(key(*command)),
                Aim::Open(_) => Some(view! { <small>{keys.article}</small> }.into_any()),
            };
            let take = take.clone();
            Some(
                view! {
                    <li
                        id=format!("command-{place}")
                        role="option"
                        aria-selected=move || (at.get() == place).to_string()
                        on:click=on(ev::click, move |_| take(place))
                    >
                        <span>{name.clone()}</span>
                        {hint}
                    </li>
                }
                .into_any(),
            )
        })
        .collect::<Vec<_>>()
    };
    let (some, none) = (shown.clone(), shown);
    dom::after_drawing(|| dom::focus("#command"));
    view! {
        <div class="sheet">
            <input
                id="command"
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="commands"
                aria-autocomplete="list"
                autocomplete="off"
                spellcheck="false"
                aria-label=keys.ask
                placeholder=keys.ask
                aria-activedescendant=move || (!some().is_empty()).then(|| format!("command-{}", at.get()))
                on:input=on(ev::input, move |event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                })
                on:keydown=on(ev::keydown, go)
            />
            <ul id="commands" role="listbox" aria-label=keys.commands>{list}</ul>
            {move || none().is_empty().then(|| view! { <p class="empty" role="status">{keys.nothing}</p> }.into_any())}
        </div>
    }
    .into_any()
}
