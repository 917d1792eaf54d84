//! The events of an article: tellings of one event are one row.

use super::figures::can;
use super::mentions::{Mention, combined};
use super::page::Page;
use crate::lang::{Nesting, nesting};
use crate::model::{Day, Detection, Entity, EntityKind, EventKind, Modality};
use crate::text::Span;
use std::ops::Range;

/// How many sentences behind an event its figures may stand.
const FIGURE_REACH: usize = 8;

/// How many sentences before an event its figures may stand.
const FIGURE_AHEAD: usize = 2;

/// How many events back a telling is compared with.
const ROWS_BACK: usize = 12;

/// Someone of an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Party {
    pub(super) tokens: Range<usize>,
    pub(super) denied: bool,
    /// The verb by which somebody says that it was they.
    pub(super) verb: Option<Range<usize>>,
}

impl Party {
    pub(super) fn told(tokens: Range<usize>) -> Self {
        Self { tokens, denied: false, verb: None }
    }
}

/// An event with its tellings.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The telling that names it best.
    pub(super) first: Mention,
    pub(super) named: Vec<Range<usize>>,
    pub(super) by: Vec<Party>,
    pub(super) against: Vec<Party>,
    pub(super) figures: Vec<usize>,
    /// The sentence of the last telling.
    last: usize,
}

/// What was gathered so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) rows: Vec<Row>,
    /// Figures without an event, each with its sentence.
    pub(super) pending: Vec<(usize, usize)>,
    /// The row told last.
    current: Option<usize>,
}

impl Gathered {
    /// The event told last.
    pub(super) fn last(&self) -> Option<usize> {
        self.current
    }
}

impl Page<'_, '_> {
    /// Adds the tellings of a sentence and the figures that are left in it.
    pub(super) fn gather(&self, to: &mut Gathered, sentence: usize, mentions: Vec<Mention>, left: Vec<usize>) {
        let own_from = to.rows.len();
        let mut touched: Vec<usize> = Vec::new();
        for mention in mentions {
            let from = to.rows.len().saturating_sub(ROWS_BACK);
            let same = (from..to.rows.len()).rev().find(|&row| {
                (mention.trigger.is_harm || !touched.contains(&row)) && self.is_same(&to.rows[row], &mention, sentence)
            });
            let row = match same {
                Some(row) => {
                    to.rows[row].take(mention, sentence);
                    row
                }
                None if mention.says_something() => {
                    to.rows.push(Row::new(mention, sentence));
                    to.rows.len() - 1
                }
                None => continue,
            };
            touched.push(row);
            to.current = Some(row);
        }
        for figure in left {
            match to.current.filter(|&row| self.takes(&to.rows[row], figure, sentence)) {
                Some(row) => to.rows[row].figures.push(figure),
                None => to.pending.push((figure, sentence)),
            }
        }
        // Figures that stood shortly before their event.
        if to.rows.len() > own_from {
            let near = to.pending.partition_point(|(_, at)| sentence - at > FIGURE_AHEAD);
            let row = &to.rows[own_from];
            let (own, rest): (Vec<_>, Vec<_>) =
                to.pending.split_off(near).into_iter().partition(|(figure, _)| self.fits(row, *figure));
            to.pending.extend(rest);
            to.rows[own_from].figures.extend(own.into_iter().map(|(figure, _)| figure));
        }
    }

    /// Whether a figure of a later sentence belongs to an event.
    fn takes(&self, row: &Row, figure: usize, sentence: usize) -> bool {
        sentence - row.last <= FIGURE_REACH && self.fits(row, figure)
    }

    fn fits(&self, row: &Row, figure: usize) -> bool {
        let figure = &self.known.casualties[figure].what;
        can(row.first.kind, figure.effect)
            && !self.is_other_time(figure.date, row.first.when.date)
            && !self.is_other_place(figure.place, row.first.when.place)
    }

    /// Whether a telling tells an event that was told before.
    fn is_same(&self, row: &Row, mention: &Mention, sentence: usize) -> bool {
        let is_natural = |kind: Option<EventKind>| kind.is_some_and(EventKind::has_no_author);
        let is_attack = |kind: Option<EventKind>, is_harm: bool| kind.is_none() && !is_harm;
        let modality = |row: &Row| row.first.trigger.modality;
        if mention.is_another || sentence - row.last > FIGURE_REACH && mention.trigger.is_harm {
            return false;
        }
        // Struck a hospital; denied that it attacked the hospital: of one target the plain word
        // leaves open what was done to it.
        let is_open = mention.trigger.kind.is_none() && self.is_one_target(row, mention);
        (is_open || combined(row.first.kind, mention.kind, false).is_some())
            && modality(row) == mention.trigger.modality
            && !(is_natural(row.first.kind) && is_attack(mention.kind, mention.trigger.is_harm))
            && !(is_natural(mention.kind) && is_attack(row.first.kind, row.first.trigger.is_harm))
            && !self.is_other_time(row.first.when.date, mention.when.date)
            && !self.is_other_place(row.first.when.place, mention.when.place)
            && !self.are_others(&row.by, &mention.roles.by)
            && !(mention.trigger.is_harm && !mention.roles.by.is_empty() && is_natural(row.first.kind))
    }

    /// Whether both have a target, and the same noun names it.
    fn is_one_target(&self, row: &Row, mention: &Mention) -> bool {
        let noun = |target: &Option<Range<usize>>| {
            let at = target.clone()?.find(|&i| self.is(&self.words.target, i))?;
            Some(self.reading.words[at])
        };
        noun(&row.first.roles.target).is_some_and(|one| noun(&mention.roles.target) == Some(one))
    }

    /// Whether two dates, where both are known, share no day.
    fn is_other_time(&self, a: Option<Span>, b: Option<Span>) -> bool {
        let (Some(a), Some(b)) = (self.days(a), self.days(b)) else { return false };
        a.1 < b.0 || b.1 < a.0
    }

    fn days(&self, date: Option<Span>) -> Option<(Day, Day)> {
        let date = date?;
        let dates = self.known.dates;
        let timex = &dates.get(dates.partition_point(|found| found.span.start < date.start))?.what;
        Some((timex.earliest?, timex.latest?))
    }

    /// Whether two places, where both are known, are two and neither lies in the other as
    /// far as the text says.
    fn is_other_place(&self, a: Option<Span>, b: Option<Span>) -> bool {
        let (Some(a), Some(b)) = (self.name_at(a), self.name_at(b)) else { return false };
        let is_one =
            a.what.canonical.as_ref().map(|known| &known.id) == b.what.canonical.as_ref().map(|known| &known.id);
        !is_one && self.is_state(&a.what) == self.is_state(&b.what) && !self.is_nested(a, b) && !self.is_nested(b, a)
    }

    fn name_at(&self, place: Option<Span>) -> Option<&Detection<Entity>> {
        let names = self.known.entities;
        let place = place?;
        names.get(names.partition_point(|name| name.span.start < place.start))
    }

    /// Whether the text names the second place right behind the first, as one around it.
    fn is_nested(&self, inner: &Detection<Entity>, outer: &Detection<Entity>) -> bool {
        let names = self.known.entities;
        let at = names.partition_point(|name| name.span.start <= inner.span.start);
        names[at..].iter().take(2).take_while(|name| name.what.kind == EntityKind::Place).any(|next| {
            let between = self.reading.text.get(inner.span.end..next.span.start).unwrap_or_default();
            let lies = || nesting(self.reading.pack.code, between).is_some_and(|nesting| nesting != Nesting::List);
            next.what.canonical == outer.what.canonical && lies()
        })
    }

    /// Whether both are known by name and none is among the others.
    fn are_others(&self, some: &[Party], others: &[Range<usize>]) -> bool {
        fn id(name: &Detection<Entity>) -> Option<&str> {
            name.what.canonical.as_ref().map(|known| &*known.id)
        }
        let others = || others.iter().flat_map(|party| self.entities(party)).filter_map(id);
        let mut some = some.iter().flat_map(|party| self.entities(&party.tokens)).filter_map(id).peekable();
        some.peek().is_some() && others().next().is_some() && !some.any(|id| others().any(|other| other == id))
    }
}

impl Row {
    fn new(mention: Mention, sentence: usize) -> Self {
        let told = |people: &[Range<usize>]| people.iter().cloned().map(Party::told).collect();
        Self {
            named: mention.named().cloned().collect(),
            by: told(&mention.roles.by),
            against: told(&mention.roles.against),
            figures: mention.figures.clone(),
            first: mention,
            last: sentence,
        }
    }

    /// Adds another telling.
    fn take(&mut self, mention: Mention, sentence: usize) {
        if !mention.trigger.is_harm || self.first.trigger.is_harm {
            self.named.extend(mention.named().cloned());
        }
        self.figures.extend(&mention.figures);
        let add = |parties: &mut Vec<Party>, people: &[Range<usize>]| {
            if parties.is_empty() {
                parties.extend(people.iter().cloned().map(Party::told));
            }
        };
        add(&mut self.by, &mention.roles.by);
        add(&mut self.against, &mention.roles.against);
        self.first.kind = combined(self.first.kind, mention.kind, false).unwrap_or(self.first.kind);
        if self.first.weapon.is_none() {
            self.first.weapon = mention.weapon;
        }
        if self.first.roles.target.is_none() {
            self.first.roles.target = mention.roles.target;
        }
        if self.first.when.date.is_none() {
            (self.first.when.date, self.first.when.inherited.date) = (mention.when.date, mention.when.inherited.date);
        }
        if self.first.when.place.is_none() {
            (self.first.when.place, self.first.when.inherited.place) =
                (mention.when.place, mention.when.inherited.place);
        }
        if self.first.trigger.is_harm && !mention.trigger.is_harm {
            self.first.trigger = mention.trigger;
        }
        self.last = sentence;
    }

    /// Whether it is told as a fact, or has figures.
    pub(super) fn is_told(&self) -> bool {
        let is_fact = self.first.trigger.modality == Modality::Asserted;
        let is_natural = self.first.kind.is_some_and(EventKind::has_no_author);
        !self.figures.is_empty() || is_fact && !is_natural
    }
}
