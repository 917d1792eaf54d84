//! Nouns: whether they name people or things, one or several.

use crate::lang::{Known, LanguagePack, Lexicon, TokenizedText, Vocabulary};
use rustc_hash::FxHashMap;

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A person, by trade, role or kin: ranger, two sons.
    Person,
    /// A member of a people or a faith, written as a name: six Kikuyu.
    Member,
    /// What is no person: an animal, a vehicle, a unit, an event.
    Thing,
}

/// A noun of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// What it names.
    pub class: Class,
    /// Whether its form is one of several; `None` where the form does not say.
    pub is_plural: Option<bool>,
}

/// The nouns of a language, from its `people` and `things` files.
#[derive(Debug, Default)]
pub struct Nouns(Lexicon<Noun>);

/// The sections of a `people` and of a `things` file.
pub const NOUNS: [Known; 4] =
    [Known::list("person"), Known::list("people"), Known::list("thing"), Known::list("plural").valued(is_word)];

/// An ending and the one of its plural, in the `phrases` file.
pub(super) const ENDINGS: Known = Known::list("plural_ending").valued(is_word);

fn is_word(value: &str) -> bool {
    !value.is_empty()
}

impl Nouns {
    /// Reads them. Of a phrase in both files the one of people counts.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut endings: Vec<(String, &'static str)> = Vec::new();
        for section in pack.sections(&pack.phrases).into_iter().filter(|s| s.name == ENDINGS.name()) {
            endings.extend(section.entries.iter().map(|entry| (entry.phrase.to_string(), entry.value)));
        }
        let mut new = Self::default();
        for file in [pack.things, pack.people] {
            let sections = pack.sections(&file);
            let irregular: FxHashMap<&str, &str> = sections
                .iter()
                .filter(|section| section.name == "plural")
                .flat_map(|section| section.entries.iter().map(|entry| (entry.value, &*entry.phrase)))
                .collect();
            for section in &sections {
                let class = match section.name {
                    "person" => Class::Person,
                    "people" => Class::Member,
                    "thing" => Class::Thing,
                    _ => continue,
                };
                for entry in &section.entries {
                    new.add(vocabulary, &entry.phrase, class, &endings, &irregular);
                }
            }
        }
        new
    }

    fn add(
        &mut self,
        vocabulary: &mut Vocabulary,
        noun: &str,
        class: Class,
        endings: &[(String, &'static str)],
        irregular: &FxHashMap<&str, &str>,
    ) {
        let mut insert = |form: &str, is_plural| self.0.insert(&vocabulary.phrase(form), Noun { class, is_plural });
        let by_rule = || {
            let (ending, plural) = endings.iter().find(|(ending, _)| noun.ends_with(&**ending))?;
            Some(format!("{}{plural}", noun.strip_suffix(&**ending)?))
        };
        let plural = irregular.get(noun).map(|plural| (*plural).to_owned()).or_else(by_rule);
        let Some(plural) = plural else { return insert(noun, None) };
        if plural == noun {
            return insert(noun, None);
        }
        insert(&plural, Some(true));
        // The Kikuyu are many as well as one.
        insert(noun, (class != Class::Member).then_some(false));
    }

    /// The longest noun that starts at a token, with its length. Names of peoples keep
    /// their capital.
    pub fn at(&self, reading: &TokenizedText<'_>, at: usize) -> Option<(Noun, usize)> {
        let hit = self.0.longest(&reading.words, at)?;
        let is_name = hit.value.class == Class::Member;
        (!is_name || reading.tokens[at].is_capitalised()).then_some((*hit.value, hit.len))
    }
}
