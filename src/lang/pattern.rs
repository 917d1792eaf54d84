//! The notation of phrases in the data files: a word is itself, `word~class` all its forms
//! ([`Inflection`]), `(a|b)` a choice, `?` makes the item before it optional, `$name` is a
//! part that stands above under that name. The
//! patterns of dates have more ([`Item`]); `docs/adding-a-language.md` describes all of it.
//!
//! ```text
//! $captor = (the|armed)? (gunmen|rebels)
//! held by $captor | in the hands of $captor
//! ```

use super::inflection::{Inflection, UnknownForms};
use rustc_hash::FxHashMap;
use thiserror::Error;

/// One item of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A word or a sign, in any case.
    Word(String),
    /// A sign that has a meaning in the notation: `\(`, or one of `{/.-}`.
    Sign(char),
    /// `<class>`, or `<class^>` with a capital.
    Class(String, bool),
    /// `(a|b)` or `{/.-}`.
    Choice(Vec<Vec<Item>>),
    /// An item before `?`.
    Optional(Box<Item>),
    /// `_`: no blank between its neighbours.
    Glue,
    /// `!(a|b)`: none of these may follow.
    Not(Vec<Vec<Item>>),
    /// `~(a|b)`: the word before is none of these.
    NotBehind(Vec<String>),
    /// `[…]`: the expression itself; all outside of it is context.
    Expression(Vec<Item>),
}

impl Item {
    /// Gives the last word of each choice a class of forms.
    fn inflect(&mut self, class: &str) {
        match self {
            Item::Word(word) if !word.contains('~') => word.push_str(class),
            Item::Choice(choices) => {
                choices.iter_mut().filter_map(|items| items.last_mut()).for_each(|item| item.inflect(class))
            }
            _ => {}
        }
    }
}

/// Why a pattern cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PatternError {
    /// A bracket or a quotation is open at the end.
    #[error("“{0}” is missing")]
    Missing(char),
    /// A sign that means something stands where it means nothing.
    #[error("“{0}” cannot stand here")]
    Unexpected(char),
    /// A part that no line above defines.
    #[error("there is no ${0} above")]
    UnknownPart(String),
    /// A class that the language's calendar does not have.
    #[error("there is no class <{0}>")]
    UnknownClass(String),
    /// A class of words that the language's `forms` do not have.
    #[error(transparent)]
    UnknownForms(#[from] UnknownForms),
    /// An item that a list of phrases cannot hold.
    #[error("a list of phrases has no {0}")]
    NoPhrase(&'static str),
}

/// The named parts of a file, as far as it has been read.
#[derive(Clone, Debug)]
pub struct Parts<'i> {
    named: FxHashMap<String, String>,
    inflection: &'i Inflection,
}

impl<'i> Parts<'i> {
    /// No parts yet, in a language whose words change like this.
    pub fn new(inflection: &'i Inflection) -> Self {
        Self { named: FxHashMap::default(), inflection }
    }

    /// Takes a line that defines a part (`$name = pattern`); `None` for any other line.
    ///
    /// # Errors
    /// A [`PatternError`] where the pattern names a part that is not defined yet.
    pub fn define(&mut self, line: &str) -> Option<Result<(), PatternError>> {
        let (name, pattern) = line.strip_prefix('$')?.split_once('=')?;
        if pattern.starts_with('>') {
            return None;
        }
        let expanded = self.expand(pattern.trim());
        Some(expanded.map(|pattern| {
            self.named.insert(name.trim().to_owned(), format!("({pattern})"));
        }))
    }

    fn expand(&self, pattern: &str) -> Result<String, PatternError> {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some(at) = rest.find('$') {
            out.push_str(&rest[..at]);
            if out.ends_with('\\') {
                out.push('$');
                rest = &rest[at + 1..];
                continue;
            }
            let name = &rest[at + 1..];
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            let part = self.named.get(&name[..end]);
            out.push_str(part.ok_or_else(|| PatternError::UnknownPart(name[..end].to_owned()))?);
            rest = &name[end..];
        }
        out.push_str(rest);
        Ok(out)
    }

    /// Reads a pattern: the sequences between its outer `|`, a word of several forms as a
    /// choice of them.
    ///
    /// # Errors
    /// A [`PatternError`] that says what is wrong with it.
    pub fn read(&self, pattern: &str) -> Result<Vec<Vec<Item>>, PatternError> {
        self.parse(pattern)?.into_iter().map(|items| self.inflected(items)).collect()
    }

    fn parse(&self, pattern: &str) -> Result<Vec<Vec<Item>>, PatternError> {
        let expanded = self.expand(pattern)?;
        let mut parser = Parser { text: expanded.chars().collect(), at: 0 };
        let sequences = parser.sequences()?;
        match parser.peek() {
            None => Ok(sequences),
            Some(sign) => Err(PatternError::Unexpected(sign)),
        }
    }

    /// All phrases that a pattern of words stands for, those of each choice in their order.
    ///
    /// # Errors
    /// A [`PatternError`], also where the pattern has items that are of dates alone.
    pub fn phrases(&self, pattern: &str) -> Result<Vec<String>, PatternError> {
        let mut phrases = Vec::new();
        for sequence in self.parse(pattern)? {
            let mut all = vec![Phrase::default()];
            expand(&sequence, &mut all)?;
            for phrase in all.into_iter().filter(|phrase| !phrase.text.is_empty()) {
                phrases.append(&mut self.inflection.phrases(&phrase.text)?);
            }
        }
        Ok(phrases)
    }

    fn inflected(&self, items: Vec<Item>) -> Result<Vec<Item>, PatternError> {
        let all = |choices: Vec<Vec<Item>>| {
            choices.into_iter().map(|items| self.inflected(items)).collect::<Result<Vec<_>, _>>()
        };
        let item = |item| {
            Ok(match item {
                Item::Word(word) if word.contains('~') => {
                    let forms = self.inflection.phrases(&word)?;
                    Item::Choice(forms.into_iter().map(|form| vec![Item::Word(form)]).collect())
                }
                Item::Choice(choices) => Item::Choice(all(choices)?),
                Item::Not(choices) => Item::Not(all(choices)?),
                Item::Expression(items) => Item::Expression(self.inflected(items)?),
                Item::Optional(inner) => {
                    let mut items = self.inflected(vec![*inner])?;
                    Item::Optional(Box::new(items.remove(0)))
                }
                Item::NotBehind(words) => {
                    let forms: Result<Vec<_>, UnknownForms> =
                        words.iter().map(|word| self.inflection.phrases(word)).collect();
                    Item::NotBehind(forms?.concat())
                }
                item => item,
            })
        };
        items.into_iter().map(item).collect()
    }
}

/// A phrase that is being put together.
#[derive(Clone, Default)]
struct Phrase {
    text: String,
    /// Whether what comes next stands without a blank.
    is_glued: bool,
}

/// Goes on with each phrase in each way that the items allow.
fn expand(items: &[Item], phrases: &mut Vec<Phrase>) -> Result<(), PatternError> {
    for item in items {
        match item {
            Item::Word(word) => phrases.iter_mut().for_each(|phrase| phrase.add(word)),
            Item::Sign(sign) => phrases.iter_mut().for_each(|phrase| phrase.add(sign.encode_utf8(&mut [0; 4]))),
            Item::Glue => phrases.iter_mut().for_each(|phrase| phrase.is_glued = true),
            Item::Optional(inner) => {
                let mut with = phrases.clone();
                expand(std::slice::from_ref(inner), &mut with)?;
                phrases.append(&mut with);
            }
            Item::Choice(choices) => {
                let before = std::mem::take(phrases);
                for choice in choices {
                    let mut all = before.clone();
                    expand(choice, &mut all)?;
                    phrases.append(&mut all);
                }
            }
            Item::Class(..) => return Err(PatternError::NoPhrase("<class>")),
            Item::Not(_) => return Err(PatternError::NoPhrase("!(…)")),
            Item::NotBehind(_) => return Err(PatternError::NoPhrase("~(…)")),
            Item::Expression(_) => return Err(PatternError::NoPhrase("[…]")),
        }
    }
    Ok(())
}

impl Phrase {
    fn add(&mut self, word: &str) {
        if !self.text.is_empty() && !self.is_glued {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.is_glued = false;
    }
}

struct Parser {
    text: Vec<char>,
    at: usize,
}

impl Parser {
    /// The next sign that is no blank.
    fn peek(&mut self) -> Option<char> {
        while self.text.get(self.at) == Some(&' ') {
            self.at += 1;
        }
        self.text.get(self.at).copied()
    }

    /// Sequences with `|` between them.
    fn sequences(&mut self) -> Result<Vec<Vec<Item>>, PatternError> {
        let mut sequences = vec![self.sequence()?];
        while self.peek() == Some('|') {
            self.at += 1;
            sequences.push(self.sequence()?);
        }
        Ok(sequences)
    }

    /// Items up to a `|`, `)`, `]` or the end.
    fn sequence(&mut self) -> Result<Vec<Item>, PatternError> {
        let mut items = Vec::new();
        while let Some(c) = self.peek().filter(|c| !matches!(c, '|' | ')' | ']')) {
            let mut item = self.item(c)?;
            if let Some(class) = self.class_behind(&item) {
                item.inflect(&class);
            }
            items.push(match self.text.get(self.at) {
                Some('?') => {
                    self.at += 1;
                    Item::Optional(Box::new(item))
                }
                _ => item,
            });
        }
        Ok(items)
    }

    /// The class of words that stands behind a choice: `(city|town)~n`.
    fn class_behind(&mut self, item: &Item) -> Option<String> {
        let is_class =
            self.text.get(self.at) == Some(&'~') && self.text.get(self.at + 1).is_some_and(char::is_ascii_alphanumeric);
        matches!(item, Item::Choice(_)).then_some(()).filter(|()| is_class)?;
        let class: String =
            self.text[self.at..].iter().take_while(|c| **c == '~' || c.is_ascii_alphanumeric()).collect();
        self.at += class.chars().count();
        Some(class)
    }

    fn item(&mut self, c: char) -> Result<Item, PatternError> {
        self.at += 1;
        match c {
            '(' => Ok(Item::Choice(self.choice()?)),
            '[' => {
                let items = self.sequence()?;
                self.take(']')?;
                Ok(Item::Expression(items))
            }
            '_' => Ok(Item::Glue),
            '<' => {
                let name = self.until('>')?;
                Ok(match name.strip_suffix('^') {
                    Some(bare) => Item::Class(bare.to_owned(), true),
                    None => Item::Class(name, false),
                })
            }
            '{' => Ok(Item::Choice(self.until('}')?.chars().map(|sign| vec![Item::Sign(sign)]).collect())),
            '!' => {
                self.take('(')?;
                Ok(Item::Not(self.choice()?))
            }
            '~' => {
                self.take('(')?;
                Ok(Item::NotBehind(self.until(')')?.split('|').map(|word| word.trim().to_owned()).collect()))
            }
            '\\' => {
                let sign = *self.text.get(self.at).ok_or(PatternError::Unexpected('\\'))?;
                self.at += 1;
                Ok(Item::Sign(sign))
            }
            '?' | '}' | '>' => Err(PatternError::Unexpected(c)),
            _ => {
                self.at -= 1;
                Ok(Item::Word(self.word()))
            }
        }
    }

    /// `a|b)`, the opening bracket already taken.
    fn choice(&mut self) -> Result<Vec<Vec<Item>>, PatternError> {
        let choices = self.sequences()?;
        self.take(')')?;
        Ok(choices)
    }

    fn word(&mut self) -> String {
        let stops = |c: &char| {
            matches!(c, ' ' | '(' | ')' | '[' | ']' | '|' | '?' | '<' | '>' | '_' | '{' | '}' | '!' | '~' | '\\')
        };
        let start = self.at;
        while let Some(c) = self.text.get(self.at) {
            // `word~class`, but not a word before `~(…)`.
            let names_class = *c == '~' && self.text.get(self.at + 1).is_some_and(char::is_ascii_alphanumeric);
            if stops(c) && !names_class {
                break;
            }
            self.at += 1;
        }
        self.text[start..self.at].iter().collect()
    }

    fn take(&mut self, sign: char) -> Result<(), PatternError> {
        if self.peek() != Some(sign) {
            return Err(PatternError::Missing(sign));
        }
        self.at += 1;
        Ok(())
    }

    fn until(&mut self, sign: char) -> Result<String, PatternError> {
        let rest = &self.text[self.at..];
        let length = rest.iter().position(|&c| c == sign).ok_or(PatternError::Missing(sign))?;
        let inside = rest[..length].iter().collect();
        self.at += length + 1;
        Ok(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_its_phrases() {
        let none = Inflection::default();
        let mut parts = Parts::new(&none);
        parts.define("$captor = (the|armed)? (gunmen|rebels)").unwrap().unwrap();
        for (pattern, expected) in [
            ("killed | shot dead", &["killed", "shot dead"][..]),
            ("soldier_s? | (the)? toll", &["soldier", "soldiers", "toll", "the toll"]),
            ("(a|b) c", &["a c", "b c"]),
            (
                "held by $captor",
                &[
                    "held by gunmen",
                    "held by rebels",
                    "held by the gunmen",
                    "held by the rebels",
                    "held by armed gunmen",
                    "held by armed rebels",
                ],
            ),
            ("lt. gen | , a | n't | don't", &["lt. gen", ", a", "n't", "don't"]),
            ("a {-/} b | \\( | \\$", &["a - b", "a / b", "(", "$"]),
            ("", &[]),
        ] {
            let mut phrases = parts.phrases(pattern).unwrap();
            let mut expected: Vec<String> = expected.iter().map(|&phrase| phrase.to_owned()).collect();
            phrases.sort();
            expected.sort();
            assert_eq!(phrases, expected, "{pattern}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (pattern, error) in [
            ("(a|b", PatternError::Missing(')')),
            ("a)", PatternError::Unexpected(')')),
            ("? a", PatternError::Unexpected('?')),
            ("$other", PatternError::UnknownPart("other".to_owned())),
            ("<day", PatternError::Missing('>')),
            ("<day>", PatternError::NoPhrase("<class>")),
            ("a !(b)", PatternError::NoPhrase("!(…)")),
            ("a \\", PatternError::Unexpected('\\')),
        ] {
            assert_eq!(Parts::new(&Inflection::default()).phrases(pattern), Err(error), "{pattern}");
        }
        assert!(Parts::new(&Inflection::default()).define("$a => date").is_none());
        assert!(Parts::new(&Inflection::default()).define("a = b").is_none());
        assert!(Parts::new(&Inflection::default()).define("$a = $b").unwrap().is_err());
    }
}
