//! Which counts of an article are sums over events at several places: 41 people, 23 at Pauk and 18
//! at Tilin; 38 in both attacks.

use super::figure_row::{FigureRow, TELLING};
use crate::desk::document::Document;
use crate::lang::adds_up;
use crate::model::Currency;
use crate::text::Span;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The counts of an article that are sums over events at several places.
pub(super) struct Sums {
    /// Of each row whether it is one.
    pub(super) is_sum: Vec<bool>,
    /// Of each row the sum that it is, or is a part of.
    pub(super) of: Vec<Option<usize>>,
}

impl Sums {
    /// The sums of an article; the parts of one lose their whole, since they are all that
    /// happened at their place.
    pub(super) fn of(
        document: &Document,
        rows: &[Arc<FigureRow>],
        spans: &[Span],
        wholes: &mut [Option<usize>],
    ) -> Self {
        let mut sums = sums_of_places(rows, wholes);
        sums_in_words(document, rows, spans, wholes, &mut sums);
        sums
    }
}

/// The counts of which the article gives the parts by place: 41 people, 23 at Pauk and 18 at
/// Tilin.
fn sums_of_places(rows: &[Arc<FigureRow>], wholes: &mut [Option<usize>]) -> Sums {
    /// In how many sentences behind a sum its parts may stand, as the engine reads breakdowns.
    const REACH: usize = 2;
    let mut sums = Sums { is_sum: vec![false; rows.len()], of: vec![None; rows.len()] };
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (part, whole) in wholes.iter().enumerate() {
        if let Some(whole) = whole
            && rows[part].at_sentence.abs_diff(rows[*whole].at_sentence) <= REACH
            && rows[*whole].figure.effect == rows[part].figure.effect
            && rows[part].place.is_some()
        {
            parts.entry(*whole).or_default().push(part);
        }
    }
    for (sum, parts) in parts {
        let place = |part: &usize| rows[*part].place.as_ref().map(|place| &place.id);
        if parts.iter().any(|part| place(part) != place(&parts[0])) {
            // Of sums within sums the first holds.
            for at in parts.iter().chain([&sum]) {
                wholes[*at] = None;
                sums.of[*at].get_or_insert(sum);
            }
            // The sum itself, the headline, and the sum that this one replaces.
            for (other, row) in rows.iter().enumerate().filter(|(other, _)| !parts.contains(other)) {
                let is_equal = row.count() == rows[sum].count() && row.count() >= Some(TELLING);
                let is_old = row.at_sentence == rows[sum].at_sentence && row.figure.currency == Currency::Superseded;
                let is_one = other == sum || is_equal || is_old;
                sums.is_sum[other] |= row.figure.effect == rows[sum].figure.effect && is_one;
            }
        }
    }
    sums
}

/// The counts that are sums by the words of their clause: 12 soldiers in both, three at the
/// quarry and nine on the road. Parts that name other people stay parts.
fn sums_in_words(
    document: &Document,
    rows: &[Arc<FigureRow>],
    spans: &[Span],
    wholes: &mut [Option<usize>],
    sums: &mut Sums,
) {
    let sentences = document.sentences();
    for (row, span) in spans.iter().enumerate().filter(|(row, _)| rows[*row].figure.part_of.is_none()) {
        let sentence = sentences.around(*span);
        let text = sentence.of(&document.text);
        let (before, behind) = (span.start - sentence.start, span.end - sentence.start);
        let from = text[..before].rfind(';').unwrap_or_default();
        let to = text[behind..].find(';').map_or(text.len(), |at| behind + at);
        if !adds_up(&document.meta.language, &text[from..to]) {
            continue;
        }
        (sums.is_sum[row], sums.of[row]) = (true, sums.of[row].or(Some(row)));
        for part in 0..rows.len() {
            if wholes[part] == Some(row) && rows[part].figure.victims == rows[row].figure.victims {
                (wholes[part], sums.of[part]) = (None, Some(row));
            }
        }
    }
}
