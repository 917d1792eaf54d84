//! Dates in the Extended Date/Time Format, ISO 8601-2:2019 annex A, as the
//! Library of Congress publishes it (loc.gov/standards/datetime).

use super::{Modifier, Timex, TimexType};

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
        if !matches!(self.kind, TimexType::Date | TimexType::Time) || self.value.ends_with("_REF") {
            return None;
        }
        let (date, clock) = self.value.split_once('T').unwrap_or((&self.value, ""));
        let mut edtf = match calendar(date) {
            Some(date) => date,
            None => format!("{}/{}", self.earliest?, self.latest?),
        };
        if clock.as_bytes().first().is_some_and(u8::is_ascii_digit) && edtf.len() == "YYYY-MM-DD".len() {
            edtf = format!("{edtf}T{clock}:00");
        } else if self.modifier == Some(Modifier::Approx) && !edtf.contains('/') {
            edtf.push('~');
        }
        Some(edtf)
    }
}

/// A TIMEX3 value that EDTF has a form for.
fn calendar(value: &str) -> Option<String> {
    if let Some(before_christ) = value.strip_prefix("BC") {
        // The year 0 is 1 BC; decades and centuries do not begin where digits change.
        let (year, rest) = before_christ.split_at_checked(4)?;
        return Some(format!("{}{}", signed(1 - year.parse::<i32>().ok()?), grouped(rest)?));
    }
    match value.len() {
        2 | 3 => Some(format!("{value:X<4}")),
        _ => {
            let (year, rest) = value.split_at_checked(4)?;
            Some(format!("{year}{}", grouped(rest)?))
        }
    }
}

fn signed(year: i32) -> String {
    if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") }
}

/// What follows the year: month and day as they are, TIMEX3's letters as numbers.
fn grouped(rest: &str) -> Option<String> {
    let group = |first: u8, number: Option<u8>| Some(format!("-{}", first + number?.checked_sub(1)?));
    let number = rest.get(2..).and_then(|digits| digits.parse().ok());
    match rest.as_bytes() {
        [b'-', b'S', b'P'] => group(SPRING, Some(1)),
        [b'-', b'S', b'U'] => group(SPRING, Some(2)),
        [b'-', b'F', b'A'] => group(SPRING, Some(3)),
        [b'-', b'W', b'I'] => group(SPRING, Some(4)),
        [b'-', b'Q', _] => group(FIRST_QUARTER, number),
        [b'-', b'H', _] => group(FIRST_HALF, number),
        [] | [b'-', b'0'..=b'9' | b'X', ..] => Some(rest.to_owned()),
        _ => None,
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
        Timex { kind, value: value.to_owned(), modifier, earliest, latest, inference: None }
    }
}
