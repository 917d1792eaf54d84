//! Raised text as Unicode has it: marks of notes and exponents, which would otherwise run
//! into the number before them.

/// Letters that Unicode has a raised form of, all of a to z but q.
const LETTERS: &str = "abcdefghijklmnoprstuvwxyz";

/// Their raised forms.
const RAISED: [char; 25] = [
    '\u{1d43}', '\u{1d47}', '\u{1d9c}', '\u{1d48}', '\u{1d49}', '\u{1da0}', '\u{1d4d}', '\u{2b0}', '\u{2071}',
    '\u{2b2}', '\u{1d4f}', '\u{2e1}', '\u{1d50}', '\u{207f}', '\u{1d52}', '\u{1d56}', '\u{2b3}', '\u{2e2}', '\u{1d57}',
    '\u{1d58}', '\u{1d5b}', '\u{2b7}', '\u{2e3}', '\u{2b8}', '\u{1dbb}',
];

const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// The text of a raised passage: digits with what stands between them, and a letter alone, in
/// the raised forms that Unicode has. All else (`th`, `[3]`, `*`) stays as it is, for it does
/// not run into a number.
///
/// ```
/// # use tallymark::text::raise;
/// assert_eq!(["3", "1, 2", "-2", "a", "th", "[4]"].map(raise), ["³", "¹,²", "⁻²", "ᵃ", "th", "[4]"]);
/// ```
pub fn raise(text: &str) -> String {
    let inside = text.trim();
    let mut letters = inside.chars();
    if let (Some(only), None) = (letters.next(), letters.next())
        && let Some(at) = LETTERS.find(only)
    {
        return RAISED[at].to_string();
    }
    let is_of_numbers = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '-' | '–' | '+');
    if !inside.contains(|c: char| c.is_ascii_digit()) || !inside.chars().all(is_of_numbers) {
        return text.to_owned();
    }
    let form = |c: char| match c {
        '-' => Some('⁻'),
        '+' => Some('⁺'),
        c if c.is_whitespace() => None,
        c => Some(c.to_digit(10).map_or(c, |digit| DIGITS[digit as usize])),
    };
    inside.chars().filter_map(form).collect()
}

/// Whether a character is a raised digit or a raised sign before one.
pub(super) fn is_raised(c: char) -> bool {
    DIGITS.contains(&c) || matches!(c, '⁻' | '⁺')
}

/// The length of the raised mark of a note that `rest` begins with: raised digits, several
/// numbers of notes with commas or dashes between them, or one raised letter.
pub(super) fn raised_mark(rest: &str) -> Option<usize> {
    let letter = rest.chars().next().filter(|c| RAISED.contains(c));
    if let Some(letter) = letter {
        let behind = rest[letter.len_utf8()..].chars().next();
        return (!behind.is_some_and(char::is_alphanumeric)).then_some(letter.len_utf8());
    }
    let run = |at: usize| rest[at..].chars().take_while(|&c| is_raised(c)).map(char::len_utf8).sum::<usize>();
    let mut end = run(0);
    while end > 0
        && let Some(between) = rest[end..].chars().next().filter(|c| matches!(c, ',' | '–'))
    {
        let next = run(end + between.len_utf8());
        if next == 0 {
            break;
        }
        end += between.len_utf8() + next;
    }
    (end > 0).then_some(end)
}
