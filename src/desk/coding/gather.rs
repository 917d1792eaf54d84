//! Finds candidates for columns in the texts around the figures of a toll.

use super::account::{Account, Narrated};
use super::candidates::{Candidate, Cited};
use crate::desk::annotation::{Annotation, Body, Id};
use crate::desk::document::Document;
use crate::desk::incidents::{FigureKey, Member};
use crate::text::{Sentences, Span, key};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The most candidates of one column.
const CANDIDATES: usize = 12;
/// So many bytes on either side of a figure's sentence are near it: about three sentences.
const NEAR: usize = 400;

/// The articles of a toll, in the order of its figures.
pub(super) struct TollArticles<'d> {
    articles: Vec<TollArticle<'d>>,
}

/// An article with its figures of the toll.
pub(super) struct TollArticle<'d> {
    pub(super) document: &'d Document,
    live: Vec<&'d Annotation>,
    sentences: Sentences,
    /// Its figures of the toll, each with the sentence around it.
    figures: Vec<(&'d Annotation, Span)>,
    /// What it says of the events that they are of.
    pub(super) accounts: Vec<Account>,
}

/// The distance of a mark from the figures of the toll.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// In its sentence.
    Beside,
    /// In the sentences around that.
    Near,
    /// Anywhere in the article.
    Far,
}

impl<'d> TollArticles<'d> {
    pub(super) fn new(documents: &'d [Arc<Document>], members: &[&Member]) -> Self {
        let mut articles: Vec<TollArticle<'d>> = Vec::new();
        for FigureKey { document, id } in members.iter().map(|member| &member.row.key) {
            let at = articles.iter().position(|article| article.document.id == *document).or_else(|| {
                let document: &Document = documents.iter().find(|known| known.id == *document)?;
                let live = document.annotations().into_iter().filter(|a| a.is_live()).collect();
                let sentences = document.sentences();
                articles.push(TollArticle { document, live, sentences, figures: Vec::new(), accounts: Vec::new() });
                Some(articles.len() - 1)
            });
            let Some(article) = at.map(|at| &mut articles[at]) else { continue };
            if let Some(&figure) = article.live.iter().find(|a| a.id == *id) {
                article.figures.push((figure, article.sentences.around(figure.span)));
            }
        }
        articles.iter_mut().for_each(TollArticle::tell);
        Self { articles }
    }

    /// What the articles say of the events that the figures of the toll are of.
    pub(super) fn accounts(&self) -> impl Iterator<Item = (&TollArticle<'d>, &Account)> {
        self.articles.iter().flat_map(|article| article.accounts.iter().map(move |account| (article, account)))
    }

    /// The articles, each with its first figure.
    pub(super) fn articles(&self) -> impl Iterator<Item = (&'d Document, Option<Cited>)> {
        self.articles
            .iter()
            .map(|article| (article.document, article.figures.first().map(|(figure, _)| article.cite(figure))))
    }

    /// The language of an article (BCP 47).
    pub(super) fn language(&self, document: &Id) -> &str {
        let article = self.articles.iter().find(|article| article.document.id == *document);
        article.map_or("", |article| &article.document.meta.language)
    }

    /// Words of an article in their sentence.
    pub(super) fn cite_words(&self, document: &Id, words: Span) -> Option<Cited> {
        self.articles.iter().find(|article| article.document.id == *document)?.cite_words(words)
    }

    /// A figure of the toll in its sentence.
    pub(super) fn cite(&self, figure: &FigureKey) -> Option<Cited> {
        let article = self.articles.iter().find(|article| article.document.id == figure.document)?;
        article.figures.iter().find(|(mark, _)| mark.id == figure.id).map(|(mark, _)| article.cite(mark))
    }

    /// The candidates from marks within a distance: `says` gives each mark's rank and value.
    /// Sorted by rank, then by distance; equal values are one candidate.
    pub(super) fn gather(
        &self,
        reach: Nearness,
        says: impl Fn(&TollArticle<'d>, &Annotation) -> Option<(usize, String)>,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        for article in &self.articles {
            for &mark in &article.live {
                let nearness = article.nearness(mark.span);
                if nearness <= reach
                    && let Some((rank, value)) = says(article, mark)
                {
                    found.push((rank, nearness, value, article, mark));
                }
            }
        }
        found.sort_by_key(|(rank, nearness, ..)| (*rank, *nearness));
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        for (_, _, value, article, mark) in found {
            let at = *places.entry(key(&value).into_owned()).or_insert(candidates.len());
            if at == candidates.len() {
                candidates.push(Candidate::of(value));
            }
            if at < CANDIDATES {
                candidates[at].cite(|| article.cite(mark));
            }
        }
        candidates.truncate(CANDIDATES);
        candidates
    }
}

impl TollArticle<'_> {
    /// Finds what it says of the events that its figures of the toll are of.
    fn tell(&mut self) {
        let is_ours = |account: &Account| {
            let mut figures = account.figures.iter();
            figures.any(|id| self.figures.iter().any(|(mark, _)| mark.id == *id))
        };
        self.accounts = Narrated::of(self.document).accounts().into_iter().filter(is_ours).collect();
    }

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

    /// Whether this is the date of a figure of the toll.
    pub(super) fn dates(&self, span: Span) -> bool {
        self.figures.iter().any(|(mark, _)| matches!(&mark.body, Body::Figure(figure) if figure.date == Some(span)))
    }

    /// A mark in its sentence.
    fn cite(&self, mark: &Annotation) -> Cited {
        self.quote(mark.span, &mark.id)
    }

    /// Words in their sentence; the page goes to the mark there, else to the first figure.
    pub(super) fn cite_words(&self, words: Span) -> Option<Cited> {
        let at = self.live.iter().find(|mark| mark.span.overlaps(words)).copied();
        let mark = at.or_else(|| self.figures.first().map(|(figure, _)| *figure))?;
        Some(self.quote(words, &mark.id))
    }

    fn quote(&self, words: Span, mark: &Id) -> Cited {
        let text = &self.document.text;
        let around = self.sentences.around(words);
        let parts = [Span::new(around.start, words.start), words, Span::new(words.end, around.end.max(words.end))];
        Cited {
            document: self.document.id.clone(),
            mark: mark.clone(),
            title: self.document.meta.title.as_str().into(),
            language: self.document.meta.language.as_str().into(),
            sentence: parts.map(|part| part.of(text).to_owned()),
        }
    }
}
