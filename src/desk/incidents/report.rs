//! The figures of one article with what it takes to compare them with those of others.

use super::context::Context;
use super::figure_row::FigureRow;
use super::key::FigureKey;
use super::nested::nested;
use super::participant::{identity, nameless};
use super::passages::{Passage, passages};
use super::sums::Sums;
use super::terms::{Term, terms};
use super::told::{ToldEvent, VictimRow, told_events, victims};
use crate::desk::annotation::{Annotation, Body, Id, Origin};
use crate::desk::document::Document;
use crate::lang::{adds, comes_back_to, counted_people, has_moved, is_added, is_country};
use crate::model::{Currency, Day, EntityKind, Figure};
use crate::places::{Place, Settled, places};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The figures of one article with what it takes to compare them with those of others. It
/// grows with the number of figures and names, not with the length of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleReport {
    /// Its document.
    pub document: Id,
    /// Its live figures, in the order of the text.
    pub rows: Vec<Arc<FigureRow>>,
    /// The day of publication.
    pub published: Option<Day>,
    /// For each row the index of its whole in `rows`.
    pub(super) wholes: Vec<Option<usize>>,
    /// Its figures by the passage that they stand in.
    pub(super) passages: Vec<Passage>,
    /// The places that it names, with how often.
    pub(super) places: FxHashMap<Id, usize>,
    /// Those of them that are countries.
    pub(super) countries: FxHashSet<Id>,
    /// Pairs of places of which it states that the first lies in the second; each that it names
    /// lies in itself.
    pub(super) nested: Vec<(Id, Id)>,
    /// Where the places that it names lie, as far as it leaves no doubt.
    pub(super) located: FxHashMap<Id, Place>,
    /// The names of the whole article.
    pub(super) names: Vec<Term>,
    /// What it says happened.
    pub(super) told: Vec<ToldEvent>,
    /// For each row the event in `told` that it is of.
    pub(super) event_of: Vec<Option<usize>>,
    /// Those whom it names among the victims.
    pub victims: Vec<VictimRow>,
    /// Their names with what they came to, as they are compared.
    pub(super) victim_names: Vec<Term>,
}

impl ArticleReport {
    /// The places that it names and that leave no doubt, with how often it names them, in no
    /// order.
    pub fn located_places(&self) -> impl Iterator<Item = (&Place, usize)> {
        self.located.iter().map(|(id, place)| (place, self.places.get(id).copied().unwrap_or_default()))
    }

    /// The words of all its passages.
    pub(super) fn words(&self) -> Vec<Term> {
        terms(self.passages.iter().flat_map(|passage| passage.words.iter().copied()))
    }
}

/// The figures of an article, with what it takes to compare them.
pub fn article_report(document: &Document) -> ArticleReport {
    let annotations = document.annotations();
    let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
    let context = Context::new(&document.text, &document.meta, &live);
    let (title, language): (Arc<str>, Arc<str>) =
        (document.meta.title.as_str().into(), (*document.meta.language).into());
    let mut rows: Vec<Arc<FigureRow>> = Vec::new();
    let mut at: FxHashMap<Id, usize> = FxHashMap::default();
    let sentences = document.sentences();
    let lines = Lines::of(&document.text);
    let headline_end = headline(&document.text);
    let mut spans = Vec::new();
    let events = &document.narrative().events;
    let people: Vec<Span> = events
        .iter()
        .flat_map(|event| event.what.by.iter().chain(&event.what.against))
        .map(|actor| actor.span)
        .collect();
    // A farm worker from Nepal was not killed there, but where the event was.
    let place_of = |annotation: &Annotation, figure: &Figure<Id>| {
        let is_theirs = |place: &Span| people.iter().any(|people| people.contains(*place));
        let told = || {
            let event = document.narrative().event_of(&annotation.id).and_then(|at| events.get(at));
            event.and_then(|event| event.what.place).filter(|place| !is_theirs(place))
        };
        let place = figure.place?;
        if annotation.origin == Origin::Engine && is_theirs(&place) { told() } else { Some(place) }
    };
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
            if participant.kind.is_some() || participant.body.is_some() {
                return participant;
            }
            let kind = || nameless(&language, span.of(&document.text));
            earlier(span).or_else(kind).unwrap_or(participant)
        });
        let sentence = sentences.around(annotation.span);
        let tally = tally_before(annotation);
        let around = tally.map(|tally| with_words_before(&document.text, sentence, tally));
        spans.push(annotation.span);
        rows.push(Arc::new(FigureRow {
            key: FigureKey { document: document.id.clone(), id: annotation.id.clone() },
            figure: figure.clone(),
            state: annotation.state,
            quote: annotation.span.of(&document.text).to_owned(),
            sentence: sentence.of(&document.text).to_owned(),
            title: title.clone(),
            language: language.clone(),
            at_sentence: sentences.number(annotation.span.start),
            at_line: lines.number(annotation.span.start),
            is_headline: annotation.span.end <= headline_end,
            is_added: is_added(&language, with_next_word(&document.text, annotation.span)),
            is_tally: annotation.reason.as_ref().is_some_and(|reason| reason.rule == "toll"),
            has_moved: around.is_some_and(|words| has_moved(&language, words)),
            as_of: document.meta.published,
            when: figure.date.and_then(|span| context.days(span)),
            place: place_of(annotation, figure).map(|span| context.participant(span, |kind| kind == EntityKind::Place)),
            people: counted_people(&language, annotation.span.of(&document.text)),
            source,
        }));
    }
    let wholes = (0..rows.len()).map(|i| {
        let named = rows[i].figure.part_of.as_ref().and_then(|id| at.get(id)).copied();
        named.filter(|&whole| !is_next_tally(&rows[whole], &rows[i])).or_else(|| grown_by(document, &rows, &spans, i))
    });
    let mut wholes: Vec<Option<usize>> = wholes.collect();
    let sums = Sums::of(document, &rows, &spans, &mut wholes);
    let (mut places, mut countries) = (FxHashMap::<Id, usize>::default(), FxHashSet::default());
    for (span, entity) in &context.entities {
        if entity.kind == EntityKind::Place && !is_dateline(&document.text, *span) {
            let (id, name) = identity(entity, span.of(&document.text));
            if is_country(&name) {
                countries.insert(id.clone());
            }
            *places.entry(id).or_default() += 1;
        }
    }
    let located = located(&context);
    let each = places.keys().map(|id| (id.clone(), id.clone()));
    let nested = nested(&document.text, &language, &context.entities).into_iter().chain(each).collect();
    let names = terms(context.names(Span::new(0, document.text.len())).map(|id| Term::of(&id)));
    let mut told = told_events(document, &context, &sentences);
    let event_of: Vec<Option<usize>> = rows.iter().map(|row| document.narrative().event_of(&row.key.id)).collect();
    for (row, event) in rows.iter().zip(&event_of) {
        if let Some(event) = event.and_then(|at| told.get_mut(at)) {
            event.worst = Some(event.worst.map_or(row.figure.effect, |worst| worst.min(row.figure.effect)));
        }
    }
    let passages = passages(&document.text, (&rows, &sums), &wholes, &spans, (&told, &event_of), &sentences, &context);
    let victims = victims(document, &sentences);
    let victim_names =
        terms(victims.iter().map(|victim| Term::of(&format!("{} {}", victim.effect.name(), victim.folded()))));
    let (document, published) = (document.id.clone(), document.meta.published);
    ArticleReport {
        document,
        rows,
        published,
        wholes,
        passages,
        places,
        countries,
        nested,
        located,
        names,
        told,
        event_of,
        victims,
        victim_names,
    }
}

/// Whether a place opens a line in capitals: there the report was written.
fn is_dateline(text: &str, place: Span) -> bool {
    let opens = text[..place.start].chars().next_back().is_none_or(|before| before == '\n');
    let is_shouted = !place.of(text).chars().any(char::is_lowercase);
    let goes_on = text[place.end..].starts_with([',', ' ', '.', '(']);
    opens && is_shouted && goes_on && place.of(text).chars().count() > 2
}

/// Where the places of an article lie, as far as all that it names leaves no doubt.
fn located(context: &Context<'_>) -> FxHashMap<Id, Place> {
    let known = places();
    if known.is_empty() {
        return FxHashMap::default();
    }
    let is_place = |kind: EntityKind| matches!(kind, EntityKind::Place | EntityKind::Demonym);
    let named: Vec<(Id, String)> = context
        .entities
        .iter()
        .filter(|(_, entity)| is_place(entity.kind))
        .map(|(span, entity)| identity(entity, span.of(context.text)))
        .collect();
    let around = known.context(named.iter().map(|(_, name)| name.as_str()));
    let mut found = FxHashMap::default();
    for (id, name) in named {
        if let (false, Settled::One(place)) = (found.contains_key(&id), known.settle(&name, &[], &around)) {
            found.insert(id, place);
        }
    }
    found
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
    // Eight people died in hospital, raising the toll to 51; eight more, and it stands at 51.
    let has_grown = |&sum: &usize| rows[sum].is_tally && (this.is_added || !this.is_tally && rows[sum].has_moved);
    let behind = || (row + 1..rows.len()).filter(has_grown).find(is_sum);
    (0..row).rev().find(is_sum).or_else(behind)
}

/// Whether a sentence tells that a tally has moved from one count to another: none is a part.
fn is_next_tally(old: &FigureRow, new: &FigureRow) -> bool {
    old.at_sentence == new.at_sentence
        && old.figure.currency == Currency::Superseded
        && new.figure.currency == Currency::Current
        && new.is_tally
}

/// The words of a tally with those right before it, which may say that it moved (bringing the
/// number of dead to).
fn with_words_before(text: &str, sentence: Span, tally: Span) -> &str {
    /// Words between such a verb and the tally: a determiner and an adjective.
    const REACH: usize = 4;
    let start = sentence.start.min(tally.start);
    let before = text.get(start..tally.start).unwrap_or_default();
    let without_last = |words: &str| words.trim_end().rfind(char::is_whitespace).unwrap_or_default();
    let from = (0..REACH).fold(before.len(), |end, _| without_last(&before[..end]));
    text.get(start + from..tally.end).unwrap_or_default()
}

/// The words of a count with the one behind it, which may say that they came on top: two
/// *more*.
fn with_next_word(text: &str, span: Span) -> &str {
    let behind = text.get(span.end..).unwrap_or_default();
    let start = behind.len() - behind.trim_start_matches(' ').len();
    let word = behind[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(behind.len() - start);
    text.get(span.start..span.end + start + word).unwrap_or_default()
}

/// Where the headline of a text ends: its first line, if more follows it and it is no
/// paragraph.
fn headline(text: &str) -> usize {
    /// Bytes of the longest headline.
    const LONGEST: usize = 250;
    text.find('\n').filter(|end| *end <= LONGEST).unwrap_or_default()
}

/// The lines of a text.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The number of the line at a byte.
    fn number(&self, at: usize) -> usize {
        self.0.partition_point(|end| *end < at)
    }
}

/// The span from the first word of a tally to its number.
fn tally_before(annotation: &Annotation) -> Option<Span> {
    let reason = annotation.reason.as_ref().filter(|reason| reason.rule == "toll")?;
    let first = reason.words.first()?;
    (first.start < annotation.span.start).then(|| Span::new(first.start, annotation.span.start))
}
