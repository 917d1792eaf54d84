//! Whom a row of a record of casualties is of: somebody by name, or those of an event whom
//! nobody names.

use super::account::Account;
use super::fill::PersonField;
use crate::lang::{PeopleClass, counted_people, uncounted};
use crate::model::Sex;
use crate::text::Span;

/// Whom a row of a record is of, as far as an article says it.
pub(super) struct Recorded {
    pub(super) name: String,
    pub(super) age: Option<u32>,
    pub(super) sex: Option<Sex>,
    pub(super) standing: Option<&'static str>,
    pub(super) occupation: String,
    /// How many they are at least.
    pub(super) low: Option<u64>,
    /// How many they are at most.
    pub(super) high: Option<u64>,
}

impl Recorded {
    /// Those whom nobody names.
    pub(super) fn unnamed((low, high): (Option<u64>, Option<u64>), standing: Option<&'static str>) -> Self {
        let (name, occupation) = (String::new(), String::new());
        Self { name, age: None, sex: None, standing, occupation, low, high }
    }

    /// Somebody by name; `language` is that of the words (BCP 47).
    pub(super) fn named(name: &str, age: Option<u32>, sex: Option<Sex>, role: Option<&str>, language: &str) -> Self {
        Self {
            name: name.to_owned(),
            age,
            sex,
            standing: role.and_then(|role| standing(language, role)),
            occupation: role.map_or("", |role| uncounted(language, role)).to_owned(),
            low: Some(1),
            high: Some(1),
        }
    }

    /// What is said of them for a field; `None` where nothing is.
    pub(super) fn says(&self, field: PersonField) -> Option<String> {
        let words = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
        match field {
            PersonField::Name => words(&self.name),
            PersonField::Age => self.age.map(|age| age.to_string()),
            PersonField::Sex => self.sex.map(|sex| sex.name().to_owned()),
            PersonField::Standing => self.standing.map(str::to_owned),
            PersonField::Occupation => words(&self.occupation),
            // A number of its own only where the bounds leave no other.
            PersonField::Number => self.low.filter(|_| self.low == self.high).map(|count| count.to_string()),
            PersonField::Least => self.low.map(|count| count.to_string()),
            PersonField::Most => self.high.map(|count| count.to_string()),
        }
    }
}

/// Whether the words for people of a language (BCP 47) say that they are civilians or that
/// they bore arms.
pub(super) fn standing(language: &str, words: &str) -> Option<&'static str> {
    match counted_people(language, words)?.class {
        PeopleClass::Civil => Some("civilian"),
        PeopleClass::State | PeopleClass::Armed => Some("combatant"),
        PeopleClass::Any => None,
    }
}

impl Account {
    /// Whom the rows of a record are of that one article fills: its named dead, then the rest,
    /// each with the words that say so.
    pub(super) fn recorded(&self, text: &str, language: &str) -> Vec<(Recorded, Span)> {
        let of = |span: Span| span.of(text);
        let mut recorded: Vec<(Recorded, Span)> = Vec::new();
        for person in &self.dead {
            let role = person.role.map(of);
            recorded.push((Recorded::named(of(person.span), person.age, person.sex, role, language), person.span));
        }
        let named = recorded.len() as u64;
        let rest = |count: u64| count.saturating_sub(named);
        let (low, high) = (self.deaths.low().map(rest), self.deaths.high().map(rest));
        let counted = self.deaths.counts.iter().find(|count| count.figure.is_some());
        if let Some(count) = counted.filter(|_| low.or(high).is_some_and(|count| count > 0) || high > Some(0)) {
            let standings = self.deaths.counts.iter().map(|count| standing(language, of(count.span)));
            let mut standings = standings.collect::<Vec<_>>();
            standings.dedup();
            let standing = Some(standings).filter(|all| all.len() == 1).and_then(|all| all[0]);
            recorded.push((Recorded::unnamed((low, high), standing), count.span));
        }
        recorded
    }
}
