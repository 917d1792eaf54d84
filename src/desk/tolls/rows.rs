//! The figures of a document with the context that grouping needs.

use super::key::FigureKey;
use super::nested::nested;
use super::participant::{Participant, identity};
use crate::desk::annotation::{Annotation, Body, Id, State};
use crate::desk::document::Document;
use crate::lang::{adds, comes_back_to, has_moved, institution, is_added, is_country};
use crate::model::{Currency, Day, DayPart, Entity, EntityKind, Figure, TimeOfDay, Timex};
use crate::text::{Sentences, Span, key};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// A casualty figure as a row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// Its document and its annotation.
    pub key: FigureKey,
    /// The count, its bounds, whom it counts.
    pub figure: Figure<Id>,
    /// What the person decided.
    pub state: State,
    /// The words of the count.
    pub quote: String,
    /// The sentence that they stand in.
    pub sentence: String,
    /// The title of the document.
    pub title: Arc<str>,
    /// The language of the document (BCP 47).
    pub language: Arc<str>,
    /// Whether it stands in the headline.
    pub is_headline: bool,
    /// Whether it counts people in addition to others (three more).
    pub is_added: bool,
    /// Whether it is a tally (the death toll is 24).
    pub is_tally: bool,
    /// Whether it is a tally that changed to this number (the toll rose to 24).
    pub has_moved: bool,
    /// The day on which the count was given: the publication of the article.
    pub as_of: Option<Day>,
    /// First and last day of the event, where the sentence gives them.
    pub when: Option<(Day, Day)>,
    /// Where it happened, where the sentence says so.
    pub place: Option<Participant>,
    /// Its source; `None` where the article itself states it.
    pub source: Option<Participant>,
}

impl FigureRow {
    /// The number that stands for the count: its least, else its greatest.
    pub fn count(&self) -> Option<u64> {
        self.figure.low.or(self.figure.high)
    }
}

/// The figures of one document with what grouping needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Its live figures, in the order of the text.
    pub rows: Vec<Arc<FigureRow>>,
    /// For each row the index of its whole in `rows`.
    pub(super) wholes: Vec<Option<usize>>,
    /// The ids of places that it names, with how often.
    pub(super) places: FxHashMap<Id, usize>,
    /// Those of them that are countries.
    pub(super) countries: FxHashSet<Id>,
    /// Pairs of places of which it states that the first lies in the second.
    pub(super) nested: Vec<(Id, Id)>,
    /// For each row the places that its sentence names.
    pub(super) beside: Vec<Vec<Participant>>,
}

/// The figures of a document.
pub fn figures(document: &Document) -> Figures {
    let annotations = document.annotations();
    let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
    let context = Context::new(document, &live);
    let (title, language): (Arc<str>, Arc<str>) =
        (document.meta.title.as_str().into(), (*document.meta.language).into());
    let mut rows: Vec<Arc<FigureRow>> = Vec::new();
    let mut at: FxHashMap<Id, usize> = FxHashMap::default();
    let sentences = Sentences::of(&document.text);
    let headline_end = headline(&document.text);
    let (mut beside, mut spans) = (Vec::new(), Vec::new());
    for annotation in &live {
        let Body::Figure(figure) = &annotation.body else { continue };
        at.insert(annotation.id.clone(), rows.len());
        // An anaphoric source (the ministry, it) is an earlier source, else the agent named
        // last.
        let earlier = |span: Span| {
            let is_meant = |name: &str| comes_back_to(&language, span.of(&document.text), name);
            let known = rows.iter().rev().filter_map(|row| row.source.as_ref()).find(|source| is_meant(&source.name));
            known.cloned().or_else(|| context.named_before(span, is_meant))
        };
        let source = figure.source.map(|span| {
            let participant = context.speaker(span, context.participant(span, |_| true));
            if participant.kind.is_some() { participant } else { earlier(span).unwrap_or(participant) }
        });
        let sentence = sentences.around(annotation.span);
        beside.push(context.places(sentence));
        let tally = tally_before(annotation);
        spans.push(annotation.span);
        rows.push(Arc::new(FigureRow {
            key: FigureKey { document: document.id.clone(), id: annotation.id.clone() },
            figure: figure.clone(),
            state: annotation.state,
            quote: annotation.span.of(&document.text).to_owned(),
            sentence: sentence.of(&document.text).to_owned(),
            title: title.clone(),
            language: language.clone(),
            is_headline: annotation.span.end <= headline_end,
            is_added: is_added(&language, annotation.span.of(&document.text)),
            is_tally: annotation.reason.as_ref().is_some_and(|reason| reason.rule == "toll"),
            has_moved: tally.is_some_and(|before| has_moved(&language, before.of(&document.text))),
            as_of: document.meta.published,
            when: figure.date.and_then(|span| context.days(span)),
            place: figure.place.map(|span| context.participant(span, |kind| kind == EntityKind::Place)),
            source,
        }));
    }
    let wholes = (0..rows.len()).map(|i| {
        let named = rows[i].figure.part_of.as_ref().and_then(|id| at.get(id)).copied();
        named.or_else(|| grown_by(document, &rows, &spans, i))
    });
    let wholes = wholes.collect();
    let (mut places, mut countries) = (FxHashMap::<Id, usize>::default(), FxHashSet::default());
    for (span, entity) in &context.entities {
        if entity.kind == EntityKind::Place {
            let (id, name) = identity(entity, span.of(&document.text));
            if is_country(&name) {
                countries.insert(id.clone());
            }
            *places.entry(id).or_default() += 1;
        }
    }
    let nested = nested(&document.text, &language, &context.entities);
    Figures { rows, wholes, places, countries, nested, beside }
}

/// The tally that includes another count: the toll rose to 24 after three people died.
fn grown_by(document: &Document, rows: &[Arc<FigureRow>], spans: &[Span], row: usize) -> Option<usize> {
    let this = &rows[row];
    let is_sum = |&sum: &usize| {
        let other = &rows[sum];
        let between = document.text.get(spans[sum].end..spans[row].start);
        other.figure.currency == Currency::Current
            && this.figure.currency == Currency::Current
            && other.figure.effect == this.figure.effect
            && other.sentence == this.sentence
            && this.count() < other.count()
            && (this.is_added || between.is_some_and(|between| adds(&document.meta.language, between)))
    };
    // Eight more people died, raising the toll to 51.
    let behind = || (row + 1..rows.len()).filter(|_| this.is_added).filter(|&sum| rows[sum].is_tally).find(is_sum);
    (0..row).rev().find(is_sum).or_else(behind)
}

/// Where the headline of a text ends: its first line, if more follows it and it is no
/// paragraph.
fn headline(text: &str) -> usize {
    /// Bytes of the longest headline.
    const LONGEST: usize = 250;
    text.find('\n').filter(|end| *end <= LONGEST).unwrap_or_default()
}

/// The span from the first word of a tally to its number.
fn tally_before(annotation: &Annotation) -> Option<Span> {
    let reason = annotation.reason.as_ref().filter(|reason| reason.rule == "toll")?;
    let first = reason.words.first()?;
    (first.start < annotation.span.start).then(|| Span::new(first.start, annotation.span.start))
}

/// The names and dates of a document, in the order of its text.
struct Context<'d> {
    text: &'d str,
    language: &'d str,
    published: Option<Day>,
    entities: Vec<(Span, &'d Entity)>,
    dates: Vec<(Span, &'d Timex)>,
}

impl<'d> Context<'d> {
    fn new(document: &'d Document, live: &[&'d Annotation]) -> Self {
        let (text, language) = (&*document.text, &*document.meta.language);
        let published = document.meta.published;
        let mut context = Self { text, language, published, entities: Vec::new(), dates: Vec::new() };
        for annotation in live {
            match &annotation.body {
                Body::Entity(entity) => context.entities.push((annotation.span, entity)),
                Body::Date(timex) => context.dates.push((annotation.span, timex)),
                _ => {}
            }
        }
        context
    }

    /// The participant that the words at a span name.
    fn participant(&self, span: Span, wanted: impl Fn(EntityKind) -> bool) -> Participant {
        let from = self.entities.partition_point(|(place, _)| place.end <= span.start);
        let within = self.entities[from..].iter().take_while(|(place, _)| place.start < span.end);
        // Of "the mayor of Karsa, Tomas Irrek" the person speaks, and of "Veldia's army" no place does.
        let rank = |kind: EntityKind| match kind {
            EntityKind::Person => 0,
            EntityKind::Organization => 1,
            EntityKind::Place | EntityKind::Demonym => 2,
        };
        let words = span.of(self.text);
        let named = within.filter(|(_, entity)| wanted(entity.kind)).min_by_key(|(_, entity)| rank(entity.kind));
        let is_all = |place: Span| place.len() + SPARE >= span.len();
        match named {
            Some((place, entity)) if rank(entity.kind) < 2 || is_all(*place) => {
                let (id, name) = identity(entity, place.of(self.text));
                Participant { id, kind: Some(entity.kind), name, body: None }
            }
            _ => Participant { id: key(words).into(), kind: None, name: words.to_owned(), body: None },
        }
    }

    /// The places that are named inside a span.
    fn places(&self, words: Span) -> Vec<Participant> {
        let from = self.entities.partition_point(|(place, _)| place.start < words.start);
        let inside = self.entities[from..].iter().take_while(|(place, _)| place.end <= words.end);
        let places = inside.filter(|(_, entity)| entity.kind == EntityKind::Place);
        places.map(|(place, _)| self.participant(*place, |kind| kind == EntityKind::Place)).collect()
    }

    /// The last agent named before a span that satisfies `is_meant`.
    fn named_before(&self, span: Span, is_meant: impl Fn(&str) -> bool) -> Option<Participant> {
        let to = self.entities.partition_point(|(place, _)| place.end <= span.start);
        let speaks = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        let mut before = self.entities[..to].iter().rev();
        let (place, entity) = before.find(|(place, entity)| speaks(entity) && is_meant(place.of(self.text)))?;
        let (id, name) = identity(entity, place.of(self.text));
        Some(self.speaker(*place, Participant { id, kind: Some(entity.kind), name, body: None }))
    }

    /// A participant with the institution that its words name, or that it speaks for.
    fn speaker(&self, words: Span, participant: Participant) -> Participant {
        let from = self.entities.partition_point(|(place, _)| place.end <= words.start);
        let mut within = self.entities[from..].iter().take_while(|(place, _)| place.start < words.end);
        // Police spokesman Sule Adanko speaks for the police.
        let person = within.find(|(_, entity)| entity.kind == EntityKind::Person).map(|(place, _)| *place);
        let role = person.map_or(words, |name| Span::new(words.start, name.start.max(words.start)));
        Participant { body: institution(self.language, role.of(self.text)), ..participant }
    }

    /// A night spans two days; where it is the article's day, the night before it is meant.
    fn with_its_night(&self, timex: &Timex, (from, to): (Day, Day)) -> (Day, Day) {
        let is_night = timex.value.time_of_day() == Some(TimeOfDay::Part(DayPart::Night));
        match is_night && from == to {
            true if self.published == Some(from) => (from.plus_days(-1), to),
            true => (from, to.plus_days(1)),
            false => (from, to),
        }
    }

    /// First and last day of a date, or of the range that it is an end of.
    fn days(&self, span: Span) -> Option<(Day, Day)> {
        let at = self.dates.iter().position(|(place, _)| *place == span)?;
        let days = |(_, timex): &(Span, &Timex)| Some(self.with_its_night(timex, (timex.earliest?, timex.latest?)));
        let (mut earliest, mut latest) = days(&self.dates[at])?;
        let (before, after) = (at.checked_sub(1), Some(at + 1).filter(|&i| i < self.dates.len()));
        for (other, gap) in [(before, before.map(|i| (i, at))), (after, after.map(|i| (at, i)))] {
            let (Some(other), Some((first, second))) = (other, gap) else { continue };
            let between = self.text.get(self.dates[first].0.end..self.dates[second].0.start).unwrap_or("\n");
            // Two ends with one word or sign between them.
            if between.len() <= LONGEST_LINK
                && !between.contains('\n')
                && between.split_whitespace().count() == 1
                && let Some((from, to)) = days(&self.dates[other])
            {
                (earliest, latest) = (earliest.min(from), latest.max(to));
            }
        }
        Some((earliest, latest))
    }
}

/// Bytes beside the name that a source may have and still be that name: an article or a title.
const SPARE: usize = 4;
/// Bytes of the longest text that joins the two ends of a range.
const LONGEST_LINK: usize = 9;
