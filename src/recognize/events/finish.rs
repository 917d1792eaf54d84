//! The rows as they are given: with what they inherit, with their figures' people, and in
//! the order of the text.

use super::circumstances::is_when;
use super::gather::{Gathered, Party, Row};
use super::page::{Page, within};
use super::responsibility::Answerable;
use super::victims::Named;
use crate::model::{
    Actor, Claim, Currency, Detection, Effect, EntityKind, Event, EventKind, InheritedFrom, Modality, NamedVictim,
    Reason, Stance,
};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// People of figures that are named as those who were struck.
const MOST_STRUCK: usize = 4;

/// Claims before a place that may still reach it.
const CLAIMS_BACK: usize = 40;

impl Page<'_, '_> {
    /// The events and named victims of all that was gathered.
    pub(super) fn finish(
        &self,
        gathered: Gathered,
        answerable: Vec<Answerable>,
        named: Vec<Named>,
    ) -> (Vec<Detection<Event>>, Vec<Detection<NamedVictim>>) {
        let Gathered { mut rows, pending, .. } = gathered;
        for Answerable { row, party } in answerable {
            rows[row].answer(party, |a, b| self.is_one(a, b));
        }
        self.inherit(&mut rows);
        let with_victim: FxHashSet<usize> = named.iter().filter_map(|victim| victim.row).collect();
        let mut events: Vec<(Option<usize>, Detection<Event>)> = Vec::new();
        for (at, row) in rows.iter().enumerate().filter(|(at, row)| row.is_told() || with_victim.contains(at)) {
            events.push((Some(at), self.event(row)));
        }
        for of_sentence in pending.chunk_by(|a, b| a.1 == b.1) {
            events.extend(self.harm_alone(of_sentence).map(|event| (None, event)));
        }
        events.sort_by_key(|(_, event)| event.span.outer_first());
        let numbers: FxHashMap<usize, usize> =
            events.iter().enumerate().filter_map(|(number, (row, _))| Some(((*row)?, number))).collect();
        let victims = named.into_iter().map(|victim| {
            let Named { person, age, sex, role, effect, cue, row } = victim;
            let what =
                NamedVictim { person, age, sex, role, effect, event: row.and_then(|row| numbers.get(&row)).copied() };
            Detection::new(self.known.entities[person].span, what, Reason::new("named", [cue]))
        });
        let mut victims: Vec<_> = victims.collect();
        victims.sort_by_key(|victim| victim.span.outer_first());
        let mut events: Vec<_> = events.into_iter().map(|(_, event)| event).collect();
        name_struck(&mut events, &victims);
        (events, victims)
    }

    /// Whether two phrases name the same: a word or an entity is in both.
    fn is_one(&self, a: &Party, b: &Party) -> bool {
        let ids = |party: &Party| -> Vec<_> {
            self.entities(&party.tokens).iter().filter_map(|name| name.what.canonical.as_ref()).collect()
        };
        let (some, others) = (ids(a), ids(b));
        let surface = |party: &Party| self.span(&party.tokens).of(self.reading.text).to_lowercase();
        some.iter().any(|id| others.contains(id)) || surface(a) == surface(b)
    }

    fn event(&self, row: &Row) -> Detection<Event> {
        let first = &row.first;
        let span = self.span(&first.trigger.tokens);
        let are_armed =
            |parties: &[Party]| self.are_armed(&parties.iter().map(|party| party.tokens.clone()).collect::<Vec<_>>());
        // Two who bear arms fight.
        let is_fight = are_armed(&row.by) && are_armed(&row.against);
        let kind = first.kind.unwrap_or(if is_fight { EventKind::Clash } else { EventKind::Other });
        let mut mentions: Vec<Span> = row.named.iter().map(|named| self.span(named)).collect();
        mentions.push(span);
        mentions.sort_by_key(|mention| mention.outer_first());
        mentions.dedup();
        let mut figures = row.figures.clone();
        figures.sort_unstable();
        figures.dedup();
        // Whoever came to harm did not do it: four men killed.
        let counted = |party: &&Party| {
            let own = self.span(&party.tokens);
            figures.iter().any(|&at| self.known.casualties[at].span.overlaps(own))
        };
        let by: Vec<Party> = row.by.iter().filter(|party| !counted(party)).cloned().collect();
        let has_people = !kind.has_no_author();
        let people = |parties: &[Party]| if has_people { self.actors(parties, &figures) } else { Vec::new() };
        let mut event = Event {
            weapon: first.weapon.as_ref().map(|weapon| self.span(weapon)),
            by: people(&by),
            against: people(&row.against),
            date: first.when.date,
            place: first.when.place,
            inherited: first.when.inherited,
            modality: first.trigger.modality,
            mentions,
            figures: figures.clone(),
            ..Event::new(kind, span)
        };
        for by in &mut event.by {
            by.denied |= self.is_denied(span, by.span);
        }
        if event.against.is_empty() && !kind.has_no_author() && kind != EventKind::Clash {
            let struck = self.struck(row, &event);
            event.against = self.actors(&struck, &figures);
        }
        Detection::new(span, event, Reason::new("trigger", [span]))
    }

    /// Those whom the figures of an event count, else what was attacked.
    fn struck(&self, row: &Row, event: &Event) -> Vec<Party> {
        let counts = |effect: Effect| !matches!(effect, Effect::Displaced);
        let figures = event.figures.iter().map(|&at| &self.known.casualties[at]);
        let whole = figures.filter(|figure| {
            let what = &figure.what;
            what.part_of.is_none() && what.currency == Currency::Current && counts(what.effect) && what.high != Some(0)
        });
        let mut parties: Vec<Party> =
            whole.take(MOST_STRUCK).map(|figure| Party::told(self.tokens(figure.span))).collect();
        if parties.is_empty() {
            parties.extend(row.first.roles.target.clone().map(Party::told));
        }
        parties
    }

    /// People as actors. Of some that a figure counts, the whole phrase with its number.
    fn actors(&self, parties: &[Party], figures: &[usize]) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        for party in parties {
            let own = self.span(&party.tokens);
            let counted = figures.iter().map(|&at| self.known.casualties[at].span).find(|figure| figure.overlaps(own));
            let span = counted.map_or(own, |figure| figure.cover(own));
            if span.is_empty() || actors.iter().any(|actor| actor.span.overlaps(span)) {
                continue;
            }
            actors.push(Actor { span, denied: party.denied, claim: self.claim(party) });
        }
        actors
    }

    /// The claim in which someone stands: that of the verb, else the shortest around them.
    fn claim(&self, party: &Party) -> Option<usize> {
        let claims = self.known.claims;
        let span = self.span(&party.tokens);
        let verb = party.verb.as_ref().map(|verb| self.span(verb));
        let from = claims.partition_point(|claim| claim.span.start <= span.end.max(verb.map_or(0, |verb| verb.end)));
        let near = claims.len().min(from + 2);
        let near = near.saturating_sub(CLAIMS_BACK)..near;
        let by_verb =
            near.clone().find(|&i| verb.is_some_and(|verb| claims[i].what.cue.is_some_and(|cue| cue.overlaps(verb))));
        by_verb.or_else(|| near.filter(|&i| claims[i].span.contains(span)).min_by_key(|&i| claims[i].span.len()))
    }

    /// Whether a statement denies an event that it says someone did, or its speaker.
    fn is_denied(&self, event: Span, who: Span) -> bool {
        let denies = |claim: &&Detection<Claim>| claim.what.stance == Stance::Deny && claim.span.contains(event);
        let before = self.known.claims.partition_point(|claim| claim.span.start <= event.start);
        let mut denials = self.known.claims[..before].iter().rev().take(CLAIMS_BACK).filter(denies);
        denials.any(|denial| denial.span.contains(who) || denial.what.source == Some(who))
    }

    /// An event of which only the harm is told, by the figures of one sentence.
    fn harm_alone(&self, figures: &[(usize, usize)]) -> Option<Detection<Event>> {
        let says_harm = |at: &usize| {
            let what = &self.known.casualties[*at].what;
            what.modality == Modality::Asserted && what.currency == Currency::Current && what.high != Some(0)
        };
        let figures: Vec<usize> = figures.iter().map(|(figure, _)| *figure).filter(says_harm).collect();
        let found = &self.known.casualties[*figures.first()?];
        let what = &found.what;
        let cue = found.reason.words.iter().rev().find(|words| !found.span.overlaps(**words));
        let span = *cue.unwrap_or(&found.span);
        let event = Event { date: what.date, place: what.place, figures, ..Event::new(EventKind::Other, span) };
        Some(Detection::new(span, event, Reason::new("harm", [span])))
    }

    /// Gives rows without a date or a place those of the sentences around, of the event
    /// before, and of the dateline.
    fn inherit(&self, rows: &mut [Row]) {
        let dateline = self.dateline();
        for at in 0..rows.len() {
            let (before, rest) = rows.split_at_mut(at);
            let row = &mut rest[0];
            let sentence = row.first.trigger.sentence;
            let near = before.last().filter(|last| !self.is_far(last.first.trigger.sentence, sentence));
            let when = &mut row.first.when;
            let from_figures = row.figures.iter().map(|&figure| &self.known.casualties[figure].what);
            if when.date.is_none() {
                let figure = from_figures.clone().find_map(|figure| figure.date);
                let around = || self.around(sentence, |page, i| page.date_of(i));
                let event = || near.and_then(|last| last.first.when.date).filter(|date| self.is_day(*date));
                let found = figure.or_else(around).or_else(event).map(|date| (date, InheritedFrom::Paragraph));
                let found = found.or_else(|| dateline.1.map(|date| (date, InheritedFrom::Dateline)));
                (when.date, when.inherited.date) = (found.map(|found| found.0), found.map(|found| found.1));
            }
            if when.place.is_none() {
                let figure = from_figures.clone().find_map(|figure| figure.place);
                let event = || near.and_then(|last| last.first.when.place);
                let found = figure.or_else(event).map(|place| (place, InheritedFrom::Paragraph));
                let found = found.or_else(|| dateline.0.map(|place| (place, InheritedFrom::Dateline)));
                (when.place, when.inherited.place) = (found.map(|found| found.0), found.map(|found| found.1));
            }
        }
    }

    /// Whether more than one paragraph lies between two sentences.
    fn is_far(&self, from: usize, to: usize) -> bool {
        let start = |sentence: usize| self.reading.sentences[sentence].start;
        let tokens = self.reading.tokens.get(start(from) + 1..=start(to)).unwrap_or_default();
        tokens.iter().filter(|token| token.fresh_line).count() > 1
    }

    /// Whether a date is a single day.
    fn is_day(&self, date: Span) -> bool {
        within(self.known.dates, date).first().is_some_and(|date| date.what.earliest == date.what.latest)
    }

    /// What a sentence beside this one in its paragraph gives.
    fn around(&self, sentence: usize, give: impl Fn(&Self, usize) -> Option<Span>) -> Option<Span> {
        let sentences = &self.reading.sentences;
        let is_near = |other: usize| {
            let (a, b) = (sentences[sentence.min(other)].start, sentences[sentence.max(other)].start);
            !self.is_parted(a, b)
        };
        let before = sentence.checked_sub(1).filter(|&other| is_near(other));
        let behind = Some(sentence + 1).filter(|&other| other < sentences.len() && is_near(other));
        before.and_then(|i| give(self, i)).or_else(|| behind.and_then(|i| give(self, i)))
    }

    fn date_of(&self, sentence: usize) -> Option<Span> {
        let place = self.span(&self.reading.sentences[sentence].clone());
        within(self.known.dates, place)
            .iter()
            .find(|date| is_when(date) && self.is_day(date.span))
            .map(|date| date.span)
    }

    /// The place and the day of the dateline: KABUL, 3 May (Agency) –
    fn dateline(&self) -> (Option<Span>, Option<Span>) {
        /// Lines in which it may stand; tokens that it may take.
        const REACH: (usize, usize) = (6, 12);
        let tokens = &self.reading.tokens;
        let lines = (0..tokens.len()).filter(|&i| i == 0 || tokens[i].fresh_line).take(REACH.0);
        for line in lines {
            let ends = |&i: &usize| {
                self.reading.is(i, '–') || self.reading.is(i, '—') || self.reading.is(i, '-') && !tokens[i].glued
            };
            let Some(end) = (line + 1..tokens.len().min(line + REACH.1)).find(ends) else { continue };
            let head = self.span(&(line..end));
            let place = within(self.known.entities, head).first().filter(|name| name.what.kind == EntityKind::Place);
            let Some(place) = place.filter(|name| name.span.start == head.start) else { continue };
            let date = within(self.known.dates, head).iter().find(|date| is_when(date)).map(|date| date.span);
            return (Some(place.span), date);
        }
        (None, None)
    }
}

/// Of an event that is known to have struck nobody else, those who came to harm by name.
fn name_struck(events: &mut [Detection<Event>], victims: &[Detection<NamedVictim>]) {
    let is_open: Vec<bool> = events.iter().map(|event| event.what.against.is_empty()).collect();
    for victim in victims {
        let Some(at) = victim.what.event.filter(|&at| is_open[at]) else { continue };
        let event = &mut events[at].what;
        if !event.kind.has_no_author() && event.kind != EventKind::Clash {
            event.against.push(Actor { span: victim.span, denied: false, claim: None });
        }
    }
}

impl Row {
    /// Adds someone who answers for it, or the denial of someone who is said to.
    fn answer(&mut self, party: Party, is_one: impl Fn(&Party, &Party) -> bool) {
        match self.by.iter_mut().find(|by| is_one(by, &party)) {
            Some(by) => {
                by.denied |= party.denied;
                by.verb = by.verb.take().or(party.verb);
            }
            None => self.by.push(party),
        }
    }
}
