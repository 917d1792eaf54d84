//! Two articles side by side: what both report, and what only one reports.

use super::annotation::{Annotation, Body, Id};
use super::claims::{ClaimRow, claims};
use super::cross_document_entities::{CrossDocumentEntity, cross_document_entities};
use super::document::Document;
use super::incidents::{FigureRow, Toll};
use super::revision::{Revision, revision};
use super::timeline::{Dated, by_day, dated};
use crate::model::Modality;
use crate::text::{Span, key};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Something that both articles have, or only one of them.
pub type Pair<T> = (Option<T>, Option<T>);

/// What two articles have in common, and what only one has.
#[derive(Clone, Debug, Default)]
pub struct SideBySide {
    /// The figures of each toll, those of both articles first.
    pub figures: Vec<Pair<Vec<Arc<FigureRow>>>>,
    /// Dates of one value.
    pub dates: Vec<Pair<Arc<Dated>>>,
    /// Entities with their mentions in each.
    pub entities: Vec<CrossDocumentEntity>,
    /// Claims of one speaker on the same things.
    pub claims: Vec<Pair<Arc<ClaimRow>>>,
    /// Sentences that only one has, where they are versions of one article.
    pub sentences: Option<[Vec<String>; 2]>,
    /// The texts of two such versions as one, where they are of one language.
    pub revision: Option<Revision>,
}

impl SideBySide {
    /// Figures of one toll that do not give the same count.
    pub fn differing(&self) -> impl Iterator<Item = (&Arc<FigureRow>, &Arc<FigureRow>)> {
        let wholes = |rows: &[Arc<FigureRow>]| -> Option<usize> {
            let is_counted = |row: &Arc<FigureRow>| {
                row.figure.part_of.is_none()
                    && row.figure.modality == Modality::Asserted
                    && row.figure.victims.is_empty()
            };
            rows.iter().position(is_counted)
        };
        self.figures.iter().filter_map(move |pair| {
            let (one, other) = (pair.0.as_ref()?, pair.1.as_ref()?);
            let (one, other) = (&one[wholes(one)?], &other[wholes(other)?]);
            let bounds = |row: &FigureRow| (row.figure.low, row.figure.high);
            (bounds(one) != bounds(other)).then_some((one, other))
        })
    }
}

/// The least share of the shorter text's sentences that the other also has where both are
/// versions of one article.
const SAME_ARTICLE: f64 = 0.3;

/// Compares two articles; `tolls` are those of at least these two.
pub fn compare(one: &Arc<Document>, other: &Arc<Document>, tolls: &[Arc<Toll>]) -> SideBySide {
    let sentences = only(one, other);
    let is_revision = sentences.is_some() && one.meta.language == other.meta.language;
    SideBySide {
        figures: figures(&one.id, &other.id, tolls),
        dates: pair(by_day(dated(one)), by_day(dated(other)), |date| date.timex.value.to_string()),
        entities: cross_document_entities(&[one.clone(), other.clone()]),
        claims: said(one, other),
        sentences,
        revision: if is_revision { revision(one, other) } else { None },
    }
}

fn figures(one: &Id, other: &Id, tolls: &[Arc<Toll>]) -> Vec<Pair<Vec<Arc<FigureRow>>>> {
    let of = |toll: &Toll, id: &Id| {
        let rows = toll.members.iter().map(|member| &member.row).filter(|row| row.key.document == *id);
        Some(rows.cloned().collect::<Vec<_>>()).filter(|rows| !rows.is_empty())
    };
    let pairs = tolls.iter().map(|toll| (of(toll, one), of(toll, other)));
    both_first(pairs.filter(|pair| pair.0.is_some() || pair.1.is_some()).collect())
}

/// Pairs things with the same key, each once.
fn pair<T: Clone>(ones: Vec<T>, others: Vec<T>, key: impl Fn(&T) -> String) -> Vec<Pair<T>> {
    let mut pairs: Vec<Pair<T>> = Vec::new();
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    for thing in ones {
        at.entry(key(&thing)).or_insert_with(|| {
            pairs.push((Some(thing), None));
            pairs.len() - 1
        });
    }
    for thing in others {
        let name = key(&thing);
        match at.get(&name) {
            Some(&there) => pairs[there].1 = pairs[there].1.take().or(Some(thing)),
            None => {
                at.insert(name, pairs.len());
                pairs.push((None, Some(thing)));
            }
        }
    }
    both_first(pairs)
}

fn both_first<T>(mut pairs: Vec<Pair<T>>) -> Vec<Pair<T>> {
    pairs.sort_by_key(|(one, other)| (one.is_none(), other.is_none()));
    pairs
}

/// Claims about the same entities, dates and counts: most of those in one are in the other.
fn said(one: &Arc<Document>, other: &Arc<Document>) -> Vec<Pair<Arc<ClaimRow>>> {
    const MOST: f64 = 0.5;
    let claims_of = |document: &Arc<Document>| -> Vec<(Arc<ClaimRow>, FxHashSet<String>)> {
        let annotations = document.annotations();
        let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
        let about =
            |claim: &ClaimRow| document.annotation(&claim.id).map(|a| things(&live, a.span)).unwrap_or_default();
        claims(document).into_iter().map(|claim| (claim.clone(), about(&claim))).collect()
    };
    let mut rest: Vec<_> = claims_of(other).into_iter().map(Some).collect();
    let mut pairs = Vec::new();
    for (claim, things) in claims_of(one) {
        let share = |others: &FxHashSet<String>| {
            let common = things.intersection(others).count();
            common as f64 / things.len().min(others.len()).max(1) as f64
        };
        let best = rest
            .iter()
            .enumerate()
            .filter_map(|(i, other)| Some((share(&other.as_ref()?.1), i)))
            .filter(|(share, _)| *share > MOST)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some((_, i)) = best {
            pairs.push((Some(claim), rest[i].take().map(|(claim, _)| claim)));
        }
    }
    pairs
}

/// A sentence and the entities, dates and counts in it.
struct Sentence<'d> {
    words: &'d str,
    folded: String,
    things: FxHashSet<String>,
}

impl Sentence<'_> {
    /// Whether two sentences, in one language or in two, state the same: they have the same
    /// words, or most names, dates and counts of one are in the other.
    fn is_like(&self, other: &Self) -> bool {
        /// So many things in common are no coincidence.
        const ENOUGH: usize = 2;
        const MOST: f64 = 0.6;
        let common = self.things.intersection(&other.things).count();
        let fewer = self.things.len().min(other.things.len());
        self.folded == other.folded || (common >= ENOUGH && common as f64 >= MOST * fewer as f64)
    }
}

/// Sentences that only one of two versions has, in the order of its text; `None` where they
/// are no versions of one article. Between languages a sentence without a name, a date or a
/// count cannot be matched and is left out.
fn only(one: &Document, other: &Document) -> Option<[Vec<String>; 2]> {
    let (mut ones, mut others) = (split(one), split(other));
    let everywhere: FxHashSet<String> = [&ones, &others].into_iter().flat_map(|list| frequent(list)).collect();
    for sentence in ones.iter_mut().chain(&mut others) {
        sentence.things.retain(|thing| !everywhere.contains(thing));
    }
    let is_met = |sentence: &Sentence<'_>, there: &[Sentence<'_>]| there.iter().any(|s| sentence.is_like(s));
    let met = |here: &[Sentence<'_>], there: &[Sentence<'_>]| here.iter().filter(|s| is_met(s, there)).count() as f64;
    let (shorter, longer) = if ones.len() <= others.len() { (&ones, &others) } else { (&others, &ones) };
    if met(shorter, longer) < SAME_ARTICLE * shorter.len().max(1) as f64 {
        return None;
    }
    let translated = one.meta.language != other.meta.language;
    let alone = |here: &[Sentence<'_>], there: &[Sentence<'_>]| -> Vec<String> {
        let tells = here.iter().filter(|s| !(translated && s.things.is_empty()));
        tells.filter(|s| !is_met(s, there)).map(|s| s.words.to_owned()).collect()
    };
    Some([alone(&ones, &others), alone(&others, &ones)])
}

/// What occurs in so many sentences of a text that it distinguishes none of them.
fn frequent(sentences: &[Sentence<'_>]) -> Vec<String> {
    const SHARE: usize = 4;
    const LEAST: usize = 3;
    let mut times: FxHashMap<&String, usize> = FxHashMap::default();
    for thing in sentences.iter().flat_map(|sentence| &sentence.things) {
        *times.entry(thing).or_default() += 1;
    }
    let often = times.into_iter().filter(|(_, n)| *n >= LEAST && n * SHARE > sentences.len());
    often.map(|(thing, _)| thing.clone()).collect()
}

fn split(document: &Document) -> Vec<Sentence<'_>> {
    /// A shorter line is a headline or a button.
    const SHORTEST: usize = 25;
    let text: &str = &document.text;
    let annotations = document.annotations();
    let live: Vec<&Annotation> = annotations.into_iter().filter(|a| a.is_live()).collect();
    let is_sentence = |span: &Span| span.len() >= SHORTEST && !document.boilerplate().iter().any(|f| f.overlaps(*span));
    document
        .sentences()
        .iter()
        .filter(is_sentence)
        .map(|span| Sentence { words: span.of(text), folded: key(span.of(text)).into(), things: things(&live, span) })
        .collect()
}

/// The entities, dates and counts that are marked inside a span.
fn things(live: &[&Annotation], place: Span) -> FxHashSet<String> {
    let from = live.partition_point(|a| a.span.start < place.start);
    let inside = live[from..].iter().take_while(|a| a.span.start < place.end).filter(|a| place.contains(a.span));
    let named = inside.filter_map(|a| match &a.body {
        Body::Entity(entity) => entity.canonical.as_ref().map(|canonical| canonical.id.clone()),
        Body::Date(timex) => Some(timex.value.to_string()),
        Body::Figure(figure) => figure.low.or(figure.high).map(|count| count.to_string()),
        Body::Claim(_) => None,
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Meta, article_report, incidents, tolls};
    use crate::model::Day;

    fn document(language: &str, day: u8, text: &str) -> Arc<Document> {
        let published = Day::new(2031, 3, day);
        Arc::new(Document::annotated(text, Meta { language: language.to_owned(), published, ..Meta::default() }))
    }

    #[test]
    fn a_report_and_its_translation_are_compared_by_what_differs() {
        let one = document(
            "en",
            4,
            "On 3 March 2031 at least 8 people were killed in Karsa, police said.\n\n\
             Ruth Hale left Moscow for Beijing on 1 March 2031.",
        );
        let other = document(
            "vi",
            4,
            "Ngày 3/3/2031, ít nhất 12 người thiệt mạng ở Karsa, cảnh sát cho biết.\n\n\
             Quân đội Nga rời Kyiv ngày 5/2/2031.",
        );
        let both = [one.clone(), other.clone()];
        let reports: Vec<_> = both.iter().map(|d| Arc::new(article_report(d))).collect();
        let tolls = tolls(&incidents(&both, &reports));
        let found = compare(&one, &other, &tolls);
        let counts: Vec<_> = found.differing().map(|(one, other)| (one.count(), other.count())).collect();
        assert_eq!(counts, [(Some(8), Some(12))]);
        let dates = found.dates.iter().map(|(one, other)| (one.is_some(), other.is_some()));
        assert_eq!(dates.collect::<Vec<_>>(), [(true, true), (true, false), (false, true)]);
        assert_eq!(found.entities[0].row.name, "Karsa");
        let [only_one, only_other] = found.sentences.unwrap();
        assert_eq!((only_one.len(), only_other.len()), (1, 1));
        assert!(only_one[0].contains("Beijing") && only_other[0].contains("Kyiv"));
        let far = document("en", 9, "Nothing of that was said anywhere in the north.");
        assert!(compare(&one, &far, &[]).sentences.is_none());
    }
}
