//! Known names, as they are written, with the entities that they name.

use crate::lang::{LanguagePack, Lexicon, TokenizedText, Vocabulary, Word};
use crate::model::{Canonical, EntityKind};
use crate::text::{Case, Token, tokenize};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A known entity, as an index.
pub(super) type KnownId = u32;

/// A known name where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// How many tokens it spans.
    pub(super) len: usize,
    pub(super) kind: EntityKind,
    pub(super) entity: KnownId,
    /// Bytes at its end that are not part of it: a possessive ending without its apostrophe.
    pub(super) ending: usize,
}

/// A spelling: what it names, and how it is written.
#[derive(Clone, Copy, Debug)]
struct Spelling {
    kind: EntityKind,
    entity: KnownId,
    /// By token: written with a capital.
    capitals: u32,
    /// By token: written in capitals alone.
    uppers: u32,
    ending: usize,
}

/// All known names of a language.
#[derive(Debug)]
pub(super) struct Gazetteer {
    names: Lexicon<Vec<Spelling>>,
    canonical: Vec<Canonical>,
}

impl Gazetteer {
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut builder = Builder::default();
        let endings = pack.entries(&pack.names, "possessive");
        let files = || pack.gazetteer.iter().rev();
        for file in files() {
            for kind in EntityKind::ALL {
                for row in pack.rows(file, kind.name()) {
                    builder.add(&row.phrases, row.value, kind, vocabulary);
                }
            }
        }
        builder.lose_apostrophes(endings.iter().map(|entry| &*entry.phrase), vocabulary);
        let ids: FxHashMap<Cow<'static, str>, &str> = files()
            .flat_map(|file| pack.rows(file, "id"))
            .filter_map(|row| Some((row.phrases.into_iter().next()?, row.value)))
            .collect();
        builder.finish(&ids)
    }

    /// The longest known name that is written at a token, capitals and all.
    pub(super) fn at(&self, reading: &TokenizedText<'_>, at: usize) -> Option<Known> {
        let mut best = None;
        for hit in self.names.all(&reading.words, at) {
            let tokens = &reading.tokens[at..at + hit.len];
            if let Some(spelling) = hit.value.iter().find(|spelling| spelling.fits(tokens)) {
                let Spelling { kind, entity, ending, .. } = *spelling;
                best = Some(Known { len: hit.len, kind, entity, ending });
            }
        }
        best
    }

    /// Whether Wikidata has a known entity.
    pub(super) fn is_prominent(&self, entity: KnownId) -> bool {
        !self.canonical(entity).is_local()
    }

    /// Who or what a known entity is.
    pub(super) fn canonical(&self, entity: KnownId) -> &Canonical {
        &self.canonical[entity as usize]
    }
}

impl Spelling {
    /// Whether a text writes the name with the capitals of the gazetteer or more, on one line.
    fn fits(&self, tokens: &[Token]) -> bool {
        let in_capitals = self.ending > 0 && tokens.last().is_some_and(|token| token.case == Case::Upper);
        !in_capitals
            && tokens.iter().enumerate().all(|(i, token)| {
                let bit = 1_u32.checked_shl(i as u32).unwrap_or(0);
                (self.capitals & bit == 0 || token.is_capitalised())
                    && (self.uppers & bit == 0 || token.case == Case::Upper)
                    && (i == 0 || !token.fresh_line)
            })
    }
}

#[derive(Default)]
struct Builder {
    names: FxHashMap<Vec<Word>, Vec<Spelling>>,
    spelled: Vec<(Cow<'static, str>, Spelling)>,
    /// By kind of thing and canonical name: the entity.
    entities: FxHashMap<(bool, String), KnownId>,
    canonical: Vec<String>,
}

impl Builder {
    fn add(&mut self, phrases: &[Cow<'static, str>], value: &str, kind: EntityKind, vocabulary: &mut Vocabulary) {
        let Some(first) = phrases.first() else { return };
        let entity = self.entity(if value.is_empty() { first } else { value }, kind == EntityKind::Person);
        for phrase in phrases {
            self.spell(phrase.clone(), kind, entity, vocabulary);
        }
    }

    /// Countries and their peoples are one entity; persons are apart from places.
    fn entity(&mut self, name: &str, person: bool) -> KnownId {
        let fresh = self.canonical.len() as KnownId;
        let id = *self.entities.entry((person, name.to_owned())).or_insert(fresh);
        if id == fresh {
            self.canonical.push(name.to_owned());
        }
        id
    }

    fn spell(&mut self, phrase: Cow<'static, str>, kind: EntityKind, entity: KnownId, vocabulary: &mut Vocabulary) {
        let (mut capitals, mut uppers) = (0, 0);
        for (i, token) in tokenize(&phrase).iter().enumerate().take(32) {
            capitals |= u32::from(token.is_capitalised()) << i;
            uppers |= u32::from(token.case == Case::Upper) << i;
        }
        let spelling = Spelling { kind, entity, capitals, uppers, ending: 0 };
        let spellings = self.names.entry(vocabulary.phrase(&phrase)).or_default();
        if !spellings.iter().any(|s| (s.capitals, s.uppers) == (capitals, uppers)) {
            spellings.push(spelling);
            self.spelled.push((phrase, spelling));
        }
    }

    /// Adds the possessive without its apostrophe to each name (Syrias army), unless that
    /// is a name already.
    fn lose_apostrophes<'e>(&mut self, endings: impl Iterator<Item = &'e str> + Clone, vocabulary: &mut Vocabulary) {
        let spelled = std::mem::take(&mut self.spelled);
        for ((phrase, spelling), ending) in spelled.iter().flat_map(|s| endings.clone().map(move |e| (s, e))) {
            let possessive = vocabulary.phrase(&format!("{phrase}{ending}"));
            if spelling.kind != EntityKind::Demonym && !self.names.contains_key(&possessive) {
                self.names.insert(possessive, vec![Spelling { ending: ending.len(), uppers: 0, ..*spelling }]);
            }
        }
    }

    fn finish(self, ids: &FxHashMap<Cow<'static, str>, &str>) -> Gazetteer {
        let mut names = Lexicon::default();
        for (phrase, spellings) in self.names {
            names.insert(&phrase, spellings);
        }
        let canonical = self.canonical.into_iter().map(|name| match ids.get(name.as_str()) {
            Some(&id) => Canonical { id: id.to_owned(), name },
            None => Canonical::local(&name),
        });
        Gazetteer { names, canonical: canonical.collect() }
    }
}
