//! How the words of a language change: paradigms by which a listed word stands for all its
//! forms. The lists of a language that has them write `солдат~n`; their readers get every
//! form and know of no grammar.
//!
//! ```text
//! [forms n]
//! т- = - а у а ом е
//! г-а = а и е у ой/ею е
//! ```
//!
//! A class of words has a row for each ending: what stands before `-` is kept, what stands
//! behind it changes, and the longest ending that a word has decides. Forms stand in the
//! order of the class, `/` between two of one place, `-` for no ending. A word of no row
//! does not change.

use rustc_hash::{FxHashMap, FxHashSet};
use thiserror::Error;

/// A class of words that the language does not have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no class “{0}”")]
pub struct UnknownForms(pub String);

/// The paradigms of a language; of one whose words do not change there are none.
#[derive(Clone, Debug, Default)]
pub struct Inflection {
    classes: FxHashMap<&'static str, Vec<Paradigm>>,
    /// Endings of names, the longest first.
    of_names: Vec<&'static str>,
}

#[derive(Clone, Debug)]
struct Paradigm {
    kept: String,
    cut: String,
    endings: Vec<Vec<&'static str>>,
}

/// The forms of a word by their places in its paradigm.
type Forms = Vec<Vec<String>>;

/// A stretch of a phrase: as it stands, or a word with its class.
enum Piece<'p> {
    Plain(&'p str),
    Word(Forms),
}

impl Inflection {
    /// Takes a class of words: for each ending the forms, as a `forms` file writes both.
    pub(super) fn add<'e>(
        &mut self,
        class: &'static str,
        is_of_names: bool,
        rows: impl Iterator<Item = (&'e str, &'static str)>,
    ) {
        let paradigms = self.classes.entry(class).or_default();
        paradigms.extend(rows.map(|(ending, forms)| Paradigm::of(ending, forms)));
        if is_of_names {
            let endings = paradigms.iter().flat_map(|paradigm| paradigm.endings.iter().flatten().copied());
            self.of_names.extend(endings.filter(|ending| !ending.is_empty()));
            self.of_names.sort_unstable_by_key(|ending| (std::cmp::Reverse(ending.len()), *ending));
            self.of_names.dedup();
        }
    }

    /// All phrases that a phrase with `word~class` in it stands for, the form under which a
    /// dictionary lists it first. Words of paradigms of one length agree: both change at once.
    ///
    /// # Errors
    /// [`UnknownForms`] for a class that the language does not have.
    pub fn phrases(&self, phrase: &str) -> Result<Vec<String>, UnknownForms> {
        if class_mark(phrase).is_none() {
            return Ok(vec![phrase.to_owned()]);
        }
        let pieces = self.pieces(phrase)?;
        let mut lengths: Vec<usize> = Vec::new();
        for piece in &pieces {
            if let Piece::Word(forms) = piece
                && !lengths.contains(&forms.len())
            {
                lengths.push(forms.len());
            }
        }
        let mut all = Vec::new();
        let count = lengths.iter().product();
        for number in 0..count {
            // The places of this turn, one for each length.
            let mut rest: usize = number;
            let places: Vec<(usize, usize)> = lengths
                .iter()
                .map(|&length| {
                    let place = rest % length;
                    rest /= length;
                    (length, place)
                })
                .collect();
            all.extend(at_places(&pieces, &places));
        }
        let mut seen = FxHashSet::default();
        all.retain(|phrase| seen.insert(phrase.clone()));
        Ok(all)
    }

    /// What of a word of a name, in look-up form, stays the same in all its cases; the word
    /// itself in a language without paradigms of names.
    pub fn stem<'w>(&self, word: &'w str) -> &'w str {
        const SHORTEST: usize = 3;
        let mut stems = self.of_names.iter().filter_map(|ending| word.strip_suffix(ending));
        stems.find(|stem| stem.chars().count() >= SHORTEST).unwrap_or(word)
    }

    fn pieces<'p>(&self, phrase: &'p str) -> Result<Vec<Piece<'p>>, UnknownForms> {
        let mut pieces = Vec::new();
        let mut rest = phrase;
        while let Some(mark) = class_mark(rest) {
            let start = rest[..mark].rfind(' ').map_or(0, |blank| blank + 1);
            let class = &rest[mark + 1..];
            let end = class.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(class.len());
            pieces.push(Piece::Plain(&rest[..start]));
            pieces.push(Piece::Word(self.forms(&rest[start..mark], &class[..end])?));
            rest = &class[end..];
        }
        pieces.push(Piece::Plain(rest));
        Ok(pieces)
    }

    fn forms(&self, word: &str, class: &str) -> Result<Forms, UnknownForms> {
        let paradigms = self.classes.get(class).ok_or_else(|| UnknownForms(class.to_owned()))?;
        let fits = paradigms.iter().filter_map(|paradigm| Some((paradigm.stem(word)?, paradigm)));
        let longest = fits.max_by_key(|(_, paradigm)| paradigm.kept.len() + paradigm.cut.len());
        Ok(match longest {
            Some((stem, paradigm)) => {
                let form = |ending: &&str| format!("{stem}{ending}");
                paradigm.endings.iter().map(|place| place.iter().map(form).collect()).collect()
            }
            None => vec![vec![word.to_owned()]],
        })
    }
}

impl Paradigm {
    fn of(word_ending: &str, forms: &'static str) -> Self {
        let (kept, cut) = word_ending.split_once('-').unwrap_or(("", word_ending));
        let ending = |ending: &'static str| if ending == "-" { "" } else { ending };
        let endings = forms.split_whitespace().map(|place| place.split('/').map(ending).collect());
        Self { kept: kept.to_owned(), cut: cut.to_owned(), endings: endings.collect() }
    }

    /// What of a word stays the same; `None` where it does not end like this.
    fn stem<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.cut.as_str()).filter(|stem| stem.ends_with(&self.kept))
    }
}

/// Where a word ends whose class stands behind it.
fn class_mark(phrase: &str) -> Option<usize> {
    let is_mark = |(at, _): &(usize, &str)| {
        let behind = phrase[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric());
        behind && phrase[..*at].ends_with(char::is_alphanumeric)
    };
    phrase.match_indices('~').find(is_mark).map(|(at, _)| at)
}

/// The phrases whose words stand at one place of their paradigms.
fn at_places(pieces: &[Piece<'_>], places: &[(usize, usize)]) -> Vec<String> {
    let mut phrases = vec![String::new()];
    for piece in pieces {
        match piece {
            Piece::Plain(text) => phrases.iter_mut().for_each(|phrase| phrase.push_str(text)),
            Piece::Word(forms) => {
                let place = places.iter().find(|(length, _)| *length == forms.len()).map_or(0, |(_, place)| *place);
                let with = |before: &String| {
                    let before = before.clone();
                    forms[place].iter().map(move |form| format!("{before}{form}"))
                };
                phrases = phrases.iter().flat_map(with).collect();
            }
        }
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listed_word_stands_for_its_forms() {
        let mut inflection = Inflection::default();
        let nouns = [("т-", "- а у"), ("р-", "- а у"), ("а", "а ы е"), ("к-а", "а и е")];
        inflection.add("n", false, nouns.into_iter());
        inflection.add("a", false, [("ый", "ый/ого ому ым")].into_iter());
        inflection.add("v", false, [("л", "л/ла")].into_iter());
        for (phrase, expected) in [
            ("солдат", &["солдат"][..]),
            ("солдат~n", &["солдат", "солдата", "солдату"]),
            ("рука~n", &["рука", "руки", "руке"]),
            ("Баку~n", &["Баку"]),
            ("~", &["~"]),
            ("был~v убит", &["был убит", "была убит"]),
            ("новый~a мэр~n", &["новый мэр", "нового мэр", "новому мэра", "новым мэру"]),
            ("мэр~n города", &["мэр города", "мэра города", "мэру города"]),
            ("Ростов-на-Дону, мэр~n", &["Ростов-на-Дону, мэр", "Ростов-на-Дону, мэра", "Ростов-на-Дону, мэру"]),
        ] {
            assert_eq!(inflection.phrases(phrase).unwrap(), expected, "{phrase}");
        }
        let count = inflection.phrases("мэр~n был~v").unwrap().len();
        assert_eq!(count, 6, "words of paradigms that differ in length change apart");
        assert_eq!(inflection.stem("мэром"), "мэром");
        inflection.add("p", true, [("р-", "- а у ом")].into_iter());
        assert_eq!(["мэр", "мэра", "мэром"].map(|word| inflection.stem(word)), ["мэр"; 3]);
        assert_eq!(inflection.phrases("мэр~x"), Err(UnknownForms("x".to_owned())));
    }
}
