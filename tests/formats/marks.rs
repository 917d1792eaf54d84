//! Places and bodies of marks, for the tests of the formats.

use tallymark::desk::Body;
use tallymark::model::*;
use tallymark::text::Span;

pub(crate) fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {text:?}"));
    Span::new(start, start + words.len())
}

pub(crate) fn entity(kind: EntityKind, canonical: Option<(&str, &str)>) -> Body {
    let canonical = canonical.map(|(id, name)| Canonical { id: id.into(), name: name.into() });
    Body::Entity(Entity { kind, canonical })
}

pub(crate) fn day(value: &str) -> Body {
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
