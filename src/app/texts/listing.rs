//! The texts of the list of claims: its order, its groups, its tags, many at once.

use super::forms::{Count, Counted, Named};
use super::shared::listed;
use crate::desk::{Criterion, Grouping, Order};

/// The list of claims.
pub(crate) struct Listing {
    pub(crate) whole: &'static str,
    /// This article, all articles.
    pub(crate) scopes: [&'static str; 2],
    pub(crate) show: &'static str,
    pub(crate) by_status: &'static str,
    pub(crate) by_tag: &'static str,
    pub(crate) by_source: &'static str,
    pub(crate) by_document: &'static str,
    pub(crate) order: &'static str,
    pub(crate) orders: fn(Order) -> &'static str,
    pub(crate) grouping: &'static str,
    pub(crate) groupings: fn(Grouping) -> &'static str,
    pub(crate) untagged: &'static str,
    /// A heading with its count, as it is read aloud.
    pub(crate) group: Counted,
    /// Why to check a claim first.
    pub(crate) check_worthiness: fn(&[Criterion]) -> String,
    pub(crate) accept_one: Named,
    pub(crate) reject_one: Named,
    pub(crate) work_on_one: Named,
    pub(crate) choose: Named,
    pub(crate) choose_all: Count,
    pub(crate) bulk: &'static str,
    pub(crate) chosen: Count,
    pub(crate) status: &'static str,
    pub(crate) set_status: &'static str,
    pub(crate) add_tag: &'static str,
    pub(crate) drop_tag: Named,
    pub(crate) choose_none: &'static str,
    pub(crate) tags: Count,
    pub(crate) tag_name: Counted,
    pub(crate) rename: &'static str,
    pub(crate) rename_tag: Named,
    pub(crate) link: &'static str,
    pub(crate) unlink: &'static str,
    pub(crate) link_inside: Count,
    pub(crate) link_now: &'static str,
    pub(crate) inside: &'static str,
    pub(crate) elsewhere: &'static str,
    pub(crate) link_help: &'static str,
    pub(crate) print: &'static str,
    pub(crate) printed: Named,
    /// How many claims a text in a list is about.
    pub(crate) claims: Count,
    // What is said of an act.
    pub(crate) accepted: Count,
    pub(crate) rejected: Count,
    pub(crate) now_status: Counted,
    pub(crate) now_tagged: Counted,
    pub(crate) no_longer_tagged: Counted,
    pub(crate) renamed: fn(usize, &str, &str) -> String,
    pub(crate) nothing_to_do: &'static str,
    pub(crate) linked: Named,
    pub(crate) unlinked: Named,
}

fn claims(n: usize) -> String {
    if n == 1 { "1 claim".to_owned() } else { format!("{n} claims") }
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

pub(super) static EN: Listing = Listing {
    whole: "Which articles",
    scopes: ["This article", "All articles"],
    show: "Which claims",
    by_status: "Status",
    by_tag: "Tag",
    by_source: "Source",
    by_document: "Article",
    order: "Order of the claims",
    orders: |order| match order {
        Order::CheckWorthiness => "Worth checking first",
        Order::Text => "As in the text",
        Order::Status => "By status",
        Order::Source => "By source",
    },
    grouping: "Groups of claims",
    groupings: |grouping| match grouping {
        Grouping::None => "No groups",
        Grouping::Source => "Group by source",
        Grouping::Status => "Group by status",
        Grouping::Tag => "Group by tag",
        Grouping::Document => "Group by article",
    },
    untagged: "without a tag",
    group: |n, name| format!("{name}: {}", claims(n)),
    check_worthiness: |points| {
        let words = |point: &Criterion| match point {
            Criterion::Figure => "a figure",
            Criterion::Date => "a date",
            Criterion::Accuses => "an accusation",
            Criterion::Denies => "a denial",
            Criterion::Confirms => "a confirmation",
            Criterion::Names => "names a person or an organization",
            Criterion::Speaker => "a named source",
        };
        listed(points, words, "holds ", " and ")
    },
    accept_one: |claim| format!("Accept the claim {claim}"),
    reject_one: |claim| format!("Reject the claim {claim}"),
    work_on_one: |claim| format!("Work on this claim: {claim}"),
    choose: |claim| format!("Choose the claim {claim}"),
    choose_all: |n| format!("Choose all {n} shown"),
    bulk: "What to do with the chosen claims",
    chosen: |n| format!("{n} chosen"),
    status: "Status for the chosen claims",
    set_status: "Set status",
    add_tag: "Add a tag",
    drop_tag: |tag| format!("Remove the tag {tag} from the chosen claims"),
    choose_none: "Choose none",
    tags: |n| format!("Tags in use: {n}"),
    tag_name: |n, tag| format!("Name of the tag {tag}, on {}", claims(n)),
    rename: "Rename",
    rename_tag: |tag| format!("Rename the tag {tag} in all articles"),
    link: "Link to the open claim",
    unlink: "Unlink from the open claim",
    link_inside: |n| {
        if n == 1 { "Link the one inside the claim".to_owned() } else { format!("Link all {n} inside the claim") }
    },
    link_now: "Link",
    inside: "Inside the claim",
    elsewhere: "Elsewhere in the article",
    link_help: "Or stand on a mark in the text and press l.",
    print: "Print",
    printed: |time| format!("Printed {time}"),
    claims,
    accepted: |n| format!("{} {} accepted.", claims(n), are(n)),
    rejected: |n| format!("{} {} rejected.", claims(n), are(n)),
    now_status: |n, status| format!("{} {} now {status}.", claims(n), are(n)),
    now_tagged: |n, tag| format!("{} now tagged “{tag}”.", claims(n)),
    no_longer_tagged: |n, tag| format!("{} no longer tagged “{tag}”.", claims(n)),
    renamed: |n, old, new| format!("“{old}” is “{new}” now, on {}.", claims(n)),
    nothing_to_do: "Nothing has changed: it was so already.",
    linked: |quote| format!("“{quote}” is linked to the claim."),
    unlinked: |quote| format!("“{quote}” is no longer linked to the claim."),
};

pub(super) static VI: Listing = Listing {
    whole: "Những bài nào",
    scopes: ["Bài này", "Mọi bài"],
    show: "Những phát ngôn nào",
    by_status: "Tình trạng",
    by_tag: "Nhãn",
    by_source: "Nguồn",
    by_document: "Bài",
    order: "Thứ tự phát ngôn",
    orders: |order| match order {
        Order::CheckWorthiness => "Đáng kiểm trước",
        Order::Text => "Như trong bài",
        Order::Status => "Theo tình trạng",
        Order::Source => "Theo nguồn",
    },
    grouping: "Nhóm phát ngôn",
    groupings: |grouping| match grouping {
        Grouping::None => "Không nhóm",
        Grouping::Source => "Nhóm theo nguồn",
        Grouping::Status => "Nhóm theo tình trạng",
        Grouping::Tag => "Nhóm theo nhãn",
        Grouping::Document => "Nhóm theo bài",
    },
    untagged: "chưa có nhãn",
    group: |n, name| format!("{name}: {n} phát ngôn"),
    check_worthiness: |points| {
        let words = |point: &Criterion| match point {
            Criterion::Figure => "con số",
            Criterion::Date => "mốc thời gian",
            Criterion::Accuses => "lời cáo buộc",
            Criterion::Denies => "lời phủ nhận",
            Criterion::Confirms => "lời xác nhận",
            Criterion::Names => "nêu tên người hoặc tổ chức",
            Criterion::Speaker => "nguồn có tên",
        };
        listed(points, words, "có ", " và ")
    },
    accept_one: |claim| format!("Chấp nhận phát ngôn {claim}"),
    reject_one: |claim| format!("Bác bỏ phát ngôn {claim}"),
    work_on_one: |claim| format!("Làm việc với phát ngôn này: {claim}"),
    choose: |claim| format!("Chọn phát ngôn {claim}"),
    choose_all: |n| format!("Chọn cả {n} đang hiện"),
    bulk: "Làm gì với các phát ngôn đã chọn",
    chosen: |n| format!("đã chọn {n}"),
    status: "Tình trạng cho các phát ngôn đã chọn",
    set_status: "Đặt tình trạng",
    add_tag: "Thêm nhãn",
    drop_tag: |tag| format!("Bỏ nhãn {tag} khỏi các phát ngôn đã chọn"),
    choose_none: "Bỏ chọn",
    tags: |n| format!("Nhãn đang dùng: {n}"),
    tag_name: |n, tag| format!("Tên của nhãn {tag}, ở {n} phát ngôn"),
    rename: "Đổi tên",
    rename_tag: |tag| format!("Đổi tên nhãn {tag} trong mọi bài"),
    link: "Gắn vào phát ngôn đang mở",
    unlink: "Gỡ khỏi phát ngôn đang mở",
    link_inside: |n| {
        if n == 1 {
            "Gắn mục nằm trong phát ngôn".to_owned()
        } else {
            format!("Gắn cả {n} mục nằm trong phát ngôn")
        }
    },
    link_now: "Gắn",
    inside: "Trong phát ngôn",
    elsewhere: "Chỗ khác trong bài",
    link_help: "Hoặc đứng ở một dấu trong bài rồi nhấn l.",
    print: "In",
    printed: |time| format!("In lúc {time}"),
    claims: |n| format!("{n} phát ngôn"),
    accepted: |n| format!("Đã chấp nhận {n} phát ngôn."),
    rejected: |n| format!("Đã bác bỏ {n} phát ngôn."),
    now_status: |n, status| format!("{n} phát ngôn nay {status}."),
    now_tagged: |n, tag| format!("{n} phát ngôn nay mang nhãn “{tag}”."),
    no_longer_tagged: |n, tag| format!("{n} phát ngôn không còn mang nhãn “{tag}”."),
    renamed: |n, old, new| format!("“{old}” nay là “{new}”, ở {n} phát ngôn."),
    nothing_to_do: "Không có gì thay đổi: vốn đã như vậy.",
    linked: |quote| format!("“{quote}” đã được gắn vào phát ngôn."),
    unlinked: |quote| format!("“{quote}” không còn gắn vào phát ngôn."),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_worthiness_is_described() {
        for (points, english, vietnamese) in [
            (vec![], "", ""),
            (vec![Criterion::Figure], "holds a figure", "có con số"),
            (
                vec![Criterion::Figure, Criterion::Date, Criterion::Denies],
                "holds a figure and a date; a denial",
                "có con số và mốc thời gian; lời phủ nhận",
            ),
            (
                vec![Criterion::Confirms, Criterion::Speaker],
                "a confirmation; a named source",
                "lời xác nhận; nguồn có tên",
            ),
        ] {
            assert_eq!((EN.check_worthiness)(&points), english);
            assert_eq!((VI.check_worthiness)(&points), vietnamese);
        }
    }
}
