//! The data file of places, and names looked up in it where they stand. It has two parts with
//! an empty line between them; `docs/data.md` describes both.
//!
//! Nothing is built when the file comes: a look-up halves one of the sorted parts some
//! seventeen times.

use super::fold::fold;
use super::place::{Place, Precision};
use crate::lang::place_file;
use std::sync::OnceLock;

/// All places that are known, under their names.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    /// A line for each country, division, district and region, sorted by code.
    areas: &'static str,
    /// A line for each name, sorted by its fold.
    names: &'static str,
}

/// The places of the data file; none while it is not here (`lang::place_file`).
pub fn places() -> &'static Places {
    static NONE: Places = Places { areas: "", names: "" };
    static PLACES: OnceLock<Places> = OnceLock::new();
    match place_file() {
        "" => &NONE,
        text => PLACES.get_or_init(|| Places::new(text)),
    }
}

impl Places {
    fn new(text: &'static str) -> Self {
        let (areas, names) = text.split_once("\n\n").unwrap_or_default();
        // The first line says where the file comes from.
        Self { areas: areas.split_once('\n').unwrap_or_default().1, names }
    }

    /// Whether nothing is known, because the data file is not here.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The places that bear a name, in whatever spelling: countries first, then by
    /// population, the largest first. Divisions and the towns that they are named after are
    /// places of their own.
    pub fn candidates(&self, name: &str) -> Vec<Place> {
        let mut found: Vec<Place> = Vec::new();
        for line in self.lines(&fold(name)) {
            found.extend(self.read(line).filter(|place| !found.contains(place)));
        }
        let is_country = |place: &Place| place.precision == Precision::Country;
        // Stable: where populations are equal, the order of the file decides.
        found.sort_by_key(|place| (!is_country(place), std::cmp::Reverse(place.population)));
        found
    }

    /// The lines of a folded name.
    fn lines<'a>(&self, folded: &'a str) -> impl Iterator<Item = &'static str> + use<'a> {
        let name = |line: &'static str| fold(line.split(['\t', '>']).next().unwrap_or_default());
        let start =
            if folded.is_empty() { self.names.len() } else { first(self.names, |line| name(line).as_str() < folded) };
        self.names[start..].lines().take_while(move |line| name(line) == folded)
    }

    /// What a line of the second part says: an area by its code, a town, or another name of
    /// a town, `name>town` and its country.
    fn read(&self, line: &'static str) -> Option<Place> {
        let (name, rest) = line.split_once('\t')?;
        match (name.split_once('>'), rest.split_once('\t')) {
            (Some((_, town)), _) => self.lines(&fold(town)).find_map(|line| {
                let about = line.strip_prefix(town)?.strip_prefix('\t')?;
                let (code, about) = about.split_once('\t').filter(|_| about.starts_with(rest))?;
                self.town(town, code, about)
            }),
            (None, Some((code, about))) => self.town(name, code, about),
            (None, None) => self.area(rest),
        }
    }

    /// A town in the area of a code: a letter for its population, then its coordinates.
    fn town(&self, name: &'static str, code: &'static str, about: &'static str) -> Option<Place> {
        let (size, at) = about.split_at_checked(1)?;
        let (population, (lat, lon)) = (population(size), coordinates(at)?);
        let is_capital = size.starts_with(|size: char| size.is_ascii_uppercase());
        let (country, precision) = (code.get(..2)?, Precision::Town);
        let division = self.division(code);
        Some(Place { name, lat, lon, country, division, population, precision, is_capital, code, made_of: "" })
    }

    /// The area with a code.
    fn area(&self, code: &'static str) -> Option<Place> {
        let mut fields = self.area_fields(code)?;
        let (name, at, size) = (fields.next()?, fields.next()?, fields.next()?);
        let made_of = fields.next().filter(|_| code.len() > 2).unwrap_or_default();
        let (lat, lon) = coordinates(at)?;
        let precision = match code.len() {
            2 => Precision::Country,
            _ if code.contains('/') && made_of.is_empty() => Precision::District,
            _ => Precision::Division,
        };
        let division = if made_of.is_empty() { self.division(code) } else { Some(name) };
        let country = code.get(..2)?;
        let population = population(size);
        Some(Place { name, lat, lon, country, division, population, precision, is_capital: false, code, made_of })
    }

    /// The canonical name of a country, by its ISO 3166-1 alpha-2 code.
    ///
    /// ```
    /// assert_eq!(tallymark::places::places().country_name("AF"), Some("Afghanistan"));
    /// ```
    pub fn country_name(&self, code: &str) -> Option<&'static str> {
        self.area_fields(code)?.next()
    }

    /// The codes of the countries that a country has a border with, between blanks.
    pub(super) fn neighbours(&self, country: &str) -> &'static str {
        self.area_fields(country).and_then(|mut fields| fields.nth(3)).unwrap_or_default()
    }

    /// The name of the first-level division that a code lies in.
    fn division(&self, code: &'static str) -> Option<&'static str> {
        let code = code.split('/').next().filter(|code| code.len() > 2)?;
        self.area_fields(code)?.next()
    }

    /// What stands behind a code in the first part.
    fn area_fields(&self, code: &str) -> Option<impl Iterator<Item = &'static str> + use<>> {
        let key = |line: &'static str| line.split('\t').next().unwrap_or_default();
        let line = self.areas[first(self.areas, |line| key(line) < code)..].lines().next()?;
        (key(line) == code).then(|| line.split('\t').skip(1))
    }
}

/// Where the first line begins of which it is not said that it stands before what is sought.
fn first(sorted: &'static str, is_before: impl Fn(&'static str) -> bool) -> usize {
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let newline = |bytes: &[u8]| bytes.iter().rposition(|&byte| byte == b'\n');
        let start = newline(&sorted.as_bytes()[low..middle]).map_or(low, |at| low + at + 1);
        let line = sorted[start..].lines().next().unwrap_or_default();
        match is_before(line) {
            true => low = (start + line.len() + 1).min(sorted.len()),
            false => high = start,
        }
    }
    low
}

/// The middle of what a letter says of a population: `b` for two or three, `c` for four to
/// seven, and so on in doublings. An `a` is that of nobody who was counted.
fn population(size: &str) -> u32 {
    match size.bytes().next().map(|letter| letter.to_ascii_lowercase()) {
        Some(letter @ b'b'..=b'z') => 3 << (letter - b'b'),
        _ => 0,
    }
}

/// Degrees north and east, with a comma between them.
fn coordinates(at: &str) -> Option<(f64, f64)> {
    let (lat, lon) = at.split_once(',')?;
    Some((lat.parse().ok()?, lon.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sorted_as_it_is_searched_and_every_line_is_read() {
        let places = places();
        let codes: Vec<&str> = places.areas.lines().filter_map(|line| line.split('\t').next()).collect();
        assert!(codes.is_sorted() && codes.len() > 4000);
        let mut before = String::new();
        for line in places.names.lines() {
            let folded = fold(line.split(['\t', '>']).next().unwrap());
            assert!(before <= folded, "{line} stands behind {before}");
            assert!(places.read(line).is_some(), "{line}");
            before = folded;
        }
    }

    #[test]
    fn names_are_found_from_the_first_to_the_last() {
        let text = "# source\nXX\tEx\t1,2\tc\nXX1\tWhy\t1,2\tb\n\nA>Zed\tXX\nEx\tXX\nWhy\tXX1\nZed\tXX1\tC1.5,-2\n";
        let places = Places::new(text);
        let found = |name: &str| places.candidates(name).into_iter().map(|place| place.name).collect::<Vec<_>>();
        for (name, expected) in [("a", "Zed"), ("EX", "Ex"), ("why", "Why"), ("z-e-d", "Zed")] {
            assert_eq!(found(name), [expected]);
        }
        assert!(["", "0", "b", "zz", "\u{e9}\u{4e2d}"].iter().all(|name| found(name).is_empty()));
        let zed = places.candidates("zed")[0];
        assert_eq!((zed.lat, zed.lon, zed.population, zed.is_capital), (1.5, -2.0, 6, true));
        assert_eq!((zed.country, zed.division, zed.precision), ("XX", Some("Why"), Precision::Town));
    }
}
