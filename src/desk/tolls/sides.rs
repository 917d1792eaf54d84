//! Parts figures of one event that count different people.

use super::group::Grouped;
use super::key::FigureKey;
use super::rows::FigureRow;
use crate::desk::annotation::Id;
use crate::model::Victim;
use crate::text::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Whom a count is of, as far as such counts exclude each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Armed,
    Civil,
}

fn side(victims: &[Victim]) -> Option<Side> {
    let is_armed = |victim: &Victim| matches!(victim, Victim::Combatant | Victim::Police | Victim::Peacekeeper);
    let any = victims.first()?;
    Some(if is_armed(any) { Side::Armed } else { Side::Civil })
}

/// The last word of a count, which says whom it is of.
fn noun(row: &FigureRow) -> String {
    key(row.quote.rsplit(char::is_whitespace).next().unwrap_or_default()).into_owned()
}

/// The documents that tell a whole with parts which make it up: 9 soldiers and 13
/// civilians of 22. Who is in neither is not among them.
fn split(rows: &[Grouped]) -> FxHashSet<&Id> {
    let mut sums: FxHashMap<&FigureKey, u64> = FxHashMap::default();
    for grouped in rows {
        if let Some((whole, count)) = grouped.whole.as_ref().zip(grouped.row.count()) {
            *sums.entry(whole).or_default() += count;
        }
    }
    let is_whole = |row: &FigureRow| sums.get(&row.key).is_some_and(|sum| row.count() == Some(*sum));
    rows.iter().map(|grouped| &grouped.row).filter(|row| is_whole(row)).map(|row| &row.key.document).collect()
}

/// Parts figures of one event and effect where they count different people: soldiers
/// here, civilians there. A count of people is of either, if it can hold them.
pub(super) fn sides(rows: Vec<Grouped>) -> Vec<Vec<Grouped>> {
    let wholes = || rows.iter().filter(|grouped| grouped.whole.is_none()).map(|grouped| &grouped.row);
    let of = |wanted: Option<Side>| wholes().filter(move |row| side(&row.figure.victims) == wanted);
    let people = of(None).filter_map(|row| row.count()).max();
    let has_civil = of(Some(Side::Civil)).next().is_some();
    let parts = || rows.iter().filter(|grouped| grouped.whole.is_some()).map(|grouped| &grouped.row);
    let armed = |row: &&Arc<FigureRow>| side(&row.figure.victims) == Some(Side::Armed);
    // Soldiers are among the dead, however many of them the other side claims.
    let counted: FxHashSet<String> = parts().filter(armed).map(|part| noun(part)).collect();
    let split = split(&rows);
    let is_counted = |row: &FigureRow| counted.contains(&noun(row));
    let is_left_out = |row: &FigureRow| split.contains(&row.key.document);
    let too_many = |row: &&Arc<FigureRow>| {
        !is_counted(row) && (is_left_out(row) || people.map_or(has_civil, |people| row.count() > Some(people)))
    };
    let apart: Vec<FigureKey> = of(Some(Side::Armed)).filter(too_many).map(|row| row.key.clone()).collect();
    let is_apart = |g: &Grouped| apart.contains(&g.row.key) || g.whole.as_ref().is_some_and(|w| apart.contains(w));
    let (apart, together): (Vec<Grouped>, Vec<Grouped>) = rows.into_iter().partition(is_apart);
    [together, apart].into_iter().filter(|group| !group.is_empty()).collect()
}
