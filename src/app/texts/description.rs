//! The texts of what a person says of an incident by hand.

use super::forms::{Named, Paired};
use crate::desk::IncidentStatus;

/// What a person says of an incident.
pub(crate) struct Description {
    pub(crate) title: &'static str,
    pub(crate) name: &'static str,
    pub(crate) place: &'static str,
    pub(crate) place_form: &'static str,
    pub(crate) first_day: &'static str,
    pub(crate) last_day: &'static str,
    pub(crate) grade: &'static str,
    /// The choice that leaves the grade to the articles, with theirs.
    pub(crate) told_grade: Named,
    pub(crate) status: &'static str,
    pub(crate) statuses: fn(IncidentStatus) -> &'static str,
    pub(crate) tags: &'static str,
    pub(crate) tags_form: &'static str,
    pub(crate) note: &'static str,
    /// What was set, beside what the articles say.
    pub(crate) told: Named,
    /// The articles say nothing of it.
    pub(crate) untold: &'static str,
    /// Who set it, and when.
    pub(crate) said_by: Paired,
    /// When it was set, by whom is not known.
    pub(crate) said_at: Named,
    pub(crate) off_map: &'static str,
    pub(crate) forget: &'static str,
    pub(crate) is_forgotten: &'static str,
    /// An incident among things that differ.
    pub(crate) row: &'static str,
}

pub(super) static EN: Description = Description {
    title: "Set by hand",
    name: "Name",
    place: "Place",
    place_form: "town, province, country",
    first_day: "First day",
    last_day: "Last day",
    grade: "Grade",
    told_grade: |grade| format!("as the articles have it: {grade}"),
    status: "Status",
    statuses: |status| match status {
        IncidentStatus::Open => "open",
        IncidentStatus::InReview => "in review",
        IncidentStatus::Checked => "checked",
        IncidentStatus::SetAside => "set aside",
    },
    tags: "Tags",
    tags_form: "with commas between",
    note: "Note",
    told: |told| format!("The articles say: {told}"),
    untold: "The articles do not say.",
    said_by: |person, time| format!("Set by {person}, {time}"),
    said_at: |time| format!("Set by hand, {time}"),
    off_map: "The map does not know this place, so coded rows leave its coordinates blank.",
    forget: "Take all of it back",
    is_forgotten: "The word is with the articles again. Undo brings back what you set.",
    row: "what was said of an incident",
};

pub(super) static VI: Description = Description {
    title: "Đặt bằng tay",
    name: "Tên gọi",
    place: "Nơi xảy ra",
    place_form: "thị trấn, tỉnh, quốc gia",
    first_day: "Ngày đầu",
    last_day: "Ngày cuối",
    grade: "Mức tin cậy",
    told_grade: |grade| format!("theo các bài: {grade}"),
    status: "Tình trạng",
    statuses: |status| match status {
        IncidentStatus::Open => "chưa xem",
        IncidentStatus::InReview => "đang xem",
        IncidentStatus::Checked => "đã kiểm tra",
        IncidentStatus::SetAside => "gác lại",
    },
    tags: "Nhãn",
    tags_form: "cách nhau bằng dấu phẩy",
    note: "Ghi chú",
    told: |told| format!("Các bài nói: {told}"),
    untold: "Các bài không nói.",
    said_by: |person, time| format!("{person} đặt, {time}"),
    said_at: |time| format!("Đặt bằng tay, {time}"),
    off_map: "Bản đồ không có nơi này, nên các dòng mã hoá để trống toạ độ.",
    forget: "Bỏ tất cả",
    is_forgotten: "Nay lại theo các bài. Hoàn tác để đưa về những gì bạn đã đặt.",
    row: "điều đã nói về một sự việc",
};
