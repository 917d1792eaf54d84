//! Which counts of a toll were replaced by later ones.
//!
//! Equal counts of a toll are one value, whoever repeats it. A value is replaced where an
//! article says so (from 27 to 31), where its source gives another one later, or where nobody
//! answers for it and a later article gives another. Sources that only differ replace nothing.

use super::toll::Member;
use crate::desk::annotation::Id;
use crate::model::{Currency, Effect, Modality};
use rustc_hash::{FxHashMap, FxHashSet};

/// Sentences between a count that an article calls superseded and the one that replaces it.
const NEAR: usize = 2;

/// Sets for each figure the one that replaces it: the first that gives the value that
/// replaces its own. Members are sorted by the day of their articles.
pub(super) fn replace(members: &mut [Member], later: &FxHashSet<(Id, Id)>) {
    let history = CountHistory::of(members, later);
    let replaced: Vec<Option<usize>> = (0..members.len()).map(|at| history.replacing(at)).collect();
    for (at, by) in replaced.into_iter().enumerate() {
        members[at].replaced_by = by;
    }
    let parts: Vec<(usize, usize)> = (0..members.len()).filter_map(|at| Some((at, next_part(members, at)?))).collect();
    for (at, by) in parts {
        members[at].replaced_by = Some(by);
    }
}

/// For a part: the part of the same people of what replaces its whole, where its count
/// differs (15 civilians of the 30 for the 16 of the 31).
fn next_part(members: &[Member], at: usize) -> Option<usize> {
    let this = &members[at];
    let is_kind = |other: &Member| {
        !this.row.figure.victims.is_empty() && other.row.figure.victims == this.row.figure.victims && other.holds()
    };
    let whole = members[this.part_of?].replaced_by?;
    let here = |other: &Member| {
        other.part_of.is_some_and(|of| of == whole || members[of].row.count() == members[whole].row.count())
    };
    (0..members.len()).find(|&new| {
        let other = &members[new];
        here(other) && is_kind(other) && other.row.count() != this.row.count()
    })
}

/// Whether a figure is a larger count in the article of another: what came on top is in it.
fn is_more_of(this: &Member, added: &Member) -> bool {
    this.row.key.document == added.row.key.document && this.row.count() > added.row.count()
}

/// Whether another article of the same day gives a larger count than one bounded from below.
fn grows_that_day(old: &Member, new: &Member) -> bool {
    old.row.as_of.is_some()
        && old.row.as_of == new.row.as_of
        && old.row.key.document != new.row.key.document
        && old.row.figure.high.is_none()
        && new.row.count() > old.row.count()
}

/// A value that some figures of a toll give.
struct Value<'m> {
    /// Its figures, the first first.
    figures: Vec<usize>,
    /// Those who answer for it.
    sources: FxHashSet<&'m Id>,
}

/// The values of a toll in the order in which they were first given.
struct CountHistory<'m> {
    members: &'m [Member],
    /// Articles of one day of which the second is the later.
    later: &'m FxHashSet<(Id, Id)>,
    values: Vec<Value<'m>>,
    /// The value of each figure.
    of: Vec<Option<usize>>,
    /// For each value the one that replaces it.
    next: Vec<Option<usize>>,
}

type Bounds = (Option<u64>, Option<u64>);

impl<'m> CountHistory<'m> {
    fn of(members: &'m [Member], later: &'m FxHashSet<(Id, Id)>) -> Self {
        let mut values: Vec<Value<'m>> = Vec::new();
        let mut known: FxHashMap<Bounds, usize> = FxHashMap::default();
        let mut of = vec![None; members.len()];
        for (at, member) in members.iter().enumerate() {
            let figure = &member.row.figure;
            let is_some = member.row.is_added && members.iter().any(|other| is_more_of(other, member));
            if figure.modality != Modality::Asserted || member.part_of.is_some() || is_some {
                continue;
            }
            let bounds = (figure.low.or(figure.high), figure.high.or(figure.low));
            let value = *known.entry(bounds).or_insert_with(|| {
                values.push(Value { figures: Vec::new(), sources: FxHashSet::default() });
                values.len() - 1
            });
            values[value].figures.push(at);
            values[value].sources.extend(member.row.source.as_ref().map(|source| &source.id));
            of[at] = Some(value);
        }
        let mut history = Self { members, later, values, of, next: Vec::new() };
        history.next = (0..history.values.len()).map(|value| history.next_value(value)).collect();
        history
    }

    /// The figure that replaces one: of its own article, if that says so, else the first of the
    /// value that replaces its own; of those of one day one with a source that it has itself.
    fn replacing(&self, at: usize) -> Option<usize> {
        let value = self.of[at]?;
        let old = &self.members[at];
        let is_said = old.row.figure.currency == Currency::Superseded;
        let figures = &self.values[self.next[value]?].figures;
        let here = figures.iter().copied().filter(|new| {
            is_said && self.members[*new].row.key.document == old.row.key.document && self.members[*new].holds()
        });
        let sentences = |new: &usize| self.members[*new].row.at_sentence.abs_diff(old.row.at_sentence);
        if let Some(nearest) = here.min_by_key(sentences) {
            return Some(nearest);
        }
        let first = *figures.first()?;
        let that_day =
            figures.iter().copied().filter(|new| self.members[*new].row.as_of == self.members[first].row.as_of);
        let own = |new: &usize| {
            let source = self.members[*new].row.source.as_ref();
            source.is_some_and(|source| self.values[value].sources.contains(&source.id))
        };
        let chosen = that_day.into_iter().find(own).unwrap_or(first);
        // A headline gives what its article says.
        let article = &self.members[chosen].row.key.document;
        let chosen = figures.iter().copied().find(|new| self.members[*new].row.key.document == *article)?;
        let new = &self.members[chosen];
        (is_said || self.follows(old, new) || grows_that_day(old, new)).then_some(chosen)
    }

    fn next_value(&self, value: usize) -> Option<usize> {
        self.said(value).or_else(|| self.of_source(value)).or_else(|| self.of_nobody(value))
    }

    /// The value by which an article says that this one was replaced: the nearest current one,
    /// of the same sentence first.
    fn said(&self, value: usize) -> Option<usize> {
        let superseded = self.values[value].figures.iter().copied();
        let superseded = superseded.filter(|at| self.members[*at].row.figure.currency == Currency::Superseded);
        superseded.filter_map(|old| self.current_beside(old)).find(|next| *next != value)
    }

    fn current_beside(&self, old: usize) -> Option<usize> {
        let row = &self.members[old].row;
        let near = |new: &usize| {
            let other = &self.members[*new].row;
            self.members[*new].holds()
                && other.key.document == row.key.document
                && other.at_sentence.abs_diff(row.at_sentence) <= NEAR
                && self.of[*new].is_some_and(|value| Some(value) != self.of[old])
        };
        let distance = |new: &usize| (self.members[*new].row.at_sentence.abs_diff(row.at_sentence), new.abs_diff(old));
        (0..self.members.len()).filter(near).min_by_key(distance).and_then(|new| self.of[new])
    }

    /// The next value of one of the sources that answer for this one.
    fn of_source(&self, value: usize) -> Option<usize> {
        let own = &self.values[value];
        let gives = |other: &usize| !self.values[*other].sources.is_disjoint(&own.sources);
        self.later_values(value).find(|other| gives(other) && self.may_replace(value, *other))
    }

    /// Where nobody answers for one of two values, or the old one is only bounded from below:
    /// the next one that may be its update, unless an article gives both side by side.
    fn of_nobody(&self, value: usize) -> Option<usize> {
        let is_open = self.values[value].figures.iter().any(|at| self.members[*at].row.figure.high.is_none());
        let is_open = is_open || self.values[value].sources.is_empty();
        let answers = |other: usize| !self.values[other].sources.is_empty();
        self.later_values(value).find(|other| {
            (is_open || !answers(*other)) && self.may_replace(value, *other) && !self.side_by_side(value, *other)
        })
    }

    /// Values that are first given in an article after the one that first gives this value, or
    /// on that day, where a larger count follows one that was only bounded from below.
    fn later_values(&self, value: usize) -> impl Iterator<Item = usize> {
        let first = self.values[value].figures.first().copied();
        (0..self.values.len()).filter(move |other| {
            let theirs = self.values[*other].figures.first().copied();
            first.zip(theirs).is_some_and(|(old, new)| {
                let (old, new) = (&self.members[old], &self.members[new]);
                self.follows(old, new) || grows_that_day(old, new)
            })
        })
    }

    /// Whether a value may be an update: the dead only become more; the missing may come
    /// back. A source that corrects itself says so, or gives a number that is near.
    fn may_replace(&self, old: usize, new: usize) -> bool {
        let [before, now] = [old, new].map(|value| &self.members[self.values[value].figures[0]].row);
        let grows = now.count() >= before.count();
        let may_fall = !matches!(before.figure.effect, Effect::Killed | Effect::Wounded | Effect::Casualties);
        let is_near = || now.count().zip(before.count()).is_some_and(|(now, before)| 2 * now >= before);
        let one_source = || !self.values[old].sources.is_disjoint(&self.values[new].sources);
        let is_of_same_people = self.values[old].figures.iter().any(|old| {
            let victims = &self.members[*old].row.figure.victims;
            self.values[new].figures.iter().any(|new| self.members[*new].row.figure.victims == *victims)
        });
        is_of_same_people && (grows || may_fall || one_source() && is_near())
    }

    /// Whether an article gives two values as current.
    fn side_by_side(&self, one: usize, other: usize) -> bool {
        let articles = |value: usize| {
            let figures = self.values[value].figures.iter().map(|at| &self.members[*at]);
            figures.filter(|member| member.holds()).map(|member| &member.row.key.document).collect::<FxHashSet<_>>()
        };
        !articles(one).is_disjoint(&articles(other))
    }

    /// Whether a figure is of a later article.
    fn follows(&self, old: &Member, new: &Member) -> bool {
        let [one, other] = [old, new].map(|member| &member.row.key.document);
        let is_later = || self.later.contains(&(one.clone(), other.clone()));
        one != other && (old.row.as_of.zip(new.row.as_of).is_some_and(|(old, new)| new > old) || is_later())
    }
}
