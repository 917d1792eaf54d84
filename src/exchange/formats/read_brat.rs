//! Reads brat standoff. Its text is a file of its own: the one of the known articles on which
//! its marks stand.

use super::drafts::{Draft, Drafts, ImportOptions, Mark};
use super::labels::default_kind;
use super::own::{self, Features};
use crate::desk::{Body, Kind, State};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::text::Span;
use std::collections::{BTreeMap, HashMap};

/// Whether a text is a file of brat: it begins with a text-bound annotation.
pub(super) fn is_brat(content: &str) -> bool {
    content.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| Bound::of(line).is_some())
}

/// A text-bound annotation: `T1⇥Type 0 5;7 9⇥words`.
struct Bound<'a> {
    id: &'a str,
    label: &'a str,
    places: Vec<Place>,
    quote: &'a str,
}

impl<'a> Bound<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let mut parts = line.splitn(3, '\t');
        let (id, head, quote) = (parts.next()?, parts.next()?, parts.next()?);
        id.strip_prefix('T')?.parse::<u64>().ok()?;
        let (label, places) = head.split_once(' ')?;
        let place = |place: &str| {
            let (start, end) = place.split_once(' ')?;
            Some(Place { start: start.parse().ok()?, end: end.parse().ok()? })
        };
        Some(Self { id, label, places: places.split(';').map(place).collect::<Option<_>>()?, quote: quote.trim_end() })
    }

    /// Its place in a text, from the first part to the last: between them may be blanks.
    fn span(&self, converter: &PlaceConverter<'_>) -> Result<Span, Flaw> {
        let parts = self.places.iter().map(|&place| converter.span(place).filter(|span| !span.is_empty()));
        let parts: Vec<Span> = parts.collect::<Option<_>>().ok_or(Flaw::OutOfText)?;
        let whole = parts.iter().copied().reduce(Span::cover).ok_or(Flaw::OutOfText)?;
        let inside = dense(converter.quote(whole));
        if inside != parts.iter().map(|&part| dense(converter.quote(part))).collect::<String>() {
            return Err(Flaw::Parts);
        }
        if inside != dense(self.quote) {
            let text = converter.quote(whole).to_owned();
            return Err(Flaw::Quote { quote: self.quote.to_owned(), text });
        }
        Ok(whole)
    }
}

fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Reads the marks of a file on the article that they stand on.
pub(super) fn read(content: &str, reading: &ImportOptions<'_>) -> Result<Drafts, ImportError> {
    if !is_brat(content) {
        return Err(ImportError::OtherFormat("brat"));
    }
    let bounds: Vec<Bound<'_>> = content.lines().filter_map(Bound::of).collect();
    let on = |article: &&Article| {
        let converter = PlaceConverter::new(&article.text);
        bounds.iter().filter(|bound| bound.span(&converter).is_ok()).count()
    };
    let best = reading.known.iter().map(|article| (on(&article), article)).max_by_key(|(fitting, _)| *fitting);
    let Some((_, article)) = best.filter(|(fitting, _)| fitting * 2 >= bounds.len()) else {
        return Err(ImportError::Document { number: 1, fault: Fault::NoText(".txt".to_owned()) });
    };
    let converter = PlaceConverter::new(&article.text);
    let mut draft = Draft::new(&article.text, article.meta.clone());
    let features = features(content);
    // Where each mark stands in the list.
    let mut marks: HashMap<&str, usize> = HashMap::new();
    for (i, bound) in bounds.iter().enumerate() {
        match bound.span(&converter) {
            Ok(span) => {
                let mut mark = Mark::new(span, bound.label);
                let kind = default_kind(bound.label);
                mark.own = kind.zip(features.get(bound.id)).and_then(|(kind, features)| content_of(kind, features));
                mark.predicted = mark.own.as_ref().is_some_and(|(state, _)| *state == State::Suggested);
                marks.insert(bound.id, draft.marks.len());
                draft.marks.push(mark);
            }
            Err(flaw) => draft.faults.push(Fault::Mark { list: "T", number: i + 1, flaw }),
        }
    }
    for line in content.lines() {
        match line.chars().next() {
            // Events and equivalences are no spans.
            Some('E' | '*') => draft.skipped += 1,
            Some('R') => draft.links.extend(relation(line, &marks)),
            _ => {}
        }
    }
    let mut drafts = Drafts::default();
    drafts.add(1, Ok(draft));
    Ok(drafts)
}

/// The content of a mark of ours: what its kind has no attributes for stands in its note.
fn content_of(kind: Kind, features: &Features) -> Option<(State, Body)> {
    let mut features = features.clone();
    let note = features.remove("note").unwrap_or_default();
    match kind {
        Kind::Date => {
            if let Some((timex, value)) = note.split_once(' ') {
                features.insert("timexType".to_owned(), timex.to_owned());
                features.insert("value".to_owned(), value.to_owned());
            }
        }
        Kind::Casualty => {
            let said = note.split(' ').filter_map(|feature| feature.split_once('='));
            features.extend(said.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Kind::Claim => {
            features.insert("note".to_owned(), note);
        }
        Kind::Entity(_) => {}
    }
    own::content(kind, &features)
}

/// What attributes, references and notes say of each mark: `A1⇥Name T1 value`,
/// `N1⇥Reference T1 base:id⇥name`, `#1⇥AnnotatorNotes T1⇥note`.
fn features(content: &str) -> BTreeMap<&str, Features> {
    let mut of: BTreeMap<&str, Features> = BTreeMap::new();
    for line in content.lines() {
        let mut parts = line.splitn(3, '\t');
        let (Some(id), Some(head)) = (parts.next(), parts.next()) else { continue };
        let mut words = head.splitn(3, ' ');
        let (Some(name), Some(target)) = (words.next(), words.next()) else { continue };
        let (value, behind) = (words.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let features = of.entry(target).or_default();
        let mut say = |name: &str, value: String| features.insert(name.to_owned(), value);
        match (id.chars().next(), name) {
            (Some('A'), "Bounds") => drop(say("qualifier", value.to_owned())),
            (Some('A'), name) => drop(say(&name.to_lowercase(), value.to_owned())),
            (Some('N'), _) => {
                let id = match value.split_once(':') {
                    Some(("Wikidata", id)) => id.to_owned(),
                    Some((_, id)) => format!("local:{id}"),
                    None => continue,
                };
                say("canonicalId", id);
                say("canonicalName", behind.to_owned());
            }
            (Some('#'), _) => drop(say("note", behind.to_owned())),
            _ => {}
        }
    }
    of
}

/// `R1⇥name Arg1:T1 Arg2:T2`.
fn relation(line: &str, marks: &HashMap<&str, usize>) -> Option<(usize, usize)> {
    let (_, head) = line.split_once('\t')?;
    let mut arguments = head.split_whitespace().skip(1).filter_map(|argument| argument.split_once(':'));
    let mut next = || marks.get(arguments.next()?.1).copied();
    Some((next()?, next()?))
}
