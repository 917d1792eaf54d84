//! The lists and tables of a language's files, with all forms of their words.

use super::data::{Entry, Row, Section, inflected_tables, read};
use super::data_file::DataFile;
use super::inflection::Inflection;
use super::once::once;
use super::pack::LanguagePack;
use super::packs::PACKS;
use std::sync::OnceLock;

/// Marks a class of names in a `forms` file.
const NAMES: &str = "names";

impl LanguagePack {
    /// How the words of the language change, read once; nothing while
    /// [`is_ready`](super::is_ready) says no.
    pub fn inflection(&self) -> &'static Inflection {
        static READ: [OnceLock<Inflection>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
        static NONE: OnceLock<Inflection> = OnceLock::new();
        let of = |pack: &LanguagePack| {
            let mut new = Inflection::default();
            let files = pack.forms.iter().map(|file| read(file.text(), None, &Inflection::default(), &mut |_, _| {}));
            for section in files.flatten() {
                let Some(class) = section.attributes.first() else { continue };
                let rows = section.entries.iter().map(|entry| (&*entry.phrase, entry.value));
                new.add(class, section.attributes.get(1) == Some(&NAMES), rows);
            }
            new
        };
        once(&READ, self.code, of).map_or_else(|| NONE.get_or_init(Inflection::default), |(_, read)| read)
    }

    /// The lists of phrases of one of its files, with all forms of their words.
    pub fn sections(&self, file: &DataFile) -> Vec<Section<Entry>> {
        read(file.text(), None, self.inflection(), &mut |_, _| {})
    }

    /// All entries of the lists with this name.
    pub fn entries(&self, file: &DataFile, name: &str) -> Vec<Entry> {
        let sections = read(file.text(), Some(name), self.inflection(), &mut |_, _| {});
        let named = sections.into_iter().filter(|section| section.name == name);
        named.flat_map(|section| section.entries).collect()
    }

    /// All rows of the tables with this name, with all forms of their words.
    pub fn rows(&self, file: &DataFile, name: &str) -> Vec<Row> {
        let tables = inflected_tables(file.text(), Some(name), self.inflection(), &mut |_, _| {});
        tables.into_iter().filter(|table| table.name == name).flat_map(|table| table.entries).collect()
    }
}
