//! Two sides of one thing, field by field.

use crate::app::texts::describe::FieldRow;
use crate::app::texts::texts;
use leptos::prelude::*;

/// A table of what both sides say; where they differ, it shows.
pub(super) fn table(rows: Vec<FieldRow>) -> AnyView {
    let says = texts().exchange;
    let cell = |words: String| {
        let is_empty = words.is_empty();
        let words = if is_empty { "–".to_owned() } else { words };
        view! { <td class:none=is_empty>{words}</td> }.into_any()
    };
    let row = |row: FieldRow| {
        let differs = row.differs();
        view! {
            <tr class:differs=differs>
                <th scope="row">{row.name}</th>
                {cell(row.mine)}
                {cell(row.theirs)}
            </tr>
        }
        .into_any()
    };
    let head = [says.field, says.mine, says.theirs].map(|name| view! { <th scope="col">{name}</th> }.into_any());
    view! {
        <table class="beside">
            <thead><tr>{head}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
    }
    .into_any()
}
