//! Stretches of a text in which names may stand, with all candidates in each.

use super::super::memory::{Memory, TypedMention};
use super::super::name_features::NameFeatures;
use super::super::page::{Page, Style};
use crate::model::EntityKind;
use crate::text::{Case, Kind};
use std::ops::Range;

/// How many kinds the tagger decides between: those before demonyms in `EntityKind::ALL`.
pub const KINDS: usize = 3;

/// No candidate is longer, in tokens, unless the rules made it.
const LONGEST: usize = 12;

/// No more small words and signs stand between two words of a stretch.
const GAP: usize = 3;

/// A stretch of text in which names may stand, with all that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lattice {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// By token: whether it must be part of a name, since a rule is sure of one.
    pub bound: Vec<bool>,
    /// What may be a name.
    pub candidates: Vec<Candidate>,
}

/// Tokens that may be a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its first token, counted from the start of the stretch.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
    /// By kind: whether it may be one of that kind.
    pub kinds: [bool; KINDS],
}

/// A page with the mentions that the rules found.
pub(super) struct Sheet<'s, 'p, 't> {
    pub(super) page: &'s Page<'p, 't>,
    typed: &'s [TypedMention],
    pub(super) memory: &'s Memory,
    /// By token: the name that it is part of.
    covered: Vec<Option<u32>>,
    /// By token: whether it is part of a title.
    titles: Vec<bool>,
}

impl<'s, 'p, 't> Sheet<'s, 'p, 't> {
    pub(super) fn new(page: &'s Page<'p, 't>, typed: &'s [TypedMention], memory: &'s Memory) -> Self {
        let mut covered = vec![None; page.reading.tokens.len()];
        let mut titles = vec![false; covered.len()];
        for (i, name) in typed.iter().enumerate() {
            covered[name.mention.tokens.clone()].fill(Some(i as u32));
            if let Some(title) = name.mention.trigger.clone().filter(|_| name.mention.rule == "title") {
                titles[title].fill(true);
            }
        }
        Self { page, typed, memory, covered, titles }
    }

    /// The mention of the rules that a token belongs to.
    pub(super) fn typed_at(&self, at: usize) -> Option<&'s TypedMention> {
        self.covered.get(at).copied().flatten().map(|i| &self.typed[i as usize])
    }

    /// The stretches of the text, in its order, with the sentence of each.
    pub(super) fn stretches(&self) -> Vec<(Range<usize>, Range<usize>)> {
        let mut stretches = Vec::new();
        for sentence in &self.page.reading.sentences {
            if self.page.style(sentence) != Style::Plain {
                continue;
            }
            let mut at = sentence.start;
            while at < sentence.end {
                if !self.is_name_word(at) {
                    at += 1;
                    continue;
                }
                let start = at;
                let mut end = at + 1;
                while let Some(next) = self.next_name_word(end, sentence.end) {
                    end = next + 1;
                }
                let dotted = end < sentence.end && self.is_abbreviated(end);
                end += usize::from(dotted);
                stretches.push((start..end, sentence.clone()));
                at = end;
            }
        }
        stretches
    }

    /// Whether a token may stand at an end of a name.
    fn is_name_word(&self, at: usize) -> bool {
        let page = self.page;
        let number = || page.reading.tokens[at].kind == Kind::Digits;
        let near = |i: usize| page.capital(i) && !page.fresh_line(i);
        let ordinal = || page.is_word(at + 1) && page.reading.glued(at + 1) && (near(at + 1) || near(at + 2));
        !self.titles[at] && page.capital(at)
            || self.typed_at(at).is_some()
            || number() && (near(at + 1) || ordinal() || at > 0 && page.capital(at - 1) && !page.fresh_line(at))
    }

    /// Whether a token is a full stop that belongs to the word before it.
    fn is_abbreviated(&self, at: usize) -> bool {
        const SHORT: usize = 3;
        let reading = self.page.reading;
        reading.is(at, '.') && reading.glued(at) && at > 0 && reading.tokens[at - 1].span.len() <= SHORT
    }

    /// The next token that may stand in a name, with what may stand between.
    fn next_name_word(&self, from: usize, end: usize) -> Option<usize> {
        for at in from..end.min(from + GAP + 1) {
            if self.page.fresh_line(at) {
                return None;
            }
            if self.is_name_word(at) {
                return Some(at);
            }
            if self.titles[at] || !self.joins(at) {
                return None;
            }
        }
        None
    }

    /// Whether a small word or sign may stand within a name.
    fn joins(&self, at: usize) -> bool {
        let reading = self.page.reading;
        match reading.tokens[at].kind {
            Kind::Sign(sign) => matches!(sign, '-' | '\'' | '’' | '&' | '.' | ',' | '/' | '–' | '!' | '"' | '“' | '”'),
            Kind::Digits => reading.glued(at),
            Kind::Word => {
                reading.glued(at)
                    && (at > 0 && reading.digits(at - 1).is_some() || reading.surface(at).starts_with(['\'', '’']))
                    || self.page.cues(at).intersects(
                        NameFeatures::LINK | NameFeatures::ARTICLE | NameFeatures::AND | NameFeatures::PARTICLE,
                    )
            }
        }
    }

    /// Whether a name is all in capitals and no acronym, as in a headline.
    fn is_in_capitals(&self, typed: &TypedMention) -> bool {
        /// Bytes; at half of it a name of `en-dev` is lost.
        const LONGEST_ACRONYM: usize = 4;
        let mut tokens = self.page.reading.tokens[typed.mention.tokens.clone()].iter();
        tokens.all(|token| token.case == Case::Upper && token.span.len() > LONGEST_ACRONYM)
    }

    /// All candidates of a stretch.
    pub(super) fn lattice(&self, tokens: Range<usize>) -> Lattice {
        let sure = |at: usize| self.typed_at(at).filter(|typed| is_sure(typed) || self.is_in_capitals(typed));
        let bound: Vec<bool> =
            tokens.clone().map(|at| sure(at).is_some_and(|typed| typed.kind != EntityKind::Demonym)).collect();
        let mut candidates = Vec::new();
        for from in tokens.clone().filter(|&at| self.is_name_word(at)) {
            if sure(from).is_some_and(|typed| typed.mention.tokens.start < from) {
                continue;
            }
            let typed = self.typed_at(from).map_or(from, |typed| typed.mention.tokens.end);
            let mut held: Option<&TypedMention> = None;
            for to in from + 1..=tokens.end {
                let last = to - 1;
                if let Some(typed) = sure(last).filter(|typed| typed.mention.tokens.start == last) {
                    if held.is_some() || (last > from && !may_grow(typed)) {
                        break;
                    }
                    held = Some(typed);
                }
                if held.is_some_and(|typed| typed.mention.tokens.end < to && !may_grow(typed)) {
                    break;
                }
                if to - from > LONGEST && to != typed {
                    continue;
                }
                let splits = sure(last).is_some_and(|typed| typed.mention.tokens.end > to);
                if splits || !(self.is_name_word(last) || self.is_abbreviated(last)) {
                    continue;
                }
                let fixed = held.filter(|typed| typed.mention.tokens == (from..to)).map(|typed| typed.kind);
                let kinds = std::array::from_fn(|kind| fixed.is_none_or(|fixed| fixed as usize == kind));
                if kinds.contains(&true) {
                    candidates.push(Candidate { from: from - tokens.start, to: to - tokens.start, kinds });
                }
                if to >= typed.max(from + LONGEST) {
                    break;
                }
            }
        }
        Lattice { tokens, bound, candidates }
    }
}

/// The rules that are sure of what they find: it stays a name.
const SURE: [&str; 9] =
    ["gazetteer", "institution", "site", "title", "direction", "numbered", "short form", "compound", "definition"];

fn is_sure(typed: &TypedMention) -> bool {
    SURE.contains(&typed.mention.rule)
}

/// Whether a name of which a rule is sure may be a piece of a longer one (Perth Harriers).
fn may_grow(typed: &TypedMention) -> bool {
    matches!(typed.kind, EntityKind::Place | EntityKind::Demonym) && typed.mention.rule == "gazetteer"
}
