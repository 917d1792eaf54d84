//! Collects the evidence of all mentions of a name in a document, and types and links
//! them by it.

use super::context::Evidence;
use super::gazetteer::KnownId;
use super::name_features::NameFeatures;
use super::page::Page;
use super::split::Mention;
use crate::model::{Canonical, Detection, Entity, EntityKind, Reason};
use crate::text::{Case, Span, key};
use rustc_hash::FxHashMap;

/// The evidence of all mentions of one name.
#[derive(Debug, Default)]
struct Record {
    votes: [u32; 4],
    nothing: u32,
    /// Whether one of its mentions is capitalised where capitals are significant.
    firm: bool,
    known: Option<KnownId>,
    /// The kind that a definition in the text gives.
    defined: Option<EntityKind>,
    /// The kind of the full name beside its acronym in brackets.
    fixed: Option<EntityKind>,
}

/// A mention with its kind.
#[derive(Clone, Debug)]
pub(super) struct TypedMention {
    pub(super) mention: Mention,
    pub(super) kind: EntityKind,
}

/// The full form of a name.
#[derive(Clone, Debug)]
struct Full {
    /// Under which its evidence stands.
    name: String,
    /// As the text writes it first.
    written: String,
}

/// The names of a document with their evidence, and the full forms of short names.
#[derive(Debug, Default)]
pub(super) struct Memory {
    records: FxHashMap<String, Record>,
    /// A part of a person's name: the full name.
    persons: FxHashMap<String, Full>,
    /// The head word of an institution: its full name.
    heads: FxHashMap<String, Full>,
    /// A name that is another's short form, of whatever kind: the full name.
    shorts: FxHashMap<String, Full>,
    /// A name that stands in several cases: as the text writes it first.
    written: FxHashMap<String, String>,
}

impl Page<'_, '_> {
    /// Types the mentions of the text by the rules; also gives the memory of the document.
    pub(super) fn type_mentions(&self, mentions: &[Mention]) -> (Vec<TypedMention>, Memory) {
        let mut memory = Memory::default();
        let mut evidence: Vec<Evidence> = mentions.iter().map(|mention| self.evidence(mention)).collect();
        self.learn_neighbours(mentions, &mut evidence);
        for (mention, evidence) in mentions.iter().zip(&evidence) {
            memory.add(self.name(mention), mention, evidence);
            if !self.reading.pack.forms.is_empty() {
                let written = || self.place(mention).of(self.reading.text).to_owned();
                memory.written.entry(self.name(mention)).or_insert_with(written);
            }
        }
        self.learn_acronyms(mentions, &mut memory);
        let kinds: Vec<Option<EntityKind>> = mentions.iter().map(|m| self.kind(m, &memory)).collect();
        for (mention, kind) in mentions.iter().zip(&kinds) {
            self.learn_full(mention, *kind, &mut memory);
        }
        let rows = mentions.iter().zip(&kinds).zip(&evidence);
        let typed =
            rows.filter_map(|((mention, kind), evidence)| self.typed(mention, *kind, evidence, &memory)).collect();
        (typed, memory)
    }

    /// Links typed mentions to their entities.
    pub(super) fn link(&self, typed: &[TypedMention], mut memory: Memory) -> Vec<Detection<Entity>> {
        for name in typed {
            self.learn_full(&name.mention, Some(name.kind), &mut memory);
        }
        typed.iter().map(|name| self.found(name, &memory)).collect()
    }

    fn name(&self, mention: &Mention) -> String {
        self.stemmed(&key(self.place(mention).of(self.reading.text)))
    }

    /// A name without the endings of its cases.
    fn stemmed(&self, name: &str) -> String {
        if self.reading.pack.forms.is_empty() {
            return name.to_owned();
        }
        let stems: Vec<&str> = name.split(' ').map(|word| self.knowledge.inflection.stem(word)).collect();
        stems.join(" ")
    }

    fn full(&self, mention: &Mention) -> Full {
        let surface = self.place(mention).of(self.reading.text);
        let written = if self.reading.pack.forms.is_empty() { key(surface).into_owned() } else { surface.to_owned() };
        Full { name: self.name(mention), written }
    }

    fn place(&self, mention: &Mention) -> Span {
        let span = self.reading.span(mention.tokens.clone());
        Span::new(span.start, span.end - mention.ending)
    }

    /// The kind of a mention by its own words, by what the document says of the
    /// name, by its shape.
    fn kind(&self, mention: &Mention, memory: &Memory) -> Option<EntityKind> {
        if mention.kind.is_some() && !mention.lone {
            return mention.kind;
        }
        let record = memory.records.get(&self.name(mention))?;
        if self.is_bare_head(mention) {
            return None;
        }
        if !record.firm && mention.lone && record.votes.iter().sum::<u32>() < 2 {
            return None;
        }
        if mention.kind.is_some() {
            return mention.kind;
        }
        record.best().filter(|_| !record.is_nothing())
    }

    /// Remembers the short forms of a full name.
    fn learn_full(&self, mention: &Mention, kind: Option<EntityKind>, memory: &mut Memory) {
        let full = || self.full(mention);
        match kind.or_else(|| self.shape_of_several(mention, memory)) {
            Some(EntityKind::Person) if mention.tokens.len() > 1 => {
                if !self.reading.pack.forms.is_empty() {
                    memory.persons.entry(self.name(mention)).or_insert_with(full);
                }
                for i in mention.tokens.clone().rev().filter(|&i| self.is_word(i) && self.capital(i)) {
                    memory.persons.entry(self.stemmed(&key(self.reading.surface(i)))).or_insert_with(full);
                }
            }
            Some(EntityKind::Organization) => {
                let heads = |i: &usize| self.cues(*i).intersects(NameFeatures::HEAD_ORGANIZATION) && self.capital(*i);
                for i in mention.tokens.clone().filter(heads).filter(|_| mention.tokens.len() > 1) {
                    memory.heads.entry(self.stemmed(&key(self.reading.surface(i)))).or_insert_with(full);
                }
            }
            _ => {}
        }
    }

    fn shape_of_several(&self, mention: &Mention, memory: &Memory) -> Option<EntityKind> {
        let record = memory.records.get(&self.name(mention))?;
        let open = mention.kind.is_none() && record.best().is_none() && !record.is_nothing() && !mention.lone;
        (open && mention.tokens.len() > 1).then(|| self.by_shape(&mention.tokens)).flatten()
    }

    /// Gives names in a list one kind, and a name before a comma and a place that of a place.
    fn learn_neighbours(&self, mentions: &[Mention], evidence: &mut [Evidence]) {
        for i in 1..mentions.len() {
            let (left, right) = (&mentions[i - 1], &mentions[i]);
            let gap = left.tokens.end;
            let listed = right.tokens.start == gap + 1
                && (self.reading.is(gap, ',') || self.cues(gap).intersects(NameFeatures::AND));
            let kind = match (left.kind, right.kind) {
                (None, Some(kind)) => (i - 1, kind),
                (Some(kind), None) => (i, kind),
                _ => continue,
            };
            // The minister of Defence of Chile, Ana Soto: the name is of whoever has the title.
            let is_titled = kind.0 == i && self.reading.is(gap, ',') && self.is_of_title(left.tokens.start);
            let kind = if is_titled { (i, EntityKind::Person) } else { kind };
            if listed && kind.1 != EntityKind::Demonym {
                evidence[kind.0].votes[kind.1 as usize] += 2;
            }
        }
    }

    /// Whether a title stands before a name, with no more than small words in between: the
    /// president of …
    fn is_of_title(&self, at: usize) -> bool {
        /// Small words between the two.
        const REACH: usize = 2;
        let is_small =
            |i: &usize| !self.capital(*i) && self.cues(*i).intersects(NameFeatures::LINK | NameFeatures::ARTICLE);
        let small = (at.saturating_sub(REACH)..at).rev().take_while(is_small).count();
        (at - small..=at).any(|at| self.phrase_before(at, NameFeatures::TITLE).is_some())
    }

    /// Gives an acronym in brackets and the name before it one entity.
    fn learn_acronyms(&self, mentions: &[Mention], memory: &mut Memory) {
        for pair in mentions.windows(2) {
            let [full, short] = pair else { continue };
            let bracket = full.tokens.end;
            let acronym = short.tokens.start == bracket + 1
                && self.reading.is(bracket, '(')
                && self.reading.is(short.tokens.end, ')')
                && self.case(short.tokens.start) == Case::Upper
                && !self.is_dateline(&full.tokens);
            let Some(kind) = full.kind.or(short.kind).filter(|_| acronym) else { continue };
            let (full_name, short_name) = (self.name(full), self.name(short));
            let known = full.known.or(short.known);
            for name in [&full_name, &short_name] {
                let record = memory.records.entry(name.clone()).or_default();
                record.known = record.known.or(known);
                record.fixed = record.fixed.or(Some(kind));
            }
            memory.shorts.insert(short_name, self.full(full));
        }
    }

    fn typed(
        &self,
        mention: &Mention,
        kind: Option<EntityKind>,
        evidence: &Evidence,
        memory: &Memory,
    ) -> Option<TypedMention> {
        let name = self.name(mention);
        let record = memory.records.get(&name);
        let (kind, rule) = match kind {
            Some(kind) if mention.kind.is_some() => (kind, mention.rule),
            Some(kind) if record.is_some_and(|record| record.defined == Some(kind)) => (kind, "definition"),
            Some(kind) => (kind, "context"),
            None if record.is_none_or(Record::is_nothing) => return None,
            None if memory.heads.contains_key(&name)
                && !self.cues(mention.tokens.start).intersects(NameFeatures::SMALL) =>
            {
                (EntityKind::Organization, "short form")
            }
            None if memory.persons.contains_key(&name) => (EntityKind::Person, "short form"),
            None if mention.lone && !record.is_some_and(|r| r.firm) => return None,
            None if self.is_bare_head(mention) => return None,
            None => (self.by_shape(&mention.tokens)?, if self.is_compound(mention) { "compound" } else { "shape" }),
        };
        let trigger = mention.trigger.clone().or_else(|| evidence.trigger.clone()).filter(|t| !t.is_empty());
        Some(TypedMention { mention: Mention { trigger, rule, ..mention.clone() }, kind })
    }

    fn found(&self, typed: &TypedMention, memory: &Memory) -> Detection<Entity> {
        let TypedMention { mention, kind } = typed;
        let canonical = Some(self.canonical(mention, &self.name(mention), *kind, memory));
        let words = mention.trigger.clone().map(|tokens| self.reading.span(tokens));
        Detection::new(self.place(mention), Entity { kind: *kind, canonical }, Reason::new(mention.rule, words))
    }

    /// Whether a particle (al-Bab) or a known place before a hyphen opens a name.
    fn is_compound(&self, mention: &Mention) -> bool {
        let first = mention.tokens.start;
        let place = || self.known(first).is_some_and(|known| known.kind == EntityKind::Place);
        self.cues(first).intersects(NameFeatures::OPENING) || self.reading.is(first + 1, '-') && place()
    }

    fn is_bare_head(&self, mention: &Mention) -> bool {
        mention.tokens.len() == 1 && self.cues(mention.tokens.start).intersects(NameFeatures::HEAD | NameFeatures::PART)
    }

    fn canonical(&self, mention: &Mention, name: &str, kind: EntityKind, memory: &Memory) -> Canonical {
        let full = match kind {
            EntityKind::Person => memory.persons.get(name),
            EntityKind::Organization => memory.shorts.get(name).or_else(|| memory.heads.get(name)),
            _ => None,
        };
        let known = |name: &str| memory.records.get(name).and_then(|record| record.known);
        let known = mention.known.or_else(|| known(name)).or_else(|| full.and_then(|full| known(&full.name)));
        match known {
            Some(known) => self.knowledge.gazetteer.canonical(known).clone(),
            None => {
                let surface = self.place(mention).of(self.reading.text);
                let written = memory.written.get(name).map_or(surface, String::as_str);
                Canonical::local(full.map_or(written, |full| &full.written))
            }
        }
    }
}

impl Memory {
    /// The kind with the most votes for a name in the document, and the votes.
    pub(super) fn majority(&self, name: &str) -> Option<(EntityKind, u32)> {
        let record = self.records.get(name)?;
        let best = EntityKind::ALL.into_iter().rev().max_by_key(|kind| record.votes[*kind as usize])?;
        let strength = record.votes[best as usize];
        (strength > record.nothing).then_some((best, strength))
    }

    /// Whether a name is part of the name of a person.
    pub(super) fn is_of_person(&self, name: &str) -> bool {
        self.persons.contains_key(name)
    }

    fn add(&mut self, name: String, mention: &Mention, evidence: &Evidence) {
        let record = self.records.entry(name).or_default();
        for (sum, vote) in record.votes.iter_mut().zip(evidence.votes) {
            *sum += vote;
        }
        record.nothing += evidence.nothing;
        record.defined = record.defined.or(evidence.defined);
        record.firm |= !mention.lone;
        record.known = record.known.or(mention.known);
    }
}

impl Record {
    /// The kind with the most votes.
    fn best(&self) -> Option<EntityKind> {
        if self.fixed.is_some() {
            return self.fixed;
        }
        let best = EntityKind::ALL.into_iter().rev().max_by_key(|kind| self.votes[*kind as usize])?;
        (self.votes[best as usize] > 0).then_some(best)
    }

    fn is_nothing(&self) -> bool {
        self.nothing > self.votes.iter().copied().max().unwrap_or(0)
    }
}
