//! Articles with marks, for the tests of the formats.

use tallymark::desk::*;
use tallymark::exchange::Article;
use tallymark::model::*;
use tallymark::text::Span;

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
    Span::new(start, start + words.len())
}

fn entity(kind: EntityKind, canonical: Option<(&str, &str)>) -> Body {
    let canonical = canonical.map(|(id, name)| Canonical { id: id.into(), name: name.into() });
    Body::Entity(Entity { kind, canonical })
}

fn day(value: &str) -> Body {
    let day: Option<Day> = value.parse().ok();
    Body::Date(Timex {
        kind: TimexType::Date,
        value: value.into(),
        modifier: None,
        earliest: day,
        latest: day,
        inference: None,
    })
}

/// A text with a person at each of these words.
pub(crate) fn on(text: &str, marks: &[&str]) -> Article {
    let mut article = Article::new(text, Meta::default());
    article.annotations =
        marks.iter().map(|words| Annotation::own(span(text, words), entity(EntityKind::Person, None))).collect();
    article
}

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
        marked(" two  blanks\n at ends ", &[" two", "  ", "blanks\n", "at", "ends ", " ", " at ends"]),
    ]
}

/// A document with a mark of every kind, origin and state.
pub(crate) fn worked() -> Document {
    let text = "🕊️ Mie\u{301}n Nam\r\nThe Ministry of Example said on Tuesday that at least 27 people, two of them \
                civilians, died in Kharkiv.";
    let reason = || Reason::new("test.rule", [span(text, "died")]);
    let figure = |low| Figure {
        date: Some(span(text, "Tuesday")),
        place: Some(span(text, "Kharkiv")),
        source: Some(span(text, "The Ministry of Example")),
        ..Figure::new(Effect::Killed, Qualifier::AtLeast, Some(low), None)
    };
    let total = Annotation {
        state: State::Accepted,
        provenance: Provenance {
            engine: Some("0.1.0".into()),
            person: Some("An".into()),
            created: Some("2024-05-15T08:00:00Z".into()),
            modified: None,
        },
        ..Annotation::suggested(span(text, "at least 27 people"), Body::Figure(figure(27)), reason())
    };
    let part = Figure { victims: vec![Victim::Civilian], part_of: Some(total.id.clone()), ..figure(2) };
    let part = Annotation::own(span(text, "two"), Body::Figure(part));
    let name = entity(EntityKind::Organization, Some(("Q42", "Ministry")));
    let name =
        Annotation { state: State::Edited, ..Annotation::suggested(span(text, "Ministry of Example"), name, reason()) };
    let rejected = entity(EntityKind::Person, None);
    let rejected =
        Annotation { state: State::Rejected, ..Annotation::suggested(span(text, "Nam"), rejected, reason()) };
    let place = Annotation::own(span(text, "Kharkiv"), entity(EntityKind::Place, Some(("local:kharkiv", "Kharkiv"))));
    let date = Annotation::own(span(text, "Tuesday"), day("2024-05-14"));
    let mut claim = ClaimBody::new(
        Some(Speaker::Quoted(span(text, "The Ministry of Example"))),
        Some(span(text, "said")),
        Stance::Assert,
    );
    claim.status = Status::False;
    claim.history = vec![StatusChange { status: Status::False, at: "2024-05-16T08:00:00Z".into() }];
    claim.tags = vec!["toll".into()];
    claim.note = "The hospital counts nine.".into();
    claim.evidence = vec![Evidence { url: "https://example.org/list".into(), comment: "a list".into() }];
    claim.links = vec![total.id.clone(), part.id.clone()];
    let content = span(text, "at least 27 people, two of them civilians, died in Kharkiv");
    let claim = Annotation::own(content, Body::Claim(claim));
    let open = ClaimBody::new(Some(Speaker::Named("An aide".into())), None, Stance::Deny);
    let open = Annotation::own(span(text, "two of them civilians"), Body::Claim(open));
    let meta = Meta {
        title: "A title".into(),
        source: "A paper".into(),
        url: "https://example.org/1".into(),
        published: Day::new(2024, 5, 15),
        language: "en".into(),
    };
    Document::new(text, meta).with_work(vec![total, part, name, rejected, place, date, claim, open], true)
}
