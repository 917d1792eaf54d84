//! Assembles the figures of many documents into tolls.

use super::constraints::apply_user_constraints;
use super::group::{EventSummary, Grouped};
use super::key::FigureKey;
use super::places::Places;
use super::reasons::GroupingReason;
use super::rows::{FigureRow, Figures};
use super::sides::sides;
use super::toll::{Member, Toll};
use super::{checks, events, history, sources};
use crate::desk::annotation::Id;
use crate::desk::document::Document;
use crate::model::Effect;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// The tolls of documents, sorted by the number of figures, the largest first.
pub fn tolls(documents: &[Arc<Document>], figures: &[Arc<Figures>]) -> Vec<Toll> {
    let places = Places::of(figures);
    let figures = places.narrow(figures);
    let mut groups: Vec<Vec<Grouped>> = Vec::new();
    for event in events::events(&figures, &places) {
        let reported = event.document_events.iter().flat_map(|(document_event, reason)| {
            let own = &figures[document_event.document];
            let mut rows = document_event.rows.clone();
            rows.sort_by_key(|(i, _)| *i);
            rows.into_iter().map(move |(i, inner)| {
                let reason = if inner == GroupingReason::First { *reason } else { inner };
                let whole = own.wholes[i].map(|whole| own.rows[whole].key.clone());
                (own.rows[i].clone(), reason, whole)
            })
        });
        let reported: Vec<(Arc<FigureRow>, GroupingReason, Option<FigureKey>)> = reported.collect();
        let summary = Arc::new(EventSummary::of(&reported));
        let grouped = |(row, reason, whole)| Grouped { row, reason, whole, summary: summary.clone() };
        let mut rows: Vec<Grouped> = reported.into_iter().map(grouped).collect();
        for effect in Effect::ALL {
            let (of_effect, rest) = rows.into_iter().partition(|grouped| grouped.row.figure.effect == effect);
            groups.extend(sides(of_effect));
            rows = rest;
        }
    }
    let groups = apply_user_constraints(documents, groups);
    let order = documents.iter().enumerate().map(|(i, document)| (&document.id, i)).collect();
    let mut tolls: Vec<Toll> = groups.into_iter().filter_map(|group| toll(group, &order)).collect();
    tolls.sort_by_key(|toll| Reverse(toll.members.len()));
    tolls
}

/// Makes a toll of a group of figures. They are sorted by the day of their articles, within a
/// day by the order of the desk.
fn toll(mut group: Vec<Grouped>, order: &FxHashMap<&Id, usize>) -> Option<Toll> {
    let article = |row: &FigureRow| order.get(&row.key.document).copied().unwrap_or(usize::MAX);
    group.sort_by_key(|grouped| (grouped.row.as_of.is_none(), grouped.row.as_of, article(&grouped.row)));
    sources::unify_sources(&mut group);
    let at: FxHashMap<&FigureKey, usize> = group.iter().enumerate().map(|(i, g)| (&g.row.key, i)).collect();
    let parts: Vec<Option<usize>> = group.iter().map(|g| at.get(g.whole.as_ref()?).copied()).collect();
    let member = |(grouped, part_of): (&Grouped, Option<usize>)| Member {
        row: grouped.row.clone(),
        reason: grouped.reason,
        part_of,
        replaced_by: None,
    };
    let mut members: Vec<Member> = group.iter().zip(parts).map(member).collect();
    let first = group.first()?;
    history::replace(&mut members, &first.summary.later);
    let checks = checks::checks(&members, &first.summary.later);
    let (place, when) = (first.summary.place.clone(), first.summary.when);
    Some(Toll { effect: first.row.figure.effect, place, when, members, checks })
}
