use super::cues::Cues;
use super::page::Page;
use crate::model::EntityKind;
use std::ops::Range;

/// A name with a head word: what it names, `None` for things that are not sought.
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
    pub(super) fn headed(&self, at: usize, run: &Range<usize>, limit: usize, initial: bool) -> Option<Headed> {
        if self.entities.heads_first {
            self.head_first(at, run, limit, initial)
        } else {
            self.head_last(at, run, limit, initial)
        }
    }

    fn head_first(&self, at: usize, run: &Range<usize>, limit: usize, initial: bool) -> Option<Headed> {
        let (len, cues) = self.phrase(at, Cues::HEAD)?;
        let mut to = at + len;
        let named = self.phrase(to, Cues::PART).is_some() && self.capital(to);
        if initial && (cues.any(Cues::INNER) || (cues.any(Cues::WEAK) && !named)) {
            return None;
        }
        while let Some(next) = self.part_end(to, run, limit) {
            to = next;
        }
        let bare = to == at + len;
        let kind = kind_of(cues);
        if bare && !(cues.any(Cues::INNER) && kind == Some(EntityKind::Organization)) {
            return None;
        }
        Some(Headed { end: to, kind, head: at..at + len })
    }

    /// Where the next part of an institution's name ends.
    fn part_end(&self, at: usize, run: &Range<usize>, limit: usize) -> Option<usize> {
        if at >= limit || self.fresh_line(at) {
            return None;
        }
        if let Some(known) = self.known(at) {
            return Some(at + known.len);
        }
        if let Some((len, _)) = self.phrase(at, Cues::PART) {
            return Some(at + len);
        }
        let linked =
            || self.phrase(at + 1, Cues::PART).is_some() || self.known(at + 1).is_some() || self.capital(at + 1);
        if self.cues(at).any(Cues::LINK) {
            return (at + 1 < limit && linked()).then_some(at + 1);
        }
        let inside = run.contains(&at) || (self.is_word(at) && self.capital(at));
        (inside && self.phrase(at, Cues::TITLE).is_none_or(|(len, _)| len == 1))
            .then(|| self.run(at, at + 1).end.max(at + 1))
    }

    fn head_last(&self, at: usize, run: &Range<usize>, limit: usize, initial: bool) -> Option<Headed> {
        let (mut best, mut i) = (None, at);
        while i < run.end {
            let head = self.phrase(i, Cues::HEAD).filter(|(len, _)| i + len <= run.end);
            if let Some((len, cues)) = head {
                best = Some((i, len, cues));
                i += len;
            } else if i > at && self.phrase(i, Cues::TITLE).is_some() {
                break;
            } else {
                i += 1;
            }
        }
        let (start, len, cues) = best?;
        let head = start..start + len;
        let end = self.tail(head.end, limit);
        let bare = start == at && end == head.end;
        let modified = start > at && !(initial && start == at + 1 && self.is_common(at));
        let inner = cues.any(Cues::INNER) && (initial || !modified);
        if bare || inner || (!modified && end == head.end) {
            return None;
        }
        Some(Headed { end, kind: kind_of(cues), head })
    }

    /// The end of "of the …", "for … and …" behind a head word.
    fn tail(&self, from: usize, limit: usize) -> usize {
        let mut to = from;
        loop {
            let and = to > from && self.cues(to).any(Cues::AND);
            if to >= limit || self.fresh_line(to) || !(and || self.cues(to).any(Cues::LINK)) || self.capital(to) {
                return to;
            }
            let name = to + 1 + usize::from(!and && self.cues(to + 1).any(Cues::ARTICLE) && !self.capital(to + 1));
            let run = self.run(name, limit);
            let joins =
                !run.is_empty() && self.phrase(name, Cues::TITLE).is_none() && !(and && self.known(name).is_some());
            if !joins {
                return to;
            }
            to = run.end;
        }
    }
}

fn kind_of(cues: Cues) -> Option<EntityKind> {
    if cues.any(Cues::HEAD_ORGANIZATION) {
        Some(EntityKind::Organization)
    } else if cues.any(Cues::HEAD_PLACE) {
        Some(EntityKind::Place)
    } else {
        None
    }
}
