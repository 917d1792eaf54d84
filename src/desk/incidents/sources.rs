//! Unifies the sources of an incident across languages.

use super::figure_row::TELLING;
use super::group::Grouped;
use super::participant::Participant;
use crate::desk::annotation::Id;
use crate::lang::is_short_for;
use crate::model::Effect;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was counted, with its bounds.
type Count = (Effect, Option<u64>, Option<u64>);

/// Unifies sources that answer for one count in articles of different languages: they are one,
/// as its name is written in both. A source with an id of a register has that in any language, and so has an
/// institution.
pub(super) fn unify_translated(group: &mut [Grouped]) {
    let is_local = |id: &Id| !id.starts_with('Q') || id.contains(' ');
    let mut told: FxHashMap<Count, Vec<(Id, Arc<str>)>> = FxHashMap::default();
    for row in group.iter().map(|grouped| &grouped.row) {
        let is_telling = row.count().is_some_and(|count| count >= TELLING);
        if let Some(source) =
            row.source.as_ref().filter(|source| is_telling && source.body.is_none() && is_local(&source.id))
        {
            let figure = (row.figure.effect, row.figure.low, row.figure.high);
            told.entry(figure).or_default().push((source.id.clone(), row.language.clone()));
        }
    }
    let mut one_as: FxHashMap<Id, Id> = FxHashMap::default();
    let mut figures: Vec<_> = told.into_iter().collect();
    figures.sort();
    for (_, sources) in figures {
        let languages: FxHashSet<&str> = sources.iter().map(|(_, language)| &**language).collect();
        let of = |language: &str| sources.iter().filter(|(_, other)| **other == *language).map(|(id, _)| id).collect();
        let by_language: Vec<FxHashSet<&Id>> = languages.into_iter().map(of).collect();
        // Two of one language that give one count are two.
        if let [one, other] = &by_language[..]
            && let (1, 1) = (one.len(), other.len())
            && let (Some(one), Some(other)) = (one.iter().min(), other.iter().min())
            && one != other
        {
            let (first, second) = ((*one).min(*other).clone(), (*one).max(*other).clone());
            one_as.entry(second).or_insert(first);
        }
    }
    for grouped in group {
        let Some(source) = grouped.row.source.clone() else { continue };
        if let Some(id) = one_as.get(&source.id) {
            Arc::make_mut(&mut grouped.row).source = Some(Participant { id: id.clone(), ..source });
        }
    }
}

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

/// Unifies a source with the only one of which its name is a shorter form: Ms Venn and Orla
/// Venn, the Red Cross and the Lao Red Cross. Of institutions the kind and the holder decide.
pub(super) fn unify_shortened(group: &mut [Grouped]) {
    let mut names: BTreeMap<Id, (String, Arc<str>)> = BTreeMap::new();
    for row in group.iter().map(|grouped| &grouped.row) {
        if let Some(source) = row.source.as_ref().filter(|source| source.body.is_none()) {
            let name = || (source.name.clone(), row.language.clone());
            names.entry(source.id.clone()).or_insert_with(name);
        }
    }
    let longer = |id: &Id| {
        let (short, language) = names.get(id)?;
        let mut fuller = names.iter().filter(|(_, (name, _))| is_short_for(language, short, name)).map(|(id, _)| id);
        fuller.next().filter(|_| fuller.next().is_none())
    };
    let one_as: FxHashMap<Id, Id> = names.keys().filter_map(|id| Some((id.clone(), longer(id)?.clone()))).collect();
    for grouped in group {
        let Some(source) = grouped.row.source.clone() else { continue };
        // Each name is longer than the one before, so that no chain comes back.
        if let Some(id) = std::iter::successors(one_as.get(&source.id), |id| one_as.get(*id)).last() {
            Arc::make_mut(&mut grouped.row).source = Some(Participant { id: id.clone(), ..source });
        }
    }
}
