//! Numbers in digits, in words or in both.

use crate::lang::{LanguagePack, Lexicon, TokenizedText, Vocabulary, Word};
use crate::text::Kind;

/// What a number word does to the number being read.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// 0 to 19.
    Unit(u64),
    /// 10, 20 … 90.
    Ten(u64),
    /// Multiplies what stands before it.
    Times(u64),
    /// 100, 200 … 900, before tens and units (двести).
    Hundred(u64),
    /// Joins a hundred with what follows (and, linh).
    Join,
    /// Joins ten, twenty … with a unit (treinta y uno).
    TenJoin,
    /// One, before a scale only (a hundred).
    Article,
    /// Half of the scale before it (rưỡi).
    HalfAfter,
    /// Percent of the scale behind it (half a million, three quarters of a million).
    ShareOf(u64),
    /// Adds a half to the unit before it, before a scale only (one and a half million).
    AndHalf,
    /// A scale as a mark that is glued to digits (40K).
    Mark(u64),
    /// The same, of fractions and before a noun for people only (1.2m; a metre elsewhere).
    DoubtfulMark(u64),
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
    /// The scale that it ends with: 1000 for 12,000 and for twelve thousand, 100,000 for two
    /// hundred thousand, 1 for twelve and for two hundred and three.
    pub scale: u64,
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
    /// Scales that by themselves count one (тысяча человек).
    alone: Lexicon<()>,
    /// Nouns behind a mark that is a scale only before people.
    counted: Lexicon<()>,
}

impl Cardinals {
    /// Reads them from a language's `numbers` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let (mut words, mut counted, mut alone) = (Lexicon::default(), Lexicon::default(), Lexicon::default());
        for section in pack.sections(&pack.numbers) {
            for entry in section.entries {
                let value = entry.value.parse().unwrap_or(0);
                let part = match section.name {
                    "unit" => Part::Unit(value),
                    "ten" => Part::Ten(value),
                    "hundred" => Part::Hundred(value),
                    "times" => Part::Times(value),
                    "scale" => {
                        alone.insert(&vocabulary.phrase(&entry.phrase), ());
                        Part::Times(value)
                    }
                    "ten_join" => Part::TenJoin,
                    "join" => Part::Join,
                    "article" => Part::Article,
                    "half_after" => Part::HalfAfter,
                    "share_of_scale" => Part::ShareOf(value),
                    "and_half" => Part::AndHalf,
                    "mark" => Part::Mark(value),
                    "doubtful_mark" => Part::DoubtfulMark(value),
                    "counted" => {
                        counted.insert(&vocabulary.phrase(&entry.phrase), ());
                        continue;
                    }
                    _ => continue,
                };
                words.insert(&vocabulary.phrase(&entry.phrase), part);
            }
        }
        Self { words, alone, counted }
    }

    /// The words with which a number may start.
    pub fn starts(&self) -> impl Iterator<Item = Word> + '_ {
        self.words.starts()
    }

    /// The longest number that starts at token `at`.
    pub fn read(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
        match reading.digits(at) {
            Some(_) => Some(self.with_scales(reading, in_digits(reading, at)?)),
            None => self.in_words(reading, at, true),
        }
    }

    /// A scale without a number before it, behind a bound only: hơn chục, nearly a hundred.
    pub fn bare_scale(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
        let (Part::Times(scale), len) = self.part(reading, at)? else { return None };
        Some(Cardinal { end: at + len, value: scale as f64, in_digits: false, scale })
    }

    /// `9,4 triệu`, `30 nghìn`, `1 triệu rưỡi`, `40K`: digits times the scales behind them.
    fn with_scales(&self, reading: &TokenizedText<'_>, mut number: Cardinal) -> Cardinal {
        let mut last = 1;
        while let Some((part, len)) = self.part(reading, number.end) {
            let is_glued = reading.glued(number.end) && !reading.glued(number.end + len);
            match part {
                Part::Times(scale) if scale >= 100 => {
                    number.value *= scale as f64;
                    last = scale;
                }
                Part::Mark(scale) if is_glued => {
                    number.value *= scale as f64;
                    last = scale;
                }
                Part::DoubtfulMark(scale)
                    if is_glued
                        && (number.value.fract() != 0.0
                            || self.counted.longest(&reading.words, number.end + len).is_some()) =>
                {
                    number.value *= scale as f64;
                    last = scale;
                }
                Part::Times(12) => number.value *= 12.0,
                Part::HalfAfter if last > 1 => number.value += last as f64 / 2.0,
                Part::AndHalf if last == 1 && self.is_scale(reading, number.end + len) => number.value += 0.5,
                _ => break,
            }
            number.end += len;
        }
        Cardinal { scale: number.scale.max(last), ..number }
    }

    fn is_scale(&self, reading: &TokenizedText<'_>, at: usize) -> bool {
        matches!(self.part(reading, at), Some((Part::Times(_), _)))
    }

    /// Numbers in words; `goes_on` lets one go on behind a comma (two thousand, one hundred).
    fn in_words(&self, reading: &TokenizedText<'_>, at: usize, goes_on: bool) -> Option<Cardinal> {
        let (mut total, mut hundreds, mut small) = (0.0, 0.0, None::<f64>);
        let (mut last_scale, mut end, mut i) = (1, at, at);
        let (mut run, mut last_large) = (1_u64, u64::MAX);
        while let Some((part, len)) = self.part(reading, i) {
            let fits = match part {
                Part::Unit(unit) => match small {
                    None => {
                        small = Some(unit as f64);
                        true
                    }
                    Some(tens) if tens >= 10.0 && tens % 10.0 == 0.0 && unit < 10 && unit > 0 && last_scale <= 10 => {
                        small = Some(tens + unit as f64);
                        (last_scale, run) = (1, 1);
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
                Part::ShareOf(percent) => {
                    let Some((Part::Times(scale), more)) = self.part(reading, i + len).filter(|_| i == at) else {
                        break;
                    };
                    let value = scale as f64 * percent as f64 / 100.0;
                    return Some(Cardinal { end: i + len + more, value, in_digits: false, scale });
                }
                Part::AndHalf => {
                    let whole = small.filter(|_| hundreds == 0.0 && total == 0.0 && self.is_scale(reading, i + len));
                    let Some(whole) = whole else { break };
                    small = Some(whole + 0.5);
                    true
                }
                Part::Hundred(hundred) => {
                    let is_free = hundreds == 0.0 && small.is_none();
                    (hundreds, last_scale) = if is_free { (hundred as f64, 100) } else { (hundreds, last_scale) };
                    is_free
                }
                Part::TenJoin => {
                    last_scale == 10 && i > at && matches!(self.part(reading, i + len), Some((Part::Unit(1..=9), _)))
                }
                Part::Times(scale) if i == at && scale != 12 && self.alone.longest(&reading.words, at).is_none() => {
                    // A bare scale is no number (triệu người), except after an article.
                    break;
                }
                // One thousand two | thousand: scales grow smaller within a number.
                Part::Times(scale @ 1000..) if scale >= last_large && (hundreds > 0.0 || small.is_some()) => false,
                Part::Times(scale) => {
                    let factor = small.take();
                    match scale {
                        10 | 12 | 20 => small = Some(factor.unwrap_or(1.0) * scale as f64),
                        100 => hundreds = factor.unwrap_or(1.0) * 100.0,
                        _ => {
                            let below = hundreds + factor.unwrap_or(0.0);
                            total = match below == 0.0 && total > 0.0 {
                                // Two thousand million.
                                true => total * scale as f64,
                                false => total + if below == 0.0 { 1.0 } else { below } * scale as f64,
                            };
                            (hundreds, last_large) = (0.0, scale);
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
                Part::Ten(_) | Part::Mark(_) | Part::DoubtfulMark(_) => false,
            };
            if !fits {
                break;
            }
            run = match part {
                Part::Times(scale) => run.saturating_mul(scale),
                Part::Join => run,
                _ => 1,
            };
            i += len;
            if !matches!(part, Part::Join | Part::TenJoin | Part::Article) {
                end = i;
            }
            // twenty-one
            let is_hyphen = ['-', '\u{2010}', '\u{2011}'].iter().any(|&sign| reading.is(i, sign));
            if is_hyphen && reading.glued(i) && matches!(part, Part::Ten(_)) && reading.glued(i + 1) {
                i += 1;
            }
            // Two thousand, one hundred and five.
            if goes_on
                && reading.is(i, ',')
                && matches!(part, Part::Times(1000..))
                && let Some(rest) =
                    self.in_words(reading, i + 1, false).filter(|rest| (100.0..1000.0).contains(&rest.value))
            {
                return Some(Cardinal { end: rest.end, value: total + rest.value, in_digits: false, scale: 1 });
            }
        }
        let scale = if run >= 100 { run } else { 1 };
        (end > at).then(|| Cardinal { end, value: total + hundreds + small.unwrap_or(0.0), in_digits: false, scale })
    }

    fn part(&self, reading: &TokenizedText<'_>, at: usize) -> Option<(Part, usize)> {
        self.words.longest(&reading.words, at).map(|hit| (*hit.value, hit.len))
    }
}

/// Digits with the language's grouping and decimal signs, or grouped by blanks.
fn in_digits(reading: &TokenizedText<'_>, at: usize) -> Option<Cardinal> {
    let mut value = reading.digits(at)? as f64;
    let mut end = at + 1;
    let width = |i: usize| reading.width(i);
    let follows = |end: usize, sign: char| {
        reading.is(end, sign) && reading.glued(end) && reading.glued(end + 1) && reading.digits(end + 1).is_some()
    };
    let group = reading.pack.group_sign;
    let grouped = by_lakhs(reading, at, |end| follows(end, group))
        .or_else(|| by_blanks(reading, at))
        .or_else(|| by_thousands(reading, at, |end| follows(end, group) || follows(end, '\'') || follows(end, '’')))
        .or_else(|| {
            let other = if group == '.' { ',' } else { '.' };
            by_thousands(reading, at, |end| follows(end, other)).filter(|_| reading.pack.groups_by_both)
        });
    if let Some((number, to)) = grouped {
        (value, end) = (number, to);
    }
    let decimal = if group == '.' { ',' } else { '.' };
    let sign =
        if follows(end, decimal) { Some(decimal) } else { (end == at + 1 && follows(end, group)).then_some(group) };
    if sign.is_some() && width(end + 1) <= 2 {
        value += reading.digits(end + 1)? as f64 / 10f64.powi(width(end + 1) as i32);
        end += 2;
    }
    Some(Cardinal { end, value, in_digits: true, scale: if grouped.is_some() { 1000 } else { 1 } })
}

/// A token of digits has at most eighteen of them, and so has a grouped number: six groups
/// of three.
const MOST_GROUPS: usize = 6;

/// Digits with groups of `size` behind signs: their value and their end. `None` where the
/// first has more than `head` digits, or the groups are too many.
fn grouped(
    reading: &TokenizedText<'_>,
    at: usize,
    [head, size]: [usize; 2],
    follows: &impl Fn(usize) -> bool,
) -> Option<(f64, usize)> {
    let (mut value, mut end) = (reading.digits(at)? as f64, at + 1);
    while follows(end) && reading.width(end + 1) == size {
        value = value * 10_f64.powi(size as i32) + reading.digits(end + 1)? as f64;
        end += 2;
        if end - at > 2 * MOST_GROUPS + 1 {
            return None;
        }
    }
    (reading.width(at) <= head).then_some((value, end))
}

/// 12,000 and 1,234,567, with the sign of the language or an apostrophe.
fn by_thousands(reading: &TokenizedText<'_>, at: usize, follows: impl Fn(usize) -> bool) -> Option<(f64, usize)> {
    grouped(reading, at, [3, 3], &follows).filter(|(_, end)| *end > at + 1)
}

/// 1,20,000: the last three digits, then pairs, as India, Pakistan and Bangladesh write.
fn by_lakhs(reading: &TokenizedText<'_>, at: usize, follows: impl Fn(usize) -> bool) -> Option<(f64, usize)> {
    let (value, end) = grouped(reading, at, [2, 2], &follows).filter(|(_, end)| *end > at + 1)?;
    let is_closed = follows(end) && reading.width(end + 1) == 3;
    is_closed.then_some((value * 1000.0 + reading.digits(end + 1)? as f64, end + 2))
}

/// 12 500: groups of three between single blanks (ISO 80000-1, 7.3.1), of which the last
/// stands free.
fn by_blanks(reading: &TokenizedText<'_>, at: usize) -> Option<(f64, usize)> {
    /// Bytes of the widest blank: a thin or a narrow no-break space.
    const WIDEST: usize = 3;
    let token = |i: usize| reading.tokens.get(i).filter(|token| token.kind == Kind::Digits);
    let is_group = |i: usize| {
        token(i).is_some_and(|next| {
            !next.glued
                && !next.fresh_line
                && next.span.start - reading.tokens[i - 1].span.end <= WIDEST
                && reading.width(i) == 3
        })
    };
    let is_head = reading.width(at) <= 3 && reading.digits(at)? > 0 && !reading.surface(at).starts_with('0');
    let is_first = at.checked_sub(1).and_then(token).is_none() && !reading.glued(at);
    let (mut value, mut end) = (reading.digits(at)? as f64, at + 1);
    while is_head && is_first && is_group(end) {
        if end - at > MOST_GROUPS {
            return None;
        }
        value = value * 1000.0 + reading.digits(end)? as f64;
        end += 1;
    }
    let is_free = token(end).is_none() && !(reading.glued(end) && reading.digits(end + 1).is_some());
    (end > at + 1 && is_free).then_some((value, end))
}
