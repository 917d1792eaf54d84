//! Every command and every article by name: a box, and a list that the arrows walk
//! through.

use crate::app::doing;
use crate::app::el::{IntoKid, el, el_of, show};
use crate::app::keys::{Command, TABLE};
use crate::app::library::Library;
use crate::app::palette::meant;
use crate::app::state::{Store, store, texts};
use crate::browser::dom;
use crate::desk::Id;
use leptos::prelude::*;

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
    Effect::new(move |_| dom::open_dialog("dialog.palette", store.palette.get()));
    el_of("dialog", "palette")
        .attr("aria-label", keys.commands)
        .on("close", move |_: web_sys::Event| store.palette.set(false))
        .on("click", move |event: web_sys::MouseEvent| {
            // The dialog itself is what lies around its content.
            if dom::element(event.target()).is_some_and(|element| element.tag_name() == "DIALOG") {
                store.palette.set(false);
            }
        })
        .show(move || store.palette.get().then(|| content(store)))
        .into_kid()
}

fn content(store: Store) -> AnyView {
    let (texts, library) = (texts(), expect_context::<Library>());
    let keys = texts.keys;
    let commands = TABLE.iter().map(|binding| ((keys.names)(binding.command, texts), Aim::Do(binding.command)));
    let rows = library.rows.get_untracked();
    let articles = rows.iter().rev().map(|row| (row.title.clone(), Aim::Open(row.id.clone())));
    let all: Vec<(String, Aim)> = commands.chain(articles).collect();
    let all = StoredValue::new(all);
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0usize);
    let shown = Memo::new(move |_| {
        let typed = typed.get();
        let mut shown = all.with_value(|all| meant(all.iter().map(|(name, _)| name.as_str()), &typed));
        shown.truncate(MOST);
        shown
    });
    let take = move |row: usize| {
        let Some(aim) = shown.with_untracked(|shown| {
            let row = *shown.get(row)?;
            all.with_value(|all| all.get(row).map(|(_, aim)| aim.clone()))
        }) else {
            return;
        };
        store.palette.set(false);
        // The dialog gives the focus back before the command moves it.
        doing::after_drawing(move || match aim {
            Aim::Do(command) => doing::command(store, library, command),
            Aim::Open(id) => store.open(Some(id)),
        });
    };
    let go = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (count, now) = (shown.with_untracked(Vec::len), at.get_untracked());
        let to = match &*event.key() {
            "ArrowDown" if count > 0 => (now + 1) % count,
            "ArrowUp" if count > 0 => (now + count - 1) % count,
            "PageDown" if count > 0 => (now + 8).min(count - 1),
            "PageUp" => now.saturating_sub(8),
            "Enter" => {
                event.prevent_default();
                take(now);
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
    let list = move || {
        shown
            .get()
            .into_iter()
            .enumerate()
            .filter_map(|(place, row)| {
                let (name, aim) = all.with_value(|all| all.get(row).cloned())?;
                let hint = match aim {
                    Aim::Do(command) => el("kbd").kid(store.keymap.with_untracked(|keys| keys.shown(command))),
                    Aim::Open(_) => el("small").kid(keys.article),
                };
                let is_bare = matches!(aim, Aim::Do(command) if store.keymap.with_untracked(|keys| keys.shown(command).is_empty()));
                let row = el("li")
                    .attr("id", format!("command-{place}"))
                    .attr("role", "option")
                    .live("aria-selected", move || (at.get() == place).to_string())
                    .click(move || take(place))
                    .kid(el("span").kid(name));
                Some(if is_bare { row } else { row.kid(hint) })
            })
            .collect::<Vec<_>>()
    };
    doing::after_drawing(|| dom::focus("#command"));
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
                .live("aria-activedescendant", move || {
                    (!shown.with(Vec::is_empty)).then(|| format!("command-{}", at.get()))
                })
                .on("input", move |event: web_sys::Event| {
                    typed.set(event_target_value(&event));
                    at.set(0);
                })
                .on("keydown", go),
        )
        .kid(el("ul").attr("id", "commands").attr("role", "listbox").attr("aria-label", keys.commands).show(list))
        .kid(show(move || {
            shown.with(Vec::is_empty).then(|| el_of("p", "empty").attr("role", "status").kid(keys.nothing))
        }))
        .into_kid()
}
