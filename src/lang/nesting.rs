//! Places that lie in other places, as a text says by the words between two names.

use super::{PACKS, entries, once};
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
            entries(pack.names.text(), section).into_iter().map(|entry| key(entry.phrase).into_owned()).collect()
        };
        Words { inside: of("inside"), named: of("named"), around: of("around"), and: of("and") }
    })?;
    words.read(between)
}

impl Words {
    fn read(&self, between: &str) -> Option<Nesting> {
        let folded = key(between).replace('’', "'").replace(',', " , ");
        let words: Vec<&str> = folded.split_whitespace().collect();
        let joined = words.join(" ");
        if self.and.iter().any(|and| *and == joined.trim_start_matches([',', ' '])) {
            return Some(Nesting::List);
        }
        let (mut is_inside, mut is_named, mut others) = (false, false, 0);
        let mut at = 0;
        while at < words.len() {
            let starts = |phrases: &[String]| {
                let lengths = phrases.iter().filter(|phrase| {
                    let own: Vec<&str> = phrase.split_whitespace().collect();
                    words[at..].starts_with(&own)
                });
                lengths.map(|phrase| phrase.split_whitespace().count()).max()
            };
            let (inside, named, around) = (starts(&self.inside), starts(&self.named), starts(&self.around));
            if words[at] == "," && at == 0 {
                at += 1;
                continue;
            }
            let length = inside.max(named).max(around)?;
            is_named |= named == Some(length);
            is_inside |= inside == Some(length);
            others += 1;
            at += length;
        }
        let comma = words.first() == Some(&",");
        match (is_inside || comma && others > 0, is_named, comma) {
            (true, ..) => Some(Nesting::FirstInSecond),
            (false, true, _) => Some(Nesting::SecondInFirst),
            (false, false, true) => Some(Nesting::Comma),
            (false, false, false) => None,
        }
    }
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
