//! How many died in an event, by the counts of one article: those of different people are
//! added up, those of the same people are not.

use super::actors::{Side, is_of_attackers};
use super::grouping::Group;
use super::narrated::Narrated;
use crate::desk::annotation::{Annotation, Id};
use crate::lang::{CountedPeople, PeopleClass, counted_people, is_added};
use crate::model::{Effect, Figure, NamedVictim, Sex, Victim};
use crate::text::{Span, key};

/// How many died in an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::desk::coding) struct Deaths {
    /// The counts that stand, of different people, in the order of the text.
    pub(in crate::desk::coding) counts: Vec<Count>,
    /// Parts of them, which are in them already, of whom more is said than of the whole.
    parts: Vec<Count>,
    /// Whether the text also has counts of people killed that it does not state as fact, so that
    /// it does not say that nobody died.
    pub(in crate::desk::coding) is_open: bool,
}

/// A count of people killed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk::coding) struct Count {
    /// The words of the count, or of the name of the only one.
    pub(in crate::desk::coding) span: Span,
    /// The figure; `None` for people who are named and not counted.
    pub(in crate::desk::coding) figure: Option<Id>,
    /// The least number.
    pub(in crate::desk::coding) low: Option<u64>,
    /// The greatest number.
    pub(in crate::desk::coding) high: Option<u64>,
    /// Whose dead they are.
    pub(in crate::desk::coding) whose: Whose,
    people: Option<CountedPeople>,
    /// Whether it is a number alone, which names nobody: 22 in *from 14 to 22*.
    is_bare: bool,
}

/// Whose dead a count is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk::coding) enum Whose {
    /// Of those who did it.
    By,
    /// Of those whom it struck, who bear arms.
    Against,
    /// Civilians.
    Civilians,
    /// Nobody says.
    Unknown,
}

impl Deaths {
    /// The least number of all, with those of whom only the greatest is known.
    pub(in crate::desk::coding) fn fatalities(&self) -> Option<u64> {
        sum(self.counts.iter(), |count| count.low.or(count.high))
    }

    /// The least number of all.
    pub(in crate::desk::coding) fn low(&self) -> Option<u64> {
        sum(self.counts.iter(), |count| count.low)
    }

    /// The greatest number of all.
    pub(in crate::desk::coding) fn high(&self) -> Option<u64> {
        sum(self.counts.iter(), |count| count.high)
    }

    /// The number of all where each count is one number or only bounded from below.
    pub(in crate::desk::coding) fn best(&self) -> Option<u64> {
        sum(self.counts.iter(), Count::exact)
    }

    /// The number of some. Of parts nobody says that they are all, so that what is left over
    /// is of nobody in particular only where there are none.
    pub(in crate::desk::coding) fn of(&self, whose: Whose) -> Option<u64> {
        let is_told = !self.parts.is_empty() && whose == Whose::Unknown;
        sum(self.some(whose).filter(|_| !is_told), Count::exact)
    }

    /// The counts of some.
    pub(in crate::desk::coding) fn some(&self, whose: Whose) -> impl Iterator<Item = &Count> {
        self.counts.iter().chain(&self.parts).filter(move |count| count.whose == whose)
    }
}

/// The sum of some counts; nothing where there are none or one is open.
fn sum<'a>(some: impl Iterator<Item = &'a Count>, number: impl Fn(&Count) -> Option<u64>) -> Option<u64> {
    let mut some = some.peekable();
    some.peek()?;
    some.map(number).try_fold(0, |sum: u64, number| sum.checked_add(number?))
}

impl Count {
    /// The number, unless it is a range or only bounded from above.
    pub(in crate::desk::coding) fn exact(&self) -> Option<u64> {
        self.low.filter(|&low| self.high.is_none_or(|high| high == low))
    }

    fn number(&self) -> u64 {
        self.low.or(self.high).unwrap_or_default()
    }

    /// Whether two counts can be of the same people, as a number alone can with any other.
    /// Words that no list has count the same as others where the numbers are one.
    fn may_be_same(&self, other: &Self) -> bool {
        if self.is_bare || other.is_bare {
            return true;
        }
        let is_any = |people: Option<CountedPeople>| people.is_some_and(|people| people.class == PeopleClass::Any);
        let (Some(a), Some(b)) = (self.people, other.people) else {
            return is_any(self.people.or(other.people)) || self.number() == other.number();
        };
        a.class == PeopleClass::Any || b.class == PeopleClass::Any || a.group == b.group
    }
}

impl Narrated<'_> {
    /// How many died, by the counts of an event; without any, those who are named as killed.
    pub(super) fn deaths(&self, group: &Group<'_>, sides: (&[Side], &[Side])) -> Deaths {
        // Three of his men are no part of the commander.
        let holds = |whole: &Figure<Id>, part: &Figure<Id>| part.low.or(part.high) <= whole.low.or(whole.high);
        let is_part = |figure: &Figure<Id>| {
            let whole = |id: &Id| group.killed.iter().find(|(mark, _)| mark.id == *id).map(|(_, whole)| *whole);
            figure.part_of.as_ref().and_then(whole).is_some_and(|whole| holds(whole, figure))
        };
        let wholes = group.killed.iter().filter(|(_, figure)| !is_part(figure));
        let counts: Vec<Count> = wholes.map(|(mark, figure)| self.count(mark, figure, sides)).collect();
        let number = |count: &Count| self.sentences.number(count.span.start);
        let mut standing: Vec<Count> = Vec::new();
        for sentence in counts.chunk_by(|a, b| number(a) == number(b)) {
            self.take(&mut standing, sentence);
        }
        if standing.is_empty() {
            standing.extend(self.named_dead(group).iter().map(NamedDead::count));
        }
        let parts = group.killed.iter().filter(|(_, figure)| is_part(figure));
        let parts = parts.map(|(mark, figure)| (figure, self.count(mark, figure, sides)));
        // Four women of 23 civilians are civilians that are counted.
        let is_within = |figure: &Figure<Id>, part: &Count| {
            let whole = group.killed.iter().find(|(mark, _)| Some(&mark.id) == figure.part_of.as_ref());
            whole.is_some_and(|(mark, whole)| self.count(mark, whole, sides).whose == part.whose)
        };
        let parts = parts.filter(|(figure, part)| !is_within(figure, part)).map(|(_, part)| part).collect();
        Deaths { counts: standing, parts, is_open: group.is_open }
    }

    /// Adds the counts of a sentence, which are of different people, to those before. A count
    /// of people who were counted before is a newer one, if it is not smaller.
    fn take(&self, standing: &mut Vec<Count>, sentence: &[Count]) {
        let is_new = |count: &Count, before: &[Count]| {
            is_added(&self.meta.language, count.span.of(self.text)) || !before.iter().any(|b| b.may_be_same(count))
        };
        let before = standing.clone();
        for count in sentence {
            if is_new(count, &before) {
                standing.push(count.clone());
                continue;
            }
            let same: u64 = before.iter().filter(|b| b.may_be_same(count)).map(Count::number).sum();
            if count.number() > same {
                standing.retain(|known| !before.contains(known) || !known.may_be_same(count));
                standing.push(count.clone());
            }
        }
    }

    fn count(&self, mark: &Annotation, figure: &Figure<Id>, (by, against): (&[Side], &[Side])) -> Count {
        let words = mark.span.of(self.text);
        let people = counted_people(&self.meta.language, words);
        let is_civilian = figure.victims.contains(&Victim::Civilian);
        let class = people.map(|people| people.class);
        let names = |sides: &[Side]| sides.iter().any(|side| side.span.overlaps(mark.span));
        let alike = |sides: &[Side]| class.is_some() && sides.iter().any(|side| side.class == class);
        let is_civil = is_civilian || class == Some(PeopleClass::Civil);
        let is_armed = matches!(class, Some(PeopleClass::State | PeopleClass::Armed));
        let whose = match () {
            () if is_civil => Whose::Civilians,
            () if !is_armed => Whose::Unknown,
            () if is_of_attackers(class, by, against) => Whose::By,
            () if names(against) => Whose::Against,
            () if names(by) => Whose::By,
            () if alike(against) && !alike(by) => Whose::Against,
            () if alike(by) && !alike(against) => Whose::By,
            () => Whose::Unknown,
        };
        let (low, high) = (figure.low, figure.high);
        let is_bare = people.is_none() && !words.contains(char::is_whitespace);
        Count { span: mark.span, figure: Some(mark.id.clone()), low, high, whose, people, is_bare }
    }

    /// The people whom the text names as killed in an event, each once.
    pub(super) fn named_dead(&self, group: &Group<'_>) -> Vec<NamedDead> {
        let events = &self.narrative.events;
        let is_of = |victim: &NamedVictim| {
            let event = victim.event.and_then(|at| events.get(at));
            event.is_some_and(|event| group.events.iter().any(|own| std::ptr::eq(*own, event)))
        };
        let mut named: Vec<NamedDead> = Vec::new();
        for victim in &self.narrative.victims {
            let (what, span) = (&victim.what, victim.span);
            let is_known = || named.iter().any(|known| key(known.span.of(self.text)) == key(span.of(self.text)));
            if what.effect == Effect::Killed && is_of(what) && !is_known() {
                named.push(NamedDead { span, age: what.age, sex: what.sex, role: what.role });
            }
        }
        named
    }
}

/// Somebody whom the text names as killed in an event.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk::coding) struct NamedDead {
    /// The name.
    pub(in crate::desk::coding) span: Span,
    /// Age in years.
    pub(in crate::desk::coding) age: Option<u32>,
    /// Only where words say so.
    pub(in crate::desk::coding) sex: Option<Sex>,
    /// The words for what they were.
    pub(in crate::desk::coding) role: Option<Span>,
}

impl NamedDead {
    /// One person, counted as one.
    fn count(&self) -> Count {
        let (low, high, whose) = (Some(1), Some(1), Whose::Unknown);
        Count { span: self.span, figure: None, low, high, whose, people: None, is_bare: false }
    }
}
