//! Values in Vietnamese words.

use super::interface::{Account, Values};
use super::shared::{grouped, short_count};
use crate::app::state::calendar::{self, Calendar, Hour, Length, Season};
use crate::desk::Id;
use crate::model::{
    Anchor, Currency, Day, Effect, Figure, Inference, Modality, Modifier, Part, Qualifier, Timex, TimexType, Victim,
};

pub(super) const VALUES: Values = Values {
    number,
    short_day,
    date,
    interval,
    inference,
    effect,
    qualifier,
    victim,
    count: |figure| short_count(figure, number),
    victims,
    figure,
    account,
    currency,
    bounds,
};

const WEEKDAYS: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

fn day(day: Day) -> String {
    let weekday = WEEKDAYS[usize::from(day.weekday()).clamp(1, 7) - 1];
    format!("{weekday}, ngày {} tháng {} năm {}", day.day(), day.month(), day.year())
}

fn short_day(day: Day) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

fn number(number: u64) -> String {
    grouped(number, '.')
}

fn date(timex: &Timex) -> String {
    let value = calendar_words(calendar::read(&timex.value), timex);
    match timex.modifier {
        Some(Modifier::Start) => format!("đầu {value}"),
        Some(Modifier::Mid) => format!("giữa {value}"),
        Some(Modifier::End) => format!("cuối {value}"),
        Some(Modifier::Approx) => format!("khoảng {value}"),
        Some(Modifier::MoreThan) => format!("hơn {value}"),
        Some(Modifier::LessThan) => format!("chưa đến {value}"),
        None => value,
    }
}

fn calendar_words(calendar: Calendar, timex: &Timex) -> String {
    match calendar {
        Calendar::Day(on, None) => day(on),
        Calendar::Day(on, Some(hour)) => match hour {
            Hour::Clock(h, m) => format!("{h} giờ {m:02}, {}", day(on)),
            Hour::Morning => format!("sáng {}", day(on)),
            Hour::Midday => format!("trưa {}", day(on)),
            Hour::Afternoon => format!("chiều {}", day(on)),
            Hour::Evening => format!("tối {}", day(on)),
            Hour::Night => format!("đêm {}", day(on)),
        },
        Calendar::Month(year, month) => format!("tháng {month} năm {year}"),
        Calendar::Year(year) => format!("năm {year}"),
        Calendar::Week(year, week, false) => format!("tuần {week} năm {year}"),
        Calendar::Week(year, week, true) => format!("cuối tuần {week} năm {year}"),
        Calendar::Season(year, season) => {
            let name = match season {
                Season::Spring => "mùa xuân",
                Season::Summer => "mùa hè",
                Season::Autumn => "mùa thu",
                Season::Winter => "mùa đông",
            };
            format!("{name} năm {year}")
        }
        Calendar::Quarter(year, n) => format!("quý {n} năm {year}"),
        Calendar::Half(year, n) => format!("nửa {} năm {year}", if n == 1 { "đầu" } else { "cuối" }),
        Calendar::Decade(year) => format!("những năm {year}"),
        Calendar::Century(n) => format!("thế kỷ {n}"),
        Calendar::BeforeChrist(calendar) => format!("{} trước Công nguyên", calendar_words(*calendar, timex)),
        Calendar::Weekday(n) => {
            let name = WEEKDAYS[usize::from(n).clamp(1, 7) - 1];
            if timex.kind == TimexType::Set { format!("mỗi {name}") } else { format!("một ngày {name}") }
        }
        Calendar::Yearless(month, None) => format!("tháng {month}, không rõ năm"),
        Calendar::Yearless(month, Some(day)) => format!("ngày {day} tháng {month}, không rõ năm"),
        Calendar::Unknown => "một ngày mà bài không nói rõ".to_owned(),
        Calendar::Length(parts) => {
            let words = parts.iter().map(|(n, unit)| length(n.as_deref(), *unit)).collect::<Vec<_>>().join(" ");
            if timex.kind == TimexType::Set { format!("mỗi {}", words.trim_start_matches("1 ")) } else { words }
        }
        Calendar::Past => "trong quá khứ, không rõ khi nào".to_owned(),
        Calendar::Present => "vào khoảng lúc viết bài".to_owned(),
        Calendar::Future => "sắp tới, không rõ khi nào".to_owned(),
        Calendar::Other => timex.value.clone(),
    }
}

fn length(amount: Option<&str>, unit: Length) -> String {
    let unit = match unit {
        Length::Second => "giây",
        Length::Minute => "phút",
        Length::Hour => "giờ",
        Length::Day => "ngày",
        Length::Week => "tuần",
        Length::Month => "tháng",
        Length::Year => "năm",
        Length::Decade => "thập kỷ",
        Length::Century => "thế kỷ",
    };
    amount.map_or_else(|| format!("nhiều {unit}"), |n| format!("{} {unit}", n.replace('.', ",")))
}

fn interval(first: Day, last: Day) -> String {
    if first == last { short_day(first) } else { format!("{} đến {}", short_day(first), short_day(last)) }
}

fn inference(inference: &Inference) -> String {
    let parts: Vec<&str> = inference
        .parts
        .iter()
        .map(|part| match part {
            Part::Century => "thế kỷ",
            Part::Year => "năm",
            Part::Month => "tháng",
            Part::Day => "ngày",
        })
        .collect();
    let from = match inference.anchor {
        Anchor::Published => "ngày đăng",
        Anchor::Told => "một ngày đã nêu trước đó",
        Anchor::Range => "đầu kia của khoảng thời gian",
    };
    format!("{} theo {from}, {}", parts.join(", "), short_day(inference.against))
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Killed => "thiệt mạng",
        Effect::Wounded => "bị thương",
        Effect::Missing => "mất tích",
        Effect::Captured => "bị bắt giữ",
        Effect::Displaced => "phải rời nhà cửa",
        Effect::Casualties => "thương vong",
    }
}

fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "đúng",
        Qualifier::AtLeast => "ít nhất",
        Qualifier::MoreThan => "hơn",
        Qualifier::About => "khoảng",
        Qualifier::Almost => "gần",
        Qualifier::AtMost => "nhiều nhất",
        Qualifier::Range => "từ … đến …",
        Qualifier::Indefinite => "không rõ số",
    }
}

fn victim(victim: Victim) -> &'static str {
    match victim {
        Victim::Civilian => "dân thường",
        Victim::Combatant => "chiến binh",
        Victim::Police => "cảnh sát",
        Victim::Child => "trẻ em",
        Victim::Woman => "phụ nữ",
        Victim::Elderly => "người già",
        Victim::Journalist => "nhà báo",
        Victim::AidWorker => "nhân viên cứu trợ",
        Victim::Medic => "nhân viên y tế",
        Victim::Peacekeeper => "lính gìn giữ hòa bình",
    }
}

fn victims(figure: &Figure<Id>) -> String {
    match *figure.victims {
        [] => "người".to_owned(),
        [one] => victim(one).to_owned(),
        ref several => {
            let names: Vec<&str> = several.iter().map(|&v| victim(v)).collect();
            format!("người ({})", names.join(", "))
        }
    }
}

fn figure(figure: &Figure<Id>) -> String {
    let count = match (figure.qualifier, figure.low, figure.high) {
        (_, Some(0), Some(0)) => "không có".to_owned(),
        (Qualifier::Indefinite, Some(low), _) => format!("không rõ số (từ {} trở lên)", number(low)),
        (Qualifier::Indefinite, None, _) | (_, None, None) => "không rõ số".to_owned(),
        (Qualifier::Range, Some(low), Some(high)) => format!("từ {} đến {}", number(low), number(high)),
        (Qualifier::Exact, Some(low), Some(high)) if low != high => {
            format!("từ {} đến {}", number(low), number(high))
        }
        (Qualifier::Exact, low, high) => low.or(high).map(number).unwrap_or_default(),
        (q, low, high) => format!("{} {}", qualifier(q), low.or(high).map(number).unwrap_or_default()),
    };
    let sentence = format!("{count} {} {}", victims(figure), effect(figure.effect));
    match figure.modality {
        Modality::Asserted => sentence,
        Modality::Hypothetical => format!("{sentence} (nguy cơ hoặc đe dọa)"),
        Modality::Denied => format!("{sentence} (bị phủ nhận)"),
    }
}

fn account(account: &Account<'_>) -> String {
    let part = |part: &&Figure<Id>| {
        let who = match &*part.victims {
            [] => effect(part.effect).to_owned(),
            _ => format!("là {}", victims(part)),
        };
        format!("trong đó {} {who}", short_count(part, number))
    };
    let mut said = vec![figure(account.figure)];
    said.extend(account.parts.iter().map(part));
    said.extend(account.place.map(|place| format!("ở {place}")));
    said.extend(account.source.map(|source| format!("theo {source}")));
    said.extend(account.date.clone());
    said.join("; ")
}

fn currency(currency: Currency) -> &'static str {
    match currency {
        Currency::Current => "bài viết giữ con số này",
        Currency::Superseded => "đã được thay bằng con số mới hơn",
        Currency::Comparison => "của lúc khác, để so sánh",
    }
}

fn bounds(low: Option<u64>, high: Option<u64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} đến {}", number(low), number(high)),
        (Some(low), None) => format!("từ {} trở lên", number(low)),
        (None, Some(high)) => format!("không quá {}", number(high)),
        (None, None) => "không nêu".to_owned(),
    }
}
