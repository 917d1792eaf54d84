//! Reads files of all formats.

use super::drafts::{Draft, Drafts, ImportOptions, Mark};
use super::known::Format;
use super::labels::{LabelUse, Labels};
use super::pieces::unknown_date;
#[cfg(feature = "intake")]
use super::read_xml;
use super::units::UnitSample;
use super::{doccano, read_brat, read_cas, read_label_studio, read_spacy, read_web_annotation};
use crate::desk::{Annotation, Body, ClaimBody, Document, Id, Kind, State};
use crate::exchange::tallymark::{self, Fault, ImportError, LARGEST};
use crate::exchange::{Article, lines};
use crate::model::{Effect, Entity, Figure, Qualifier, Reason, Stance};
use std::collections::BTreeMap;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// Its articles, each text once, in the order of the file.
    pub articles: Vec<Article>,
    /// Its labels by name, and what they were read as.
    pub labels: Vec<LabelUse>,
    /// Marks that are no spans of the text (choices, ratings, regions of a picture)
    /// and were left out.
    pub skipped: usize,
    /// What of the file cannot be read and was left out: marks, or whole documents, each with
    /// the number of its document from 1.
    pub faults: Vec<(usize, Fault)>,
    /// A mark by which code points and UTF-16 units differ, where its offsets could be either.
    pub open_unit: Option<UnitSample>,
}

/// Reads a file that is in a format; see [`detect`](super::detect()).
///
/// A mark of another tool has a place and a label. Its further content (the calendar value of
/// a date, the bounds of a figure) is taken from what the engine finds at the same place,
/// where the data of the languages is here.
///
/// A mark or a document that cannot be read costs itself alone and is named
/// ([`Incoming::faults`]).
///
/// # Errors An [`ImportError`] that says what is wrong and where, if nothing can be read.
pub fn read(format: Format, content: &str, reading: &ImportOptions<'_>) -> Result<Incoming, ImportError> {
    if content.len() > LARGEST {
        return Err(ImportError::TooLarge { size: content.len(), most: LARGEST });
    }
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let drafts = match format {
        Format::Tallymark => return tallymark::read_articles(content).map(all),
        Format::Documents => return lines::read_documents(content).map(all),
        Format::WebAnnotation => read_web_annotation::read(content, reading)?,
        Format::Doccano | Format::DoccanoRelations => doccano::read(content, reading)?,
        Format::LabelStudio => read_label_studio::read(content)?,
        Format::Spacy => read_spacy::read(content)?,
        Format::Brat => read_brat::read(content, reading)?,
        Format::Cas => read_cas::read(content)?,
        #[cfg(feature = "intake")]
        Format::TimeMl => read_xml::timeml(content)?,
        #[cfg(feature = "intake")]
        Format::Xmi => read_xml::xmi(content)?,
        _ => return Err(ImportError::OtherFormat(format.about().name)),
    };
    drafts.incoming(&reading.labels)
}

fn all(articles: Vec<Article>) -> Incoming {
    Incoming { articles, ..Incoming::default() }
}

impl Drafts {
    /// The articles; an error where every document has a fault.
    fn incoming(self, labels: &Labels) -> Result<Incoming, ImportError> {
        if let (true, Some((number, fault))) = (self.drafts.is_empty(), self.faults.first()) {
            return Err(ImportError::Document { number: *number, fault: fault.clone() });
        }
        let mut incoming = Incoming { faults: self.faults, open_unit: self.open_unit, ..Incoming::default() };
        let mut uses: BTreeMap<String, LabelUse> = BTreeMap::new();
        for draft in self.drafts {
            incoming.skipped += draft.skipped;
            for mark in &draft.marks {
                let fresh = || LabelUse::new(&mark.label, labels.kind(&mark.label));
                uses.entry(mark.label.clone()).or_insert_with(fresh).count(mark.span.of(&draft.text));
            }
            incoming.take(draft, labels);
        }
        incoming.labels = uses.into_values().collect();
        Ok(incoming)
    }
}

impl Incoming {
    /// Adds the article of a draft with its marks and their links.
    fn take(&mut self, draft: Draft, labels: &Labels) {
        let Draft { text, meta, marks, links, .. } = draft;
        let found = (!marks.is_empty()).then(|| Article::of(&Document::annotated(&*text, meta.clone())));
        let annotations = &mut self.article(Article::new(text, meta)).annotations;
        let ids: Vec<Option<Id>> = marks
            .into_iter()
            .map(|mark| {
                let kind = labels.kind(&mark.label)?;
                if let Some(there) = annotations.iter().find(|a| a.span == mark.span && a.kind() == kind) {
                    return Some(there.id.clone());
                }
                annotations.push(annotation(mark, kind, found.as_ref()));
                annotations.last().map(|a| a.id.clone())
            })
            .collect();
        for (from, to) in links {
            if let (Some(Some(from)), Some(Some(to))) = (ids.get(from), ids.get(to)) {
                link(annotations, from, to);
            }
        }
        annotations.sort_by_key(|a| a.span.outer_first());
    }

    /// The article with this text, which may stand in a file once for each annotator.
    fn article(&mut self, article: Article) -> &mut Article {
        let at = self.articles.iter().position(|there| there.id == article.id).unwrap_or_else(|| {
            self.articles.push(article);
            self.articles.len() - 1
        });
        &mut self.articles[at]
    }
}

/// Links a figure to the one that it is a part of, or a claim to what it is about. A circle of
/// figures is not closed.
fn link(annotations: &mut [Annotation], from: &Id, to: &Id) {
    let of = |id: &Id| annotations.iter().find(|a| a.id == *id);
    let is_figure = of(to).is_some_and(|a| matches!(a.body, Body::Figure(_)));
    let parent = |id: &Id| match &of(id)?.body {
        Body::Figure(figure) => figure.part_of.clone(),
        _ => None,
    };
    let mut above = std::iter::successors(Some(to.clone()), parent).take(annotations.len());
    let is_circle = above.any(|id| id == *from);
    match annotations.iter_mut().find(|a| a.id == *from).map(|a| &mut a.body) {
        Some(Body::Figure(figure)) if is_figure && !is_circle => figure.part_of = Some(to.clone()),
        Some(Body::Claim(claim)) if from != to && !claim.links.contains(to) => claim.links.push(to.clone()),
        _ => {}
    }
}

/// Our annotation for a mark of another tool; a prediction becomes a suggestion.
fn annotation(mark: Mark, kind: Kind, found: Option<&Article>) -> Annotation {
    let Mark { span, predicted, own, .. } = mark;
    let found = || {
        let mut suggested = found.into_iter().flat_map(|found| &found.annotations);
        suggested.find(|a| a.span == span && a.kind() == kind).map(|a| a.body.clone())
    };
    let (state, body) = match own.filter(|(_, body)| body.kind() == kind) {
        Some((state, body)) => (state, body),
        None => (
            if predicted { State::Suggested } else { State::Accepted },
            match found() {
                // The parent is a suggestion of the engine and not in the file.
                Some(Body::Figure(figure)) => Body::Figure(figure.map_parent(|_| None)),
                Some(body) => body,
                None => bare(kind),
            },
        ),
    };
    match state {
        State::Accepted => Annotation::own(span, body),
        state => Annotation { state, ..Annotation::suggested(span, body, Reason::new("prediction", [])) },
    }
}

/// The content of a mark of which only the kind is known.
fn bare(kind: Kind) -> Body {
    match kind {
        Kind::Entity(kind) => Body::Entity(Entity { kind, canonical: None }),
        Kind::Date => Body::Date(unknown_date()),
        Kind::Casualty => Body::Figure(Figure::new(Effect::Casualties, Qualifier::Indefinite, None, None)),
        Kind::Claim => Body::Claim(ClaimBody::new(None, None, Stance::Assert)),
    }
}
