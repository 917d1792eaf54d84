//! What is known of each language, as data in the language's own folder, and
//! the machinery that reads a text with it. A language is added by one folder
//! and one line in [`PACKS`].

mod check;
mod data;
mod data_file;
mod detect;
mod en;
mod es;
mod files;
mod inflection;
mod institutions;
mod lexicon;
mod lists;
mod names;
mod nesting;
mod news;
mod once;
mod pack;
mod packs;
mod pattern;
mod phrase_lists;
mod place_file;
mod ru;
mod sentences;
mod tokenized;
mod uk;
mod uncounted;
mod und;
mod vi;

pub use check::{DataError, DataFault, Known, check, check_tables, is_number};
pub use data::{Entry, Row, Section, tables};
pub use data_file::DataFile;
pub use detect::{Language, language_code};
pub use files::{BadBundle, bundle, data_files, is_ready, supply};
pub use inflection::{Inflection, UnknownForms};
pub use institutions::{
    CountedPeople, Institution, PeopleClass, check_institutions, comes_back_to, counted_people, institution,
    is_short_for, sites,
};
pub use lexicon::{Hit, Lexicon, Vocabulary, Word};
pub use names::{is_country, is_province, name_in};
pub use nesting::{Nesting, nesting};
pub use news::{adds, adds_up, has_moved, is_added};
pub use pack::LanguagePack;
pub use packs::{PACKS, UNREAD};
pub use pattern::{Item, Parts, PatternError};
pub(crate) use phrase_lists::phrase_lists;
pub use place_file::{place_file, supply_places};
pub use sentences::sentences;
pub use tokenized::TokenizedText;
pub use uncounted::uncounted;
pub use vi::SYLLABLES;
