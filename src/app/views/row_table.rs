//! The table of rows over all incidents: the columns of a codebook, sorted, filtered, filled in
//! place.

use super::elements::on;
use super::incidents::described;
use super::parts::{choose, empty};
use super::row_cell::row;
use super::rows_in_sight::{Sight, rows_in_sight};
use crate::app::actions::row_table::{OWN, RowTable, cell, head_cell};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{Codebook, Column, RowState};
use leptos::ev;
use leptos::prelude::*;

/// The pane that scrolls.
const PANE: &str = ".row-table .pane";
const TABLE: &str = "#row-table";

pub(super) fn row_table() -> AnyView {
    let (store, says) = (store(), texts().row_table);
    let across = store.across;
    let table = RowTable::new(store, described);
    let columns = Memo::new(move |_| across.row_listing.with(|listing| Columns(listing.columns())));
    let is_empty = Memo::new(move |_| across.incidents.with(Vec::is_empty));
    let is_found = Memo::new(move |_| table.shown.with(|shown| !shown.is_empty()));
    let hint =
        |(key, does): (&'static str, &'static str)| view! { <span><kbd>{key}</kbd> " " {does}</span> }.into_any();
    view! {
        <section class="row-table" id="rows" tabindex="-1" aria-labelledby="rows-title">
            <h2 id="rows-title">{says.region}</h2>
            {filters(table)}
            {move || match (is_empty.get(), is_found.get()) {
                (true, _) if across.counting.is_counting.get() => ().into_any(),
                (true, _) => empty(says.none).into_any(),
                (false, false) => view! { <p class="empty">{says.none_found}</p> }.into_any(),
                (false, true) => grid(table, columns.get().0),
            }}
            <p class="hints" aria-hidden="true">{says.keys.map(hint)}</p>
        </section>
    }
    .into_any()
}

/// The columns that are shown.
#[derive(Clone, PartialEq)]
struct Columns(Vec<&'static Column>);

/// Which codebook, which rows, and all of them as a file.
fn filters(table: RowTable) -> AnyView {
    let (texts, across) = (texts(), store().across);
    let (says, listing) = (texts.row_table, across.row_listing);
    const STATES: [Option<RowState>; 4] = [None, Some(RowState::Draft), Some(RowState::Kept), Some(RowState::Checked)];
    let count = Memo::new(move |_| table.shown.with(Vec::len));
    view! {
        <div class="filters row">
            <label>
                {says.codebook}
                {choose(
                    &Codebook::ALL,
                    texts.coding.codebooks,
                    move || Some(listing.with(|listing| listing.codebook)),
                    move |codebook| {
                        listing
                            .update(|listing| {
                                listing.codebook = codebook;
                                listing.sort = None;
                            });
                    },
                    None,
                    None,
                )}
            </label>
            <label>
                {says.state}
                {choose(
                    &STATES,
                    move |state| state.map_or(says.any_state, says.states),
                    move || Some(listing.with(|listing| listing.state)),
                    move |state| listing.update(|listing| listing.state = state),
                    None,
                    None,
                )}
            </label>
            <input
                type="search"
                aria-label=says.search
                placeholder=says.search
                prop:value=move || listing.with(|listing| listing.search.clone())
                on:input=on(ev::input, move |event| {
                    listing.update(|listing| listing.search = event_target_value(&event));
                })
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || listing.with(|listing| listing.all_columns)
                    on:change=on(ev::change, move |_| {
                        listing.update(|listing| listing.all_columns = !listing.all_columns);
                    })
                />
                {says.all_columns}
            </label>
            <div class="spring" />
            <button
                class="small"
                type="button"
                disabled=move || count.get() == 0
                on:click=on(ev::click, move |_| table.save())
            >
                {move || (says.save)(count.get())}
            </button>
        </div>
    }
    .into_any()
}

/// The cells. The table has the focus, and says which cell is meant.
fn grid(table: RowTable, columns: Vec<&'static Column>) -> AnyView {
    let (texts, across) = (texts(), store().across);
    let codebook = across.row_listing.with_untracked(|listing| listing.codebook);
    let sight = Sight::new();
    let width = columns.len() + OWN;
    let place = Memo::new(move |_| {
        let (name, column) = table.at.get();
        (table.place(&name), column)
    });
    let active = move || match place.get() {
        (Some(row), column) => cell(row, column),
        (None, column) => head_cell(column),
    };
    let go = move |rows: isize, by: isize| {
        if let Some(row) = table.move_by(rows, by, width) {
            sight.bring(PANE, row);
        }
        dom::after_drawing(move || dom::show(&format!("#{}", untrack(active))));
    };
    let pressed = {
        let columns = columns.clone();
        move |event: web_sys::KeyboardEvent| {
            let has_other = event.is_composing() || event.alt_key() || event.meta_key();
            if has_other || table.editing.with_untracked(Option::is_some) {
                return;
            }
            let jump = if event.ctrl_key() { isize::MAX } else { 0 };
            /// Rows of a page.
            const PAGE: isize = 12;
            match &*event.key() {
                "ArrowDown" => go(1, 0),
                "ArrowUp" => go(-1, 0),
                "ArrowRight" => go(0, 1),
                "ArrowLeft" => go(0, -1),
                "PageDown" => go(PAGE, 0),
                "PageUp" => go(-PAGE, 0),
                "Home" => go(-jump, -isize::MAX),
                "End" => go(jump, isize::MAX),
                key => {
                    if event.ctrl_key() || !table.press(key, &columns) {
                        return;
                    }
                }
            }
            event.prevent_default();
        }
    };
    let followed = move |event: web_sys::Event| {
        if let Some(pane) = dom::element(event.target()) {
            sight.follow(&pane);
        }
    };
    let heads = columns.iter().enumerate().map(|(i, column)| head(table, i + OWN, column)).collect::<Vec<_>>();
    let drawn = columns.clone();
    let again = || dom::focus(TABLE);
    view! {
        <div class="pane" on:scroll=on(ev::scroll, followed)>
            <table
                id="row-table"
                role="grid"
                tabindex="0"
                aria-label=(texts.row_table.table)((texts.coding.codebooks)(codebook))
                aria-rowcount=move || (table.shown.with(Vec::len) + 1).to_string()
                aria-colcount=width.to_string()
                aria-activedescendant=active
                on:keydown=on(ev::keydown, pressed)
            >
                <thead>
                    <tr aria-rowindex="1">
                        {own_head(table, 0, texts.row_table.state)}
                        {own_head(table, 1, texts.row_table.incident)}
                        {heads}
                    </tr>
                </thead>
                {rows_in_sight(sight, table.shown, width, move |at, subject| row(table, at, subject, &drawn, go, again))}
            </table>
        </div>
    }
    .into_any()
}

fn own_head(table: RowTable, at: usize, name: &'static str) -> AnyView {
    let class = if at == 0 { "state" } else { "name" };
    view! {
        <th id=head_cell(at) class=class scope="col" class:at=move || table.is_at_head(at)>
            {name}
        </th>
    }
    .into_any()
}

/// The head of a column: its name in the interface and in the codebook; it sorts.
fn head(table: RowTable, at: usize, column: &'static Column) -> AnyView {
    let (texts, across) = (texts(), store().across);
    let name = column.name;
    let sorted = move || {
        let sort = across.row_listing.with(|listing| listing.sort);
        sort.filter(|(known, _)| *known == name).map(|(_, descending)| descending)
    };
    let words = (texts.coding.columns)(name);
    view! {
        <th
            id=head_cell(at)
            scope="col"
            class:at=move || table.is_at_head(at)
            aria-sort=move || sorted().map_or("none", |down| if down { "descending" } else { "ascending" })
        >
            <button
                class="sort"
                type="button"
                tabindex="-1"
                aria-label=(texts.row_table.sort)(name)
                on:click=on(ev::click, move |_| across.row_listing.update(|listing| listing.sort_by(name)))
            >
                <span>{if words.is_empty() { name } else { words }}</span>
                <code>{name}</code>
                <i aria-hidden="true">{move || sorted().map_or("", |down| if down { "↓" } else { "↑" })}</i>
            </button>
        </th>
    }
    .into_any()
}
