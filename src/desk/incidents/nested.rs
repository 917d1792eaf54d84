//! Which places lie in which, as one article says.

use super::participant::identity;
use crate::desk::annotation::Id;
use crate::lang::{Nesting, is_country, is_province, nesting};
use crate::model::{Entity, EntityKind};
use crate::text::Span;

/// Pairs of places of which the text says that the first lies in the second.
pub(in crate::desk) fn nested(text: &str, language: &str, entities: &[(Span, &Entity)]) -> Vec<(Id, Id)> {
    /// Bytes of the longest text between two places that can relate them.
    const LONGEST: usize = 120;
    let places: Vec<&(Span, &Entity)> =
        entities.iter().filter(|(_, entity)| matches!(entity.kind, EntityKind::Place | EntityKind::Demonym)).collect();
    let said = |pair: &[&(Span, &Entity)]| {
        let between = text.get(pair[0].0.end..pair[1].0.start);
        let between = between.filter(|gap| gap.len() <= LONGEST && !gap.contains('\n'))?;
        nesting(language, between)
    };
    let gaps: Vec<Option<Nesting>> = places.windows(2).map(said).collect();
    let mut pairs = Vec::new();
    for (i, gap) in gaps.iter().enumerate() {
        let (first, second) = (places[i], places[i + 1]);
        let [one, other] = [first, second].map(|(span, entity)| identity(entity, span.of(text)).0);
        let pair = match gap {
            Some(Nesting::FirstInSecond) => (one, other),
            Some(Nesting::SecondInFirst) => (other, one),
            Some(Nesting::Comma) if !is_list(&gaps[i..]) && may_hold(first.1, second.1) => (one, other),
            _ => continue,
        };
        // El Fasher in Sudan's Darfur.
        if *gap == Some(Nesting::SecondInFirst) && i > 0 && gaps[i - 1] == Some(Nesting::FirstInSecond) {
            let (span, entity) = places[i - 1];
            pairs.push((identity(entity, span.of(text)).0, pair.0.clone()));
        }
        if pair.0 != pair.1 {
            pairs.push(pair);
        }
    }
    pairs
}

/// Whether places between commas are a list, because a conjunction joins the last.
fn is_list(gaps: &[Option<Nesting>]) -> bool {
    gaps.iter().find(|gap| **gap != Some(Nesting::Comma)) == Some(&Some(Nesting::List))
}

/// Whether of two places separated by a comma the second can contain the first: it is a
/// country or a province, and the first is no country.
fn may_hold(inner: &Entity, outer: &Entity) -> bool {
    let is = |entity: &Entity, what: fn(&str) -> bool| entity.canonical.as_ref().is_some_and(|c| what(&c.name));
    (is(outer, is_country) || is(outer, is_province)) && !is(inner, is_country)
}
