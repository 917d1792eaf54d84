//! What kind of institution some words name, and whose it is, whatever language they
//! are in: Russia's defence ministry, Bộ Quốc phòng Nga.

use super::once::once;
use super::{DataError, Known, LanguagePack, PACKS, check};
use crate::model::EntityKind;
use crate::text::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// An institution that may answer for figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// What it is: a key that all languages share.
    pub kind: &'static str,
    /// The country or the town that it is of, by its canonical name or its words folded;
    /// `None` where nobody says.
    pub holder: Option<String>,
}

/// A group of people that figures count, whatever language it is named in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountedPeople {
    /// The class that the group is of.
    pub class: PeopleClass,
    /// The group: a key that all languages share.
    pub group: &'static str,
}

/// Classes of people that a battle tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeopleClass {
    /// Soldiers, police and guards of a state.
    State,
    /// Fighters of no state, and attackers.
    Armed,
    /// Everybody else.
    Civil,
    /// People, bodies: whoever they are.
    Any,
}

impl PeopleClass {
    fn of(name: &str) -> Option<Self> {
        [("state", Self::State), ("armed", Self::Armed), ("civil", Self::Civil), ("any", Self::Any)]
            .into_iter()
            .find_map(|(known, class)| (known == name).then_some(class))
    }
}

impl CountedPeople {
    /// Whether such people are on any side: children, women.
    pub fn is_of_any_side(self) -> bool {
        ["child", "woman"].contains(&self.group)
    }

    fn of(value: &'static str) -> Option<Self> {
        let (class, group) = value.split_once(' ')?;
        Some(Self { class: PeopleClass::of(class)?, group })
    }
}

/// The register of a language.
#[derive(Default)]
struct Register {
    /// Kinds by what they are called, folded.
    kinds: FxHashMap<String, &'static str>,
    /// Groups of people by what they are called, folded.
    counted: FxHashMap<String, CountedPeople>,
    /// Sites of events by what they are called, folded.
    sites: FxHashMap<String, &'static str>,
    /// Words that say nothing of whose it is.
    small: FxHashSet<String>,
    /// Canonical names of places by what they and their people are called, folded.
    places: FxHashMap<String, Cow<'static, str>>,
    /// Pronouns, folded.
    pronouns: FxHashSet<String>,
    /// Words in the longest phrase.
    longest: usize,
    /// Words in the longest name of a group or a site.
    longest_listed: usize,
}

/// What is wrong with the register of a language.
pub fn check_institutions(pack: &LanguagePack) -> Vec<DataError> {
    let kind = Known::list("institution").valued(|kind| !kind.is_empty());
    let counted = Known::list("counted")
        .valued(|value| value.split_once(' ').is_some_and(|(class, _)| PeopleClass::of(class).is_some()));
    let site = Known::list("site").valued(|site| !site.is_empty());
    check(pack, &pack.institutions, &[kind, Known::list("small"), counted, site])
}

/// The institution that some words name in a language (BCP 47). Nothing where they name
/// none, or the data files are not here.
pub fn institution(code: &str, words: &str) -> Option<Institution> {
    register(code)?.1.read(words)
}

/// The group of people that some words of a language (BCP 47) name, as a count or a source
/// does: in *31 inmates of Litoral* prisoners, in *ba lính Pakistan* soldiers. Of several, the
/// one that says more than people; of equals the one that the language puts first as a head.
pub fn counted_people(code: &str, words: &str) -> Option<CountedPeople> {
    let (pack, register) = register(code)?;
    register.counted(pack, &folded_words(words))
}

/// The sites of events that words of a language (BCP 47) name: a market, a bus. In the order
/// of the words, each by a key that all languages share.
pub fn sites(code: &str, words: &str) -> Vec<&'static str> {
    let Some((_, register)) = register(code) else { return Vec::new() };
    register.listed(&folded_words(words), &register.sites)
}

/// Whether words of a language can refer to a name that was used before: the ministry to
/// the Health Ministry, bộ này to Bộ Y tế, and a pronoun to any name.
pub fn comes_back_to(code: &str, words: &str, name: &str) -> bool {
    register(code).is_some_and(|(pack, register)| register.comes_back_to(pack, &key(words), &key(name)))
}

/// Whether words of a language are a shorter form of a name: Venn of Orla Venn, the Red Cross of
/// the Lao Red Cross and of the Red Cross of Laos. What does not say whose it is stands on
/// neither side. Whoever belongs to somebody has that one's name on the other side: the
/// Children's Fund of the United Nations is not the United Nations.
pub fn is_short_for(code: &str, words: &str, name: &str) -> bool {
    let Some((pack, register)) = register(code) else { return false };
    let is_small = |word: &String| register.small.contains(word);
    let bare = |words: &str| {
        let words = folded_words(words);
        let start = words.iter().position(|word| !is_small(word)).unwrap_or(words.len());
        let end = words.iter().rposition(|word| !is_small(word)).map_or(start, |last| last + 1);
        words[start..end].to_vec()
    };
    let (short, name) = (bare(words), bare(name));
    let Some(next) = name.get(short.len()).filter(|_| !short.is_empty()) else { return false };
    if pack.head_first {
        // Of a person the last word of the name.
        return name.starts_with(&short) || short.len() == 1 && name.ends_with(&short);
    }
    name.ends_with(&short) || is_small(next) && name.starts_with(&short)
}

fn register(code: &str) -> Option<(&'static LanguagePack, &'static Register)> {
    static REGISTERS: [OnceLock<Register>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    once(&REGISTERS, code, Register::of)
}

impl Register {
    fn of(pack: &LanguagePack) -> Self {
        let mut new = Self::default();
        let file = &pack.institutions;
        for entry in pack.entries(file, "institution") {
            new.longest = new.longest.max(entry.phrase.split_whitespace().count());
            new.kinds.insert(key(&entry.phrase).into_owned(), entry.value);
        }
        for entry in pack.entries(file, "counted") {
            if let Some(people) = CountedPeople::of(entry.value) {
                new.counted.insert(key(&entry.phrase).into_owned(), people);
            }
        }
        new.sites
            .extend(pack.entries(file, "site").into_iter().map(|site| (key(&site.phrase).into_owned(), site.value)));
        let lengths = ["counted", "site"].into_iter().flat_map(|list| pack.entries(file, list));
        new.longest_listed = lengths.map(|entry| entry.phrase.split_whitespace().count()).max().unwrap_or_default();
        new.small.extend(pack.entries(file, "small").into_iter().map(|entry| key(&entry.phrase).into_owned()));
        new.pronouns
            .extend(pack.entries(&pack.speech, "pronoun").into_iter().map(|entry| key(&entry.phrase).into_owned()));
        for file in pack.gazetteer {
            for kind in [EntityKind::Place, EntityKind::Demonym] {
                for row in pack.rows(file, kind.name()) {
                    let Some(first) = row.phrases.first() else { continue };
                    let canonical = if row.value.is_empty() { first.clone() } else { row.value.into() };
                    new.places.extend(row.phrases.iter().map(|phrase| (key(phrase).into_owned(), canonical.clone())));
                }
            }
        }
        new
    }

    fn comes_back_to(&self, pack: &LanguagePack, words: &str, name: &str) -> bool {
        if self.pronouns.contains(words) {
            return true;
        }
        let (short, name): (Vec<&str>, Vec<&str>) =
            (words.split_whitespace().collect(), name.split_whitespace().collect());
        if short.len() > name.len() {
            return false;
        }
        if pack.head_first {
            let kept = short.iter().rposition(|word| !self.small.contains(*word)).map_or(0, |last| last + 1);
            return kept > 0 && name.starts_with(&short[..kept]);
        }
        short.last().is_some() && short.last() == name.last()
    }

    fn counted(&self, pack: &LanguagePack, words: &[String]) -> Option<CountedPeople> {
        let found = self.listed(words, &self.counted);
        let says_more = |people: &CountedPeople| people.class != PeopleClass::Any;
        let telling: Vec<CountedPeople> = found.iter().copied().filter(says_more).collect();
        let of = if telling.is_empty() { found } else { telling };
        if pack.head_first { of.first().copied() } else { of.last().copied() }
    }

    /// What words name in a list, in their order; the longest name counts.
    fn listed<T: Copy>(&self, words: &[String], list: &FxHashMap<String, T>) -> Vec<T> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let of = |len: usize| list.get(&words[at..at + len].join(" ")).map(|what| (*what, len));
            let longest = (1..=self.longest_listed.min(words.len() - at)).rev().find_map(of);
            found.extend(longest.map(|(what, _)| what));
            at += longest.map_or(1, |(_, len)| len);
        }
        found
    }

    fn read(&self, words: &str) -> Option<Institution> {
        let words = folded_words(words);
        let spans = (1..=self.longest.min(words.len())).rev();
        let mut phrases = spans.flat_map(|len| (0..=words.len() - len).map(move |at| at..at + len));
        let (range, kind) = phrases.find_map(|range| {
            let kind = self.kinds.get(&words[range.clone()].join(" "))?;
            Some((range, *kind))
        })?;
        let beside = words[..range.start].iter().chain(&words[range.end..]);
        let rest: Vec<&str> = beside.map(String::as_str).filter(|word| !self.small.contains(*word)).collect();
        let rest = rest.join(" ");
        let holder = self.places.get(&rest).map_or(rest, |place| place.to_string());
        Some(Institution { kind, holder: Some(holder).filter(|holder| !holder.is_empty()) })
    }
}

fn folded_words(words: &str) -> Vec<String> {
    let folded = key(words).replace('’', "'");
    let bare = |word: &str| word.trim_end_matches("'s").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    folded.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn institutions_meet_across_languages() {
        for (code, words, kind, holder) in [
            ("en", "The Health Ministry", "health ministry", None),
            ("vi", "Bộ Y tế", "health ministry", None),
            ("en", "Gaza’s Ministry of Health", "health ministry", Some("Gaza")),
            ("vi", "Bộ Y tế Gaza", "health ministry", Some("Gaza")),
            ("en", "the Russian Defence Ministry", "defence ministry", Some("Russia")),
            ("vi", "Bộ Quốc phòng Nga", "defence ministry", Some("Russia")),
            ("en", "local police", "police", None),
            ("vi", "cảnh sát địa phương", "police", None),
            ("en", "a spokesman for the army of Veldia", "army", Some("veldia")),
            ("vi", "Người phát ngôn quân đội Veldia", "army", Some("veldia")),
        ] {
            let found = institution(code, words).unwrap_or_else(|| panic!("{words}"));
            assert_eq!((found.kind, found.holder.as_deref()), (kind, holder), "{words}");
        }
        for (code, words) in [("en", "Reuters"), ("vi", "ông Dar"), ("en", ""), ("xx", "police")] {
            assert_eq!(institution(code, words), None, "{words}");
        }
    }

    #[test]
    fn sites_meet_across_languages() {
        assert_eq!(sites("en", "Shells fell on the Karima market and a bus station"), ["market", "station"]);
        assert_eq!(sites("vi", "Đạn rơi xuống chợ Karima và bến xe"), ["market", "station"]);
    }

    #[test]
    fn groups_of_people_meet_across_languages() {
        for (code, words, class, group) in [
            ("en", "At least 14 inmates", PeopleClass::Civil, "prisoner"),
            ("vi", "ít nhất 14 tù nhân", PeopleClass::Civil, "prisoner"),
            ("en", "three terrorists", PeopleClass::Armed, "fighter"),
            ("vi", "ba phần tử khủng bố", PeopleClass::Armed, "fighter"),
            ("en", "twelve Pakistani soldiers", PeopleClass::State, "soldier"),
            ("vi", "27 binh sĩ Pakistan", PeopleClass::State, "soldier"),
            ("en", "seven bodies in uniform", PeopleClass::State, "soldier"),
            ("vi", "5 người", PeopleClass::Any, "people"),
        ] {
            assert_eq!(counted_people(code, words), Some(CountedPeople { class, group }), "{words}");
        }
        assert_eq!(counted_people("en", "31"), None);
    }

    #[test]
    fn short_words_come_back_to_a_name() {
        for (code, words, name, expected) in [
            ("en", "the ministry", "the Health Ministry", true),
            ("en", "it", "the Health Ministry", true),
            ("en", "the army", "the Health Ministry", false),
            ("vi", "Bộ này", "Bộ Y tế", true),
            ("vi", "Cảnh sát", "cảnh sát Medra", true),
            ("vi", "ông", "Tomas Irrek", true),
            ("vi", "người phát ngôn", "người dân", false),
            ("vi", "này", "Bộ Y tế", false),
        ] {
            assert_eq!(comes_back_to(code, words, name), expected, "{words}");
        }
    }

    #[test]
    fn every_language_knows_the_same_institutions() {
        let kinds = |pack: &LanguagePack| {
            let mut kinds: Vec<&str> =
                pack.entries(&pack.institutions, "institution").into_iter().map(|entry| entry.value).collect();
            kinds.sort_unstable();
            kinds.dedup();
            kinds
        };
        for pack in PACKS {
            assert_eq!(kinds(pack), kinds(PACKS[0]), "{}", pack.code);
        }
    }
}
