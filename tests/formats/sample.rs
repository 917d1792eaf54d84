//! Articles with marks, for the tests of the formats.

use super::marks::{day, entity, span};
use tallymark::desk::*;
use tallymark::exchange::Article;
use tallymark::model::*;

/// A text with a person at each of these words.
pub(crate) fn on(text: &str, marks: &[&str]) -> Article {
    let mut article = Article::new(text, Meta::default());
    article.annotations =
        marks.iter().map(|words| Annotation::own(span(text, words), entity(EntityKind::Person, None))).collect();
    article
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
    Document::annotated(text, meta).with_work(vec![total, part, name, rejected, place, date, claim, open], true)
}
