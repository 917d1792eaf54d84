//! Which figures of a toll were superseded by later ones.

use super::checks::{holds, is_double};
use super::toll::{Member, days_between};
use crate::desk::annotation::Id;
use crate::model::{Currency, Effect, Figure, Modality};
use rustc_hash::{FxHashMap, FxHashSet};

/// Sets for each figure the one that supersedes it: one of its own article where the text says
/// so, else the first of a later article that updates it ([`CountHistory::is_news`]). A
/// duplicate is superseded with the count that it repeats, unless its source gives later
/// counts itself. Sources that only differ supersede nothing.
pub(super) fn replace(members: &mut [Member], later: &FxHashSet<(Id, Id)>) {
    let history = CountHistory::of(members, later);
    let own: Vec<Option<usize>> = (0..members.len()).map(|old| history.superseding(old)).collect();
    let replaced: Vec<Option<usize>> = own
        .iter()
        .enumerate()
        .map(|(old, superseding)| superseding.or_else(|| history.superseding_duplicate(old, &own)))
        .collect();
    for at in 0..members.len() {
        members[at].replaced_by = replaced[at];
        // A part of a superseded whole becomes a part of what superseded it.
        let whole = members[at].part_of.filter(|&whole| members[whole].row.figure.currency == Currency::Superseded);
        if let Some(now) = whole.and_then(|whole| replaced[whole]).filter(|&now| now != at) {
            members[at].part_of = Some(now);
        }
    }
}

/// The figures of a toll in the order of their publication.
struct CountHistory<'m> {
    members: &'m [Member],
    /// Articles of one day of which the second is the later.
    later: &'m FxHashSet<(Id, Id)>,
    /// The source of each figure: a headline has that of its article, a part that of its
    /// whole.
    sources: Vec<Option<Id>>,
    /// Whether the source of each figure gives a count of a later day itself.
    goes_on: Vec<bool>,
    /// Whether each figure counts only some of the people of its article.
    partial: Vec<bool>,
    /// The figure that supersedes a count in an article that says so (up from 8), by document.
    left: FxHashMap<(&'m Id, Option<u64>), usize>,
}

impl<'m> CountHistory<'m> {
    fn of(members: &'m [Member], later: &'m FxHashSet<(Id, Id)>) -> Self {
        let answered = |member: &Member| {
            let again = || members.iter().filter(|other| repeats_here(member, other));
            let source = member.row.source.as_ref().or_else(|| again().find_map(|other| other.row.source.as_ref()));
            source.map(|source| source.id.clone())
        };
        let source = |member: &Member| answered(member).or_else(|| answered(&members[member.part_of?]));
        let sources = members.iter().map(source).collect();
        let mut history =
            Self { members, later, sources, goes_on: Vec::new(), partial: Vec::new(), left: FxHashMap::default() };
        let all = 0..members.len();
        history.partial = all.clone().map(|at| history.is_partial(at)).collect();
        let is_left = |at: &usize| members[*at].row.figure.currency == Currency::Superseded;
        let left =
            |at: usize| Some(((&members[at].row.key.document, members[at].row.count()), history.superseding_here(at)?));
        history.left = all.clone().filter(is_left).filter_map(left).collect();
        history.goes_on = all.clone().map(|old| all.clone().any(|new| history.is_own(old, new))).collect();
        history
    }

    fn superseding(&self, old: usize) -> Option<usize> {
        self.news(old).or_else(|| self.of_next_whole(old))
    }

    /// For a part: the part of the same people of what supersedes its whole, where its count
    /// differs (15 civilians of the 30 for the 16 of the 31).
    fn of_next_whole(&self, old: usize) -> Option<usize> {
        let members = self.members;
        let this = &members[old];
        let figure = &this.row.figure;
        let mut whole = this.part_of.filter(|_| holds(this) && !figure.victims.is_empty())?;
        for _ in 0..members.len() {
            whole = self.news(whole)?;
            let is_same = |other: &Member| {
                other.part_of == Some(whole) && holds(other) && other.row.figure.victims == figure.victims
            };
            let new = members.iter().position(is_same);
            if new.is_some_and(|new| members[new].row.count() != this.row.count()) {
                return new;
            }
        }
        None
    }

    fn news(&self, old: usize) -> Option<usize> {
        let members = self.members;
        let this = &members[old];
        let figure = &this.row.figure;
        if figure.currency == Currency::Superseded {
            return self.superseding_here(old);
        }
        if figure.modality != Modality::Asserted
            || self.partial[old]
            || (this.part_of.is_some() && figure.victims.is_empty())
        {
            return None;
        }
        let again = |&other: &usize| other == old || is_double(&members[other], this);
        let goes_on = (0..members.len()).filter(again).any(|other| self.goes_on[other]);
        let replaces = |&new: &usize| {
            let other = &members[new].row.figure;
            let same_people = other.victims == figure.victims
                && (members[new].part_of.is_none() == this.part_of.is_none() || !figure.victims.is_empty());
            holds(&members[new])
                && same_people
                && (other.low, other.high) != (figure.low, figure.high)
                && !self.partial[new]
                && self.is_news(old, new, goes_on)
        };
        let first = (0..members.len()).find(replaces)?;
        // Of several counts of an article the one with a source; of a count and its headline
        // the later.
        let here = |&new: &usize| members[new].row.key.document == members[first].row.key.document;
        let answered =
            (first..members.len()).filter(here).find(|new| members[*new].row.source.is_some() && replaces(new));
        let again = |&new: &usize| repeats_here(&members[first], &members[new]) && replaces(&new);
        answered.or_else(|| (first..members.len()).rfind(again)).or(Some(first))
    }

    /// The figure that supersedes a count that its own article calls superseded: the nearest
    /// whole.
    fn superseding_here(&self, old: usize) -> Option<usize> {
        let members = self.members;
        let here = |new: &usize| members[*new].row.key.document == members[old].row.key.document;
        let wholes = (0..members.len()).filter(|&new| holds(&members[new]) && members[new].part_of.is_none());
        wholes.filter(here).min_by_key(|new| new.abs_diff(old))
    }

    /// Whether a later count updates an old one:
    /// - its article names the old count, whatever its source;
    /// - both have the same source, or the old count has none;
    /// - the old count is only bounded from below, and the new one is no smaller;
    /// - the new count has no source and changes in the direction in which such counts
    ///   change; or it is what the tally rose to, and no source of the old one gives a later
    ///   count (`goes_on`). In both cases no rival count stands between the two.
    fn is_news(&self, old: usize, new: usize, goes_on: bool) -> bool {
        let (before, now) = (&self.members[old], &self.members[new]);
        if let Some(&superseding) = self.left.get(&(&now.row.key.document, before.row.count())) {
            return superseding == new && self.follows(before, now, 0);
        }
        let (was, is) = (&before.row.figure, &now.row.figure);
        let grows = least(is) >= least(was);
        self.follows(before, now, 1)
            && match (&self.sources[old], &self.sources[new]) {
                (None, _) => true,
                (Some(old), Some(new)) if old == new => grows || may_fall(was.effect) || is_correction(was, now),
                _ if was.high.is_none() => grows,
                (Some(_), None) => (grows || may_fall(was.effect)) && !self.is_outnumbered(old, new),
                (Some(_), Some(_)) => now.row.has_moved && grows && !goes_on && !self.is_outnumbered(old, new),
            }
    }

    /// The figure that supersedes the count that this one repeats.
    fn superseding_duplicate(&self, old: usize, superseding: &[Option<usize>]) -> Option<usize> {
        let this = &self.members[old];
        let superseding = |duplicate: usize| {
            let new = superseding[duplicate].filter(|&new| self.follows(this, &self.members[new], 1))?;
            is_double(&self.members[duplicate], this).then_some(new)
        };
        let all = 0..self.members.len();
        all.clone().find_map(superseding).filter(|_| !self.goes_on[old])
    }

    /// Whether a figure counts only some of the people of its article: those added to others,
    /// or some of those whom the same source counts beside it.
    fn is_partial(&self, at: usize) -> bool {
        let this = &self.members[at];
        let is_whole = |(i, other): (usize, &Member)| {
            holds(other)
                && other.part_of.is_none()
                && other.row.key.document == this.row.key.document
                && other.row.figure.victims == this.row.figure.victims
                && other.row.count() > this.row.count()
                && (self.sources[at].is_none() || self.sources[at] == self.sources[i])
        };
        let is_some = !this.row.is_tally && !this.row.is_headline && holds(this) && this.part_of.is_none();
        this.row.is_added || is_some && self.members.iter().enumerate().any(is_whole)
    }

    /// Whether a figure is of another article, at least so many days later, or later on that
    /// day.
    fn follows(&self, old: &Member, new: &Member, days: i64) -> bool {
        let [one, other] = [old, new].map(|member| &member.row.key.document);
        let is_later = || self.later.contains(&(one.clone(), other.clone()));
        one != other && (days_between(old, new).is_some_and(|apart| apart >= days) || is_later())
    }

    /// Whether the source of a figure gives a count of a later day itself.
    fn is_own(&self, old: usize, new: usize) -> bool {
        let (this, other) = (&self.members[old], &self.members[new]);
        self.sources[old].is_some()
            && self.sources[old] == self.sources[new]
            && other.row.figure.victims == this.row.figure.victims
            && other.part_of.is_none()
            && holds(other)
            && self.follows(this, other, 1)
    }

    /// Whether another source gave a larger count of the same people on the same day, and the
    /// new one is not below it, or, where one article sets both against each other, nearer to
    /// it: it may update that one.
    fn is_outnumbered(&self, at: usize, new: usize) -> bool {
        let this = &self.members[at];
        let now = least(&self.members[new].row.figure);
        let own = &this.row.figure;
        let off = |count: Option<u64>| count.zip(now).map(|(count, now)| count.abs_diff(now));
        let is_nearer = |theirs: Option<u64>| off(theirs) < off(own.high.or(own.low));
        let rival = |(i, other): (usize, &Member)| {
            let theirs = &other.row.figure;
            holds(other)
                && other.part_of.is_none()
                && theirs.victims == own.victims
                && theirs.low > own.high.or(own.low)
                && (theirs.low <= now || other.row.key.document == this.row.key.document && is_nearer(theirs.low))
                && self.sources[i].is_some()
                && self.sources[i] != self.sources[at]
                && days_between(this, other) == Some(0)
        };
        self.members.iter().enumerate().any(rival)
    }
}

/// Whether a figure repeats the whole count of another one of its article.
fn repeats_here(this: &Member, other: &Member) -> bool {
    let (one, again) = (&this.row, &other.row);
    other.part_of.is_none() && holds(other) && again.key.document == one.key.document && again.count() == one.count()
}

/// Whether a smaller count corrects a larger one, and is not of some of its people: a
/// tally, or one that is near to it.
fn is_correction(was: &Figure<Id>, now: &Member) -> bool {
    now.row.is_tally || least(&now.row.figure).zip(least(was)).is_some_and(|(now, was)| 2 * now >= was)
}

fn least(figure: &Figure<Id>) -> Option<u64> {
    figure.low.or(figure.high)
}

/// The dead and the wounded of an event only become more; who is missing, held or has
/// fled may come back.
fn may_fall(effect: Effect) -> bool {
    !matches!(effect, Effect::Killed | Effect::Wounded | Effect::Casualties)
}
