//! The texts of incidents: the list, the page of one, and why reports are of one.

use super::forms::{Count, Named};
use super::shared::some;
use crate::app::state::across::IncidentOrder;
use crate::desk::{Grade, GroupingReason, IncidentEvidence as Evidence};
use crate::model::{EventKind, Sex};

/// The texts of incidents.
pub(crate) struct Incidents {
    pub(crate) region: &'static str,
    pub(crate) none: &'static str,
    pub(crate) none_found: &'static str,
    pub(crate) search: &'static str,
    pub(crate) order: &'static str,
    pub(crate) orders: fn(IncidentOrder) -> &'static str,
    pub(crate) kind: fn(EventKind) -> &'static str,
    pub(crate) grade: fn(Grade) -> &'static str,
    /// Why it has that grade.
    pub(crate) grade_why: fn(Grade) -> &'static str,
    pub(crate) to_check: Count,
    pub(crate) undated: Count,
    pub(crate) by: &'static str,
    pub(crate) against: &'static str,
    pub(crate) weapon: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) claimed: &'static str,
    pub(crate) victims: &'static str,
    /// The age of a victim.
    pub(crate) age: fn(u32) -> String,
    pub(crate) sex: fn(Sex) -> &'static str,
    pub(crate) tolls: &'static str,
    pub(crate) perhaps: &'static str,
    pub(crate) same: Named,
    pub(crate) apart: &'static str,
    pub(crate) parted: &'static str,
    pub(crate) choose: Named,
    pub(crate) join_chosen: Count,
    pub(crate) choose_none: &'static str,
    /// Where a figure that is dragged becomes an incident of its own.
    pub(crate) drop_beside: &'static str,
    pub(crate) by_hand: &'static str,
    pub(crate) reason: fn(&GroupingReason) -> String,
}

fn orders_en(order: IncidentOrder) -> &'static str {
    match order {
        IncidentOrder::Figures => "most figures",
        IncidentOrder::Day => "latest",
        IncidentOrder::Killed => "most killed",
        IncidentOrder::Checks => "most to check",
    }
}

fn orders_vi(order: IncidentOrder) -> &'static str {
    match order {
        IncidentOrder::Figures => "nhiều con số nhất",
        IncidentOrder::Day => "mới nhất",
        IncidentOrder::Killed => "nhiều người chết nhất",
        IncidentOrder::Checks => "nhiều điểm cần kiểm tra nhất",
    }
}

fn kind_en(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Airstrike => "airstrike",
        EventKind::Drone => "drone strike",
        EventKind::Shelling => "shelling",
        EventKind::Bombing => "bombing",
        EventKind::SuicideBombing => "suicide bombing",
        EventKind::Mine => "mine",
        EventKind::Shooting => "shooting",
        EventKind::Clash => "clash",
        EventKind::Raid => "raid",
        EventKind::Abduction => "abduction",
        EventKind::Execution => "execution",
        EventKind::Riot => "riot",
        EventKind::Stampede => "stampede",
        EventKind::Fire => "fire",
        EventKind::Flood => "flood",
        EventKind::Storm => "storm",
        EventKind::Landslide => "landslide",
        EventKind::Quake => "earthquake",
        EventKind::Crash => "crash",
        EventKind::Collapse => "collapse",
        EventKind::Other => "other",
    }
}

fn kind_vi(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Airstrike => "không kích",
        EventKind::Drone => "tấn công bằng drone",
        EventKind::Shelling => "pháo kích",
        EventKind::Bombing => "đánh bom",
        EventKind::SuicideBombing => "đánh bom liều chết",
        EventKind::Mine => "mìn",
        EventKind::Shooting => "xả súng",
        EventKind::Clash => "giao tranh",
        EventKind::Raid => "đột kích",
        EventKind::Abduction => "bắt cóc",
        EventKind::Execution => "hành quyết",
        EventKind::Riot => "bạo loạn",
        EventKind::Stampede => "giẫm đạp",
        EventKind::Fire => "hỏa hoạn",
        EventKind::Flood => "lũ lụt",
        EventKind::Storm => "bão",
        EventKind::Landslide => "sạt lở",
        EventKind::Quake => "động đất",
        EventKind::Crash => "tai nạn",
        EventKind::Collapse => "sập",
        EventKind::Other => "khác",
    }
}

fn grade_en(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "confirmed",
        Grade::Fair => "fair",
        Grade::Weak => "weak",
        Grade::Contested => "contested",
        Grade::Discounted => "discounted",
    }
}

fn grade_vi(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "được xác nhận",
        Grade::Fair => "khá chắc",
        Grade::Weak => "yếu",
        Grade::Contested => "bị tranh cãi",
        Grade::Discounted => "ít tin cậy",
    }
}

fn grade_why_en(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "a side counts its own dead",
        Grade::Fair => "two sources or more, and nobody denies it",
        Grade::Weak => "one source",
        Grade::Contested => "somebody denies it",
        Grade::Discounted => "only a person says so",
    }
}

fn grade_why_vi(grade: Grade) -> &'static str {
    match grade {
        Grade::Confirmed => "một bên nêu số chết của chính mình",
        Grade::Fair => "từ hai nguồn trở lên, không ai bác bỏ",
        Grade::Weak => "một nguồn",
        Grade::Contested => "có bên bác bỏ",
        Grade::Discounted => "chỉ một cá nhân nói vậy",
    }
}

/// What evidence says, in words; only what speaks for one incident is shown.
fn evidence_en(evidence: Evidence) -> Option<&'static str> {
    Some(match evidence {
        Evidence::PlaceSame | Evidence::SceneSame => "same place",
        Evidence::PlaceWithin => "one place within the other",
        Evidence::PlaceClose => "places close to each other",
        Evidence::PlaceNamed | Evidence::SceneNamed => "each article names the other’s place",
        Evidence::DaySame => "same day",
        Evidence::RecentSame | Evidence::RecentBoth => "news of the same days",
        Evidence::PeriodSame => "same stretch of time",
        Evidence::CountRare => "a rare count in both",
        Evidence::CountEqual | Evidence::CountSmall => "an equal count",
        Evidence::CountNear => "counts near each other",
        Evidence::NamesMost | Evidence::NamesMany | Evidence::NamesSome | Evidence::NearNames => "the same names",
        Evidence::WordsMany | Evidence::WordsSome => "the same words",
        Evidence::SiteSame => "the same kind of site",
        Evidence::TypeSame => "the same kind of event",
        Evidence::VictimSame => "a victim of the same name",
        _ => return None,
    })
}

fn evidence_vi(evidence: Evidence) -> Option<&'static str> {
    Some(match evidence {
        Evidence::PlaceSame | Evidence::SceneSame => "cùng nơi",
        Evidence::PlaceWithin => "nơi này nằm trong nơi kia",
        Evidence::PlaceClose => "hai nơi gần nhau",
        Evidence::PlaceNamed | Evidence::SceneNamed => "bài này nêu nơi của bài kia",
        Evidence::DaySame => "cùng ngày",
        Evidence::RecentSame | Evidence::RecentBoth => "tin cùng những ngày đó",
        Evidence::PeriodSame => "cùng quãng thời gian",
        Evidence::CountRare => "cùng một con số hiếm",
        Evidence::CountEqual | Evidence::CountSmall => "cùng con số",
        Evidence::CountNear => "con số gần nhau",
        Evidence::NamesMost | Evidence::NamesMany | Evidence::NamesSome | Evidence::NearNames => "cùng những tên riêng",
        Evidence::WordsMany | Evidence::WordsSome => "cùng những từ",
        Evidence::SiteSame => "cùng loại địa điểm",
        Evidence::TypeSame => "cùng loại sự việc",
        Evidence::VictimSame => "cùng tên một nạn nhân",
        _ => return None,
    })
}

/// The three that say most, each once.
fn listed(evidence: &[Evidence], words: fn(Evidence) -> Option<&'static str>) -> String {
    /// More would not be read.
    const MOST: usize = 3;
    let mut said: Vec<&str> = Vec::new();
    for word in evidence.iter().filter_map(|evidence| words(*evidence)) {
        if !said.contains(&word) && said.len() < MOST {
            said.push(word);
        }
    }
    said.join(", ")
}

pub(super) static EN: Incidents = Incidents {
    region: "Incidents",
    none: "No casualty figures in these articles.",
    none_found: "No incident has these words.",
    search: "Search place, kind, actors, names",
    order: "Sort by",
    orders: orders_en,
    kind: kind_en,
    grade: grade_en,
    grade_why: grade_why_en,
    to_check: |n| some(n, "point to check", "points to check"),
    undated: |n| {
        let articles = some(n, "article has", "articles have");
        format!(
            "{articles} no publication date: days like “on Monday” stay open there, and so may what belongs together."
        )
    },
    by: "By",
    against: "Against",
    weapon: "With",
    denied: "denied",
    claimed: "according to a source",
    victims: "Named",
    age: |age| format!("{age}"),
    sex: |sex| match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    },
    tolls: "Tolls of this incident",
    perhaps: "Perhaps the same?",
    same: |incident| format!("It is the same as {incident}"),
    apart: "They are not the same",
    parted: "They stay two incidents. Undo asks again.",
    choose: |incident| format!("Choose {incident}"),
    join_chosen: |n| format!("Join these {n}"),
    choose_none: "Choose none",
    drop_beside: "Drop it here to make it an incident of its own",
    by_hand: "set by hand",
    reason: |reason| match reason {
        GroupingReason::First => "first of its incident".to_owned(),
        GroupingReason::Part => "part of another figure of its article".to_owned(),
        GroupingReason::SameArticle => "same event of its article".to_owned(),
        GroupingReason::Alike(evidence) => listed(evidence, evidence_en),
        GroupingReason::Person => "you said so".to_owned(),
    },
};

pub(super) static VI: Incidents = Incidents {
    region: "Sự việc",
    none: "Các bài này không có con số thương vong.",
    none_found: "Không sự việc nào có những từ này.",
    search: "Tìm nơi, loại, bên, tên",
    order: "Xếp theo",
    orders: orders_vi,
    kind: kind_vi,
    grade: grade_vi,
    grade_why: grade_why_vi,
    to_check: |n| format!("{n} điểm cần kiểm tra"),
    undated: |n| {
        format!(
            "{n} bài chưa có ngày đăng: những ngày như “hôm thứ Hai” còn để ngỏ, và có thể cả việc chúng thuộc về đâu."
        )
    },
    by: "Bên gây ra",
    against: "Bên hứng chịu",
    weapon: "Bằng",
    denied: "bị bác bỏ",
    claimed: "theo một nguồn",
    victims: "Nêu tên",
    age: |age| format!("{age} tuổi"),
    sex: |sex| match sex {
        Sex::Female => "nữ",
        Sex::Male => "nam",
    },
    tolls: "Các tổn thất của sự việc này",
    perhaps: "Có lẽ là một?",
    same: |incident| format!("Cùng là {incident}"),
    apart: "Không phải là một",
    parted: "Vẫn là hai sự việc. Hoàn tác để được hỏi lại.",
    choose: |incident| format!("Chọn {incident}"),
    join_chosen: |n| format!("Nhập {n} sự việc này"),
    choose_none: "Bỏ chọn",
    drop_beside: "Thả vào đây để tách thành sự việc riêng",
    by_hand: "đặt bằng tay",
    reason: |reason| match reason {
        GroupingReason::First => "con số đầu tiên của sự việc".to_owned(),
        GroupingReason::Part => "là một phần của con số khác trong bài".to_owned(),
        GroupingReason::SameArticle => "cùng sự việc trong bài".to_owned(),
        GroupingReason::Alike(evidence) => listed(evidence, evidence_vi),
        GroupingReason::Person => "bạn đã quyết định".to_owned(),
    },
};
