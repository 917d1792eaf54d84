//! Names with a head word: institutions, sites, ships.

use super::gazetteer::Known;
use super::name_features::NameFeatures;
use super::page::{Page, Style};
use super::runs::LONGEST;
use super::walk::Walk;
use crate::model::EntityKind;
use crate::text::{Case, key};
use std::ops::Range;

/// A name with a head word; `kind` is `None` for things that are no entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headed {
    pub(super) end: usize,
    pub(super) kind: Option<EntityKind>,
    pub(super) head: Range<usize>,
}

impl Page<'_, '_> {
    /// The name of an institution or a site that starts at a token and has its
    /// head word first (Bộ Quốc phòng, Ministry of Defence) or last (State
    /// Department, Castello Road).
    pub(super) fn headed(&self, at: usize, walk: &Walk<'_>) -> Option<Headed> {
        self.spelled_out(at, walk).or_else(|| self.head_first(at, walk)).or_else(|| self.head_last(at, walk))
    }

    /// The name whose initials an acronym in brackets behind it repeats: Organización de los
    /// Estados Americanos (OEA). Small words may be left out of it, and names of places.
    fn spelled_out(&self, at: usize, walk: &Walk<'_>) -> Option<Headed> {
        /// Words of the longest such name.
        const REACH: usize = 12;
        /// Letters of the shortest such acronym; two are often the initials of a person.
        const SHORTEST: usize = 3;
        let end = (at..walk.sentence.end.min(at + REACH)).find(|&i| !self.is_word(i) && !self.reading.is(i, '-'))?;
        let in_brackets =
            self.reading.is(end, '(') && self.case(end + 1) == Case::Upper && self.reading.is(end + 2, ')');
        let acronym = if in_brackets { self.reading.surface(end + 1) } else { return None };
        if acronym.chars().count() < SHORTEST || walk.title.is_some() {
            return None;
        }
        let mut letters = acronym.chars().flat_map(char::to_lowercase).peekable();
        for i in (at..end).filter(|&i| self.is_word(i)) {
            let initial = self.reading.surface(i).chars().flat_map(char::to_lowercase).next();
            let is_meant = letters.next_if(|letter| Some(*letter) == initial).is_some();
            let is_place = || self.known(i).is_some_and(|known| known.kind == EntityKind::Place);
            if !is_meant && (i == at || self.capital(i) && !is_place()) {
                return None;
            }
        }
        let kind = self.known(end + 1).map_or(EntityKind::Organization, |known| known.kind);
        letters.next().is_none().then_some(Headed { end, kind: Some(kind), head: at..at + 1 })
    }

    fn head_first(&self, at: usize, walk: &Walk<'_>) -> Option<Headed> {
        let (len, cues) =
            self.phrase(at, NameFeatures::HEAD).filter(|(_, cues)| cues.intersects(NameFeatures::FIRST))?;
        let mut to = at + len;
        if let Some(end) = self.acronym_behind(to, walk) {
            return kind_of(cues).map(|kind| Headed { end, kind: Some(kind), head: at..to });
        }
        let is_part = |to: usize| self.phrase(to, NameFeatures::PART).is_some();
        let named = match self.knowledge.transcribes {
            true => self.capital(to) && (is_part(to) || self.two_syllables(to)),
            false => is_part(to),
        };
        if walk.opens(self, at)
            && (cues.intersects(NameFeatures::INNER) || (cues.intersects(NameFeatures::WEAK) && !named))
        {
            return None;
        }
        let mut country = false;
        while let Some(next) = self.part_end(to, walk).filter(|next| !country && next - at <= LONGEST) {
            country = self.known(to).is_some_and(|known| known.kind == EntityKind::Place && to + known.len == next);
            to = next;
        }
        let kind = kind_of(cues);
        let bare = to == at + len;
        if bare && kind.is_some() && !(cues.intersects(NameFeatures::INNER) && kind == Some(EntityKind::Organization)) {
            return None;
        }
        Some(Headed { end: to, kind, head: at..at + len })
    }

    /// The end of an institution's name that an acronym in brackets behind it confirms.
    fn acronym_behind(&self, from: usize, walk: &Walk<'_>) -> Option<usize> {
        const REACH: usize = 12;
        let known = self.known(from).is_some_and(|known| known.kind == EntityKind::Organization);
        let end =
            (from..walk.sentence.end.min(from + REACH)).find(|&i| !self.is_word(i) && !self.reading.is(i, '-'))?;
        let bracket = self.reading.is(end, '(') && self.case(end + 1) == Case::Upper && self.reading.is(end + 2, ')');
        let mut at = from;
        while at < end {
            let small = self.cues(at).intersects(NameFeatures::FUNCTION)
                && !self.capital(at)
                && !self.cues(at).intersects(NameFeatures::LINK);
            let part = self.phrase(at, NameFeatures::PART).map(|(len, _)| len);
            at += part.or((!small).then_some(1))?;
        }
        (bracket && !known && end > from && self.capital(from)).then_some(end)
    }

    /// Whether a capitalised syllable and the small one behind it are a word
    /// within a longer name (Quân đội Độc lập Kachin).
    fn two_syllables(&self, at: usize) -> bool {
        let small =
            self.is_word(at + 1) && !self.capital(at + 1) && !self.cues(at + 1).intersects(NameFeatures::FUNCTION);
        let goes_on = self.capital(at + 2) && !self.fresh_line(at + 2);
        self.knowledge.transcribes && self.known(at).is_none() && small && goes_on
    }

    /// Where the next part of an institution's name ends.
    fn part_end(&self, at: usize, walk: &Walk<'_>) -> Option<usize> {
        if at >= walk.sentence.end || self.fresh_line(at) {
            return None;
        }
        let known = self.known(at).map_or(0, |known| known.len);
        let part = self.phrase(at, NameFeatures::PART).map_or(0, |(len, _)| len);
        if known.max(part) > 0 {
            return Some(at + known.max(part));
        }
        if self.cues(at).intersects(NameFeatures::LINK) {
            let goes_on = self.phrase(at + 1, NameFeatures::PART).is_some() || self.known(at + 1).is_some();
            let another = self.phrase(at + 1, NameFeatures::HEAD).is_some() && self.capital(at + 1);
            // Corte Suprema de la Nación.
            let article =
                at + 1 + usize::from(self.cues(at + 1).intersects(NameFeatures::ARTICLE) && !self.capital(at + 1));
            return ((goes_on || self.capital(article)) && !another).then_some(article);
        }
        if self.cues(at).intersects(NameFeatures::SURNAME) && self.capital(at + 1) && self.capital(at + 2) {
            return None;
        }
        if self.capital(at) && self.two_syllables(at) {
            return Some(at + 2);
        }
        let name = self.is_word(at)
            && self.capital(at)
            && self.phrase(at, NameFeatures::TITLE).is_none_or(|(len, _)| len == 1);
        name.then(|| self.run(at, at + 1).end.max(at + 1))
    }

    fn head_last(&self, at: usize, walk: &Walk<'_>) -> Option<Headed> {
        let opens = walk.opens(self, at);
        let (start, len, cues) = self.last_head(at, walk).or_else(|| self.small_last_head(at, walk, opens))?;
        let head = start..start + len;
        let covered = (at..=start).rev().find_map(|i| self.known(i).map(|known| (i, i + known.len)));
        if covered.is_some_and(|(from, to)| to >= head.end && (from > at || start > at)) {
            return None;
        }
        let end = if cues.intersects(NameFeatures::HEAD_NOTHING) && start > at {
            head.end
        } else {
            self.parts_behind(self.tail(head.end, walk.sentence.end), walk)
        };
        let modified =
            len > 1 || start > at && !(opens && start == at + 1 && self.is_common(at) && self.known(at).is_none());
        let headline = cues.intersects(NameFeatures::INNER) && walk.style != Style::Plain;
        if headline || (!modified && (end == head.end || opens)) {
            return None;
        }
        Some(Headed { end, kind: kind_of(cues), head })
    }

    /// Where the small words of an institution's name end behind its head, with the country
    /// that a language puts there without a word between (Следственный комитет России).
    fn parts_behind(&self, from: usize, walk: &Walk<'_>) -> usize {
        let mut to = from;
        while let Some((len, _)) =
            self.phrase(to, NameFeatures::PART).filter(|_| !self.fresh_line(to) && !self.capital(to))
        {
            to += len;
        }
        let is_place = |known: &Known| known.kind == EntityKind::Place && to + known.len <= walk.sentence.end;
        let holder =
            self.known(to).filter(is_place).filter(|_| !self.reading.pack.forms.is_empty() && !self.fresh_line(to));
        to + holder.map_or(0, |known| known.len)
    }

    /// A head word in small letters behind an adjective with a capital: Верховный суд. At the
    /// start of a sentence the capital says nothing, and only a word of institutions does.
    fn small_last_head(&self, at: usize, walk: &Walk<'_>, opens: bool) -> Option<(usize, usize, NameFeatures)> {
        let end = walk.run.end;
        let adjective = end.checked_sub(1).filter(|&last| last >= at && self.is_word(last) && !self.fresh_line(end))?;
        let word = key(self.reading.surface(adjective));
        let is_adjective = self.knowledge.adjectives.iter().any(|ending| word.ends_with(&**ending));
        let (len, cues) =
            self.phrase(end, NameFeatures::HEAD_ORGANIZATION).filter(|_| is_adjective && !self.capital(end))?;
        let goes_on = self.phrase(end + len, NameFeatures::PART).is_some();
        (walk.style == Style::Plain && (!opens || goes_on)).then_some((end, len, cues))
    }

    /// The last head word of a run, before any title in it.
    fn last_head(&self, at: usize, walk: &Walk<'_>) -> Option<(usize, usize, NameFeatures)> {
        let (mut best, mut i) = (None, at);
        while i < walk.run.end {
            let head = self.phrase(i, NameFeatures::LAST).filter(|(len, _)| i + len <= walk.run.end && self.capital(i));
            if let Some((len, cues)) = head {
                best = Some((i, len, cues));
                i += len;
            } else if i > at
                && (self.phrase(i, NameFeatures::TITLE | NameFeatures::NOTHING).is_some() || self.breaks(i))
            {
                break;
            } else {
                i += 1;
            }
        }
        best
    }

    /// The end of "of the …", "for … and …" behind a head word.
    fn tail(&self, from: usize, limit: usize) -> usize {
        let mut to = from;
        loop {
            let and = to > from && self.cues(to).intersects(NameFeatures::AND);
            if to >= limit.min(from + LONGEST)
                || self.fresh_line(to)
                || !(and || self.cues(to).intersects(NameFeatures::LINK))
                || self.capital(to)
            {
                return to;
            }
            let name = to
                + 1
                + usize::from(!and && self.cues(to + 1).intersects(NameFeatures::ARTICLE) && !self.capital(to + 1));
            let run = self.run(name, limit);
            let joins = !run.is_empty()
                && self.phrase(name, NameFeatures::TITLE).is_none()
                && !(and && self.known(name).is_some());
            if !joins {
                return to;
            }
            to = run.end;
        }
    }
}

fn kind_of(cues: NameFeatures) -> Option<EntityKind> {
    if cues.intersects(NameFeatures::HEAD_ORGANIZATION) {
        Some(EntityKind::Organization)
    } else if cues.intersects(NameFeatures::HEAD_PLACE) {
        Some(EntityKind::Place)
    } else {
        None
    }
}
