//! What is said of what a file or a paste holds and what did not come in.

use crate::files::{FaultReason, MarkFault};
use crate::text::LeftOut;

/// So many things that differ are named.
const NAMED: usize = 3;

/// The first things of a list, and how many more there are.
pub(super) fn some(names: &[String], more: impl Fn(usize) -> String) -> String {
    let first = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(NAMED) {
        0 => first,
        rest => format!("{first}{}", more(rest)),
    }
}

pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// What was left out, in the words of English.
pub(super) fn left_out_in_english(name: &str, left_out: &LeftOut) -> Option<String> {
    let LeftOut { deleted, hidden, moved, running, pictures } = *left_out;
    let parts = [
        (deleted, count(deleted, "passage that is struck out or deleted", "passages that are struck out or deleted")),
        (hidden, count(hidden, "passage that is hidden", "passages that are hidden")),
        (moved, count(moved, "passage at the place it was moved from", "passages at the places they were moved from")),
        (running, count(running, "header or footer", "headers and footers")),
        (pictures, count(pictures, "page that is a picture without text", "pages that are pictures without text")),
    ];
    let said: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect();
    (!said.is_empty()).then(|| format!("Not taken from {name}: {}. The file itself is unchanged.", said.join(", ")))
}

/// What was left out, in the words of Vietnamese.
pub(super) fn left_out_in_vietnamese(name: &str, left_out: &LeftOut) -> Option<String> {
    let LeftOut { deleted, hidden, moved, running, pictures } = *left_out;
    let parts = [
        (deleted, "đoạn đã gạch bỏ hoặc xóa"),
        (hidden, "đoạn ẩn"),
        (moved, "đoạn ở chỗ cũ trước khi dời đi"),
        (running, "dòng đầu trang, chân trang"),
        (pictures, "trang chỉ là ảnh, không có chữ"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{n} {words}")).collect();
    (!said.is_empty()).then(|| format!("Không lấy từ {name}: {}. Bản gốc không thay đổi.", said.join(", ")))
}

/// The sentence on what could not be read, with its first reasons; `None` where all could.
pub(super) fn faults(
    faults: &[MarkFault],
    fault: fn(&MarkFault) -> String,
    sentence: fn(usize, String) -> String,
    more: fn(usize) -> String,
) -> Option<String> {
    let reasons: Vec<String> = faults.iter().map(fault).collect();
    (!reasons.is_empty()).then(|| sentence(reasons.len(), some(&reasons, more)))
}

pub(super) fn fault_in_english(fault: &MarkFault) -> String {
    let place = match fault.mark {
        Some(mark) => format!("mark {mark} of document {}", fault.document),
        None => format!("document {}", fault.document),
    };
    let reason = match &fault.reason {
        FaultReason::OutOfText => "its place does not fit the text".to_owned(),
        FaultReason::Quote { quote, text } if text.is_empty() => {
            format!("“{quote}” stands nowhere, or in several places")
        }
        FaultReason::Quote { quote, text } => format!("it quotes “{quote}”, but “{text}” stands there"),
        FaultReason::Parts => "it stands in several parts with other words between".to_owned(),
        FaultReason::Twice => "another mark has its id".to_owned(),
        FaultReason::NoText(address) => format!("the text of “{address}” is not here; open that article first"),
        FaultReason::NotJson => "it is not JSON".to_owned(),
        FaultReason::Other(reason) => reason.clone(),
    };
    format!("{place} ({reason})")
}

pub(super) fn fault_in_vietnamese(fault: &MarkFault) -> String {
    let place = match fault.mark {
        Some(mark) => format!("dấu {mark} của bài {}", fault.document),
        None => format!("bài {}", fault.document),
    };
    let reason = match &fault.reason {
        FaultReason::OutOfText => "vị trí không khớp với văn bản".to_owned(),
        FaultReason::Quote { quote, text } if text.is_empty() => {
            format!("không có “{quote}”, hoặc có ở nhiều chỗ")
        }
        FaultReason::Quote { quote, text } => format!("dấu trích “{quote}” nhưng ở đó là “{text}”"),
        FaultReason::Parts => "dấu gồm nhiều phần, xen giữa là chữ khác".to_owned(),
        FaultReason::Twice => "một dấu khác đã có mã này".to_owned(),
        FaultReason::NoText(address) => format!("không có văn bản của “{address}” ở đây; hãy mở bài đó trước"),
        FaultReason::NotJson => "không phải JSON".to_owned(),
        FaultReason::Other(reason) => reason.clone(),
    };
    format!("{place} ({reason})")
}
