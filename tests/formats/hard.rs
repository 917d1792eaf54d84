//! Texts on which offsets go wrong.

use super::marks::{day, entity, span};
use tallymark::desk::*;
use tallymark::exchange::Article;
use tallymark::model::*;

/// A text with marks of every kind: the first words a person, then an organization, a
/// place, a people, a date, a figure, a claim, and so on.
fn marked(text: &str, words: &[&str]) -> Article {
    let bodies = |i: usize| match i % 7 {
        4 => day("2024-05-14"),
        5 => Body::Figure(Figure::new(Effect::Killed, Qualifier::Exact, Some(3), Some(3))),
        6 => Body::Claim(ClaimBody::new(None, None, Stance::Deny)),
        kind => entity(EntityKind::ALL[kind], None),
    };
    let mut article = Article::new(text, Meta { language: "en".into(), ..Meta::default() });
    article.annotations =
        words.iter().enumerate().map(|(i, words)| Annotation::own(span(text, words), bodies(i))).collect();
    article.annotations.sort_by_key(|a| (a.span.start, usize::MAX - a.span.end));
    article
}

/// Texts on which offsets go wrong: emoji of several code points, decomposed letters,
/// line breaks of all sorts, tabs, hard and thin blanks, letters from right to left and
/// beyond the basic plane, and letters that files take for their own signs.
pub(crate) fn hard_texts() -> Vec<Article> {
    vec![
        marked(
            "🕊️👩🏽‍🚒 Mie\u{301}n Nam\r\nAnh 𝒜n của Quân đội\u{a0}Ba đến Hà\u{2009}Nội, người Nga, hôm\u{a0}thứ Ba: ba người chết.",
            &["𝒜n", "Quân đội\u{a0}Ba", "Hà\u{2009}Nội", "Nga", "hôm\u{a0}thứ Ba", "ba người", "ba người chết"],
        ),
        marked(
            "A\tB \u{202b}في بغداد\u{202c} x  y\n\nقال وزير < & > \"ثلاثة\" on <day> & 'so'\u{2028}they say it\r\nwas not so.",
            &[
                "A\tB",
                "\u{202b}في بغداد\u{202c}",
                "بغداد",
                "وزير",
                "<day> & 'so'",
                "\"ثلاثة\"",
                "they say it\r\nwas not so",
            ],
        ),
        marked(
            "\u{feff}x1x\u{0}y2y e\u{301}e\u{302} 🇺🇦 fi=1, -2; he\u{200d}re. #tag\u{85}so \u{b} it ends 🕊",
            &["x1", "1x\u{0}y2", "e\u{301}", "\u{301}e", "🇺🇦", "=1, -2", "#tag\u{85}so \u{b} it ends 🕊"],
        ),
        marked(" two  blanks\n at ends ", &[" two", "  ", "blanks\n at", "at", "ends ", " ", " at ends"]),
    ]
}
