//! A toll in words.

use crate::app::texts::texts;
use crate::desk::Toll;
use crate::model::{Currency, Day, Modality};

/// What a toll is of: killed in Karsa, 3 Mar 2031.
pub(super) fn name(toll: &Toll) -> String {
    let texts = texts();
    let place = toll.place.as_ref().map_or(texts.across.nowhere, |place| &place.name);
    let when = toll.when.map_or_else(|| texts.across.no_day.to_owned(), days);
    [(texts.values.effect)(toll.effect), place, &when].join(" · ")
}

/// Whole years are said as years.
fn days((from, to): (Day, Day)) -> String {
    let is_years = (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31);
    match is_years {
        true if from.year() == to.year() => from.year().to_string(),
        true => format!("{}–{}", from.year(), to.year()),
        false => (texts().values.interval)(from, to),
    }
}

/// The least and the greatest count that holds.
pub(super) fn span(toll: &Toll) -> String {
    let holds = toll.members.iter().enumerate().filter(|(i, member)| {
        let figure = &member.row.figure;
        toll.leads(*i)
            && member.replaced_by.is_none()
            && figure.modality == Modality::Asserted
            && figure.currency == Currency::Current
    });
    let counts = || holds.clone().filter_map(|(_, member)| Some((member.row.count()?, &member.row.figure)));
    let values = &texts().values;
    let least = counts().min_by_key(|(count, _)| *count);
    let most = counts().max_by_key(|(count, _)| *count);
    match (least, most) {
        (Some((a, low)), Some((b, high))) if a != b => [(values.count)(low), (values.count)(high)].join(" – "),
        (Some((_, figure)), _) => (values.count)(figure),
        _ => String::new(),
    }
}
