//! Values in Vietnamese words.

use super::interface::{Account, Values};
use super::shared::{grouped, short_count};
use crate::desk::Id;
use crate::model::{
    Amount, Anchor, Calendar, Currency, Day, DayPart, Effect, Figure, Inference, Modality, Modifier, Part, Qualifier,
    Season, TimeOfDay, TimeUnit, Timex, TimexType, TimexValue, Unplaced, Vague, Victim,
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
    let value = value_words(timex);
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

/// A value in words; as it is written where there are none for it.
fn value_words(timex: &Timex) -> String {
    match &timex.value {
        // Nobody tells the weekdays before the common era.
        TimexValue::Date(Calendar::Day(on), time) if on.year() > 0 => match time {
            None => day(*on),
            Some(TimeOfDay::Clock(hour, minute)) => format!("{hour} giờ {minute:02}, {}", day(*on)),
            Some(TimeOfDay::Part(part)) => format!("{} {}", day_part(*part), day(*on)),
        },
        TimexValue::Date(date, None) if !matches!(date, Calendar::Day(_)) => calendar_words(*date),
        TimexValue::Unplaced(Unplaced::Weekday(n), None) => {
            let name = WEEKDAYS[usize::from(*n).clamp(1, 7) - 1];
            if timex.kind == TimexType::Set { format!("mỗi {name}") } else { format!("một ngày {name}") }
        }
        TimexValue::Unplaced(Unplaced::Month(n), None) => format!("tháng {n}, không rõ năm"),
        TimexValue::Unplaced(Unplaced::Day(n, day), None) => format!("ngày {day} tháng {n}, không rõ năm"),
        TimexValue::Unplaced(Unplaced::Any(TimeUnit::Day), None) => "một ngày mà bài không nói rõ".to_owned(),
        TimexValue::Duration(parts) => {
            let length = |(n, unit): &(Option<Amount>, TimeUnit)| length(n.map(|n| n.to_string()).as_deref(), *unit);
            let words = parts.iter().map(length).collect::<Vec<_>>().join(" ");
            if timex.kind == TimexType::Set { format!("mỗi {}", words.trim_start_matches("1 ")) } else { words }
        }
        TimexValue::Vague(Vague::Past) => "trong quá khứ, không rõ khi nào".to_owned(),
        TimexValue::Vague(Vague::Present) => "vào khoảng lúc viết bài".to_owned(),
        TimexValue::Vague(Vague::Future) => "sắp tới, không rõ khi nào".to_owned(),
        TimexValue::Date(..) | TimexValue::Unplaced(..) | TimexValue::Other(_) => timex.value.to_string(),
    }
}

fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "sáng",
        DayPart::Midday => "trưa",
        DayPart::Afternoon => "chiều",
        DayPart::Evening => "tối",
        DayPart::Night => "đêm",
    }
}

fn calendar_words(date: Calendar) -> String {
    // Years, decades and centuries before the common era are counted back.
    let (year, suffix) = match date.year() {
        year @ ..=0 => (1 - year, " trước Công nguyên"),
        year => (year, ""),
    };
    let words = match date {
        Calendar::Day(on) => day(on),
        Calendar::Month(_, number) => format!("tháng {number} năm {year}"),
        Calendar::Year(_) => format!("năm {year}"),
        Calendar::Week(_, week) => format!("tuần {week} năm {year}"),
        Calendar::Weekend(_, week) => format!("cuối tuần {week} năm {year}"),
        Calendar::Season(_, season) => {
            let name = match season {
                Season::Spring => "mùa xuân",
                Season::Summer => "mùa hè",
                Season::Autumn => "mùa thu",
                Season::Winter => "mùa đông",
            };
            format!("{name} năm {year}")
        }
        Calendar::Quarter(_, n) => format!("quý {n} năm {year}"),
        Calendar::Half(_, n) => format!("nửa {} năm {year}", if n == 1 { "đầu" } else { "cuối" }),
        Calendar::Decade(decade) => {
            let year = if decade < 0 { Calendar::before_christ(decade) } else { decade } * 10;
            format!("những năm {year}")
        }
        Calendar::Century(century) => {
            let n = if century < 0 { Calendar::before_christ(century) } else { century } + 1;
            format!("thế kỷ {n}")
        }
    };
    words + suffix
}

fn length(amount: Option<&str>, unit: TimeUnit) -> String {
    let unit = match unit {
        TimeUnit::Second => "giây",
        TimeUnit::Minute => "phút",
        TimeUnit::Hour => "giờ",
        TimeUnit::Day => "ngày",
        TimeUnit::Week => "tuần",
        TimeUnit::Month => "tháng",
        TimeUnit::Quarter => "quý",
        TimeUnit::Year => "năm",
        TimeUnit::Decade => "thập kỷ",
        TimeUnit::Century => "thế kỷ",
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
        Anchor::Narrated => "một ngày đã nêu trước đó",
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
