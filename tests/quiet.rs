//! Prose full of numbers in which nobody comes to harm. In 200 KB of sport, economy and
//! weather in each language not one figure may be found; in forty passages of twenty kinds
//! (courts, recipes, obituaries, timetables …), full of words that tempt, no sure one.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use tallymark::annotate::{Options, annotate};
use tallymark::model::{Currency, Modality};

/// How much prose of each language is read.
const BYTES: usize = 200_000;

const ENGLISH: &[&str] = &[
    "Team Vale beat Team Orm {n}-{m} in front of {k} supporters, and {m} players were booked.",
    "The striker scored {n} goals in {k} minutes and missed {m} penalties.",
    "Shares of the mill rose {n}.{m} percent to {k} crowns after {n} branches were opened.",
    "The port handled {k},000 tonnes of grain, up from {n},000 in the year before.",
    "Some {k} workers were hired and {n} apprentices were trained at {m} sites.",
    "Rain of {n} millimetres fell within {m} hours, and winds reached {k} kilometres an hour.",
    "FormatInfo {k} voters queued at {n} polling stations; {m} candidates stood.",
    "The bill died in committee by {n} votes to {m}, killing hopes of a {k} million loan.",
    "Some {k} peacekeepers with {n} trucks and {m} helicopters are stationed in the valley.",
    "The film killed at the box office, earning {k} million in {n} days.",
    "She hit the road with {n} friends, {m} dogs and {k} kilos of rice.",
    "At least {k} people watched as {n} runners crossed the line after {m} hours.",
    "The union of {k} miners asked for {n} percent more; {m} offices stayed open.",
    "A team of {n} doctors and {m} nurses treated the hall as a school for {k} students.",
    "More than {k} tickets were sold, and {n} seats in row {m} were left empty.",
    "The council wants {n} more teachers for {k} children by {m} September.",
];

const VIETNAMESE: &[&str] = &[
    "Đội Vale thắng đội Orm {n}-{m} trước {k} khán giả, {m} cầu thủ nhận thẻ vàng.",
    "Tiền đạo này ghi {n} bàn sau {k} phút và đá hỏng {m} quả phạt đền.",
    "Cổ phiếu tăng {n},{m}% lên {k} nghìn đồng sau khi {n} chi nhánh khai trương.",
    "Cảng bốc dỡ {k}.000 tấn gạo, tăng từ {n}.000 tấn của năm trước.",
    "Khoảng {k} công nhân được tuyển và {n} học viên được đào tạo tại {m} nhà máy.",
    "Mưa {n} mm trong {m} giờ, gió giật tới {k} km mỗi giờ.",
    "Khoảng {k} cử tri xếp hàng tại {n} điểm bỏ phiếu; {m} ứng viên tranh cử.",
    "Khoảng {k} binh sĩ gìn giữ hòa bình với {n} xe tải đóng quân trong thung lũng.",
    "Bộ phim thu {k} triệu đồng trong {n} ngày chiếu đầu tiên.",
    "Ít nhất {k} người xem {n} vận động viên về đích sau {m} giờ.",
    "Anh giết thời gian với {n} ván cờ và {m} tách trà.",
    "Hội đồng cần thêm {n} giáo viên cho {k} học sinh trước ngày {m} tháng 9.",
    "Lễ hội đón {k} du khách, bán {n} nghìn vé và {m} tấn trái cây.",
    "Nhóm {n} bác sĩ và {m} y tá khám sức khỏe miễn phí cho {k} người dân.",
    "Giá vé tăng {n} nghìn đồng, {m} chuyến tàu chạy thêm phục vụ {k} hành khách.",
    "Công an phường nhắc nhở {n} hộ dân, lập {m} biên bản, thu {k} triệu đồng.",
];

/// Sentences one after the other, their numbers from a fixed sequence.
fn prose(templates: &[&str]) -> String {
    let mut text = String::with_capacity(BYTES + 200);
    let mut seed = 7_u64;
    let mut next = |most: u64| {
        // The constants of Knuth's MMIX generator.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most + 1
    };
    while text.len() < BYTES {
        for template in templates {
            let filled = template.replace("{n}", &next(9).to_string()).replace("{m}", &next(28).to_string());
            text.push_str(&filled.replace("{k}", &(next(900) + 99).to_string()));
            text.push(if next(5) == 1 { '\n' } else { ' ' });
        }
    }
    text
}

fn stays_quiet(language: &str, templates: &[&str]) {
    let text = prose(templates);
    let options = Options { language: Some(language), published: "2031-03-05".parse().ok() };
    let found = annotate(&text, &options).casualties;
    let shown = found.iter().take(12).map(|figure| {
        let start = text[..figure.span.start].rfind(['\n', '.']).map_or(0, |at| at + 1);
        format!("\n  {:?} in …{}", figure.span.of(&text), text[start..].lines().next().unwrap_or_default())
    });
    assert!(found.is_empty(), "{} figures where there are none:{}", found.len(), shown.collect::<String>());
}

#[test]
fn english_prose_without_harm_holds_no_figure() {
    stays_quiet("en", ENGLISH);
}

#[test]
fn vietnamese_prose_without_harm_holds_no_figure() {
    stays_quiet("vi", VIETNAMESE);
}

/// A passage of `tests/quiet`.
#[derive(serde::Deserialize)]
struct Passage {
    about: String,
    text: String,
}

fn is_never_sure(language: &str, passages: &str) {
    for line in passages.lines() {
        let Passage { about, text } = serde_json::from_str(line).unwrap();
        let options = Options { language: Some(language), published: "2031-03-05".parse().ok() };
        let found = annotate(&text, &options).casualties;
        let sure = found.iter().filter(|f| {
            f.reason.doubt.is_none() && f.what.modality == Modality::Asserted && f.what.currency == Currency::Current
        });
        let shown: Vec<&str> = sure.map(|f| f.span.of(&text)).collect();
        assert!(shown.is_empty(), "{about}: sure of {shown:?} in {text}");
    }
}

#[test]
fn no_figure_of_quiet_english_is_sure() {
    is_never_sure("en", include_str!("quiet/en.jsonl"));
}

#[test]
fn no_figure_of_quiet_vietnamese_is_sure() {
    is_never_sure("vi", include_str!("quiet/vi.jsonl"));
}
