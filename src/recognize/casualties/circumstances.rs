//! Who says it, when and where: the speaker of a figure, and the date and the
//! place that its sentence gives.

use super::Casualties;
use super::answering::{Named, is_break};
use super::predicates::lead;
use crate::lang::TokenizedText;
use crate::model::{Claim, Detection, Entity, EntityKind, Figure, Modality, Stance, Timex, TimexType};
use crate::phrase::Care;
use crate::text::{Cover, Span};
use std::ops::Range;

/// How many words may stand between a word like "in" and the name of the place
/// (in the northern city of Mosul). The places of a few figures of the development texts
/// depend on it.
const PLACE_REACH: usize = 7;

/// What the other recognizers found, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Dates.
    pub dates: &'a [Detection<Timex>],
    /// Names.
    pub entities: &'a [Detection<Entity>],
    /// Reported statements.
    pub claims: &'a [Detection<Claim>],
}

impl Casualties {
    /// Gives each figure the speaker of the innermost statement that contains it, and the
    /// nearest date and place of its sentence. Inside a statement only dates and places of
    /// the statement count, since the day on which somebody spoke is not that of the event;
    /// nor is the day on which a tally reached its number (the toll of Monday's attack rose
    /// to 14 on Tuesday).
    pub fn locate(
        &self,
        care: &Care,
        reading: &TokenizedText<'_>,
        figures: &mut [Detection<Figure<usize>>],
        around: Around<'_>,
    ) {
        let places: Vec<Span> = around
            .entities
            .iter()
            .filter(|f| f.what.kind == EntityKind::Place && self.is_where(care, reading, f.span))
            .map(|f| f.span)
            .collect();
        let happened = |date: &&Detection<Timex>| {
            is_when(date) && !self.is_as_of(reading, date.span) && !self.is_of_saying(reading, date.span)
        };
        let dates: Vec<Span> = around.dates.iter().filter(happened).map(|f| f.span).collect();
        let said = Cover::new(around.claims.iter().map(|claim| claim.span));
        let longest = around.claims.iter().map(|claim| claim.span.len()).max().unwrap_or(0);
        let named = Named { reading, entities: around.entities };
        let all_places: Vec<Span> =
            around.entities.iter().filter(|f| f.what.kind == EntityKind::Place).map(|f| f.span).collect();
        let own_places = places_of_parts(reading, figures, &places);
        let mut beside: Option<(usize, Span)> = None;
        let starts: Vec<usize> = figures.iter().map(|figure| figure.span.start).collect();
        for (n, (figure, own_place)) in figures.iter_mut().zip(own_places).enumerate() {
            let from = around.claims.partition_point(|claim| claim.span.start + longest < figure.span.start);
            let claim = innermost(&around.claims[from..], figure.span);
            figure.what.source = self
                .whose_number(named, figure)
                .or_else(|| claim.and_then(|claim| claim.what.source))
                .or_else(|| self.whose_count(named, figure));
            // Rejected 45 and said that 19 were dead: the denial ends where the source goes on.
            if figure.what.modality == Modality::Denied
                && claim.is_some_and(|claim| claim.what.stance == Stance::Assert)
                && claim.and_then(|claim| claim.what.cue).is_some_and(|cue| self.speaks_on(reading, cue, figure.span))
            {
                figure.what.modality = Modality::Asserted;
            }
            let Some(within) = scope(reading, claim, figure.span) else { continue };
            // A date or place of another statement in the sentence does not belong to this figure.
            let inside = said.overlaps(figure.span);
            // A date or place beside the harm word outranks one that is nearer to the number.
            let harm = figure.reason.words.iter().rev().find(|words| !figure.span.overlaps(**words));
            let harm = harm.copied().unwrap_or(figure.span);
            let near = |spans: &[Span], own: Range<usize>| {
                let from = spans.partition_point(|span| span.start < within.start);
                let here = spans[from..].iter().take_while(|span| span.start < within.end);
                here.filter(|span| own.contains(&span.start))
                    .filter(|span| !span.overlaps(figure.span) && (inside || !said.overlaps(**span)))
                    .min_by_key(|span| distance(reading, **span, harm))
                    .copied()
            };
            figure.what.date = if ["toll", "carried"].contains(&&*figure.reason.rule) {
                let tally = figure.reason.words.first().map_or(figure.span.start, |cue| cue.start);
                self.date_of_tally(reading, around.dates, within, tally..figure.span.start)
            } else if self.is_found_later(reading, figure) {
                None
            } else {
                near(&dates, self.own_days(reading, harm))
            };
            // Karsa reports two dead, six missing: the second count is of Karsa, too; but not where
            // it has a place of its own (six missing in Tolva).
            let first = reading.token_at(figure.span.start);
            let at = reading.sentence_start(first);
            let end = reading.tokens[reading.sentence_end(first) - 1].span.end;
            let next = starts.get(n + 1).map_or(end, |next| end.min(*next));
            let last = beside.filter(|(sentence, _)| *sentence == at).map(|(_, place)| place);
            let last = last.filter(|last| {
                !is_between(&all_places, last.end..figure.span.start) && !is_between(&places, figure.span.end..next)
            });
            let own = self.place_before(reading, figure.span, &all_places).or(last);
            beside = own.map(|place| (at, place)).or(beside);
            figure.what.place = own_place.or(own).or_else(|| near(&places, 0..usize::MAX));
        }
    }

    /// Whether a figure stands behind a verb of saying that is joined to one before, with no
    /// denial in between.
    fn speaks_on(&self, reading: &TokenizedText<'_>, cue: Span, figure: Span) -> bool {
        let at = reading.token_at(cue.start);
        let mut between = reading.token_at(cue.end)..reading.token_at(figure.start);
        let joined = at > 0 && (reading.is(at - 1, ',') || self.words.join.longest(&reading.words, at - 1).is_some());
        joined && cue.end <= figure.start && !between.any(|i| self.words.denied.longest(&reading.words, i).is_some())
    }

    /// The tokens in which a date belongs to a harm word: not those before its own clause
    /// (flags flew on Friday for the 36 who died), nor those behind a later verb with the
    /// same people (those killed in the mine were buried on Friday).
    fn own_days(&self, reading: &TokenizedText<'_>, harm: Span) -> Range<usize> {
        /// Tokens behind the word of harm in which another verb is looked for.
        const REACH: usize = 24;
        let words = &reading.words;
        let (first, last) = (reading.token_at(harm.start), reading.token_at(harm.end));
        let lead = lead(&self.words, reading, reading.sentence_start(first), first);
        let is_relative = lead > 0 && self.words.relative.longest(words, lead - 1).is_some();
        let from = if is_relative { reading.tokens[lead - 1].span.start } else { 0 };
        let end = reading.sentence_end(first);
        let goes_on = |i: usize| {
            [&self.words.at_that, &self.words.relative].iter().any(|opens| opens.longest(words, i).is_some())
        };
        let turn = (last.min(end)..end.min(last + REACH))
            .find(|&i| goes_on(i) || self.words.voice.longest(words, i).is_some());
        let other = turn.filter(|&i| !goes_on(i));
        from..other.map_or(usize::MAX, |i| reading.tokens[i].span.start)
    }

    /// The place right before a number that counts its people: Karsa 11; Karsa has 11.
    fn place_before(&self, reading: &TokenizedText<'_>, figure: Span, places: &[Span]) -> Option<Span> {
        let first = reading.token_at(figure.start);
        let start = reading.sentence_start(first);
        let place = *places[..places.partition_point(|place| place.end <= figure.start)].last()?;
        if place.start < reading.tokens[start].span.start {
            return None;
        }
        let behind = reading.token_at(place.end);
        let from = start.max(behind);
        let number = if first > from && reading.is(first - 1, ':') { first - 1 } else { first };
        let holds = self.words.holds.ending(&reading.words, from, number);
        (behind == number || holds == Some(behind)).then_some(place)
    }

    /// Whether the words before a place make it the place of the event.
    fn is_where(&self, care: &Care, reading: &TokenizedText<'_>, place: Span) -> bool {
        let at = reading.token_at(place.start);
        let from = at.saturating_sub(PLACE_REACH);
        let says_where = (from..at)
            .rev()
            .take_while(|&i| !is_break(reading, i))
            .find(|&i| self.words.locative.longest(&reading.words, i).is_some_and(|hit| i + hit.len <= at));
        says_where.is_some_and(|i| !care.is_before(reading, i))
    }

    /// Whether a figure counts remains that were found, or additional victims: its date is
    /// not that of the event.
    fn is_found_later(&self, reading: &TokenizedText<'_>, figure: &Detection<Figure<usize>>) -> bool {
        let tokens = |span: &Span| reading.token_at(span.start)..reading.token_at(span.end);
        let remains = |i: usize| self.words.remains.longest(&reading.words, i).is_some();
        let on_top = |i: usize| self.words.other.longest(&reading.words, i).is_some();
        // More than 20 is a count of its own.
        figure.reason.words.iter().chain([&figure.span]).flat_map(tokens).any(remains)
            || tokens(&figure.span).skip(1).any(on_top)
    }

    /// Whether a day is that on which somebody spoke (said on Friday; ngày 19/9 cho biết).
    fn is_of_saying(&self, reading: &TokenizedText<'_>, date: Span) -> bool {
        let (from, to) = (reading.token_at(date.start), reading.token_at(date.end));
        let before = (1..=2.min(from)).map(|n| from - n);
        let speaks = |i: usize| i < reading.tokens.len() && self.words.speaks.longest(&reading.words, i).is_some();
        speaks(to) || before.into_iter().any(speaks)
    }

    /// Whether a day is the last up to which something was counted (as of Monday).
    fn is_as_of(&self, reading: &TokenizedText<'_>, date: Span) -> bool {
        let at = reading.token_at(date.start);
        self.words.as_of.ending(&reading.words, 0, at).is_some()
    }

    /// The date of the event that a tally counts: the first date in its own phrase, else a
    /// date of the sentence that is longer than a day (in 2019 the toll was 40).
    fn date_of_tally(
        &self,
        reading: &TokenizedText<'_>,
        dates: &[Detection<Timex>],
        within: Span,
        tally: Range<usize>,
    ) -> Option<Span> {
        let from = dates.partition_point(|date| date.span.start < within.start);
        let here = dates[from..].iter().take_while(|date| date.span.start < within.end);
        let is_long = |date: &Detection<Timex>| date.what.earliest != date.what.latest;
        // The number of dead, yesterday nine: behind the comma stands the day of the count.
        let words = reading.token_at(tally.start)..reading.token_at(tally.end);
        let comma = words.into_iter().find(|&i| reading.is(i, ',')).map_or(tally.end, |i| reading.tokens[i].span.start);
        let is_its = |date: &&Detection<Timex>| (tally.start..comma).contains(&date.span.start) || is_long(date);
        let counts = here.filter(|date| is_when(date) && !self.is_as_of(reading, date.span));
        counts.filter(is_its).map(|date| date.span).next()
    }
}

/// The places right behind the parts of a sum that lie at different ones: 41 people, 23 at Pauk
/// and 18 at Tilin.
fn places_of_parts(
    reading: &TokenizedText<'_>,
    figures: &[Detection<Figure<usize>>],
    places: &[Span],
) -> Vec<Option<Span>> {
    /// Tokens between a part and its place (bảy người trong vụ đánh bom ở Lorat).
    const REACH: usize = 10;
    /// Parts of one sum, before and behind one of them.
    const PARTS: usize = 4;
    let behind = |at: usize| {
        let part = figures[at].what.part_of.is_some().then_some(figures[at].span)?;
        let from = reading.token_at(part.end);
        let end = reading.sentence_end(reading.token_at(part.start)).min(from + REACH);
        let end = figures.get(at + 1).map_or(end, |next| end.min(reading.token_at(next.span.start)));
        let next = places.partition_point(|place| place.start < part.end);
        places.get(next).copied().filter(|place| reading.token_at(place.start) < end)
    };
    let found: Vec<Option<Span>> = (0..figures.len()).map(behind).collect();
    let words = |place: Span| &reading.text[place.start..place.end];
    let is_elsewhere = |at: usize, place: Span| {
        let near = at.saturating_sub(PARTS)..figures.len().min(at + PARTS + 1);
        let mut others = near.filter(|other| figures[*other].what.part_of == figures[at].what.part_of);
        others.any(|other| found[other].is_some_and(|other| words(other) != words(place)))
    };
    found.iter().enumerate().map(|(at, place)| place.filter(|place| is_elsewhere(at, *place))).collect()
}

/// Whether one of some spans begins in a range.
fn is_between(spans: &[Span], range: Range<usize>) -> bool {
    spans.get(spans.partition_point(|span| span.start < range.start)).is_some_and(|span| span.start < range.end)
}

fn is_when(date: &Detection<Timex>) -> bool {
    matches!(date.what.kind, TimexType::Date | TimexType::Time) && date.what.earliest.is_some()
}

/// The shortest statement that holds a figure, of those from the first that may.
fn innermost(claims: &[Detection<Claim>], figure: Span) -> Option<&Detection<Claim>> {
    let before = claims.iter().take_while(|claim| claim.span.start <= figure.start);
    before.filter(|claim| claim.span.contains(figure)).min_by_key(|claim| claim.span.len())
}

/// The sentence of a figure, or the part of it that its statement holds.
fn scope(reading: &TokenizedText<'_>, claim: Option<&Detection<Claim>>, figure: Span) -> Option<Span> {
    let token = reading.token_at(figure.start);
    let at = reading.sentences.partition_point(|sentence| sentence.end <= token);
    let sentence = reading.span(reading.sentences.get(at)?.clone());
    Some(match claim {
        Some(claim) => Span::new(claim.span.start.max(sentence.start), claim.span.end.min(sentence.end)),
        None => sentence,
    })
}

/// How many tokens stand between two places.
fn distance(reading: &TokenizedText<'_>, a: Span, b: Span) -> usize {
    let [a, b] = [a, b].map(|span| reading.token_at(span.start)..reading.token_at(span.end));
    if a.start >= b.end { a.start - b.end } else { b.start.saturating_sub(a.end) }
}
