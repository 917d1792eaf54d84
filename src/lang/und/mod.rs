//! What is read in a text of a language that is not read: full dates in digits and names.

use super::data_file::{DataFile, data};
use super::pack::LanguagePack;

/// No words: nothing that a recognizer reads by words is found.
const NONE: DataFile = data!("und/none.txt");

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "und",
    common: "",
    letters: "",
    spelling: "",
    forms: data!([]),
    numbers: NONE,
    phrases: NONE,
    people: NONE,
    things: NONE,
    calendar: data!("und/calendar.txt"),
    dates: data!("und/dates.txt"),
    casualties: NONE,
    names: NONE,
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
    ]),
    tagger: data!([]),
    speech: NONE,
    events: NONE,
    institutions: NONE,
    boilerplate: NONE,
    protected_terms: NONE,
    group_sign: '.',
    groups_by_both: true,
    head_first: false,
    subject_moves: false,
};

/// The small words, letters and scripts of languages that are not read.
pub(super) const LANGUAGES: DataFile = data!("und/languages.txt");
