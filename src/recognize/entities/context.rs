//! What the words around a name say of its kind.

use super::name_features::NameFeatures;
use super::page::Page;
use super::split::Mention;
use crate::model::EntityKind;
use crate::text::{Case, Kind};
use std::ops::Range;

/// What the words around a name say of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// By kind: the weight of the evidence for it.
    pub(super) votes: [u32; 4],
    /// The weight of the evidence that it is none of the kinds.
    pub(super) nothing: u32,
    /// The kind that a definition in the text gives (Karsa is a village).
    pub(super) defined: Option<EntityKind>,
    /// The words with the most weight.
    pub(super) trigger: Option<Range<usize>>,
}

// Votes are added up and compared with each other alone; the order of the four is what
// counts: a title or the gazetteer outvotes a word beside the name.
const CERTAIN: u32 = 4;
const STRONG: u32 = 3;
const FAIR: u32 = 2;
const SLIGHT: u32 = 1;

impl Page<'_, '_> {
    /// The evidence before and behind a mention.
    pub(super) fn evidence(&self, mention: &Mention) -> Evidence {
        let mut evidence = Evidence::default();
        if let Some(kind) = mention.kind {
            evidence.votes[kind as usize] += CERTAIN;
            return evidence;
        }
        if self.has_initials(&mention.tokens) {
            evidence.votes[EntityKind::Person as usize] += CERTAIN;
            return evidence;
        }
        let start = self.skip_back(mention.tokens.start);
        let strong =
            EntityKind::ALL.map(|kind| self.phrase_before(start, NameFeatures::before(kind)).map_or(0, |(len, _)| len));
        let longest = strong.into_iter().max().unwrap_or(0);
        for kind in EntityKind::ALL {
            if longest > 0 && strong[kind as usize] == longest {
                evidence.votes[kind as usize] += STRONG;
                evidence.trigger = Some(start - longest..start);
            } else if let Some((len, _)) = self.phrase_before(start, NameFeatures::often_before(kind)) {
                evidence.votes[kind as usize] += SLIGHT;
                evidence.trigger.get_or_insert(start - len..start);
            }
            if let Some((len, _)) = self.phrase(mention.tokens.end, NameFeatures::after(kind)) {
                evidence.votes[kind as usize] += FAIR;
                evidence.trigger.get_or_insert(mention.tokens.end..mention.tokens.end + len);
            }
        }
        let noun =
            |kind| start > 0 && !self.capital(start - 1) && self.cues(start - 1).intersects(NameFeatures::noun(kind));
        let defined = self.defined(mention.tokens.end);
        for kind in EntityKind::ALL {
            evidence.votes[kind as usize] += SLIGHT * u32::from(noun(kind));
            if let Some((at, _)) = defined.filter(|(_, cues)| cues.intersects(NameFeatures::noun(kind))) {
                evidence.votes[kind as usize] += STRONG;
                evidence.defined = Some(kind);
                evidence.trigger.get_or_insert(at..at + 1);
            }
        }
        if self.is_dateline(&mention.tokens) {
            evidence.votes[EntityKind::Place as usize] += STRONG;
        } else if mention.tokens.len() == 1
            && self.case(mention.tokens.start) == Case::Upper
            && self.reading.surface(mention.tokens.start).chars().count() > 1
        {
            evidence.votes[EntityKind::Organization as usize] += STRONG;
        }
        if self.phrase_before(start, NameFeatures::BEFORE_NOTHING).is_some()
            || self.phrase(mention.tokens.end, NameFeatures::AFTER_NOTHING).is_some()
        {
            evidence.nothing += STRONG;
        }
        evidence
    }

    /// Whether a name is two initials and a surname: А. В. Громов.
    fn has_initials(&self, tokens: &Range<usize>) -> bool {
        let at = tokens.start;
        let surname = at + 4;
        surname + 1 == tokens.end
            && self.is_initial(at)
            && self.is_initial(at + 2)
            && self.case(surname) == Case::Capital
            && !self.reading.glued(surname)
    }

    /// The noun that defines a name which ends here (Karsa is a small village in …): the
    /// last noun before the next preposition. The pattern is that of Hearst, "Automatic
    /// Acquisition of Hyponyms" (1992), with the name in front.
    fn defined(&self, end: usize) -> Option<(usize, NameFeatures)> {
        const REACH: usize = 12;
        let from = self.behind_brackets(end);
        let (len, _) = self.phrase(from, NameFeatures::DEFINES)?;
        let nouns =
            EntityKind::ALL.into_iter().fold(NameFeatures::default(), |all, kind| all | NameFeatures::noun(kind));
        let mut typed = None;
        for at in from + len..(from + len + REACH).min(self.reading.tokens.len()) {
            let stops = self.fresh_line(at)
                || self.cues(at).intersects(NameFeatures::FUNCTION) && !self.cues(at).intersects(NameFeatures::AND)
                || !self.is_word(at) && !self.reading.is(at, '-') && self.reading.digits(at).is_none();
            if stops {
                break;
            }
            if self.cues(at).intersects(nouns) && !self.capital(at) {
                typed = Some((at, self.cues(at)));
            }
        }
        typed
    }

    /// The token behind an aside in brackets.
    fn behind_brackets(&self, at: usize) -> usize {
        const REACH: usize = 40;
        if !self.reading.is(at, '(') {
            return at;
        }
        let limit = self.reading.tokens.len().min(at + REACH);
        (at..limit).find(|&i| self.reading.is(i, ')')).map_or(at, |close| close + 1)
    }

    /// Whether a name in capitals opens a line as its dateline: GENEVA —, MOSCOW
    /// (Agency) -, KARSA, March 5.
    pub(super) fn is_dateline(&self, tokens: &Range<usize>) -> bool {
        const REACH: usize = 10;
        let capitals = tokens.clone().all(|i| !self.is_word(i) || self.case(i) == Case::Upper);
        let rest = tokens.end..self.reading.tokens.len().min(tokens.end + REACH);
        let line = rest.take_while(|&i| !self.fresh_line(i));
        let sign = |i: usize| match self.reading.tokens[i].kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        };
        let sign_at = |i: usize| self.reading.tokens.get(i).and_then(|_| sign(i));
        let parted = |i: usize| matches!(sign(i), Some('—' | '–' | '-')) && !self.reading.glued(i);
        let dated = self.reading.is(tokens.end, ',')
            && line
                .clone()
                .find(|&i| sign(i) == Some('.'))
                .is_some_and(|stop| (tokens.end + 1..stop).any(|i| self.reading.digits(i).is_some()));
        // UAGADUGÚ (AFP). …, ДЖАКАРТА. Паром …
        let close = self.reading.is(tokens.end, '(').then(|| line.clone().find(|&i| sign(i) == Some(')'))).flatten();
        let end = close.map_or(tokens.end, |close| close + 1);
        let stopped = sign_at(end) == Some('.') && !self.fresh_line(end + 1) && self.capital(end + 1);
        capitals && self.fresh_line(tokens.start) && (dated || stopped || line.into_iter().any(parted))
    }

    /// The token behind the words that say what a name at `at` is: quotation
    /// marks and articles between them are passed over.
    fn skip_back(&self, at: usize) -> usize {
        let mut to = at;
        while to > 0 {
            let before = to - 1;
            let passed = matches!(self.reading.tokens[before].kind, Kind::Sign('"' | '“' | '‘' | '\'' | '«' | ':'))
                || self.cues(before).intersects(NameFeatures::ARTICLE);
            if !passed {
                break;
            }
            to = before;
        }
        to
    }

    /// The most likely kind of a name by its shape alone; `None` where the shape decides nothing.
    pub(super) fn by_shape(&self, tokens: &Range<usize>) -> Option<EntityKind> {
        let words: Vec<usize> = tokens.clone().filter(|&i| self.is_word(i)).collect();
        let first = tokens.start;
        if tokens.clone().skip(1).any(|i| self.reading.digits(i).is_some() && self.reading.is(i - 1, '-')) {
            return None;
        }
        let article = first > 0 && self.cues(first - 1).intersects(NameFeatures::ARTICLE);
        let particle = !self.capital(first) || self.reading.is(first + 1, '-');
        let initial = self.reading.is(first + 1, '.') && words.len() > 1;
        let upper = words.iter().all(|&i| self.case(i) == Case::Upper);
        if words.len() > 1
            && (initial || words.iter().any(|&i| self.cues(i).intersects(NameFeatures::GIVEN | NameFeatures::SURNAME)))
        {
            Some(EntityKind::Person)
        } else if upper {
            (self.reading.surface(first).chars().count() > 1).then_some(EntityKind::Organization)
        } else if particle {
            Some(EntityKind::Place)
        } else if words.len() > 1 {
            let place = self.known(first).is_some_and(|known| known.kind == EntityKind::Place);
            Some(if article || place { EntityKind::Organization } else { EntityKind::Person })
        } else {
            self.knowledge.transcribes.then_some(EntityKind::Place)
        }
    }
}
