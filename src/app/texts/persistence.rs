//! The texts of keeping: room, backups, other tabs.

use super::forms::Named;

/// What is said of keeping the work.
pub(crate) struct Persistence {
    /// How full the storage is, in per cent.
    pub(crate) share: fn(usize) -> String,
    pub(crate) nearly_full: fn(usize) -> String,
    /// What is saved may be lost when the browser dies.
    pub(crate) loose: &'static str,
    pub(crate) export_all: &'static str,
    /// Decisions since the last export.
    pub(crate) remind: fn(usize) -> String,
    pub(crate) no_reminder: &'static str,
    pub(crate) no_text: Named,
    /// A title, and the names of what both tabs changed.
    pub(crate) conflict: fn(&str, &[String]) -> String,
    pub(crate) quoted: Named,
}

/// So many things that differ are named.
const NAMED: usize = 3;

pub(super) static EN: Persistence = Persistence {
    share: |percent| format!("Storage {percent}% full"),
    nearly_full: |percent| {
        format!(
            "The storage of this browser is {percent}% full. Everything is saved; export what you have finished and delete it here to make room."
        )
    },
    loose: "This browser does not let the page write to the disk at once: if the browser itself crashes, your latest work may be lost.",
    export_all: "Export all",
    remind: |decisions| {
        format!(
            "You have made {decisions} decisions since your last export of all documents. They are saved in this browser only; a file of your own is safer."
        )
    },
    no_reminder: "Do not remind me",
    no_text: |title| {
        format!(
            "The browser no longer has the text of “{title}”. Your work on it is kept: paste or import the same article, and it is back."
        )
    },
    conflict: |title, names| {
        let more = match names.len().saturating_sub(NAMED) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        format!(
            "“{title}” was changed in another tab and here, differently: {}{more}. Both versions are kept until you choose; all else is merged, and Undo brings the other one back.",
            named(names)
        )
    },
    quoted: |words| format!("“{words}”"),
};

pub(super) static VI: Persistence = Persistence {
    share: |percent| format!("Bộ nhớ đã dùng {percent}%"),
    nearly_full: |percent| {
        format!(
            "Bộ nhớ của trình duyệt này đã dùng {percent}%. Mọi thứ đã được lưu; hãy xuất những bài đã xong rồi xóa ở đây để có thêm chỗ."
        )
    },
    loose: "Trình duyệt này không cho trang ghi ngay xuống ổ đĩa: nếu chính trình duyệt bị tắt đột ngột, phần việc mới nhất có thể mất.",
    export_all: "Xuất tất cả",
    remind: |decisions| {
        format!(
            "Bạn đã có {decisions} quyết định từ lần xuất toàn bộ gần nhất. Chúng chỉ được lưu trong trình duyệt này; giữ thêm một tệp của riêng bạn sẽ an toàn hơn."
        )
    },
    no_reminder: "Đừng nhắc nữa",
    no_text: |title| {
        format!(
            "Trình duyệt không còn giữ văn bản của “{title}”. Công việc của bạn trên bài vẫn còn: hãy dán hoặc nhập lại đúng bài đó là có lại."
        )
    },
    conflict: |title, names| {
        let more = match names.len().saturating_sub(NAMED) {
            0 => String::new(),
            n => format!(" và {n} mục nữa"),
        };
        format!(
            "“{title}” đã được sửa khác nhau ở một thẻ khác và ở đây: {}{more}. Cả hai bản được giữ cho đến khi bạn chọn; phần còn lại đã được gộp, và Hoàn tác sẽ đưa bản kia trở lại.",
            named(names)
        )
    },
    quoted: |words| format!("“{words}”"),
};

fn named(names: &[String]) -> String {
    names[..names.len().min(NAMED)].join(", ")
}
