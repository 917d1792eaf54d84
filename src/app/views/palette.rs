//! Every command and every article by name: a box, and a list that the arrows walk
//! through.

use super::el::{IntoKid, el, el_of, show};
use super::fuzzy_match::meant;
use super::parts::key;
use crate::app::actions::{dispatch, navigate};
use crate::app::services::services;
use crate::app::state::command::{Command, TABLE};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Id;
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
    el_of("dialog", "palette")
        .attr("aria-label", keys.commands)
        .on("close", move |_: web_sys::Event| store.dialogs.commands.set(false))
        .on("click", move |event: web_sys::MouseEvent| {
            // The dialog itself is what lies around its content.
            if dom::element(event.target()).is_some_and(|element| element.tag_name() == "DIALOG") {
                store.dialogs.commands.set(false);
            }
        })
        .show(move || store.dialogs.commands.get().then(|| content(store)))
        .into_kid()
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
                Aim::Open(_) => Some(el("small").kid(keys.article)),
            };
            let take = take.clone();
            Some(
                el("li")
                    .attr("id", format!("command-{place}"))
                    .attr("role", "option")
                    .live("aria-selected", move || (at.get() == place).to_string())
                    .click(move || take(place))
                    .kid(el("span").kid(name.clone()))
                    .kid(hint),
            )
        })
        .collect::<Vec<_>>()
    };
    let (some, none) = (shown.clone(), shown);
    dom::after_drawing(|| dom::focus("#command"));
    el_of("div", "sheet")
        .kid(
            el("input")
                .attr("id", "command")
                .attr("type", "text")
                .attr("role", "combobox")
                .attr("aria-expanded", "true")
                .attr("aria-controls", "commands")
                .attr("aria-autocomplete", "list")
                .attr("autocomplete", "off")
                .attr("spellcheck", "false")
                .attr("aria-label", keys.ask)
                .attr("placeholder", keys.ask)
                .live("aria-activedescendant", move || (!some().is_empty()).then(|| format!("command-{}", at.get())))
                .on("input", move |event: web_sys::Event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                })
                .on("keydown", go),
        )
        .kid(el("ul").attr("id", "commands").attr("role", "listbox").attr("aria-label", keys.commands).show(list))
        .kid(show(move || none().is_empty().then(|| el_of("p", "empty").attr("role", "status").kid(keys.nothing))))
        .into_kid()
}
