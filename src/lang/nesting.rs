//! Places that lie in other places, as a text says by the words between two names.

use super::PACKS;
use super::once::once;
use crate::text::key;
use std::sync::OnceLock;

/// Which of two places that a text names one after the other lies in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nesting {
    /// Kherson in southern Ukraine.
    FirstInSecond,
    /// The Ukrainian city of Kherson.
    SecondInFirst,
    /// Kherson, Ukraine; or two of a list.
    Comma,
    /// Kherson and Odesa.
    List,
}

/// Words between two names, folded.
#[derive(Default)]
struct Words {
    inside: Vec<String>,
    named: Vec<String>,
    around: Vec<String>,
    and: Vec<String>,
}

/// What the words between two names of places say in a language (BCP 47). Nothing where
/// they say another thing, or the data files are not here.
pub fn nesting(code: &str, between: &str) -> Option<Nesting> {
    static WORDS: [OnceLock<Words>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let (_, words) = once(&WORDS, code, |pack| {
        let of = |section| {
            pack.entries(&pack.names, section).into_iter().map(|entry| key(&entry.phrase).into_owned()).collect()
        };
        Words { inside: of("inside"), named: of("named"), around: of("around"), and: of("and") }
    })?;
    words.read(between)
}

impl Words {
    fn read(&self, between: &str) -> Option<Nesting> {
        let folded = key(between).replace('’', "'").replace(',', " , ");
        let words: Vec<&str> = folded.split_whitespace().collect();
        let (has_comma, mut words) = match words.split_first() {
            Some((&",", rest)) => (true, rest),
            _ => (false, &*words),
        };
        if self.and.contains(&words.join(" ")) {
            return Some(Nesting::List);
        }
        let (mut is_inside, mut is_named, is_alone) = (false, false, words.is_empty());
        while !words.is_empty() {
            let [inside, named, around] = [&self.inside, &self.named, &self.around].map(|known| longest(known, words));
            let length = inside.max(named).max(around)?;
            is_named |= named == Some(length);
            is_inside |= inside == Some(length);
            words = &words[length..];
        }
        match (is_inside || has_comma && !is_alone, is_named, has_comma) {
            (true, ..) => Some(Nesting::FirstInSecond),
            (false, true, _) => Some(Nesting::SecondInFirst),
            (false, false, true) => Some(Nesting::Comma),
            (false, false, false) => None,
        }
    }
}

/// How many words the longest phrase has that some words start with.
fn longest(phrases: &[String], words: &[&str]) -> Option<usize> {
    let starts = |phrase: &String| {
        let length = phrase.split_whitespace().count();
        (length <= words.len() && phrase.split_whitespace().eq(words[..length].iter().copied())).then_some(length)
    };
    phrases.iter().filter_map(starts).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_where_the_words_say() {
        use Nesting::*;
        for (code, between, expected) in [
            ("en", " in ", Some(FirstInSecond)),
            ("en", ", in the northwestern province of ", Some(FirstInSecond)),
            ("en", ", in eastern ", Some(FirstInSecond)),
            ("en", " town of ", Some(SecondInFirst)),
            ("en", "’s besieged city of ", Some(SecondInFirst)),
            ("en", ", ", Some(Comma)),
            ("en", "’s western ", Some(SecondInFirst)),
            ("en", " camp outside the city of ", Some(FirstInSecond)),
            ("en", " and ", Some(List)),
            ("en", ", and ", Some(List)),
            ("en", ", north of ", None),
            ("en", " accused ", None),
            ("en", " ", None),
            ("vi", ", miền đông ", Some(FirstInSecond)),
            ("vi", ", huyện ", Some(FirstInSecond)),
            ("vi", " thuộc tỉnh ", Some(FirstInSecond)),
            ("vi", ", ngoại ô thành phố ", Some(FirstInSecond)),
            ("vi", ", ", Some(Comma)),
            ("vi", " và ", Some(List)),
            ("vi", " cáo buộc ", None),
            ("xx", " in ", None),
        ] {
            assert_eq!(nesting(code, between), expected, "{code} {between}");
        }
    }
}
