//! Compares the events of two articles.

use super::document_events::{Counts, DocumentEvent, LIKE, share};
use super::evidence::Evidence;
use super::figure_row::TELLING;
use super::kinds::{are_unlike, likeness};
use super::places::{Places, Relation};
use super::report::ArticleReport;
use super::terms::{TermWeights, Weighed, in_both};
use super::when::{When, days_apart};
use crate::desk::annotation::Id;

/// What is known of a whole library while its events are compared.
pub(super) struct Comparer<'l> {
    pub(super) reports: &'l [std::sync::Arc<ArticleReport>],
    pub(super) places: &'l Places,
    /// The names of each article.
    pub(super) article_names: &'l [Weighed],
    pub(super) names: &'l TermWeights,
    pub(super) words: &'l TermWeights,
}

/// The smallest count that two events hardly share by chance.
const RARE: u64 = 20;
/// Counts further apart than by this factor are hardly of one event.
const FAR: u64 = 5;

/// Bounds of the cosine of all names of two articles: most, many, some. They cut the
/// development cases into quarters.
const NAMES: [f32; 3] = [0.5, 0.3, 0.15];
/// Bounds of the cosine of the words of two events: many, some.
const WORDS: [f32; 2] = [0.15, 0.05];

impl Comparer<'_> {
    /// What speaks for and against two events of different articles being one.
    pub(super) fn compare(&self, one: &DocumentEvent, other: &DocumentEvent) -> Vec<Evidence> {
        use Evidence as E;
        let (a, b) = (&self.reports[one.article], &self.reports[other.article]);
        let mut found = vec![self.place(one, other), day(one.when, other.when)];
        found.extend(count(&one.counts, &other.counts));
        found.extend((one.is_sum != other.is_sum).then_some(E::PlacesSum));
        if let (Some(kind), Some(theirs)) = (one.kind, other.kind) {
            found.push(match likeness(kind, theirs) {
                Some(true) => E::TypeSame,
                Some(false) if are_unlike(kind, theirs) => E::TypeUnlike,
                Some(false) => E::TypeApart,
                None => E::TypeLike,
            });
        }
        match share(&one.sites, &other.sites) {
            Some(true) => found.push(E::SiteSame),
            Some(false) => found.push(E::SiteApart),
            None => {}
        }
        // Whether both articles name one of the dead, the wounded or the missing.
        if in_both(&a.victim_names, &b.victim_names).next().is_some() {
            found.push(E::VictimSame);
        }
        let names =
            self.names.cosine(&self.article_names[one.article], &self.article_names[other.article]).unwrap_or_default();
        let bounds = NAMES.iter().position(|bound| names >= *bound);
        found.push([E::NamesMost, E::NamesMany, E::NamesSome, E::NamesNone][bounds.unwrap_or(NAMES.len())]);
        if self.names.cosine(&one.names, &other.names).is_some_and(|cosine| cosine >= LIKE) {
            found.push(E::NearNames);
        }
        let is_one_language = a.rows.first().map(|row| &row.language) == b.rows.first().map(|row| &row.language);
        if is_one_language {
            let words = self.words.cosine(&one.words, &other.words).unwrap_or_default();
            let bounds = WORDS.iter().position(|bound| words >= *bound);
            found.push([E::WordsMany, E::WordsSome, E::WordsNone][bounds.unwrap_or(WORDS.len())]);
        }
        found
    }

    fn place(&self, one: &DocumentEvent, other: &DocumentEvent) -> Evidence {
        use Evidence as E;
        let names = |event: &DocumentEvent, place: &Id| self.reports[event.article].places.contains_key(place);
        let each_names = |a: &Id, b: &Id| names(one, b) && names(other, a);
        match (&one.place, &other.place) {
            (Some(a), Some(b)) => match self.places.relation(a, b) {
                Relation::Same => E::PlaceSame,
                Relation::Within => E::PlaceWithin,
                Relation::Near => E::PlaceClose,
                Relation::Apart if each_names(a, b) => E::PlaceNamed,
                Relation::Apart => E::PlaceApart,
            },
            (a, b) => match (a.as_ref().or(one.scene.as_ref()), b.as_ref().or(other.scene.as_ref())) {
                (Some(a), Some(b)) if self.places.agree(a, b) => E::SceneSame,
                (Some(a), Some(b)) if each_names(a, b) => E::SceneNamed,
                (Some(_), Some(_)) => E::SceneApart,
                _ => E::SceneUnknown,
            },
        }
    }
}

fn day(one: When, other: When) -> Evidence {
    use Evidence as E;
    match (one, other) {
        (When::Unknown, _) | (_, When::Unknown) => E::DayUnknown,
        (When::Period(a, b), When::Period(c, d)) => {
            let common = b.min(d).days_since(a.max(c)) + 1;
            let all = b.max(d).days_since(a.min(c)) + 1;
            if 2 * common > all { E::PeriodSame } else { E::PeriodApart }
        }
        (When::Period(..), _) | (_, When::Period(..)) => E::PeriodApart,
        (When::Days(a, b), When::Days(c, d)) => match days_apart((a, b), (c, d)) {
            0 => E::DaySame,
            1..=2 => E::DayClose,
            3..=7 => E::DayWeek,
            _ => E::DayApart,
        },
        (days @ When::Days(_, last), When::Recent(by)) | (When::Recent(by), days @ When::Days(_, last)) => {
            match by.days_since(last) {
                _ if days.is_shortly_before(by) => E::RecentSame,
                -2..=14 => E::RecentClose,
                _ => E::RecentApart,
            }
        }
        (When::Recent(a), When::Recent(b)) => match a.days_since(b).abs() {
            0..=3 => E::RecentBoth,
            4..=14 => E::RecentClose,
            _ => E::RecentApart,
        },
    }
}

fn count(one: &Counts, other: &Counts) -> Option<Evidence> {
    use Evidence as E;
    let pairs = || {
        one.iter().flat_map(|(effect, counts)| {
            let others = other.get(effect).map(Vec::as_slice).unwrap_or_default();
            counts.iter().flat_map(move |count| others.iter().map(move |other| (*effect, *count, *other)))
        })
    };
    if pairs().next().is_none() {
        return Some(E::CountNone);
    }
    let mut equal: Vec<_> = pairs().filter(|(_, one, other)| one == other).map(|(effect, n, _)| (effect, n)).collect();
    equal.sort_unstable();
    equal.dedup();
    let telling = equal.iter().filter(|(_, count)| *count >= TELLING).count();
    let within = |factor: u64| pairs().any(|(_, a, b)| a.max(b) <= a.min(b).saturating_mul(factor));
    if telling >= 2 || equal.iter().any(|(_, count)| *count >= RARE) {
        Some(E::CountRare)
    } else if telling == 1 {
        Some(E::CountEqual)
    } else if !equal.is_empty() {
        Some(E::CountSmall)
    } else if pairs().any(|(_, a, b)| 2 * a.max(b) <= 3 * a.min(b)) {
        Some(E::CountNear)
    } else {
        (!within(FAR)).then_some(E::CountApart)
    }
}
