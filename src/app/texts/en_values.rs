//! Values in English words.

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
    victims: |figure| victims(figure, figure.high != Some(1)),
    figure,
    account,
    currency,
    bounds,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn month(number: u8) -> &'static str {
    MONTHS[usize::from(number).clamp(1, 12) - 1]
}

fn day(day: Day) -> String {
    let weekday = WEEKDAYS[usize::from(day.weekday()).clamp(1, 7) - 1];
    format!("{weekday} {} {} {}", day.day(), month(day.month()), day.year())
}

fn short_day(day: Day) -> String {
    format!("{} {} {}", day.day(), &month(day.month())[..3], day.year())
}

fn number(number: u64) -> String {
    grouped(number, ',')
}

fn date(timex: &Timex) -> String {
    let value = value_words(timex);
    match timex.modifier {
        Some(Modifier::Start) => format!("early in {value}"),
        Some(Modifier::Mid) => format!("in the middle of {value}"),
        Some(Modifier::End) => format!("late in {value}"),
        Some(Modifier::Approx) => format!("about {value}"),
        Some(Modifier::MoreThan) => format!("more than {value}"),
        Some(Modifier::LessThan) => format!("less than {value}"),
        None => value,
    }
}

/// A value in words; as it is written where there are none for it.
fn value_words(timex: &Timex) -> String {
    match &timex.value {
        // Nobody tells the weekdays before the common era.
        TimexValue::Date(Calendar::Day(on), time) if on.year() > 0 => match time {
            None => day(*on),
            Some(TimeOfDay::Clock(hour, minute)) => format!("{}, {hour}:{minute:02}", day(*on)),
            Some(TimeOfDay::Part(part)) => format!("{} {}", day_part(*part), day(*on)),
        },
        TimexValue::Date(date, None) if !matches!(date, Calendar::Day(_)) => calendar_words(*date),
        TimexValue::Unplaced(Unplaced::Weekday(n), None) => {
            let name = WEEKDAYS[usize::from(*n).clamp(1, 7) - 1];
            if timex.kind == TimexType::Set { format!("every {name}") } else { format!("a {name}") }
        }
        TimexValue::Unplaced(Unplaced::Month(n), None) => format!("{}, year unknown", month(*n)),
        TimexValue::Unplaced(Unplaced::Day(n, day), None) => format!("{day} {}, year unknown", month(*n)),
        TimexValue::Unplaced(Unplaced::Any(TimeUnit::Day), None) => "a day that the text leaves open".to_owned(),
        TimexValue::Duration(parts) => {
            let length = |(n, unit): &(Option<Amount>, TimeUnit)| length(n.map(|n| n.to_string()).as_deref(), *unit);
            let words = parts.iter().map(length).collect::<Vec<_>>().join(" ");
            if timex.kind == TimexType::Set { format!("every {}", words.trim_start_matches("1 ")) } else { words }
        }
        TimexValue::Vague(Vague::Past) => "some time in the past".to_owned(),
        TimexValue::Vague(Vague::Present) => "about the time of writing".to_owned(),
        TimexValue::Vague(Vague::Future) => "some time to come".to_owned(),
        TimexValue::Date(..) | TimexValue::Unplaced(..) | TimexValue::Other(_) => timex.value.to_string(),
    }
}

fn day_part(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "morning of",
        DayPart::Midday => "midday of",
        DayPart::Afternoon => "afternoon of",
        DayPart::Evening => "evening of",
        DayPart::Night => "night of",
    }
}

fn calendar_words(date: Calendar) -> String {
    // Years, decades and centuries before the common era are counted back.
    let (year, suffix) = match date.year() {
        year @ ..=0 => (1 - year, " BC"),
        year => (year, ""),
    };
    let words = match date {
        Calendar::Day(on) => day(on),
        Calendar::Month(_, number) => format!("{} {year}", month(number)),
        Calendar::Year(_) => year.to_string(),
        Calendar::Week(_, week) => format!("week {week} of {year}"),
        Calendar::Weekend(_, week) => format!("weekend of week {week}, {year}"),
        Calendar::Season(_, season) => {
            let name = match season {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Autumn => "autumn",
                Season::Winter => "winter",
            };
            format!("{name} {year}")
        }
        Calendar::Quarter(_, n) => format!("quarter {n} of {year}"),
        Calendar::Half(_, n) => format!("{} half of {year}", if n == 1 { "first" } else { "second" }),
        Calendar::Decade(decade) => {
            let year = if decade < 0 { Calendar::before_christ(decade) } else { decade } * 10;
            format!("the {year}s")
        }
        Calendar::Century(century) => {
            let n = if century < 0 { Calendar::before_christ(century) } else { century } + 1;
            format!("{} century", ordinal(n))
        }
    };
    words + suffix
}

fn ordinal(n: i32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn length(amount: Option<&str>, unit: TimeUnit) -> String {
    let (one, many) = match unit {
        TimeUnit::Second => ("second", "seconds"),
        TimeUnit::Minute => ("minute", "minutes"),
        TimeUnit::Hour => ("hour", "hours"),
        TimeUnit::Day => ("day", "days"),
        TimeUnit::Week => ("week", "weeks"),
        TimeUnit::Month => ("month", "months"),
        TimeUnit::Quarter => ("quarter", "quarters"),
        TimeUnit::Year => ("year", "years"),
        TimeUnit::Decade => ("decade", "decades"),
        TimeUnit::Century => ("century", "centuries"),
    };
    match amount {
        Some("1") => format!("1 {one}"),
        Some(n) => format!("{n} {many}"),
        None => format!("some {many}"),
    }
}

fn interval(first: Day, last: Day) -> String {
    if first == last { short_day(first) } else { format!("{} to {}", short_day(first), short_day(last)) }
}

fn inference(inference: &Inference) -> String {
    let parts: Vec<&str> = inference
        .parts
        .iter()
        .map(|part| match part {
            Part::Century => "century",
            Part::Year => "year",
            Part::Month => "month",
            Part::Day => "day",
        })
        .collect();
    let from = match inference.anchor {
        Anchor::Published => "the publication date",
        Anchor::Narrated => "a date named before",
        Anchor::Range => "the other end of the range",
    };
    format!("{} from {from}, {}", parts.join(", "), short_day(inference.against))
}

fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Killed => "killed",
        Effect::Wounded => "wounded",
        Effect::Missing => "missing",
        Effect::Captured => "captured",
        Effect::Displaced => "displaced",
        Effect::Casualties => "killed or wounded",
    }
}

fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exactly",
        Qualifier::AtLeast => "at least",
        Qualifier::MoreThan => "more than",
        Qualifier::About => "about",
        Qualifier::Almost => "almost",
        Qualifier::AtMost => "at most",
        Qualifier::Range => "from … to …",
        Qualifier::Indefinite => "unstated number",
    }
}

fn victim(victim: Victim) -> &'static str {
    match victim {
        Victim::Civilian => "civilians",
        Victim::Combatant => "combatants",
        Victim::Police => "police officers",
        Victim::Child => "children",
        Victim::Woman => "women",
        Victim::Elderly => "elderly people",
        Victim::Journalist => "journalists",
        Victim::AidWorker => "aid workers",
        Victim::Medic => "medics",
        Victim::Peacekeeper => "peacekeepers",
    }
}

fn victims(figure: &Figure<Id>, many: bool) -> String {
    match *figure.victims {
        [] if many => "people".to_owned(),
        [] => "person".to_owned(),
        [Victim::Child] if !many => "child".to_owned(),
        [Victim::Woman] if !many => "woman".to_owned(),
        [Victim::Elderly] if !many => "elderly person".to_owned(),
        [one] if !many => victim(one).trim_end_matches('s').to_owned(),
        [one] => victim(one).to_owned(),
        ref several => {
            let names: Vec<&str> = several.iter().map(|&v| victim(v)).collect();
            format!("{} ({})", if many { "people" } else { "person" }, names.join(", "))
        }
    }
}

fn figure(figure: &Figure<Id>) -> String {
    let count = match (figure.qualifier, figure.low, figure.high) {
        (_, Some(0), Some(0)) => "no".to_owned(),
        (Qualifier::Indefinite, Some(low), _) => format!("an unstated number ({} or more) of", number(low)),
        (Qualifier::Indefinite, None, _) | (_, None, None) => "an unstated number of".to_owned(),
        (Qualifier::Range, Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Qualifier::Exact, Some(low), Some(high)) if low != high => format!("{} to {}", number(low), number(high)),
        (Qualifier::Exact, low, high) => low.or(high).map(number).unwrap_or_default(),
        (q, low, high) => format!("{} {}", qualifier(q), low.or(high).map(number).unwrap_or_default()),
    };
    let sentence = format!("{count} {} {}", victims(figure, figure.high != Some(1)), effect(figure.effect));
    match figure.modality {
        Modality::Asserted => sentence,
        Modality::Hypothetical => format!("{sentence} (feared or threatened)"),
        Modality::Denied => format!("{sentence} (denied)"),
    }
}

fn account(account: &Account<'_>) -> String {
    let part = |part: &&Figure<Id>| {
        let who = match &*part.victims {
            [] => effect(part.effect).to_owned(),
            _ => victims(part, part.high != Some(1)),
        };
        format!("{} of them {who}", short_count(part, number))
    };
    let mut said = vec![figure(account.figure)];
    said.extend(account.parts.iter().map(part));
    said.extend(account.place.map(|place| format!("in {place}")));
    said.extend(account.source.map(|source| format!("says {source}")));
    said.extend(account.date.clone());
    said.join("; ")
}

fn currency(currency: Currency) -> &'static str {
    match currency {
        Currency::Current => "what the text holds to",
        Currency::Superseded => "replaced by a later count",
        Currency::Comparison => "another time, for comparison",
    }
}

fn bounds(low: Option<u64>, high: Option<u64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => number(low),
        (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
        (Some(low), None) => format!("{} or more", number(low)),
        (None, Some(high)) => format!("{} or fewer", number(high)),
        (None, None) => "none stated".to_owned(),
    }
}
