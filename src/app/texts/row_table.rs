//! The texts of the table of rows.

use super::forms::{Count, Counted, Named};
use super::shared::some;
use crate::desk::RowState;

/// The table of rows.
pub(crate) struct RowTable {
    pub(crate) region: &'static str,
    pub(crate) table: Named,
    pub(crate) codebook: &'static str,
    pub(crate) search: &'static str,
    pub(crate) state: &'static str,
    pub(crate) any_state: &'static str,
    pub(crate) states: fn(RowState) -> &'static str,
    /// What pressing the state of a row does.
    pub(crate) advance: fn(RowState) -> &'static str,
    pub(crate) all_columns: &'static str,
    pub(crate) incident: &'static str,
    pub(crate) open: Named,
    pub(crate) save: Count,
    /// How a column is sorted, for those who do not see it.
    pub(crate) sort: Named,
    pub(crate) none: &'static str,
    pub(crate) none_found: &'static str,
    /// The field of a cell: the number of its row, its column.
    pub(crate) cell: Counted,
    /// The keys, with what each does.
    pub(crate) keys: [(&'static str, &'static str); 4],
}

pub(super) static EN: RowTable = RowTable {
    region: "Rows",
    table: |codebook| format!("Rows of {codebook}"),
    codebook: "Columns of",
    search: "Search cells and incidents",
    state: "State",
    any_state: "any",
    states: |state| match state {
        RowState::Draft => "draft",
        RowState::Kept => "kept",
        RowState::Checked => "checked",
    },
    advance: |state| match state {
        RowState::Draft => "Draft: keep it as a row",
        RowState::Kept => "Kept: say that you checked it",
        RowState::Checked => "Checked: take that back",
    },
    all_columns: "Numbers of the dataset too",
    incident: "Incident",
    open: |incident| format!("Open {incident}"),
    save: |n| format!("Save {} as CSV", some(n, "row", "rows")),
    sort: |column| format!("Sort by {column}"),
    none: "No casualty figures in these articles, so there is nothing to code.",
    none_found: "No row is like that.",
    cell: |row, column| format!("Row {row}, {column}"),
    keys: [
        ("← ↑ ↓ →", "cell by cell"),
        ("Enter", "type into it"),
        ("Delete", "blank it"),
        ("Esc", "leave it as it was"),
    ],
};

pub(super) static VI: RowTable = RowTable {
    region: "Các dòng",
    table: |codebook| format!("Các dòng {codebook}"),
    codebook: "Các cột của",
    search: "Tìm trong các ô và sự việc",
    state: "Tình trạng",
    any_state: "tất cả",
    states: |state| match state {
        RowState::Draft => "nháp",
        RowState::Kept => "đã giữ",
        RowState::Checked => "đã kiểm tra",
    },
    advance: |state| match state {
        RowState::Draft => "Nháp: giữ thành một dòng",
        RowState::Kept => "Đã giữ: đánh dấu là đã kiểm tra",
        RowState::Checked => "Đã kiểm tra: bỏ đánh dấu",
    },
    all_columns: "Cả mã số của bộ dữ liệu",
    incident: "Sự việc",
    open: |incident| format!("Mở {incident}"),
    save: |n| format!("Lưu {n} dòng thành CSV"),
    sort: |column| format!("Xếp theo {column}"),
    none: "Các bài này không có con số thương vong nên không có gì để mã hoá.",
    none_found: "Không dòng nào như vậy.",
    cell: |row, column| format!("Dòng {row}, {column}"),
    keys: [("← ↑ ↓ →", "từng ô"), ("Enter", "gõ vào ô"), ("Delete", "xoá trống"), ("Esc", "để như cũ")],
};
