//! Dates in the Extended Date/Time Format, ISO 8601-2:2019 annex A, as the
//! Library of Congress publishes it (loc.gov/standards/datetime).

use super::{Calendar, Modifier, TimeOfDay, TimeUnit, Timex, TimexType, TimexValue, Unplaced};

/// Level 1: 21 is spring. Level 2: 33 is the first quarter, 40 the first half.
const SPRING: u8 = 21;
const FIRST_QUARTER: u8 = 33;
const FIRST_HALF: u8 = 40;

impl Timex {
    /// The date in EDTF. Decades and centuries have unspecified digits (`198X`),
    /// seasons, quarters and halves the numbers of sub-year groupings, weeks and
    /// what else EDTF has no word for is the interval of their days; `~` says
    /// approximately. A part of the day is not kept. `None` for durations, sets
    /// and vague expressions, which lie nowhere on the calendar.
    pub fn edtf(&self) -> Option<String> {
        if !matches!(self.kind, TimexType::Date | TimexType::Time) {
            return None;
        }
        let date = match &self.value {
            TimexValue::Vague(_) => return None,
            TimexValue::Date(date, _) => calendar(*date),
            TimexValue::Unplaced(date, _) => unplaced(*date),
            TimexValue::Duration(_) | TimexValue::Other(_) => None,
        };
        let mut edtf = match date {
            Some(date) => date,
            None => format!("{}/{}", self.earliest?, self.latest?),
        };
        match self.value.time_of_day() {
            Some(time @ TimeOfDay::Clock(..)) if edtf.len() == "YYYY-MM-DD".len() => edtf += &format!("{time}:00"),
            _ if self.modifier == Some(Modifier::Approx) && !edtf.contains('/') => edtf.push('~'),
            _ => {}
        }
        Some(edtf)
    }
}

/// A stretch of the calendar that EDTF has a form for.
fn calendar(date: Calendar) -> Option<String> {
    let group = |first: u8, number: u8| number.checked_sub(1).map(|after| format!("-{}", first + after));
    let rest = match date {
        // Those before the common era do not begin where digits change.
        Calendar::Century(..0) | Calendar::Decade(..0) | Calendar::Week(..) | Calendar::Weekend(..) => return None,
        Calendar::Century(century) => return Some(format!("{century:02}XX")),
        Calendar::Decade(decade) => return Some(format!("{decade:03}X")),
        Calendar::Year(_) => String::new(),
        Calendar::Half(_, half) => group(FIRST_HALF, half)?,
        Calendar::Quarter(_, quarter) => group(FIRST_QUARTER, quarter)?,
        Calendar::Season(_, season) => group(SPRING, season as u8 + 1)?,
        Calendar::Month(_, month) => format!("-{month:02}"),
        Calendar::Day(day) => format!("-{:02}-{:02}", day.month(), day.day()),
    };
    match date.year() {
        year @ -9999..0 => Some(format!("-{:04}{rest}", -year)),
        year @ 0..=9999 => Some(format!("{year:04}{rest}")),
        _ => None,
    }
}

/// A date in no known year; EDTF has no form for such weeks and quarters.
fn unplaced(date: Unplaced) -> Option<String> {
    match date {
        Unplaced::Weekday(_) | Unplaced::Any(TimeUnit::Week | TimeUnit::Quarter) => None,
        Unplaced::Any(TimeUnit::Decade | TimeUnit::Century) => Some("XXXX".to_owned()),
        Unplaced::Month(_) | Unplaced::Day(..) | Unplaced::Any(_) => Some(date.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn every_form_of_timex3_has_its_edtf() {
        for (value, edtf) in [
            ("2023-09-19", "2023-09-19"),
            ("2023-09", "2023-09"),
            ("2023", "2023"),
            ("198", "198X"),
            ("19", "19XX"),
            ("2020-SP", "2020-21"),
            ("2020-WI", "2020-24"),
            ("2023-Q1", "2023-33"),
            ("2023-H2", "2023-41"),
            ("2024-W18", "2024-04-29/2024-05-05"),
            ("2024-W18-WE", "2024-04-29/2024-05-05"),
            ("XXXX-05-12", "XXXX-05-12"),
            ("XXXX-XX-XX", "XXXX-XX-XX"),
            ("BC0001", "0000"),
            ("BC0480-09", "-0479-09"),
            ("BC03", "2024-04-29/2024-05-05"),
            ("2024-05-13T08:30", "2024-05-13T08:30:00"),
            ("2024-05-13TNI", "2024-05-13"),
        ] {
            assert_eq!(date(value, TimexType::Date, None).edtf().as_deref(), Some(edtf), "{value}");
        }
        assert_eq!(date("2014", TimexType::Date, Some(Modifier::Approx)).edtf().as_deref(), Some("2014~"));
        for (value, kind) in [("P3D", TimexType::Duration), ("P1D", TimexType::Set), ("PAST_REF", TimexType::Date)] {
            assert_eq!(date(value, kind, None).edtf(), None, "{value}");
        }
    }

    fn date(value: &str, kind: TimexType, modifier: Option<Modifier>) -> Timex {
        let (earliest, latest) = (Day::new(2024, 4, 29), Day::new(2024, 5, 5));
        Timex { kind, value: value.into(), modifier, earliest, latest, inference: None }
    }
}
