//! Splits runs of capitalised words into titles and names.

use super::gazetteer::{Known, KnownId};
use super::institution::Headed;
use super::name_features::NameFeatures;
use super::page::{Page, Style};
use super::walk::Walk;
use crate::model::EntityKind;
use crate::text::{Case, Kind};
use std::ops::Range;

/// The rule by which a name is found that the gazetteer has.
pub(super) const GAZETTEER: &str = "gazetteer";

/// A piece of text that looks like a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) tokens: Range<usize>,
    /// Bytes of the last token that are not part of the name.
    pub(super) ending: usize,
    /// The kind, where its own words or its title give it.
    pub(super) kind: Option<EntityKind>,
    /// The gazetteer's entity.
    pub(super) known: Option<KnownId>,
    pub(super) rule: &'static str,
    /// The words that give the kind.
    pub(super) trigger: Option<Range<usize>>,
    /// Whether its capital alone does not make it a name: it opens a sentence
    /// or stands in a headline.
    pub(super) lone: bool,
}

impl Mention {
    fn of_known(at: usize, known: Known, lone: bool) -> Self {
        let tokens = at..at + known.len;
        let mut mention = Self::new(tokens, Some(known.kind), GAZETTEER);
        (mention.known, mention.ending, mention.lone) = (Some(known.entity), known.ending, lone);
        mention
    }

    pub(super) fn new(tokens: Range<usize>, kind: Option<EntityKind>, rule: &'static str) -> Self {
        Self { tokens, ending: 0, kind, known: None, rule, trigger: None, lone: false }
    }
}

impl Page<'_, '_> {
    /// Everything in the text that looks like a name, in its order.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        for sentence in &self.reading.sentences {
            let style = self.style(sentence);
            let mut at = sentence.start;
            while at < sentence.end {
                at = self.step(at, sentence, style, &mut mentions);
            }
        }
        mentions
    }

    /// Reads on from a token; gives the token behind what was read.
    fn step(&self, at: usize, sentence: &Range<usize>, style: Style, mentions: &mut Vec<Mention>) -> usize {
        if let Some(numbered) = self.numbered(at) {
            let end = numbered.tokens.end;
            mentions.push(numbered);
            return end;
        }
        if !self.capital(at) {
            if let Some((len, _)) =
                self.phrase(at, NameFeatures::NOTHING | NameFeatures::COMMON).filter(|(len, _)| *len > 1)
            {
                return at + len;
            }
            if let Some(known) = self.known(at) {
                mentions.push(Mention::of_known(at, known, false));
                return at + known.len;
            }
            if let Some(small) = self.small_head(at, sentence, style) {
                let end = small.tokens.end;
                mentions.push(small);
                return end;
            }
        }
        let run = self.run(at, sentence.end);
        if run.is_empty() {
            return at + 1;
        }
        let end = run.end;
        let (title, honorific) = self.title_before(run.clone(), sentence);
        let walk = Walk { run, sentence, style, title, honorific };
        self.walk(walk, mentions).max(end.min(at + 1))
    }

    /// A unit or a district with its number (quân đoàn 5, quận 1).
    fn numbered(&self, at: usize) -> Option<Mention> {
        let (len, cues) = self.phrase(at, NameFeatures::UNIT)?;
        let number = at + len;
        self.reading.digits(number)?;
        let kind = if cues.intersects(NameFeatures::after(EntityKind::Place)) {
            EntityKind::Place
        } else {
            EntityKind::Organization
        };
        Some(Mention::new(at..number + 1, Some(kind), "numbered"))
    }

    /// An institution whose head word is written small (bộ Nông nghiệp).
    fn small_head(&self, at: usize, sentence: &Range<usize>, style: Style) -> Option<Mention> {
        let (len, _) = self.phrase(at, NameFeatures::SMALL).filter(|(_, cues)| cues.intersects(NameFeatures::HEAD))?;
        let opens = self.capital(at + len) && self.phrase(at + len, NameFeatures::PART).is_some();
        if !opens || self.phrase(at, NameFeatures::TITLE).is_some() {
            return None;
        }
        let walk = Walk { run: at..at + len, sentence, style, title: None, honorific: false };
        let headed = self.headed(at, &walk)?;
        Some(Mention::new(at..headed.end, headed.kind, "institution"))
    }

    fn title_before(&self, run: Range<usize>, sentence: &Range<usize>) -> (Option<Range<usize>>, bool) {
        const SHORTEST_NAME: usize = 2;
        let (at, mut end) = (run.start, run.start);
        if at == sentence.start {
            return (None, false);
        }
        // Its spokesperson, Khaing Thu Kha, told.
        let put_in = self.reading.is(at - 1, ',') && self.reading.is(run.end, ',') && run.len() >= SHORTEST_NAME;
        end -= usize::from(put_in && run.clone().all(|i| self.is_word(i) && self.known(i).is_none()));
        if end > 0 && self.reading.is(end - 1, '.') && self.reading.glued(end - 1) {
            end -= 1;
        }
        match self.phrase_before(end, NameFeatures::TITLE) {
            Some((len, cues)) => (Some(end - len..end), cues.intersects(NameFeatures::HONORIFIC)),
            None => (None, false),
        }
    }

    fn walk(&self, mut walk: Walk<'_>, mentions: &mut Vec<Mention>) -> usize {
        let mut at = walk.run.start;
        while at < walk.run.end {
            at = self.read(at, &mut walk, mentions);
        }
        at
    }

    fn read(&self, at: usize, walk: &mut Walk<'_>, mentions: &mut Vec<Mention>) -> usize {
        // A small word inside names begins none where it is one of the most frequent ones.
        let is_small =
            |at: usize| !self.capital(at) && self.cues(at).contains(NameFeatures::FUNCTION | NameFeatures::PARTICLE);
        if !self.is_word(at) && self.reading.digits(at).is_none() || is_small(at) {
            return at + 1;
        }
        let opens = self.opens_sentence(at, walk.sentence);
        let lone = opens || walk.style != Style::Plain;
        let known = self.known(at);
        let known_end = known.map_or(at, |known| at + known.len);
        let nothing = self
            .phrase(at, NameFeatures::NOTHING | NameFeatures::COMMON)
            .filter(|(len, cues)| at + len >= known_end && (cues.intersects(NameFeatures::NOTHING) || *len > 1));
        let title = self.phrase(at, NameFeatures::TITLE);
        let headed = self.headed(at, walk);
        let opener = |h: &Headed| lone && known.is_none() && h.head.start > at && self.is_common(at);
        // Tổng thư ký Liên Hiệp Quốc António Guterres: behind a known institution
        // stands who has the title.
        let held = |h: &Headed| {
            let whole = known.is_some_and(|known| known.kind == EntityKind::Organization) && known_end > h.head.end;
            let next = self.known(known_end);
            let person = self.capital(known_end) && next.is_none_or(|next| next.kind == EntityKind::Person);
            whole && walk.title.is_some() && person
        };
        let headed = headed.filter(|h| h.end > known_end && walk.style != Style::Capitals && !opener(h) && !held(h));
        if let Some(headed) = headed {
            return self.take_headed(at, headed, walk, mentions);
        }
        if let Some((len, _)) = nothing {
            return at + len;
        }
        if self.breaks(at) && known.is_none() {
            return at + 1;
        }
        if let Some(placed) = self.directed(at, walk).filter(|placed| placed.tokens.end > known_end) {
            let end = placed.tokens.end;
            mentions.push(placed);
            return end;
        }
        let given = |len| self.cues(at).intersects(NameFeatures::GIVEN) && self.capital(at) && walk.run.end <= at + len;
        if let Some((len, cues)) = title.filter(|(len, _)| at + len > known_end && !given(*len)) {
            walk.title = Some(at..at + len);
            walk.honorific = cues.intersects(NameFeatures::HONORIFIC);
            return at + len + usize::from(self.reading.is(at + len, '.'));
        }
        if let Some(person) = self.person_by_shape(at, walk, known) {
            let end = person.tokens.end;
            mentions.push(person);
            return end;
        }
        if let Some(known) = known.filter(|known| !self.known_is_part(at, *known, walk)) {
            return self.take_known(at, known, lone, walk, mentions);
        }
        let single = at + 1 == walk.run.end && !self.cues(at).intersects(NameFeatures::HEAD) && walk.title.is_none();
        if (lone || single) && self.is_common(at) {
            return at + 1;
        }
        if walk.style == Style::Capitals {
            return at + 1;
        }
        self.take_plain(at, lone, walk, mentions)
    }

    fn take_headed(&self, at: usize, headed: Headed, walk: &mut Walk<'_>, mentions: &mut Vec<Mention>) -> usize {
        walk.title = None;
        if headed.kind.is_some() {
            let rule = if headed.kind == Some(EntityKind::Place) { "site" } else { "institution" };
            let mut mention = Mention::new(at..headed.end, headed.kind, rule);
            mention.trigger = Some(headed.head);
            mentions.push(mention);
        }
        headed.end
    }

    fn take_known(
        &self,
        at: usize,
        known: Known,
        lone: bool,
        walk: &mut Walk<'_>,
        mentions: &mut Vec<Mention>,
    ) -> usize {
        let mut mention =
            Mention::of_known(at, known, lone && self.cues(at).intersects(NameFeatures::DOUBTFUL) && known.len == 1);
        if walk.honorific && known.kind != EntityKind::Person && known.len == 1 {
            mention = Mention::new(at..at + 1, Some(EntityKind::Person), "title");
            mention.trigger = walk.title.clone();
        }
        if mention.kind == Some(EntityKind::Person) {
            walk.title = None;
        }
        mentions.push(mention);
        at + known.len
    }

    /// A place with a capitalised direction before it (Eastern Ghouta, Nam Thái Lan).
    fn directed(&self, at: usize, walk: &Walk<'_>) -> Option<Mention> {
        let (len, _) = self.phrase(at, NameFeatures::DIRECTION)?;
        let placed = at + len;
        if self.phrase_before(at, NameFeatures::BEFORE_DIRECTION).is_some() || placed >= walk.run.end {
            return None;
        }
        let known = self.known(placed).filter(|known| known.kind == EntityKind::Place)?;
        Some(Mention::new(at..placed + known.len, Some(EntityKind::Place), "direction"))
    }

    /// Whether a known name is only a piece of a longer one: a given name that
    /// is also a country, a compound with a hyphen.
    fn known_is_part(&self, at: usize, known: Known, walk: &Walk<'_>) -> bool {
        let next = at + known.len;
        if next >= walk.run.end {
            return false;
        }
        let plain = self.known(next).is_none() && self.phrase(next, NameFeatures::TITLE | NameFeatures::HEAD).is_none();
        let hyphen = self.reading.is(next, '-') && self.reading.glued(next) && self.known(next + 1).is_none();
        let given = known.len == 1 && plain && self.is_word(next);
        let team = given
            && known.kind == EntityKind::Place
            && !self.knowledge.bylines
            && walk.style == Style::Plain
            && !self.knowledge.gazetteer.is_prominent(known.entity)
            && !self.is_common(next)
            && !self.cues(next).intersects(NameFeatures::NOTHING | NameFeatures::GIVEN);
        let titled = walk.title.is_some() && !walk.honorific;
        hyphen
            || team
            || (given
                && !titled
                && (self.cues(at).intersects(NameFeatures::DOUBTFUL | NameFeatures::GIVEN) || walk.honorific))
    }

    /// A person by a surname that comes first, or by a line that holds nothing else.
    fn person_by_shape(&self, at: usize, walk: &Walk<'_>, known: Option<Known>) -> Option<Mention> {
        let run = at..walk.run.end;
        let words = run.clone().all(|i| self.is_word(i));
        if !words || !(2..=4).contains(&run.len()) || known.is_some_and(|known| known.len > 1) {
            return None;
        }
        if self.cues(at).intersects(NameFeatures::SURNAME) {
            return Some(Mention::new(run, Some(EntityKind::Person), "surname"));
        }
        let alone = self.knowledge.bylines
            && at == walk.sentence.start
            && (run.end == self.reading.tokens.len() || self.reading.is(run.end, '('))
            && run.clone().any(|i| self.known(i).is_none());
        alone.then(|| Mention::new(run, Some(EntityKind::Person), "byline"))
    }

    fn take_plain(&self, at: usize, lone: bool, walk: &mut Walk<'_>, mentions: &mut Vec<Mention>) -> usize {
        let person = walk.title.is_some() || self.cues(at).intersects(NameFeatures::GIVEN);
        let mut end = at + 1;
        while end < walk.run.end && !self.ends_plain(at, end, walk, person) {
            end += 1;
        }
        let is_particle = |i: usize| !self.capital(i) && self.cues(i).intersects(NameFeatures::PARTICLE);
        while end > at + 1 && (self.reading.tokens[end - 1].kind == Kind::Sign('-') || is_particle(end - 1)) {
            end -= 1;
        }
        let quoted = self.quoted_name(at);
        end = quoted.unwrap_or(end);
        let person = person && quoted.is_none();
        let kind = person.then_some(EntityKind::Person).filter(|_| walk.title.is_some() || end > at + 1);
        let rule = if walk.title.is_some() { "title" } else { "given name" };
        let mut mention = Mention::new(at..end, kind, if kind.is_some() { rule } else { "shape" });
        mention.trigger = walk.title.take();
        let common = || (at..end).all(|i| self.is_common(i));
        mention.lone = kind.is_none() && (lone && end == at + 1 || walk.style == Style::Title || common());
        mentions.push(mention);
        end
    }

    /// The end of a name in quotation marks behind a word for an organization: the group «Вів
    /// ансанм».
    fn quoted_name(&self, at: usize) -> Option<usize> {
        /// Words of the longest such name.
        const LONGEST: usize = 5;
        let open = at.checked_sub(1).filter(|&open| self.reading.is(open, '«'))?;
        self.phrase_before(open, NameFeatures::before(EntityKind::Organization))?;
        let close = (at..self.reading.tokens.len().min(at + LONGEST + 1)).find(|&i| self.reading.is(i, '»'))?;
        (at..close).all(|i| self.is_word(i) || self.reading.is(i, '-')).then_some(close)
    }

    /// Whether a new name starts within a run.
    fn ends_plain(&self, start: usize, at: usize, walk: &Walk<'_>, person: bool) -> bool {
        if !self.is_word(at) || self.is_initial(at) {
            return false;
        }
        let article = |at: usize| self.cues(at).intersects(NameFeatures::OPENING) && !self.capital(at);
        if self.reading.glued(at)
            && self.reading.is(at - 1, '-')
            && (self.known(at).is_none() || self.cues(at - 2).intersects(NameFeatures::PARTICLE))
        {
            return false;
        }
        if self.phrase(at, NameFeatures::TITLE).is_some_and(|_| self.capital(at)) || self.breaks(at) {
            return true;
        }
        if self.phrase(at, NameFeatures::NOTHING).is_some()
            || (start + 3 == at && article(start) && self.reading.is(start + 1, '-'))
        {
            return true;
        }
        if walk.style == Style::Title && self.is_common(at) {
            return true;
        }
        let is_acronym = self.case(at) == Case::Upper && self.reading.surface(at).chars().count() > 1;
        // The head of the OVA Ivan Petrenko: a given name opens who has the title.
        let is_behind_acronym = start + 1 == at && self.case(start) == Case::Upper && !is_acronym;
        let is_long = self.reading.surface(start).chars().count() > 1;
        if is_behind_acronym && is_long && walk.title.is_some() && self.cues(at).intersects(NameFeatures::GIVEN) {
            return true;
        }
        self.known(at).is_some_and(|known| {
            if known.kind == EntityKind::Organization && is_acronym && walk.style == Style::Plain {
                return true;
            }
            let name = known.kind == EntityKind::Person || (person && known.len == 1);
            !name && known.kind != EntityKind::Person
        })
    }
}
