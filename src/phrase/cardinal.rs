//! Numbers in digits, in words or in both.

use crate::lang::{LanguagePack, Lexicon, TokenizedText, Vocabulary, Word, sections};

/// What a number word does to the number being read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// 0 to 19.
    Unit(u64),
    /// 10, 20 … 90.
    Ten(u64),
    /// Multiplies what stands before it.
    Times(u64),
    /// Joins a hundred with what follows (and, linh).
    Join,
    /// One, before a scale only (a hundred).
    Article,
    /// Half of the scale before it (rưỡi).
    HalfAfter,
    /// Half of the scale behind it (half a million).
    HalfBefore,
}

/// A number in digits, in words or in both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cardinal {
    /// One past its last token.
    pub end: usize,
    /// Its value; fractions of a scale (9,4 triệu) are already multiplied out.
    pub value: f64,
    /// Whether it is written in digits, at least in part.
    pub in_digits: bool,
}

impl Cardinal {
    /// The value as a count; `None` for fractions.
    pub fn count(&self) -> Option<u64> {
        (self.value.fract() == 0.0 && self.value < 1e15).then_some(self.value as u64)
    }
}

/// The number words of a language.
#[derive(Debug)]
pub struct Cardinals {
    words: Lexicon<Part>,
}

impl Cardinals {
    /// Reads them from a language's `numbers` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut words = Lexicon::default();
        for section in sections(pack.numbers.text()) {
            for entry in section.entries {
                let value = entry.value.parse().unwrap_or(0);
                let part = match section.name {
                    "unit" => Part::Unit(value),
                    "ten" => Part::Ten(value),
                    "times" => Part::Times(value),
                    "join" => Part::Join,
                    "article" => Part::Article,
                    "half_after" => Part::HalfAfter,
                    "half_before" => Part::HalfBefore,
                    _ => continue,
                };
                words.insert(&vocabulary.phrase(&entry.phrase), part);
            }
        }
        Self { words }
    }

    /// The words with which a number may start.
    pub fn starts(&self) -> impl Iterator<Item = Word> + '_ {
        self.words.starts()
    }

    /// The longest number that starts at token `at`.
    pub fn read(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
        match reading.digits(at) {
            Some(_) => Some(self.with_scales(reading, in_digits(reading, at)?)),
            None => self.in_words(reading, at),
        }
    }

    /// `9,4 triệu`, `30 nghìn`, `1 triệu rưỡi`: digits times the scales behind them.
    fn with_scales(&self, reading: &TokenizedText<'_>, mut number: Cardinal) -> Cardinal {
        let mut last = 1;
        while let Some((part, len)) = self.part(reading, number.end) {
            match part {
                Part::Times(scale) if scale >= 100 => {
                    number.value *= scale as f64;
                    last = scale;
                }
                Part::Times(12) => number.value *= 12.0,
                Part::HalfAfter if last > 1 => number.value += last as f64 / 2.0,
                _ => break,
            }
            number.end += len;
        }
        number
    }

    fn in_words(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
        let (mut total, mut hundreds, mut small) = (0.0, 0.0, None::<f64>);
        let (mut last_scale, mut end, mut i) = (1, at, at);
        while let Some((part, len)) = self.part(reading, i) {
            let fits = match part {
                Part::Unit(unit) => match small {
                    None => {
                        small = Some(unit as f64);
                        true
                    }
                    Some(tens) if tens >= 10.0 && tens % 10.0 == 0.0 && unit < 10 && unit > 0 && last_scale <= 10 => {
                        small = Some(tens + unit as f64);
                        last_scale = 1;
                        // A second unit would start another number.
                        end = i + len;
                        i = end;
                        continue;
                    }
                    Some(_) => false,
                },
                Part::Ten(ten) if small.is_none() => {
                    small = Some(ten as f64);
                    last_scale = 10;
                    true
                }
                Part::Article => i == at && matches!(self.part(reading, i + len), Some((Part::Times(_), _))),
                Part::HalfBefore => {
                    let Some((Part::Times(scale), more)) = self.part(reading, i + len).filter(|_| i == at) else {
                        break;
                    };
                    return Some(Cardinal { end: i + len + more, value: scale as f64 / 2.0, in_digits: false });
                }
                Part::Times(scale) if i == at && scale != 12 => {
                    // A bare scale is no number (triệu người), except after an article.
                    break;
                }
                Part::Times(scale) => {
                    let factor = small.take();
                    match scale {
                        10 | 12 | 20 => small = Some(factor.unwrap_or(1.0) * scale as f64),
                        100 => hundreds = factor.unwrap_or(1.0) * 100.0,
                        _ => {
                            let below = hundreds + factor.unwrap_or(0.0);
                            total += if below == 0.0 && total == 0.0 { 1.0 } else { below } * scale as f64;
                            hundreds = 0.0;
                        }
                    }
                    last_scale = scale;
                    true
                }
                Part::Join => {
                    last_scale >= 100
                        && i > at
                        && matches!(self.part(reading, i + len), Some((Part::Unit(1..) | Part::Ten(_), _)))
                }
                Part::HalfAfter => {
                    let half = last_scale as f64 / 2.0;
                    if last_scale < 100 {
                        break;
                    }
                    total += half;
                    end = i + len;
                    break;
                }
                Part::Ten(_) => false,
            };
            if !fits {
                break;
            }
            i += len;
            if !matches!(part, Part::Join | Part::Article) {
                end = i;
            }
            // twenty-one
            if reading.is(i, '-') && reading.glued(i) && matches!(part, Part::Ten(_)) && reading.glued(i + 1) {
                i += 1;
            }
        }
        (end > at).then(|| Cardinal { end, value: total + hundreds + small.unwrap_or(0.0), in_digits: false })
    }

    fn part(&self, reading: &TokenizedText<'_>, at: usize) -> Option<(Part, usize)> {
        self.words.longest(&reading.words, at).map(|hit| (*hit.value, hit.len))
    }
}

/// Digits with the language's grouping and decimal signs.
fn in_digits(reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
    let mut value = reading.digits(at)? as f64;
    let mut end = at + 1;
    let width = |i: usize| reading.tokens[i].span.len();
    let follows = |end: usize, sign: char| {
        reading.is(end, sign) && reading.glued(end) && reading.glued(end + 1) && reading.digits(end + 1).is_some()
    };
    let group = reading.pack.group_sign;
    if width(at) <= 3 {
        while follows(end, group) && width(end + 1) == 3 {
            value = value * 1000.0 + reading.digits(end + 1)? as f64;
            end += 2;
        }
    }
    let decimal = if group == '.' { ',' } else { '.' };
    let sign =
        if follows(end, decimal) { Some(decimal) } else { (end == at + 1 && follows(end, group)).then_some(group) };
    if sign.is_some() && width(end + 1) <= 2 {
        value += reading.digits(end + 1)? as f64 / 10f64.powi(width(end + 1) as i32);
        end += 2;
    }
    Some(Cardinal { end, value, in_digits: true })
}
