use super::parents::circular;
use super::shape::{ClaimFields, DateFields, EntityFields, FigureFields, Header, Mark, Speaker, Why};
use super::{CONTEXT, FORMAT, OFFSETS, VERSION};
use crate::desk::{Annotation, Body, ClaimBody, Document, Id, sha256};
use crate::exchange::place::{Place, Ruler};
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

#[derive(Serialize)]
struct Written {
    #[serde(flatten)]
    header: Header,
    entities: Vec<Mark<EntityFields>>,
    dates: Vec<Mark<DateFields>>,
    casualties: Vec<Mark<FigureFields>>,
    claims: Vec<Mark<ClaimFields>>,
    furniture: Vec<Place>,
    furniture_shown: bool,
}

/// Writes documents as one `tallymark/1` file, in the order given; `exported`
/// is the time, RFC 3339 in UTC. The same documents and the same time give the
/// same bytes.
pub fn write(documents: &[&Document], exported: &str) -> String {
    let documents = documents.iter().map(|d| document(d)).collect();
    let export = Export { format: FORMAT, version: VERSION, exported, offsets: OFFSETS, documents };
    let mut json = serde_json::to_string_pretty(&export).expect("every key of the export is a string");
    json.push('\n');
    json
}

fn document(document: &Document) -> Written {
    let ruler = Ruler::new(&document.text);
    let meta = &document.meta;
    let mut written = Written {
        header: Header {
            id: document.id.clone(),
            title: meta.title.clone(),
            source: meta.source.clone(),
            url: meta.url.clone(),
            published: meta.published,
            language: meta.language.clone(),
            sha256: sha256(&document.text),
            text: document.text.clone(),
        },
        entities: Vec::new(),
        dates: Vec::new(),
        casualties: Vec::new(),
        claims: Vec::new(),
        furniture: document.furniture().iter().map(|&span| ruler.place(span)).collect(),
        furniture_shown: document.furniture_shown,
    };
    let annotations = document.annotations();
    let parents = parents(&annotations);
    for annotation in annotations {
        match &annotation.body {
            Body::Entity(entity) => written.entities.push(mark(annotation, entity.clone(), &ruler)),
            Body::Date(timex) => written.dates.push(mark(annotation, timex.clone(), &ruler)),
            Body::Figure(figure) => {
                let part_of = parents[written.casualties.len()];
                written.casualties.push(mark(annotation, figure_fields(figure, part_of, &ruler), &ruler));
            }
            Body::Claim(claim) => written.claims.push(mark(annotation, claim_fields(claim, &ruler), &ruler)),
        }
    }
    written
}

fn mark<T>(annotation: &Annotation, what: T, ruler: &Ruler<'_>) -> Mark<T> {
    let (prefix, suffix) = ruler.context(annotation.span, CONTEXT);
    Mark {
        id: annotation.id.clone(),
        place: ruler.place(annotation.span),
        quote: ruler.quote(annotation.span).to_owned(),
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        origin: annotation.origin,
        state: annotation.state,
        what,
        why: annotation.reason.as_ref().map(|reason| Why::of(reason, ruler)),
    }
}

/// For each figure the index of its parent among the figures. A parent that is
/// not there is none, and so is one that would make a figure a part of itself.
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

fn figure_fields(figure: &Figure<Id>, part_of: Option<usize>, ruler: &Ruler<'_>) -> FigureFields {
    FigureFields {
        effect: figure.effect,
        low: figure.low,
        high: figure.high,
        qualifier: figure.qualifier,
        victims: figure.victims.clone(),
        modality: figure.modality,
        part_of,
        source: figure.source.map(|span| ruler.place(span)),
    }
}

fn claim_fields(claim: &ClaimBody, ruler: &Ruler<'_>) -> ClaimFields {
    ClaimFields {
        source: claim.source.as_ref().map(|speaker| Speaker::of(speaker, ruler)),
        cue: claim.cue.map(|span| ruler.place(span)),
        stance: claim.stance,
        status: claim.status,
        history: claim.history.clone(),
        tags: claim.tags.clone(),
        note: claim.note.clone(),
        evidence: claim.evidence.clone(),
        links: claim.links.clone(),
    }
}
