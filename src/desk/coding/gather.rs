//! What stands around the figures of a toll in the texts of its articles.

use super::candidates::{Candidate, Cited};
use crate::desk::annotation::{Annotation, Body};
use crate::desk::document::Document;
use crate::desk::tolls::{FigureKey, Member};
use crate::text::{Sentences, Span, key};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Candidates of one column.
const CANDIDATES: usize = 12;
/// Bytes around the sentence of a figure that are near it.
const NEAR: usize = 400;

/// The articles of a toll, in the order of its figures.
pub(super) struct Texts<'d> {
    articles: Vec<Told<'d>>,
}

/// An article, and what it tells of the toll.
pub(super) struct Told<'d> {
    pub(super) document: &'d Document,
    live: Vec<&'d Annotation>,
    sentences: Sentences,
    /// Its figures of the toll, each with the sentence around it.
    figures: Vec<(&'d Annotation, Span)>,
}

/// How near to a figure a mark stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// In its sentence.
    Beside,
    /// In the sentences around that.
    Near,
    /// Anywhere in the article.
    Far,
}

impl<'d> Texts<'d> {
    pub(super) fn new(documents: &'d [Arc<Document>], members: &[&Member]) -> Self {
        let mut articles: Vec<Told<'d>> = Vec::new();
        for FigureKey { document, id } in members.iter().map(|member| &member.row.key) {
            let at = articles.iter().position(|told| told.document.id == *document).or_else(|| {
                let document: &Document = documents.iter().find(|known| known.id == *document)?;
                let live = document.annotations().into_iter().filter(|a| a.is_live()).collect();
                let sentences = Sentences::of(&document.text);
                articles.push(Told { document, live, sentences, figures: Vec::new() });
                Some(articles.len() - 1)
            });
            let Some(told) = at.map(|at| &mut articles[at]) else { continue };
            if let Some(&figure) = told.live.iter().find(|a| a.id == *id) {
                told.figures.push((figure, told.sentences.around(figure.span)));
            }
        }
        Self { articles }
    }

    /// The articles, each with its first figure.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&'d Document, Option<Cited>)> {
        self.articles.iter().map(|told| (told.document, told.figures.first().map(|(figure, _)| told.cite(figure))))
    }

    /// A figure of the toll in its sentence.
    pub(super) fn cite(&self, figure: &FigureKey) -> Option<Cited> {
        let told = self.articles.iter().find(|told| told.document.id == figure.document)?;
        told.figures.iter().find(|(mark, _)| mark.id == figure.id).map(|(mark, _)| told.cite(mark))
    }

    /// What marks say that stand so near, those of the lowest rank and the nearest
    /// first. Marks that say the same are one candidate.
    pub(super) fn gather(
        &self,
        reach: Nearness,
        says: impl Fn(&Told<'d>, &Annotation) -> Option<(usize, String)>,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        for told in &self.articles {
            for &mark in &told.live {
                let nearness = told.nearness(mark.span);
                if nearness <= reach
                    && let Some((rank, value)) = says(told, mark)
                {
                    found.push((rank, nearness, value, told, mark));
                }
            }
        }
        found.sort_by_key(|(rank, nearness, ..)| (*rank, *nearness));
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        for (_, _, value, told, mark) in found {
            let at = *places.entry(key(&value).into_owned()).or_insert(candidates.len());
            if at == candidates.len() {
                candidates.push(Candidate::of(value));
            }
            if at < CANDIDATES {
                candidates[at].cite(|| told.cite(mark));
            }
        }
        candidates.truncate(CANDIDATES);
        candidates
    }
}

impl Told<'_> {
    fn nearness(&self, span: Span) -> Nearness {
        let within = |by: usize| {
            let holds = |around: &Span| around.start <= span.start + by && span.end <= around.end + by;
            self.figures.iter().any(|(_, around)| holds(around))
        };
        match (within(0), within(NEAR)) {
            (true, _) => Nearness::Beside,
            (_, true) => Nearness::Near,
            _ => Nearness::Far,
        }
    }

    /// Whether a figure of the toll has this place for its day.
    pub(super) fn dates(&self, span: Span) -> bool {
        self.figures.iter().any(|(mark, _)| matches!(&mark.body, Body::Figure(figure) if figure.date == Some(span)))
    }

    /// A mark in its sentence.
    fn cite(&self, mark: &Annotation) -> Cited {
        let text = &self.document.text;
        let around = self.sentences.around(mark.span);
        let parts = [
            Span::new(around.start, mark.span.start),
            mark.span,
            Span::new(mark.span.end, around.end.max(mark.span.end)),
        ];
        Cited {
            document: self.document.id.clone(),
            mark: mark.id.clone(),
            title: self.document.meta.title.as_str().into(),
            language: self.document.meta.language.as_str().into(),
            sentence: parts.map(|part| part.of(text).to_owned()),
        }
    }
}
