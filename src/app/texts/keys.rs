//! The texts of the commands, their keys and the list of them.

use super::across::{tab_en, tab_vi};
use super::forms::{Counted, Named, Paired};
use super::kinds::Kinds;
use crate::app::state::command::{CaretStep, Command, Part};
use crate::app::state::look::Theme;
use crate::browser::segments::Unit;
use crate::desk::Choice;

/// Commands and keys.
pub(crate) struct Keys {
    /// What a command does.
    pub(crate) names: fn(Command, &Kinds) -> String,
    pub(crate) commands: &'static str,
    pub(crate) ask: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) article: &'static str,
    pub(crate) letters: &'static str,
    /// The button with the key of a command: its key, its name.
    pub(crate) change: Paired,
    pub(crate) no_key: &'static str,
    pub(crate) press: &'static str,
    pub(crate) press_help: &'static str,
    /// A key that another command has.
    pub(crate) taken: Paired,
    pub(crate) reserved: Named,
    pub(crate) all_as_before: &'static str,
    pub(crate) person: &'static str,
    pub(crate) person_help: &'static str,
    pub(crate) start: &'static str,
    pub(crate) end: &'static str,
    pub(crate) mark_all: fn(usize) -> String,
    pub(crate) accept_all: fn(usize) -> String,
    pub(crate) accept_equal: Counted,
    pub(crate) accepted: Counted,
    /// How many marks of a kind were accepted, and how many unsure ones were left.
    pub(crate) accepted_kind: fn(usize, usize) -> String,
    pub(crate) all_decided: &'static str,
    /// Whether stepping is kept to marks that nobody decided.
    pub(crate) undecided: fn(bool) -> &'static str,
    pub(crate) marked: Counted,
}

fn kind(kinds: &Kinds, kind: crate::desk::Kind) -> String {
    kinds.name(kind).to_lowercase()
}

const fn index(part: Part) -> usize {
    part as usize
}

pub(super) static EN: Keys = Keys {
    names: |command, kinds| {
        const PARTS: [&str; 6] =
            ["the text", "the claims", "the figures", "the timeline", "the entities", "the library"];
        match command {
            Command::Next => "Next mark",
            Command::Previous => "Previous mark",
            Command::NextAlike => "Next mark of the same kind",
            Command::PreviousAlike => "Previous mark of the same kind",
            Command::NextUnsure => "Next mark that is not sure",
            Command::Accept => "Accept the mark",
            Command::Reject => "Reject the mark",
            Command::AcceptAll => "Accept the mark and all equal ones",
            Command::RejectAll => "Reject the mark and all equal ones",
            Command::AcceptAlike => "Accept all marks of this kind that are sure",
            Command::AcceptKind(mark) => return format!("Accept all sure marks: {}", kind(kinds, mark)),
            Command::Undecided => "Step through undecided marks only, or through all",
            Command::Edit => "Edit the mark",
            Command::Mark(mark) => return format!("Mark the selection as {}", kind(kinds, mark)),
            Command::MarkAll(mark) => return format!("Mark it as {} wherever it stands", kind(kinds, mark)),
            Command::Claim => "Make the selection a claim, or accept the suggested claim",
            Command::NextClaim => "Work on the next claim; digits set its status",
            Command::Link => "Link the mark to the open claim, or unlink it",
            Command::Stretch { end: false, forward: false } => "Start the mark a word earlier",
            Command::Stretch { end: false, forward: true } => "Start the mark a word later",
            Command::Stretch { end: true, forward: true } => "End the mark a word later",
            Command::Stretch { end: true, forward: false } => "End the mark a word earlier",
            Command::Caret { select, step } => {
                let what = match step {
                    CaretStep::Along(Unit::Letter, true) => "to the next letter",
                    CaretStep::Along(Unit::Letter, false) => "to the letter before",
                    CaretStep::Along(Unit::Word, true) => "to the next word",
                    CaretStep::Along(Unit::Word, false) => "to the word before",
                    CaretStep::Line(true) => "to the next line",
                    CaretStep::Line(false) => "to the line before",
                };
                return format!("{} {what}", if select { "Select" } else { "Caret" });
            }
            Command::Find => "Find in the text",
            Command::Across => "Incidents, time and names across articles",
            Command::Same(true) => "Perhaps the same incident: yes, join the two",
            Command::Same(false) => "Perhaps the same incident: no, they are two",
            Command::See(tab) => return format!("Across articles: {}", tab_en(tab)),
            Command::Agreement => "Compare with another person’s marks",
            Command::Choose(Choice::A) => "In a comparison: my mark stays",
            Command::Choose(Choice::B) => "In a comparison: the other’s mark stays",
            Command::Choose(Choice::Both) => "In a comparison: both marks stay",
            Command::Choose(Choice::Neither) => "In a comparison: no mark stays",
            Command::Search => "Search all articles",
            Command::Commands => "All commands and articles",
            Command::Help => "Help and keys",
            Command::Undo => "Undo",
            Command::Redo => "Redo",
            Command::Export => "Export as JSON",
            Command::ExportAll => "Export all articles as JSON",
            Command::Formats => "Export for other tools",
            Command::Dossier => "Save a dossier of what is open",
            Command::Import => "Import files",
            Command::New => "New article",
            Command::Older => "Next article of the library",
            Command::Newer => "Previous article of the library",
            Command::Archive => "Archive the article, or take it back",
            Command::Boilerplate => "Show or dim boilerplate",
            Command::Go(part) => return format!("Go to {}", PARTS[index(part)]),
            Command::Jump(mark) => return format!("Next {}", kind(kinds, mark)),
            Command::Show(mark) => return format!("Show or hide marks: {}", kind(kinds, mark)),
            Command::Look(Theme::System) => "Colours as the system",
            Command::Look(Theme::Light) => "Light colours",
            Command::Look(Theme::Dark) => "Dark colours",
            Command::Speak(lang) => return format!("Interface in {}", lang.name()),
            Command::Escape => "Close what is open",
        }
        .to_owned()
    },
    commands: "Commands and articles",
    ask: "Type a command or a title",
    nothing: "Nothing has this name.",
    article: "article",
    letters: "Keys that write a sign (letters, digits, / and ?) are on",
    change: |key, name| format!("{key}: {name}. Press to change"),
    no_key: "no key",
    press: "Press a key…",
    press_help: "Escape leaves it as it is, Delete takes the key away.",
    taken: |key, name| format!("{key} is the key for “{name}” already. Take it away there first, or press another."),
    reserved: |key| format!("{key} moves the focus or closes things, so it cannot be given. Press another."),
    all_as_before: "All keys as at first",
    person: "Your name",
    person_help: "Stands beside what you mark from now on. It is kept in this browser.",
    start: "Start of the mark: arrows move it by a letter, with Ctrl by a word",
    end: "End of the mark: arrows move it by a letter, with Ctrl by a word",
    mark_all: |n| format!("All {n} places"),
    accept_all: |n| format!("Accept all {n}"),
    accept_equal: |n, words| format!("Accept all {n} mentions of {words}"),
    accepted: |n, words| {
        if n == 1 {
            format!("“{words}” was accepted.")
        } else {
            format!("{n} mentions of “{words}” were accepted.")
        }
    },
    accepted_kind: |n, unsure| match unsure {
        0 => format!("{n} accepted."),
        _ => format!("{n} accepted; {unsure} that are not sure are left to look at."),
    },
    all_decided: "Everything here is decided.",
    undecided: |is_on| if is_on { "Keys step through undecided marks only." } else { "Keys step through all marks." },
    marked: |n, words| {
        if n == 1 { format!("“{words}” was marked.") } else { format!("“{words}” was marked in {n} places.") }
    },
};

pub(super) static VI: Keys = Keys {
    names: |command, kinds| {
        const PARTS: [&str; 6] = ["bài viết", "phát ngôn", "số liệu", "dòng thời gian", "thực thể", "thư viện"];
        match command {
            Command::Next => "Dấu kế tiếp",
            Command::Previous => "Dấu trước",
            Command::NextAlike => "Dấu kế tiếp cùng loại",
            Command::PreviousAlike => "Dấu trước cùng loại",
            Command::NextUnsure => "Dấu chưa chắc kế tiếp",
            Command::Accept => "Chấp nhận dấu",
            Command::Reject => "Bác bỏ dấu",
            Command::AcceptAll => "Chấp nhận dấu và mọi dấu giống nó",
            Command::RejectAll => "Bác bỏ dấu và mọi dấu giống nó",
            Command::AcceptAlike => "Chấp nhận mọi đánh dấu chắc chắn cùng loại",
            Command::AcceptKind(mark) => return format!("Chấp nhận mọi đánh dấu chắc chắn: {}", kind(kinds, mark)),
            Command::Undecided => "Chỉ đi qua những gì chưa quyết định, hoặc qua tất cả",
            Command::Edit => "Sửa dấu",
            Command::Mark(mark) => return format!("Đánh dấu phần đã chọn là {}", kind(kinds, mark)),
            Command::MarkAll(mark) => return format!("Đánh dấu mọi chỗ giống phần đã chọn là {}", kind(kinds, mark)),
            Command::Claim => "Biến phần đã chọn thành phát ngôn, hoặc chấp nhận phát ngôn được gợi ý",
            Command::NextClaim => "Làm việc với phát ngôn kế tiếp; chữ số đặt trạng thái",
            Command::Link => "Gắn dấu vào phát ngôn đang mở, hoặc gỡ ra",
            Command::Stretch { end: false, forward: false } => "Đầu dấu lùi một từ",
            Command::Stretch { end: false, forward: true } => "Đầu dấu tiến một từ",
            Command::Stretch { end: true, forward: true } => "Cuối dấu tiến một từ",
            Command::Stretch { end: true, forward: false } => "Cuối dấu lùi một từ",
            Command::Caret { select, step } => {
                let what = match step {
                    CaretStep::Along(Unit::Letter, true) => "đến chữ cái sau",
                    CaretStep::Along(Unit::Letter, false) => "đến chữ cái trước",
                    CaretStep::Along(Unit::Word, true) => "đến từ sau",
                    CaretStep::Along(Unit::Word, false) => "đến từ trước",
                    CaretStep::Line(true) => "đến dòng sau",
                    CaretStep::Line(false) => "đến dòng trước",
                };
                return format!("{} {what}", if select { "Chọn" } else { "Con trỏ" });
            }
            Command::Find => "Tìm trong bài",
            Command::Across => "Sự việc, thời gian và tên qua nhiều bài",
            Command::Same(true) => "Có lẽ là một sự việc: đúng, nhập lại",
            Command::Same(false) => "Có lẽ là một sự việc: không, đó là hai",
            Command::See(tab) => return format!("Qua nhiều bài: {}", tab_vi(tab)),
            Command::Agreement => "Đối chiếu với dấu của người khác",
            Command::Choose(Choice::A) => "Khi đối chiếu: giữ dấu của tôi",
            Command::Choose(Choice::B) => "Khi đối chiếu: giữ dấu của người kia",
            Command::Choose(Choice::Both) => "Khi đối chiếu: giữ cả hai dấu",
            Command::Choose(Choice::Neither) => "Khi đối chiếu: không giữ dấu nào",
            Command::Search => "Tìm trong mọi bài",
            Command::Commands => "Mọi lệnh và bài viết",
            Command::Help => "Trợ giúp và phím tắt",
            Command::Undo => "Hoàn tác",
            Command::Redo => "Làm lại",
            Command::Export => "Xuất JSON",
            Command::ExportAll => "Xuất JSON mọi bài",
            Command::Formats => "Xuất cho công cụ khác",
            Command::Dossier => "Lưu hồ sơ của những gì đang mở",
            Command::Import => "Nhập tệp",
            Command::New => "Bài mới",
            Command::Older => "Bài kế tiếp trong thư viện",
            Command::Newer => "Bài trước trong thư viện",
            Command::Archive => "Cất bài vào kho, hoặc lấy ra",
            Command::Boilerplate => "Hiện rõ hoặc làm mờ phần phụ của trang",
            Command::Go(part) => return format!("Đi tới {}", PARTS[index(part)]),
            Command::Jump(mark) => return format!("Tới dấu kế tiếp: {}", kind(kinds, mark)),
            Command::Show(mark) => return format!("Hiện hoặc ẩn dấu: {}", kind(kinds, mark)),
            Command::Look(Theme::System) => "Màu theo hệ thống",
            Command::Look(Theme::Light) => "Màu sáng",
            Command::Look(Theme::Dark) => "Màu tối",
            Command::Speak(lang) => return format!("Giao diện {}", lang.name()),
            Command::Escape => "Đóng phần đang mở",
        }
        .to_owned()
    },
    commands: "Lệnh và bài viết",
    ask: "Gõ tên lệnh hoặc tiêu đề",
    nothing: "Không có gì mang tên này.",
    article: "bài viết",
    letters: "Bật phím gõ ra ký tự (chữ cái, chữ số, / và ?)",
    change: |key, name| format!("{key}: {name}. Bấm để đổi"),
    no_key: "chưa có phím",
    press: "Bấm một phím…",
    press_help: "Escape giữ nguyên, Delete bỏ phím này.",
    taken: |key, name| format!("{key} đang là phím của “{name}”. Hãy bỏ phím ở đó trước, hoặc bấm phím khác."),
    reserved: |key| format!("{key} dùng để chuyển tiêu điểm hoặc đóng nên không gán được. Hãy bấm phím khác."),
    all_as_before: "Mọi phím như ban đầu",
    person: "Tên của bạn",
    person_help: "Ghi bên cạnh những gì bạn đánh dấu từ nay. Tên chỉ được giữ trong trình duyệt này.",
    start: "Đầu dấu: phím mũi tên dời từng chữ cái, thêm Ctrl dời từng từ",
    end: "Cuối dấu: phím mũi tên dời từng chữ cái, thêm Ctrl dời từng từ",
    mark_all: |n| format!("Cả {n} chỗ"),
    accept_all: |n| format!("Chấp nhận cả {n}"),
    accept_equal: |n, words| format!("Chấp nhận cả {n} chỗ ghi {words}"),
    accepted: |n, words| format!("Đã chấp nhận {n} chỗ ghi “{words}”."),
    accepted_kind: |n, unsure| match unsure {
        0 => format!("Đã chấp nhận {n}."),
        _ => format!("Đã chấp nhận {n}; còn {unsure} chỗ chưa chắc để bạn xem."),
    },
    all_decided: "Mọi thứ ở đây đã được quyết định.",
    undecided: |is_on| {
        if is_on {
            "Các phím chỉ đi qua những gì chưa quyết định."
        } else {
            "Các phím đi qua mọi đánh dấu."
        }
    },
    marked: |n, words| format!("Đã đánh dấu {n} chỗ ghi “{words}”."),
};

#[cfg(test)]
mod tests {
    use crate::app::state::command::{Binding, TABLE};
    use crate::app::state::language::Lang;
    use std::collections::HashSet;

    #[test]
    fn each_command_has_a_name_and_a_key_of_its_own() {
        let mut seen = HashSet::new();
        for Binding { name, key, command } in &TABLE {
            assert!(seen.insert(name.to_string()), "{name}");
            assert!(key.is_empty() || seen.insert(format!("key {key}")), "{key}");
            assert!(
                !Lang::ALL
                    .map(|lang| (lang.texts().keys.names)(*command, &lang.texts().kinds))
                    .contains(&String::new())
            );
        }
    }
}
