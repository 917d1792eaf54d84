//! What the engine finds at a place of a text, and why.

use super::{Claim, Doubt, Entity, Event, Figure, NamedVictim, Timex};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Why something was found: the rule and the words that triggered it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Name of the rule, stable across versions of the text it matched.
    pub rule: Cow<'static, str>,
    /// The words that triggered the rule, in the order of the text.
    pub words: Vec<Span>,
    /// Why the reading may be wrong; `None` where the engine is sure of it.
    pub doubt: Option<Doubt>,
}

impl Reason {
    /// A rule and the places of its trigger words.
    pub fn new(rule: impl Into<Cow<'static, str>>, words: impl IntoIterator<Item = Span>) -> Self {
        let mut words: Vec<Span> = words.into_iter().collect();
        words.sort_by_key(|span| span.outer_first());
        words.dedup();
        Self { rule: rule.into(), words, doubt: None }
    }

    /// The same, with what may be wrong.
    pub fn doubted(self, doubt: Option<Doubt>) -> Self {
        Self { doubt, ..self }
    }
}

/// Something found at a place of a text, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detection<T> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub what: T,
    /// Why it was found.
    pub reason: Reason,
}

impl<T> Detection<T> {
    /// `what` at `span`, for `reason`.
    pub fn new(span: Span, what: T, reason: Reason) -> Self {
        Self { span, what, reason }
    }
}

/// All that the engine finds in one text, each list in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// Language in which the text was read (BCP 47).
    pub language: &'static str,
    /// Publication date that relative dates were resolved against.
    pub published: Option<super::Day>,
    /// Persons, organizations, places, demonyms.
    pub entities: Vec<Detection<Entity>>,
    /// TIMEX3 expressions.
    pub dates: Vec<Detection<Timex>>,
    /// Counts of people that came to harm; `part_of` is an index in this list.
    pub casualties: Vec<Detection<Figure<usize>>>,
    /// Reported statements.
    pub claims: Vec<Detection<Claim>>,
    /// What happened; actors and figures are indexes in the lists above.
    pub events: Vec<Detection<Event>>,
    /// Named people who came to harm; person and event are indexes in the lists above.
    pub victims: Vec<Detection<NamedVictim>>,
    /// Boilerplate: text that is not the article.
    pub boilerplate: Vec<Span>,
}
