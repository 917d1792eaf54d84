//! The figures of a document with what stands around them.

use crate::desk::annotation::{Annotation, Body, Id, State};
use crate::desk::document::Document;
use crate::lang::{Institution, comes_back_to, has_moved, institution};
use crate::model::{Day, Entity, EntityKind, Figure, Timex};
use crate::text::{Span, key};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Names a figure among those of all documents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FigureKey {
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
}

impl FigureKey {
    /// The key as one name.
    pub fn name(&self) -> Id {
        format!("{} {}", self.document, self.id).into()
    }
}

/// A place or a speaker, by which figures of different articles are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The canonical id, or the words folded where nobody said who it is.
    pub id: Id,
    /// The kind of the name; `None` where the words hold no name.
    pub kind: Option<EntityKind>,
    /// The canonical name, or the words.
    pub name: String,
    /// What kind of institution the words of a source name, and whose.
    pub body: Option<Institution>,
}

/// A casualty figure with what a table tells of it.
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
    /// Whether it is a tally that was at another number before: the toll rose to it.
    pub has_moved: bool,
    /// The day on which the count was given: the publication of the article.
    pub as_of: Option<Day>,
    /// First and last day of the event, where the sentence gives them.
    pub when: Option<(Day, Day)>,
    /// Where it happened, where the sentence says so.
    pub place: Option<Party>,
    /// Who says so; `None` for the narrator's own voice.
    pub source: Option<Party>,
}

impl FigureRow {
    /// The one number that the count is drawn at: its least, else its greatest.
    pub fn count(&self) -> Option<u64> {
        self.figure.low.or(self.figure.high)
    }
}

/// What the tolls need of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// Its live figures, in the order of the text.
    pub rows: Vec<Arc<FigureRow>>,
    /// For each row the place of its whole in `rows`.
    pub(super) wholes: Vec<Option<usize>>,
    /// The places that it names, by their ids, with how often.
    pub(super) places: FxHashMap<Id, usize>,
}

/// The figures of a document.
pub fn figures(document: &Document) -> Figures {
    let annotations = document.annotations();
    let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
    let around = Around::new(document, &live);
    let (title, language): (Arc<str>, Arc<str>) =
        (document.meta.title.as_str().into(), (*document.meta.language).into());
    let mut rows: Vec<Arc<FigureRow>> = Vec::new();
    let mut at: FxHashMap<Id, usize> = FxHashMap::default();
    for annotation in &live {
        let Body::Figure(figure) = &annotation.body else { continue };
        at.insert(annotation.id.clone(), rows.len());
        // The ministry, it: a source from before, else whoever the text has named last.
        let earlier = |span: Span| {
            let is_meant = |name: &str| comes_back_to(&language, span.of(&document.text), name);
            let known = rows.iter().rev().filter_map(|row| row.source.as_ref()).find(|source| is_meant(&source.name));
            known.cloned().or_else(|| around.named_before(span, is_meant))
        };
        let source = figure.source.map(|span| {
            let party = around.speaker(span, around.party(span, |_| true));
            if party.kind.is_some() { party } else { earlier(span).unwrap_or(party) }
        });
        rows.push(Arc::new(FigureRow {
            key: FigureKey { document: document.id.clone(), id: annotation.id.clone() },
            figure: figure.clone(),
            state: annotation.state,
            quote: annotation.span.of(&document.text).to_owned(),
            sentence: sentence(&document.text, annotation.span).of(&document.text).to_owned(),
            title: title.clone(),
            language: language.clone(),
            has_moved: tally_before(annotation).is_some_and(|before| has_moved(&language, before.of(&document.text))),
            as_of: document.meta.published,
            when: figure.date.and_then(|span| around.days(span)),
            place: figure.place.map(|span| around.party(span, |kind| kind == EntityKind::Place)),
            source,
        }));
    }
    let wholes = rows.iter().map(|row| row.figure.part_of.as_ref().and_then(|id| at.get(id)).copied()).collect();
    let mut places: FxHashMap<Id, usize> = FxHashMap::default();
    for (span, entity) in &around.entities {
        if entity.kind == EntityKind::Place {
            *places.entry(identity(entity, span.of(&document.text)).0).or_default() += 1;
        }
    }
    Figures { rows, wholes, places }
}

/// What stands before the number of a tally, from its first word.
fn tally_before(annotation: &Annotation) -> Option<Span> {
    let reason = annotation.reason.as_ref().filter(|reason| reason.rule == "toll")?;
    let first = reason.words.first()?;
    (first.start < annotation.span.start).then(|| Span::new(first.start, annotation.span.start))
}

/// Names and dates of a document, in the order of its text.
struct Around<'d> {
    text: &'d str,
    language: &'d str,
    entities: Vec<(Span, &'d Entity)>,
    dates: Vec<(Span, &'d Timex)>,
}

impl<'d> Around<'d> {
    fn new(document: &'d Document, live: &[&'d Annotation]) -> Self {
        let (text, language) = (&*document.text, &*document.meta.language);
        let mut around = Self { text, language, entities: Vec::new(), dates: Vec::new() };
        for annotation in live {
            match &annotation.body {
                Body::Entity(entity) => around.entities.push((annotation.span, entity)),
                Body::Date(timex) => around.dates.push((annotation.span, timex)),
                _ => {}
            }
        }
        around
    }

    /// Who or what the words at a place name.
    fn party(&self, span: Span, wanted: impl Fn(EntityKind) -> bool) -> Party {
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
                Party { id, kind: Some(entity.kind), name, body: None }
            }
            _ => Party { id: key(words).into(), kind: None, name: words.to_owned(), body: None },
        }
    }

    /// Whoever is named last before a place, of those that are meant.
    fn named_before(&self, span: Span, is_meant: impl Fn(&str) -> bool) -> Option<Party> {
        let to = self.entities.partition_point(|(place, _)| place.end <= span.start);
        let speaks = |entity: &Entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization);
        let mut before = self.entities[..to].iter().rev();
        let (place, entity) = before.find(|(place, entity)| speaks(entity) && is_meant(place.of(self.text)))?;
        let (id, name) = identity(entity, place.of(self.text));
        Some(self.speaker(*place, Party { id, kind: Some(entity.kind), name, body: None }))
    }

    /// A party of which some words say what it is, if it is no person.
    fn speaker(&self, words: Span, party: Party) -> Party {
        let is_person = party.kind == Some(EntityKind::Person);
        let body = if is_person { None } else { institution(self.language, words.of(self.text)) };
        Party { body, ..party }
    }

    /// First and last day of a date; of a range, of both its ends.
    fn days(&self, span: Span) -> Option<(Day, Day)> {
        let at = self.dates.iter().position(|(place, _)| *place == span)?;
        let days = |(_, timex): &(Span, &Timex)| Some((timex.earliest?, timex.latest?));
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

/// Bytes that a source may hold beside the name in it, for an article or a title.
const SPARE: usize = 4;
/// Bytes of what joins the two ends of a range.
const LONGEST_LINK: usize = 9;

fn identity(entity: &Entity, words: &str) -> (Id, String) {
    match &entity.canonical {
        Some(canonical) => (canonical.id.as_str().into(), canonical.name.clone()),
        None => (key(words).into(), words.to_owned()),
    }
}

/// The sentence around a place of a text: up to a line break, or a stop with a blank
/// and no small letter behind it. A stop behind a short word with a capital is an
/// abbreviation.
pub fn sentence(text: &str, span: Span) -> Span {
    /// Bytes on either side beyond which no sentence is looked for.
    const REACH: usize = 600;
    /// Letters of the longest abbreviation that ends in a stop (Gen., Lt., Dr.).
    const ABBREVIATION: usize = 3;
    let ends_at = |stop: usize| {
        let behind = text[stop..].trim_start_matches(['.', '!', '?', '…', '"', '”', '’', '»', ')']);
        let opens = behind.strip_prefix([' ', '\t', '\u{a0}']).map(|rest| rest.trim_start().chars().next());
        let word = text[..stop].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_short = word.chars().count() <= ABBREVIATION && word.starts_with(char::is_uppercase);
        let shut = text.len() - behind.len();
        opens
            .is_some_and(|next| next.is_none_or(|c| !c.is_lowercase()) && !(is_short && text[stop..].starts_with('.')))
            .then_some(shut)
    };
    let floor =
        (span.start.saturating_sub(REACH)..=span.start).find(|&i| text.is_char_boundary(i)).unwrap_or(span.start);
    let roof =
        (span.end..=(span.end + REACH).min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(span.end);
    let line = text[floor..span.start].rfind('\n').map_or(floor, |at| floor + at + 1);
    let stops =
        |from: usize, to: usize| text[from..to].match_indices(['.', '!', '?', '…']).map(move |(at, _)| from + at);
    let start = stops(line, span.start).filter_map(ends_at).rfind(|&end| end <= span.start).unwrap_or(line);
    let close = text[span.end..roof].find('\n').map_or(roof, |at| span.end + at);
    let end = stops(span.end, close).find_map(ends_at).unwrap_or(close);
    Span::new(start, end.min(close).max(span.end)).trimmed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_ends_it() {
        let text = "First one. Gen. Ruth Hale said 3.5 men (“12 people died.”) fell. Last?\nNext line";
        for (words, expected) in [
            ("12 people", "Gen. Ruth Hale said 3.5 men (“12 people died.”) fell."),
            ("First", "First one."),
            ("Last", "Last?"),
            ("Next", "Next line"),
        ] {
            let start = text.find(words).unwrap();
            assert_eq!(sentence(text, Span::new(start, start + words.len())).of(text), expected);
        }
    }
}
