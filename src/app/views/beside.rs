//! Two sides of one thing, field by field.

use super::el::{El, el, el_of};
use crate::app::texts::describe::FieldRow;
use crate::app::texts::texts;

/// A table of what both sides say; where they differ, it shows.
pub(super) fn table(rows: Vec<FieldRow>) -> El {
    let says = texts().exchange;
    let cell = |words: String| {
        let is_empty = words.is_empty();
        let words = if is_empty { "–".to_owned() } else { words };
        el_of("td", if is_empty { "none" } else { "" }).kid(words)
    };
    let row = |row: FieldRow| {
        el_of("tr", if row.differs() { "differs" } else { "" })
            .kid(el("th").attr("scope", "row").kid(row.name))
            .kid(cell(row.mine))
            .kid(cell(row.theirs))
    };
    let head = [says.field, says.mine, says.theirs].map(|name| el("th").attr("scope", "col").kid(name));
    el_of("table", "beside")
        .kid(el("thead").kid(el("tr").kid(Vec::from(head))))
        .kid(el("tbody").kid(rows.into_iter().map(row).collect::<Vec<_>>()))
}
