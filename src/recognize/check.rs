//! All that is wrong with the data files of a language, as their readers see them.

use super::{boilerplate, casualties, dates, entities, events, speech};
use crate::lang::{DataError, DataFault, Known, LanguagePack, check, check_institutions};
use crate::phrase::{NOUNS, NUMBERS, Phrases};

/// Reads all data files of a language and says what is wrong with them. The product reads
/// the same files and leaves out what it cannot read.
pub fn check_data(pack: &'static LanguagePack) -> Vec<DataError> {
    // Read where entities and figures are put together.
    let names = ["abbreviation", "inside", "named", "around"].map(Known::list);
    let news = ["growth", "added", "sum"].map(Known::list);
    let names: Vec<Known> = entities::known().chain(names).collect();
    let casualties: Vec<Known> = casualties::known().chain(news).collect();
    let speech: Vec<Known> = speech::known().collect();
    let events: Vec<Known> = events::known().collect();
    let forms = Known::list("forms")
        .of(&[|class| !class.is_empty()])
        .maybe(|attribute| attribute == "names")
        .valued(|endings| !endings.is_empty());
    let terms = ["negation", "unit"].map(Known::list);
    [
        check(pack, &pack.numbers, &NUMBERS),
        check(pack, &pack.phrases, &Phrases::known().collect::<Vec<_>>()),
        check(pack, &pack.people, &NOUNS),
        check(pack, &pack.things, &NOUNS),
        dates::check(pack),
        check(pack, &pack.casualties, &casualties),
        check(pack, &pack.names, &names),
        check(pack, &pack.speech, &speech),
        check(pack, &pack.events, &events),
        check_institutions(pack),
        pack.forms.iter().flat_map(|file| check(pack, file, &[forms])).collect(),
        check(pack, &pack.boilerplate, &boilerplate::SECTIONS.map(Known::list)),
        check(pack, &pack.protected_terms, &terms),
        entities::check_tables(pack),
        check_spelling(pack),
    ]
    .concat()
}

/// Each line of a `spelling` file holds two endings with a blank between them.
fn check_spelling(pack: &LanguagePack) -> Vec<DataError> {
    let is_pair = |line: &str| line.split_whitespace().count() == 2;
    let lines = pack.spelling.lines().zip(1..).filter(|(line, _)| !line.starts_with('#') && !is_pair(line));
    let error = |(_, line)| DataError { file: "spelling.txt", line, fault: DataFault::Unread };
    lines.map(error).collect()
}
