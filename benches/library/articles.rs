//! Invented news of real size, 1 to 8 kB, from the sentences in `tests/library/`: four articles
//! on one event, English and Vietnamese by turns. The same number gives the same article.

use std::collections::BTreeMap;
use tallymark::desk::{Document, Meta};
use tallymark::model::Day;

const ENGLISH: &str = include_str!("../../tests/library/en.txt");
const VIETNAMESE: &str = include_str!("../../tests/library/vi.txt");

/// Articles that tell of one event.
const TOLD: u32 = 4;
/// Bytes of the shortest and the longest article.
const SIZES: (u32, u32) = (1000, 8000);

/// Sentences and names by the section that they stand in.
type Parts = BTreeMap<&'static str, Vec<&'static str>>;

fn parts(file: &'static str) -> Parts {
    let (mut parts, mut section) = (Parts::new(), "");
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        match line.strip_prefix("## ") {
            Some(name) => section = name,
            None => parts.entry(section).or_default().push(line),
        }
    }
    parts
}

/// Numbers that look random and are the same at each run (Numerical Recipes).
struct Numbers(u32);

impl Numbers {
    fn new(seed: u32) -> Self {
        Self(seed.wrapping_mul(2_654_435_761).wrapping_add(1))
    }

    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(self.0) * u64::from(bound)) >> 32) as u32
    }

    fn one(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len() as u32) as usize]
    }
}

struct Writer<'p> {
    parts: &'p Parts,
    event: BTreeMap<&'static str, String>,
    chance: Numbers,
}

impl Writer<'_> {
    /// A sentence with its words filled in: those of the event, numbers, or any of a section.
    fn filled(&mut self, line: &str) -> String {
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, (word, behind))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?)))
        {
            text.push_str(before);
            let filled = self.word(word);
            text.push_str(&filled);
            rest = behind;
        }
        text + rest
    }

    fn word(&mut self, word: &str) -> String {
        if let Some(known) = self.event.get(word) {
            return known.clone();
        }
        match word {
            "wounded" => (20 + self.chance.below(90)).to_string(),
            "part" => (2 + self.chance.below(30)).to_string(),
            "many" => (1000 * (1 + self.chance.below(90))).to_string(),
            "age" => (18 + self.chance.below(60)).to_string(),
            "year" => (2014 + self.chance.below(8)).to_string(),
            "near" => self.chance.one(&self.parts["place"]).to_owned(),
            section => {
                let line = self.chance.one(&self.parts[section]);
                self.filled(line)
            }
        }
    }

    fn any(&mut self, section: &str) -> String {
        let line = self.chance.one(&self.parts[section]);
        let filled = self.filled(line);
        let mut letters = filled.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

/// The articles of the numbers up to `count`, read by the engine.
pub(crate) fn articles(count: u32) -> Vec<Document> {
    let languages = [("en", parts(ENGLISH)), ("vi", parts(VIETNAMESE))];
    (0..count).map(|n| article(n, &languages[n as usize % 2])).collect()
}

fn article(n: u32, (language, parts): &(&str, Parts)) -> Document {
    let mut about = Numbers::new(n / TOLD);
    let names = ["place", "way", "actor"].map(|section| (section, about.below(parts[section].len() as u32)));
    let mut event: BTreeMap<&str, String> =
        names.into_iter().map(|(section, at)| (section, parts[section][at as usize].to_owned())).collect();
    let day = Day::new(2023, 1, 1).expect("a day of the calendar").plus_days(i64::from(n / TOLD) * 3 / 2);
    let (year, month, of_month) = (day.year(), day.month(), day.day());
    let months = [
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
    let written = match *language {
        "en" => format!("{of_month} {} {year}", months[usize::from(month) - 1]),
        _ => format!("{of_month}/{month}/{year}"),
    };
    event.insert("Way", event["way"].clone());
    event.insert("day", written);
    event.insert("dead", (4 + about.below(60) + n % TOLD).to_string());
    let mut writer = Writer { parts, event, chance: Numbers::new(n + 1) };
    let size = SIZES.0
        + (u64::from(SIZES.1 - SIZES.0) * u64::from(writer.chance.below(1000)) * u64::from(writer.chance.below(1000))
            / 1_000_000) as u32;
    let title = writer.any("title");
    let mut text = format!("{title}\n\n{}", writer.any("lead"));
    while (text.len() as u32) < size {
        let of_ten = if text.len() < 1000 { 5 } else { 2 };
        let sentences: Vec<String> = (0..3)
            .map(|_| match writer.chance.below(10) {
                n if n < of_ten => writer.any("event"),
                9 => writer.any("past"),
                _ => writer.any("plain"),
            })
            .collect();
        text = format!("{text}\n\n{}", sentences.join(" "));
    }
    let meta = Meta {
        title,
        language: (*language).to_owned(),
        published: Some(day.plus_days(i64::from(n % 3))),
        ..Meta::default()
    };
    Document::annotated(text, meta)
}
