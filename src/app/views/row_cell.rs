//! A row of the table and its cells, of which one can be typed into.

use super::coding::whose;
use super::elements::on;
use super::incident_words::name;
use crate::app::actions::incidents;
use crate::app::actions::row_table::{OWN, RowTable, cell};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{Codebook, Column, RowState, RowSubject};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The field of the cell that is typed into.
const FIELD: &str = "cell-field";

/// A row: its state, its incident, its cells. `go` moves the focus by rows and columns, and
/// `again` gives it back to the table.
pub(super) fn row(
    table: RowTable,
    at: usize,
    subject: Arc<RowSubject>,
    columns: &[&'static Column],
    go: impl Fn(isize, isize) + Copy + Send + Sync + 'static,
    again: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let own = subject.clone();
    let filled = Memo::new(move |_| table.row(&own));
    let title = subject.name.clone();
    let here = title.clone();
    let here = Memo::new(move |_| table.at.with(|(name, column)| (*name == here).then_some(*column)));
    let edited = Memo::new(move |_| {
        let editing = table.editing.get();
        editing.filter(|(name, ..)| *name == title).map(|(_, column, first)| (column, first))
    });
    let columns = columns.to_vec();
    let state = move || filled.with(|row| row.as_ref().map_or(RowState::Draft, |row| row.state));
    // A row is drawn as a whole: that is cheaper than to follow each of its cells.
    view! {
        <tr aria-rowindex=(at + 2).to_string() data-state=move || state().name()>
            {move || {
                let (here, edited) = (here.get(), edited.get());
                let state = state();
                let mut cells = vec![
                    state_cell(table, at, &subject, state, here == Some(0), again),
                    name_cell(table, at, &subject, here == Some(1)),
                ];
                for (i, column) in columns.iter().enumerate() {
                    let number = i + OWN;
                    let value = filled
                        .with(|row| row.as_ref().map_or_else(String::new, |row| row.coding.value(column.name).to_owned()));
                    cells
                        .push(match &edited {
                            Some((open, first)) if *open == number => {
                                field(table, (at, number), &subject, column, first.clone(), go, again)
                            }
                            _ => value_cell(table, (at, number), &subject, value, here == Some(number)),
                        });
                }
                cells
            }}
        </tr>
    }
    .into_any()
}

fn state_cell(
    table: RowTable,
    at: usize,
    subject: &Arc<RowSubject>,
    state: RowState,
    is_at: bool,
    again: impl Fn() + Copy + 'static,
) -> AnyView {
    let says = texts().row_table;
    let (own, name) = (subject.clone(), subject.name.clone());
    let advance = move |_| {
        table.at.set((name.clone(), 0));
        table.advance(&own);
        again();
    };
    view! {
        <td id=cell(at, 0) class="state" class:at=is_at>
            <button
                class="mark"
                type="button"
                tabindex="-1"
                data-state=state.name()
                title=(says.advance)(state)
                on:click=on(ev::click, advance)
            >
                {(says.states)(state)}
            </button>
        </td>
    }
    .into_any()
}

fn name_cell(table: RowTable, at: usize, subject: &Arc<RowSubject>, is_at: bool) -> AnyView {
    let (store, says) = (store(), texts().row_table);
    let codebook = store.across.row_listing.with_untracked(|listing| listing.codebook);
    let words = name(&subject.incident);
    let of = (codebook == Codebook::CasualtyRecord).then(|| whose(subject));
    let own = subject.clone();
    let open = move |_| {
        table.at.set((own.name.clone(), 1));
        incidents::go_to_row(store, &own);
    };
    view! {
        <th id=cell(at, 1) class="name" scope="row" class:at=is_at>
            <button class="jump" type="button" tabindex="-1" title=(says.open)(&words) on:click=on(ev::click, open)>
                {of.map(|of| view! { <b>{of}</b> " " }.into_any())}
                {words.clone()}
            </button>
        </th>
    }
    .into_any()
}

fn value_cell(
    table: RowTable,
    (at, column): (usize, usize),
    subject: &Arc<RowSubject>,
    value: String,
    is_at: bool,
) -> AnyView {
    let name = subject.name.clone();
    let [title, first] = [value.clone(), value.clone()];
    // A first click goes to the cell, a second one opens it.
    let click = move |_| match table.at.with_untracked(|(row, at)| *row == name && *at == column) {
        true => table.edit(name.clone(), column, first.clone()),
        false => table.at.set((name.clone(), column)),
    };
    view! {
        <td
            id=cell(at, column)
            class:at=is_at
            title=title
            on:click=on(ev::click, click)
        >
            {value}
        </td>
    }
    .into_any()
}

/// The cell that is typed into, with what the articles offer for it.
fn field(
    table: RowTable,
    (at, number): (usize, usize),
    subject: &Arc<RowSubject>,
    column: &'static Column,
    first: String,
    go: impl Fn(isize, isize) + Copy + 'static,
    again: impl Fn() + Copy + 'static,
) -> AnyView {
    let says = texts().row_table;
    let sheet = table.sheet(subject);
    let offered = sheet.entry(column.name).map(|entry| entry.candidates.clone()).unwrap_or_default();
    let offered = offered.into_iter().map(|one| view! { <option value=one.value label=one.means /> }.into_any());
    let [blurred, typed] = [(); 2].map(|()| subject.clone());
    // What is no longer edited was left by a key.
    let commit = move |subject: &RowSubject, value: String| {
        if table.editing.with_untracked(Option::is_some) {
            table.editing.set(None);
            table.put(subject, column.name, value.trim());
        }
    };
    let pressed = move |event: web_sys::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let (rows, columns) = match &*event.key() {
            "Enter" if event.shift_key() => (-1, 0),
            "Enter" => (1, 0),
            "Tab" if event.shift_key() => (0, -1),
            "Tab" => (0, 1),
            "Escape" => {
                table.editing.set(None);
                event.prevent_default();
                event.stop_propagation();
                again();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        commit(&typed, event_target_value(&event));
        again();
        go(rows, columns);
    };
    dom::after_drawing(|| {
        dom::focus(&format!("#{FIELD}"));
        dom::show(&format!("#{FIELD}"));
    });
    view! {
        <td id=cell(at, number) class="at open">
            <input
                id=FIELD
                type="text"
                autocomplete="off"
                spellcheck="false"
                list="cell-offers"
                aria-label=(says.cell)(at + 1, column.name)
                prop:value=first
                on:keydown=on(ev::keydown, pressed)
                on:blur=on(ev::blur, move |event| commit(&blurred, event_target_value(&event)))
            />
            <datalist id="cell-offers">{offered.collect::<Vec<_>>()}</datalist>
        </td>
    }
    .into_any()
}
