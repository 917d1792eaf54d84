//! Persons, organizations, places and demonyms: the names of a text, typed and
//! linked.
//!
//! Runs of capitalised words ([`runs`]) are split by a small grammar of titles, head words
//! and known names ([`split`], [`institution`]). The kind of a name that these leave open
//! follows from the words around all its mentions ([`context`], [`memory`]).

mod context;
mod gazetteer;
mod institution;
mod memory;
mod name_features;
mod name_knowledge;
mod page;
mod runs;
mod split;
pub mod tagger;
mod walk;

use crate::lang::{self, DataError, Known, LanguagePack, TokenizedText, Vocabulary, is_number};
use crate::model::{Detection, Entity, EntityKind, Reason};
use name_features::NameFeatures;
use name_knowledge::NameKnowledge;
use page::Page;
use tagger::{Describe, Lattice, Tagger};

/// The sections of a `names` file that are read here.
pub(super) fn known() -> impl Iterator<Item = Known> {
    NameFeatures::known().chain(["possessive", "ending", "word", "adjective"].map(Known::list))
}

/// What is wrong with the gazetteers and the weights of a language.
pub(super) fn check_tables(pack: &LanguagePack) -> Vec<DataError> {
    let named = EntityKind::ALL.map(|kind| Known::list(kind.name()).valued(|_| true));
    let id = Known::list("id").valued(|id| id.strip_prefix('Q').is_some_and(is_number) || id.starts_with("local:"));
    let known: Vec<Known> = named.into_iter().chain([id]).chain(["word", "given"].map(Known::list)).collect();
    let gazetteer = pack.gazetteer.iter().flat_map(|file| lang::check_tables(pack, file, &known));
    let traits = tagger::Trait::ALL.map(|(_, name)| Known::list(name).valued(tagger::is_row));
    gazetteer.chain(pack.tagger.iter().flat_map(|file| lang::check_tables(pack, file, &traits))).collect()
}

/// The entity recognizer of a language.
#[derive(Debug)]
pub struct Entities {
    knowledge: NameKnowledge,
    /// Decides where the rules are not sure.
    pub tagger: Option<Tagger>,
}

impl Entities {
    /// Compiles the gazetteer and the cue words of a language.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        Self {
            knowledge: NameKnowledge::new(pack, vocabulary),
            tagger: pack.tagger.first().map(|weights| Tagger::new(weights.text())),
        }
    }

    /// Finds the names of a text, in its order and outermost only.
    pub fn find(&self, reading: &TokenizedText<'_>) -> Vec<Detection<Entity>> {
        let page = Page::new(&self.knowledge, reading);
        let (typed, memory) = page.type_mentions(&page.mentions());
        let typed = match &self.tagger {
            Some(tagger) => tagger.revise(&page, typed, &memory),
            None => typed,
        };
        page.link(&typed, memory)
    }

    /// Finds the places of a text that Wikidata has and that it writes as the gazetteer does, and
    /// nothing that only looks like a name: no word of the language is known. A place beside
    /// another word with a capital may be a part of a longer name (Michael Jordan).
    pub fn find_well_known_places(&self, reading: &TokenizedText<'_>) -> Vec<Detection<Entity>> {
        let page = Page::new(&self.knowledge, reading);
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            let known = page.known(at).filter(|known| {
                let is_name = |i: Option<usize>| i.is_some_and(|i| page.is_word(i) && page.capital(i));
                let before = at.checked_sub(1).filter(|_| !page.fresh_line(at));
                let behind = Some(at + known.len).filter(|&behind| !page.fresh_line(behind));
                let is_place = known.kind == EntityKind::Place && self.knowledge.gazetteer.is_prominent(known.entity);
                is_place && !is_name(before) && !is_name(behind)
            });
            let Some(known) = known else {
                at += 1;
                continue;
            };
            let canonical = Some(self.knowledge.gazetteer.canonical(known.entity).clone());
            let entity = Entity { kind: EntityKind::Place, canonical };
            let span = reading.span(at..at + known.len);
            found.push(Detection::new(span, entity, Reason::new(split::GAZETTEER, [span])));
            at += known.len;
        }
        found
    }

    /// All stretches of a text in which names may stand, each with the features that an
    /// observer collects of it: the training data of a tagger.
    pub fn observe<D: Describe>(
        &self,
        reading: &TokenizedText<'_>,
        observer: impl FnMut(&Lattice) -> D,
    ) -> Vec<(Lattice, D)> {
        let page = Page::new(&self.knowledge, reading);
        let (typed, memory) = page.type_mentions(&page.mentions());
        tagger::observe(&page, &typed, &memory, observer)
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::{DataFile, LanguagePack, PACKS};
    use crate::model::EntityKind;
    use crate::recognize::Recognizers;

    /// The names of a text, each with the first letter of its kind and its id.
    fn names(language: &str, text: &str) -> Vec<(char, String, String)> {
        let recognizers = Recognizers::of(LanguagePack::of(language).unwrap());
        let found = recognizers.entities.find(&recognizers.read(text));
        let row = |entity: &crate::model::Detection<crate::model::Entity>| {
            let kind = entity.what.kind.name().chars().next().unwrap();
            let id = entity.what.canonical.as_ref().unwrap().id.clone();
            (kind, entity.span.of(text).to_owned(), id)
        };
        found.iter().map(row).collect()
    }

    #[test]
    fn one_entity_in_all_its_spellings() {
        for (spellings, id) in [
            (&["Nga", "Liên bang Nga", "Russia"][..], "Q159"),
            (&["Matxcơva", "Mátxcơva", "Mát-xcơ-va", "Moskva", "MOSKVA", "Moscow"], "Q649"),
            (&["Ukraina", "Ukraine"], "Q212"),
            (&["Phi-líp-pin", "Phi-li-pin", "Philippines"], "Q928"),
            (&["Mỹ", "Hoa Kỳ", "US", "U.S."], "Q30"),
            (&["Triều Tiên", "Bắc Hàn"], "Q423"),
            (&["EU", "Liên minh Châu Âu", "Liên minh châu Âu"], "Q458"),
        ] {
            for spelling in spellings {
                let found = names("vi", &format!("Họ tới {spelling} hôm qua."));
                assert_eq!(found.first().map(|f| (f.1.as_str(), f.2.as_str())), Some((*spelling, id)), "{spelling}");
            }
        }
    }

    #[test]
    fn words_that_are_sometimes_names() {
        for (language, text, expected) in [
            ("vi", "Anh ta có ý kiến.", &[][..]),
            ("vi", "Thủ tướng Anh tới thăm.", &[('p', "Anh")]),
            ("vi", "Ông Nguyễn Đức Anh tới thăm.", &[('p', "Nguyễn Đức Anh")]),
            ("vi", "Họ gặp bà Nga ở Đức.", &[('p', "Nga"), ('p', "Đức")]),
            ("vi", "Pháp luật Mali cho phép.", &[('p', "Mali")]),
            ("en", "In May, Turkey closed its border.", &[('p', "Turkey")]),
            ("en", "Michael Jordan visited Jordan.", &[('p', "Michael Jordan"), ('p', "Jordan")]),
            ("en", "It is what IS wants; who asked the WHO?", &[('o', "IS"), ('o', "WHO")]),
            ("en", "The convoy left. However, nobody came.", &[]),
        ] {
            let found = names(language, text);
            let found: Vec<(char, &str)> = found.iter().map(|(kind, name, _)| (*kind, name.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn short_forms_point_to_full_names() {
        let found = names("en", "Gen. Ruth Hale leads the Free Valley Movement (FVM). Hale said the FVM will stay.");
        let ids: Vec<&str> = found.iter().map(|f| f.2.as_str()).collect();
        let (hale, movement) = ("local:ruth-hale", "local:free-valley-movement");
        assert_eq!(ids, [hale, movement, movement, hale, movement]);
    }

    #[test]
    fn long_runs_of_one_thing_are_read_too() {
        for piece in ["al ", "- ", "1 ", "Al-", "Army of ", "Bộ Quốc phòng ", "\"", "U.", "( ", "Nguyễn ", "and Army, "]
        {
            for language in ["vi", "en"] {
                names(language, &format!("{}Aleppo", piece.repeat(20_000)));
            }
        }
    }

    #[test]
    fn canonical_names_are_known_where_they_are_referred_to() {
        for pack in PACKS {
            let canonical: Vec<String> = pack.gazetteer.iter().flat_map(|file| firsts(pack, file)).collect();
            let ids = pack.gazetteer.iter().flat_map(|file| pack.entries(file, "id"));
            let lost: Vec<_> =
                ids.map(|entry| entry.phrase).filter(|name| !canonical.iter().any(|known| known == name)).collect();
            assert!(lost.is_empty(), "nothing is called {lost:?}");
        }
    }

    /// The canonical names that a file gives.
    fn firsts(pack: &LanguagePack, file: &DataFile) -> Vec<String> {
        let rows = EntityKind::ALL.into_iter().flat_map(|kind| pack.rows(file, kind.name()));
        rows.map(|row| if row.value.is_empty() { row.phrases[0].to_string() } else { row.value.to_owned() }).collect()
    }
}
