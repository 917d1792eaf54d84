//! Writes `tallymark/1`.

use super::parents::circular;
use super::shape::{
    Base, ClaimFields, CodingFields, DateFields, DescriptionFields, Difference, FigureFields, Header, Mark,
    NamedEntity, Speaker, TollFields, Why,
};
use super::{CONTEXT, FORMAT, OFFSETS, VERSION};
use crate::desk::{Annotation, Body, ClaimBody, Document, Id, NeedsReview, sha256};
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use crate::model::Figure;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct Export<'a> {
    format: &'static str,
    version: u64,
    exported: &'a str,
    offsets: &'static str,
    documents: Vec<Written>,
}

/// A document of the file.
#[derive(Serialize)]
pub(in crate::exchange) struct Written {
    #[serde(flatten)]
    header: Header,
    #[serde(flatten)]
    marks: Marks,
    /// Left out where it is empty.
    #[serde(rename = "unsettled", skip_serializing_if = "Option::is_none")]
    needs_review: Option<Marks>,
    #[serde(rename = "furniture")]
    boilerplate: Vec<Place>,
    #[serde(rename = "furniture_shown")]
    boilerplate_shown: bool,
}

impl Written {
    /// The document without its text, which is identified by its checksum.
    pub(in crate::exchange) fn without_text(mut self) -> Self {
        self.header.text = "".into();
        self
    }
}

/// Marks by their kinds.
#[derive(Default, Serialize)]
pub(in crate::exchange) struct Marks {
    entities: Vec<Mark<NamedEntity>>,
    dates: Vec<Mark<DateFields>>,
    casualties: Vec<Mark<FigureFields>>,
    claims: Vec<Mark<ClaimFields>>,
}

/// Writes documents as one `tallymark/1` file, in the order given; `exported`
/// is the time, RFC 3339 in UTC. The same documents and the same time give the
/// same bytes.
pub fn write(documents: &[&Document], exported: &str) -> String {
    write_articles(documents.iter().map(|document| Article::of(document)), exported)
}

/// Writes articles as one `tallymark/1` file; the same as [`write`] of documents.
pub fn write_articles(articles: impl IntoIterator<Item = Article>, exported: &str) -> String {
    let documents = articles.into_iter().map(|article| self::article(&article, CONTEXT)).collect();
    let export = Export { format: FORMAT, version: VERSION, exported, offsets: OFFSETS, documents };
    let mut json = serde_json::to_string_pretty(&export).expect("every key of the export is a string");
    json.push('\n');
    json
}

/// An article with its marks, each with `context` code points on either side.
pub(in crate::exchange) fn article(article: &Article, context: usize) -> Written {
    let converter = PlaceConverter::new(&article.text);
    let meta = &article.meta;
    Written {
        header: Header {
            id: article.id.clone(),
            title: meta.title.clone(),
            source: meta.source.clone(),
            url: meta.url.clone(),
            published: meta.published,
            language: meta.language.clone(),
            sha256: sha256(&article.text),
            text: article.text.clone(),
            tolls: article.links.iter().map(TollFields::of).collect(),
            incidents: article.descriptions.iter().map(DescriptionFields::of).collect(),
            codings: article.codings.iter().map(CodingFields::of).collect(),
            case: article.location.case.clone(),
            archived: article.location.archived,
        },
        marks: marks(article.annotations.iter().map(|a| (a, base(a, context, &converter))).collect(), &converter),
        needs_review: (!article.needs_review.is_empty()).then(|| waiting(&article.needs_review, context, &converter)),
        boilerplate: article.boilerplate.iter().map(|&span| converter.place(span)).collect(),
        boilerplate_shown: article.boilerplate_shown,
    }
}

/// Marks without their document and without context.
pub(in crate::exchange) fn marks_alone(annotations: &[&Annotation], converter: &PlaceConverter<'_>) -> Marks {
    marks(annotations.iter().map(|a| (*a, base(a, 0, converter))).collect(), converter)
}

/// Marks that need review, without their document and without context.
pub(in crate::exchange) fn needs_review(needs_review: &[NeedsReview], converter: &PlaceConverter<'_>) -> Marks {
    waiting(needs_review, 0, converter)
}

fn waiting(needs_review: &[NeedsReview], context: usize, converter: &PlaceConverter<'_>) -> Marks {
    marks(
        needs_review.iter().map(|waiting| (&waiting.mark, waiting_base(waiting, context, converter))).collect(),
        converter,
    )
}

fn marks(annotations: Vec<(&Annotation, Base)>, converter: &PlaceConverter<'_>) -> Marks {
    let mut marks = Marks::default();
    let parents = parents(&annotations.iter().map(|(a, _)| *a).collect::<Vec<_>>());
    for (annotation, base) in annotations {
        match &annotation.body {
            Body::Entity(entity) => marks.entities.push(Mark { base, what: NamedEntity::of(entity) }),
            Body::Date(timex) => {
                let what = DateFields { timex: timex.clone(), edtf: timex.edtf() };
                marks.dates.push(Mark { base, what });
            }
            Body::Figure(figure) => {
                let what = figure_fields(figure, parents[marks.casualties.len()], converter);
                marks.casualties.push(Mark { base, what });
            }
            Body::Claim(claim) => marks.claims.push(Mark { base, what: claim_fields(claim, converter) }),
        }
    }
    marks
}

/// The fields of a mark that needs review; its quote is that of the other version.
fn waiting_base(waiting: &NeedsReview, context: usize, converter: &PlaceConverter<'_>) -> Base {
    let change = Difference { was: waiting.was.clone(), now: waiting.now.clone() };
    Base { quote: waiting.quote.clone(), change: Some(change), ..base(&waiting.mark, context, converter) }
}

fn base(annotation: &Annotation, context: usize, converter: &PlaceConverter<'_>) -> Base {
    let (prefix, suffix) = converter.context(annotation.span, context);
    let Place { start, end } = converter.place(annotation.span);
    Base {
        id: annotation.id.clone(),
        start,
        end,
        quote: converter.quote(annotation.span).to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        origin: annotation.origin,
        state: annotation.state,
        why: annotation.reason.as_ref().map(|reason| Why::of(reason, converter)),
        provenance: annotation.provenance.clone(),
        change: None,
    }
}

/// For each figure the index of its parent among the figures. Parents that do not exist are
/// left out, and so are those that would make a figure a part of itself.
fn parents(annotations: &[&Annotation]) -> Vec<Option<usize>> {
    let figures: Vec<(&Id, &Figure<Id>)> = annotations
        .iter()
        .filter_map(|a| match &a.body {
            Body::Figure(figure) => Some((&a.id, figure)),
            _ => None,
        })
        .collect();
    let index: HashMap<&Id, usize> = figures.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
    let parents: Vec<Option<usize>> =
        figures.iter().map(|(_, figure)| index.get(figure.part_of.as_ref()?).copied()).collect();
    let circular = circular(&parents);
    parents.into_iter().enumerate().map(|(i, parent)| parent.filter(|_| !circular.contains(&i))).collect()
}

fn figure_fields(figure: &Figure<Id>, part_of: Option<usize>, converter: &PlaceConverter<'_>) -> FigureFields {
    FigureFields {
        effect: figure.effect,
        low: figure.low,
        high: figure.high,
        qualifier: figure.qualifier,
        victims: figure.victims.clone(),
        modality: figure.modality,
        currency: figure.currency,
        part_of,
        source: figure.source.map(|span| converter.place(span)),
        date: figure.date.map(|span| converter.place(span)),
        place: figure.place.map(|span| converter.place(span)),
    }
}

fn claim_fields(claim: &ClaimBody, converter: &PlaceConverter<'_>) -> ClaimFields {
    ClaimFields {
        source: claim.source.as_ref().map(|speaker| Speaker::of(speaker, converter)),
        cue: claim.cue.map(|span| converter.place(span)),
        stance: claim.stance,
        status: claim.status,
        history: claim.history.clone(),
        tags: claim.tags.clone(),
        note: claim.note.clone(),
        evidence: claim.evidence.clone(),
        links: claim.links.clone(),
    }
}
