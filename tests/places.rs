//! Names in the contexts of articles, and where the places are that they mean.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use std::fmt::Write;
use tallymark::lang::{PACKS, is_country};
use tallymark::places::{Place, Precision, Settled, distance_km, places};

/// Degrees by which a town may stand elsewhere than the table says, and an area.
const TOWN: f64 = 0.3;
const AREA: f64 = 1.0;

/// A line of a table: a name, what stands beside it, what it lies in, and where it is.
fn is_right(line: &str) -> Result<(), String> {
    let [name, beside, within, expected] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
        return Err(format!("{line}: not four columns"));
    };
    let list = |names: &'static str| names.split(',').map(str::trim).filter(|name| !name.is_empty());
    let context = places().context(list(beside.to_owned().leak()));
    let within: Vec<&str> = list(within.to_owned().leak()).collect();
    let settled = places().settle(name, &within, &context);
    let expects: Vec<&str> = expected.split(' ').collect();
    let fits = match (&settled, &expects[..]) {
        (Settled::Open(_), ["open"]) | (Settled::Unknown, ["unknown"]) => true,
        (Settled::One(place), [country, lat, lon, rest @ ..]) => {
            let most = if rest.is_empty() { TOWN } else { AREA };
            let is_near = |one: f64, other: &str| (one - other.parse::<f64>().unwrap()).abs() <= most;
            let is_country = place.precision == Precision::Country;
            place.country == *country && (is_country || is_near(place.lat, lat) && is_near(place.lon, lon))
        }
        _ => false,
    };
    if fits { Ok(()) } else { Err(format!("{line}\n    {}", told(&settled))) }
}

fn told(settled: &Settled) -> String {
    let one = |place: &Place| {
        let Place { name, lat, lon, country, division, population, precision, .. } = place;
        format!("{name} {country} {} {lat} {lon} {population} {precision:?}", division.unwrap_or("-"))
    };
    match settled {
        Settled::One(place) => one(place),
        Settled::Open(open) => format!("open: {}", open.iter().take(4).map(one).collect::<Vec<_>>().join("; ")),
        Settled::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn names_of_articles_are_where_they_are() {
    let lines = include_str!("places/names.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut all, mut report) = (0, String::new());
    for line in lines {
        all += 1;
        if let Err(wrong) = is_right(line) {
            writeln!(report, "{wrong}").unwrap();
        }
    }
    let wrong = report.lines().count() / 2;
    assert!(report.is_empty(), "{} of {all}\n{report}", all - wrong);
}

/// Countries have one canonical name here and in the gazetteer, and so one id, whatever
/// language names them. The table lists no forms of names: a language whose names change
/// is held to the canonical ones.
#[test]
fn countries_are_those_of_the_gazetteer() {
    let (mut all, mut report) = (0, String::new());
    for pack in PACKS {
        let files = pack.gazetteer.iter().filter(|file| file.path.ends_with("territories.txt"));
        for row in files.flat_map(|file| pack.rows(file, "place")) {
            let canonical = if row.value.is_empty() { &*row.phrases[0] } else { row.value };
            // Continents have peoples as well.
            if !is_country(canonical) || ["Africa", "Asia", "Europe"].contains(&canonical) {
                continue;
            }
            let listed: Vec<&str> = row.phrases.iter().map(|phrase| &**phrase).collect();
            for phrase in if pack.forms.is_empty() { listed } else { vec![canonical] } {
                all += 1;
                let found = places().candidates(phrase);
                let country = found.first().filter(|place| place.precision == Precision::Country);
                if country.is_none_or(|place| place.name != canonical) {
                    writeln!(report, "{phrase} = {canonical}: {}", found.first().map_or("-", |place| place.name))
                        .unwrap();
                }
            }
        }
    }
    assert!(report.is_empty() && all > 300, "of {all}\n{report}");
}

#[test]
fn places_lie_in_others() {
    let of = |name: &str, precision| {
        let found = places().candidates(name).into_iter().find(|place| place.precision == precision);
        found.unwrap_or_else(|| panic!("no {precision:?} {name}"))
    };
    use Precision::{Country, District, Division, Town};
    for (one, other, expected) in [
        (("Kramatorsk", Town), ("Donetsk", Division), true),
        (("Kramatorsk", Town), ("Donbas", Division), true),
        (("Donetsk", Division), ("Donbas", Division), true),
        (("Donbas", Division), ("Ukraine", Country), true),
        (("Donbas", Division), ("Donetsk", Division), false),
        (("Kherson", Town), ("Kherson", Division), true),
        (("Kherson", Division), ("Kherson", Town), false),
        (("Kherson", Town), ("Donbas", Division), false),
        (("Khan Younis", Town), ("Gaza", Division), true),
        (("Turbat", Town), ("Kech", District), true),
        (("Kech", District), ("Balochistan", Division), true),
        (("Ukraine", Country), ("Ukraine", Country), false),
    ] {
        assert_eq!(of(one.0, one.1).lies_in(&of(other.0, other.1)), expected, "{one:?} {other:?}");
    }
    let [mosul, erbil] = ["Mosul", "Erbil"].map(|name| of(name, Town));
    assert!((distance_km(&mosul, &erbil) - 80.0).abs() < 5.0);
    assert_eq!((mosul.country, mosul.division), ("IQ", Some("Nineveh")));
}

/// A context of many names that many places bear is made and asked in no time.
#[test]
fn any_names_are_taken() {
    let names = ["San Jos\u{e9}", "Santa Maria", "", "\u{4e2d}\u{56fd}", "\n", "-", "a", "Springfield", "San Jose"];
    let context = places().context(names);
    for name in names {
        places().settle(name, &names, &context);
        places().settle(name, &[], &context);
    }
    assert_eq!(places().settle("", &[], &context), Settled::Unknown);
}
