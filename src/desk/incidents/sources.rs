//! Unifies the sources of a toll across languages.

use super::group::Grouped;
use super::participant::Participant;
use crate::desk::annotation::Id;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Unifies sources that are institutions of the same kind and country, in whatever language:
/// the Health Ministry, Bộ Y tế. Where the toll names only one country or other holder for a
/// kind, institutions without one belong to it (Bộ Y tế Gaza, the ministry). All take the name
/// of the first.
pub(super) fn unify_sources(group: &mut [Grouped]) {
    let mut holders: FxHashMap<&'static str, FxHashSet<String>> = FxHashMap::default();
    for body in group.iter().filter_map(|grouped| grouped.row.source.as_ref()?.body.as_ref()) {
        holders.entry(body.kind).or_default().extend(body.holder.clone());
    }
    let mut names: FxHashMap<Id, String> = FxHashMap::default();
    for grouped in group {
        let Some((source, body)) =
            grouped.row.source.as_ref().and_then(|source| source.body.as_ref().map(|b| (source, b)))
        else {
            continue;
        };
        let only = holders.get(body.kind).filter(|named| named.len() == 1).and_then(|named| named.iter().next());
        let holder = body.holder.as_ref().or(only);
        let id: Id = holder.map_or_else(|| body.kind.to_owned(), |holder| format!("{} {holder}", body.kind)).into();
        let name = names.entry(id.clone()).or_insert_with(|| source.name.clone()).clone();
        let source = Participant { id, name, ..source.clone() };
        Arc::make_mut(&mut grouped.row).source = Some(source);
    }
}
