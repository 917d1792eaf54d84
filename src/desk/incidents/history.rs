//! Which counts of a toll were replaced by later ones.
//!
//! Equal counts of a toll are one value, and each source has the values that it gave, in their
//! order. A figure is replaced where its article says so (from 27 to 31); where its source gives
//! another value later, whoever repeats the old one; or where nobody answers for it and a later
//! article gives another, as long as few sources count. Sources that only differ replace nothing.

use super::parts::current_beside;
use super::toll::Member;
use crate::desk::annotation::Id;
use crate::model::{Currency, Effect, Modality};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Sources of a toll with which a count of nobody may still be the update of another. With more,
/// the articles' own counts are of one of them, and nothing says of which: without a limit,
/// history of the development cases loses 0.03; with half of it that of our own cases.
const FEW: usize = 4;
/// A count of nobody replaces none that is so many times smaller: they are of other people.
const GROWTH: u64 = 3;

/// Sets for each figure the one that replaces it. Members are sorted by the day of their
/// articles.
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
    /// Those who answer for it, the first first.
    sources: Vec<&'m Id>,
}

/// The values of a toll in the order in which they were first given.
struct CountHistory<'m> {
    members: &'m [Member],
    /// Articles of one day of which the second is the later.
    later: &'m FxHashSet<(Id, Id)>,
    values: Vec<Value<'m>>,
    /// The value of each figure.
    of: Vec<Option<usize>>,
    /// For each figure that its article calls superseded the one that replaces it there.
    said: FxHashMap<usize, usize>,
    /// The figures with which each source first gave its values, in their order.
    given: FxHashMap<&'m Id, Vec<usize>>,
    /// The figure with which each value counts as first given.
    first: Vec<Option<usize>>,
    /// How many answer for values of the toll.
    sources: usize,
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
                values.push(Value { figures: Vec::new(), sources: Vec::new() });
                values.len() - 1
            });
            let Value { figures, sources } = &mut values[value];
            figures.push(at);
            if let Some(source) = member.row.source.as_ref().map(|source| &source.id).filter(|id| !sources.contains(id))
            {
                sources.push(source);
            }
            of[at] = Some(value);
        }
        let (said, given, first) = (FxHashMap::default(), FxHashMap::default(), Vec::new());
        let sources = values.iter().flat_map(|value| value.sources.iter().copied()).collect::<FxHashSet<_>>().len();
        let mut history = Self { members, later, values, of, said, given, first, sources };
        history.said = (0..members.len()).filter_map(|old| Some((old, history.said_beside(old)?))).collect();
        history.given = history.values_of_sources();
        let is_old = |at: &usize| members[*at].row.figure.currency == Currency::Superseded && history.of[*at].is_some();
        let tells = (0..members.len()).filter(is_old).map(|at| &members[at].row.key.document).collect();
        history.first = history.values.iter().map(|value| first_given(members, &value.figures, &tells)).collect();
        history
    }

    /// The figure that replaces one that its article calls superseded.
    fn said_beside(&self, old: usize) -> Option<usize> {
        let value = self.of[old]?;
        let is_old = self.members[old].row.figure.currency == Currency::Superseded;
        let is_other = |new: usize| self.of[new].is_some_and(|other| other != value);
        is_old.then(|| current_beside(self.members, old, is_other)).flatten()
    }

    fn values_of_sources(&self) -> FxHashMap<&'m Id, Vec<usize>> {
        let mut given: FxHashMap<&Id, Vec<usize>> = FxHashMap::default();
        let members = self.members;
        for (at, member) in members.iter().enumerate() {
            let is_old = member.row.figure.currency == Currency::Superseded;
            if let (Some(source), Some(value), false) = (&member.row.source, self.of[at], is_old) {
                let own = given.entry(&source.id).or_default();
                if own.iter().all(|other| self.of[*other] != Some(value)) {
                    own.push(at);
                }
            }
        }
        given
    }

    /// The figure that replaces one: of its own article, if that gives the next value, else
    /// the first of that value.
    fn replacing(&self, at: usize) -> Option<usize> {
        if let Some(new) = self.said.get(&at) {
            return Some(*new);
        }
        let next = self.next_value(at, self.of[at]?)?;
        let old = &self.members[at];
        let figures = &self.values[next].figures;
        let here = figures.iter().copied().filter(|new| self.members[*new].row.key.document == old.row.key.document);
        if let Some(nearest) = here.min_by_key(|new| new.abs_diff(at)) {
            return Some(nearest);
        }
        let first = self.first[next]?;
        self.is_later(old, &self.members[first]).then_some(first)
    }

    /// The value that replaces that of a figure: by what is said of its source, by what that
    /// source gives later, by what is said of anyone, and where nobody answers for one of both.
    fn next_value(&self, at: usize, value: usize) -> Option<usize> {
        let own = self.members[at].row.source.as_ref().map(|source| &source.id);
        let source = own.or_else(|| self.answers(at, value));
        let others = || self.values[value].sources.iter().find_map(|source| self.of_source(value, source));
        source
            .and_then(|source| self.said_of(value, Some(source)).or_else(|| self.of_source(value, source)))
            .or_else(|| self.said_of(value, None))
            .or_else(|| if own.is_none() { others() } else { None })
            .or_else(|| self.of_nobody(value))
    }

    /// Who answers for a figure that names nobody: the source of its value in its article, else
    /// the first that gave the value.
    fn answers(&self, at: usize, value: usize) -> Option<&'m Id> {
        let members = self.members;
        let here = |other: &&usize| members[**other].row.key.document == members[at].row.key.document;
        let source = |other: &usize| members[*other].row.source.as_ref().map(|source| &source.id);
        let own = self.values[value].figures.iter().filter(here).find_map(source);
        own.or_else(|| self.values[value].sources.first().copied())
    }

    /// The value by which an article says that this one was replaced, if it means that of a
    /// source.
    fn said_of(&self, value: usize, source: Option<&Id>) -> Option<usize> {
        let old = self.values[value].figures.iter().filter(|old| {
            let means = self.members[**old].row.source.as_ref().map(|source| &source.id);
            source.is_none() || means.or_else(|| self.answers(**old, value)) == source
        });
        old.filter_map(|old| self.of[*self.said.get(old)?]).next()
    }

    /// The next value of a source that answers for this one.
    fn of_source(&self, value: usize, source: &Id) -> Option<usize> {
        let figures = &self.values[value].figures;
        let is_own = |at: &&usize| self.members[**at].row.source.as_ref().is_some_and(|own| own.id == *source);
        let first = &self.members[*figures.iter().find(is_own).or(figures.first())?];
        let mut given = self.given.get(source)?.iter();
        given.find_map(|new| {
            let next = self.of[*new].filter(|next| *next != value)?;
            (self.is_later(first, &self.members[*new]) && self.may_replace(value, next, true)).then_some(next)
        })
    }

    /// Where nobody answers for one of two values, or the old one is only bounded from below:
    /// the next one that may be its update, unless an article gives both side by side.
    fn of_nobody(&self, value: usize) -> Option<usize> {
        if self.sources > FEW {
            return None;
        }
        let is_open = self.values[value].figures.iter().any(|at| self.members[*at].row.figure.high.is_none());
        let is_open = is_open || self.values[value].sources.is_empty();
        let first = |value: usize| self.values[value].figures.first().map(|at| &self.members[*at]);
        (0..self.values.len()).find(|&other| {
            first(value).zip(first(other)).is_some_and(|(old, new)| self.is_later(old, new))
                && (is_open || self.values[other].sources.is_empty())
                && self.is_near(value, other)
                && self.may_replace(value, other, false)
                && !self.side_by_side(value, other)
        })
    }

    /// Whether a value may be an update: the dead only become more; the missing may come
    /// back. A source that corrects itself says so, or gives a number that is near.
    fn may_replace(&self, old: usize, new: usize, is_of_one_source: bool) -> bool {
        let [before, now] = [old, new].map(|value| &self.members[self.values[value].figures[0]].row);
        let grows = now.count() >= before.count();
        let may_fall = !matches!(before.figure.effect, Effect::Killed | Effect::Wounded | Effect::Casualties);
        let is_near = || now.count().zip(before.count()).is_some_and(|(now, before)| 2 * now >= before);
        let is_of_same_people = self.values[old].figures.iter().any(|old| {
            let victims = &self.members[*old].row.figure.victims;
            self.values[new].figures.iter().any(|new| self.members[*new].row.figure.victims == *victims)
        });
        is_of_same_people && (grows || may_fall || is_of_one_source && is_near())
    }

    /// Whether one value counts somebody, and the other is not many times larger.
    fn is_near(&self, old: usize, new: usize) -> bool {
        let [before, now] = [old, new].map(|value| self.members[self.values[value].figures[0]].row.count());
        before.zip(now).is_some_and(|(before, now)| before > 0 && now <= before.saturating_mul(GROWTH))
    }

    /// Whether an article gives two values as current.
    fn side_by_side(&self, one: usize, other: usize) -> bool {
        let articles = |value: usize| {
            let figures = self.values[value].figures.iter().map(|at| &self.members[*at]);
            figures.filter(|member| member.holds()).map(|member| &member.row.key.document).collect::<FxHashSet<_>>()
        };
        !articles(one).is_disjoint(&articles(other))
    }

    /// Whether a figure is of a later article, or of that day where a larger count follows one
    /// that was only bounded from below.
    fn is_later(&self, old: &Member, new: &Member) -> bool {
        let [one, other] = [old, new].map(|member| &member.row.key.document);
        let is_said_later = || self.later.contains(&(one.clone(), other.clone()));
        let is_after = old.row.as_of.zip(new.row.as_of).is_some_and(|(old, new)| new > old);
        one != other && (is_after || is_said_later()) || grows_that_day(old, new)
    }
}

/// The first of the figures of a value. Of the articles of the first day that one counts as
/// first that tells of a change, then one that has the value in its headline, then one that
/// names a source.
fn first_given(members: &[Member], figures: &[usize], tells: &FxHashSet<&Id>) -> Option<usize> {
    let article = |at: usize| &members[at].row.key.document;
    let (mut heads, mut names) = (FxHashSet::default(), FxHashSet::default());
    for at in figures.iter().copied() {
        let row = &members[at].row;
        heads.extend(row.is_headline.then_some(article(at)));
        names.extend(row.source.is_some().then_some(article(at)));
    }
    let day = members[*figures.first()?].row.as_of;
    let that_day = figures.iter().copied().filter(|at| members[*at].row.as_of == day);
    let rank = |at: &usize| {
        let article = article(*at);
        (tells.contains(article), heads.contains(article), names.contains(article), Reverse(*at))
    };
    let best = that_day.max_by_key(rank)?;
    figures.iter().copied().find(|at| article(*at) == article(best))
}
