//! Reads files of all formats.

use super::drafts::{Draft, Drafts, ImportOptions};
use super::known::Format;
use super::labels::{LabelUse, Labels};
use super::pieces::unknown_date;
use super::{doccano, label_studio, web_annotation};
use crate::desk::{Annotation, Body, ClaimBody, Document, Kind};
use crate::exchange::tallymark::{self, ImportError, LARGEST};
use crate::exchange::{Article, lines};
use crate::model::{Effect, Entity, Figure, Qualifier, Reason, Stance};
use crate::text::Span;
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
}

/// Reads a file that is in a format; see [`detect`](super::detect()).
///
/// A mark of another tool has a place and a label. Its further content (the calendar value of
/// a date, the bounds of a figure) is taken from what the engine finds at the same place,
/// where the data of the languages is here.
///
/// # Errors An [`ImportError`] that says what is wrong and where; a file is read whole or not
/// at all.
pub fn read(format: Format, content: &str, reading: &ImportOptions<'_>) -> Result<Incoming, ImportError> {
    if content.len() > LARGEST {
        return Err(ImportError::TooLarge { size: content.len(), most: LARGEST });
    }
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let drafts = match format {
        Format::Tallymark => return tallymark::read_articles(content).map(all),
        Format::Documents => return lines::read_documents(content).map(all),
        Format::WebAnnotation => web_annotation::read(content, reading)?,
        Format::Doccano | Format::DoccanoRelations => doccano::read(content, reading)?,
        Format::LabelStudio => label_studio::read(content)?,
        _ => return Err(ImportError::OtherFormat(format.about().name)),
    };
    Ok(drafts.incoming(&reading.labels))
}

fn all(articles: Vec<Article>) -> Incoming {
    Incoming { articles, ..Incoming::default() }
}

impl Drafts {
    fn incoming(self, labels: &Labels) -> Incoming {
        let mut incoming = Incoming::default();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for Draft { text, meta, marks, skipped } in self.0 {
            incoming.skipped += skipped;
            marks.iter().for_each(|(_, label, _)| *counts.entry(label.clone()).or_default() += 1);
            let of_kind =
                |(span, label, predicted): (Span, String, bool)| Some((span, labels.kind(&label)?, predicted));
            let marks: Vec<(Span, Kind, bool)> = marks.into_iter().filter_map(of_kind).collect();
            let found = (!marks.is_empty()).then(|| Article::of(&Document::annotated(&*text, meta.clone())));
            let annotations = &mut incoming.article(Article::new(text, meta)).annotations;
            for (span, kind, predicted) in marks {
                if !annotations.iter().any(|a| a.span == span && a.kind() == kind) {
                    annotations.push(annotation(span, kind, predicted, found.as_ref()));
                }
            }
            annotations.sort_by_key(|a| a.span.outer_first());
        }
        let seen = |(label, count): (String, usize)| LabelUse { kind: labels.kind(&label), label, count };
        incoming.labels = counts.into_iter().map(seen).collect();
        incoming
    }
}

impl Incoming {
    /// The article with this text, which may stand in a file once for each annotator.
    fn article(&mut self, article: Article) -> &mut Article {
        let at = self.articles.iter().position(|there| there.id == article.id).unwrap_or_else(|| {
            self.articles.push(article);
            self.articles.len() - 1
        });
        &mut self.articles[at]
    }
}

/// Our annotation for a mark of another tool; a prediction becomes a suggestion.
fn annotation(span: Span, kind: Kind, predicted: bool, found: Option<&Article>) -> Annotation {
    let mut suggested = found.into_iter().flat_map(|found| &found.annotations);
    let equal = suggested.find(|a| a.span == span && a.kind() == kind).map(|a| a.body.clone());
    let body = match equal {
        // The parent is a suggestion of the engine and not in the file.
        Some(Body::Figure(figure)) => Body::Figure(figure.map_parent(|_| None)),
        Some(body) => body,
        None => bare(kind),
    };
    if predicted {
        Annotation::suggested(span, body, Reason::new("prediction", []))
    } else {
        Annotation::own(span, body)
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
