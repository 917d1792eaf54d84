//! Candidates from what the accounts of an event say, and values that columns share.

use super::account::Account;
use super::candidates::{Candidate, Cited};
use super::codebook::Codebook;
use super::columns::Column;
use super::fill::Section;
use super::gather::{TollArticle, TollArticles};
use crate::desk::document::Document;
use crate::desk::incidents::FigureKey;
use crate::model::Day;

/// What the articles say of the event, as their accounts have it. Counts of one article make
/// one sum, that of `lead`: those of two are of two states of knowledge.
pub(super) fn told(
    codebook: Codebook,
    column: &Column,
    texts: &TollArticles<'_>,
    lead: Option<&FigureKey>,
) -> Vec<Candidate> {
    let lead = lead.filter(|_| column.part == Section::HowMany);
    let is_led = |article: &TollArticle<'_>, account: &Account| {
        lead.is_none_or(|lead| article.document.id == lead.document && account.figures.contains(&lead.id))
    };
    let mut told: Vec<Candidate> = Vec::new();
    for (article, account) in texts.accounts().filter(|(article, account)| is_led(article, account)) {
        for said in account.says(codebook, column) {
            let at = told.iter().position(|known| known.value == said.value).unwrap_or_else(|| {
                let means = column.codes.iter().find(|(code, _)| *code == said.value).map_or("", |code| code.1);
                told.push(Candidate { means, derived: said.is_derived, ..Candidate::of(said.value) });
                told.len() - 1
            });
            if let Some(cited) = article.cite_words(said.span) {
                told[at].cite(|| cited);
            }
        }
    }
    told
}

pub(super) fn code(&(value, means): &(&'static str, &'static str)) -> Candidate {
    Candidate { means, ..Candidate::of(value.to_owned()) }
}

/// Candidates in their order; equal values are merged.
pub(super) fn one_of_each(said: impl Iterator<Item = (String, Option<Cited>)>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for (value, cited) in said.filter(|(value, _)| !value.is_empty()) {
        let at = candidates.iter().position(|candidate| candidate.value == value).unwrap_or_else(|| {
            candidates.push(Candidate::of(value));
            candidates.len() - 1
        });
        cited.into_iter().for_each(|cited| candidates[at].cite(|| cited));
    }
    candidates
}

pub(super) fn report(document: &Document) -> String {
    let meta = &document.meta;
    let stated = [meta.source.clone(), published(document), meta.title.clone()];
    stated.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) fn published(document: &Document) -> String {
    document.meta.published.map_or_else(String::new, |day| day.to_string())
}

/// An interval of days in ISO 8601.
pub(super) fn interval((from, to): (Day, Day)) -> String {
    format!("{from}/{to}")
}

pub(super) fn days_of(interval: &str) -> Option<(Day, Day)> {
    let (from, to) = interval.split_once('/')?;
    Some((from.parse().ok()?, to.parse().ok()?))
}
