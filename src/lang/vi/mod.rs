//! Vietnamese.

use super::data_file::data;
use super::pack::LanguagePack;

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "vi",
    common: include_str!("common.txt"),
    letters: "",
    spelling: include_str!("spelling.txt"),
    forms: data!([]),
    numbers: data!("vi/numbers.txt"),
    phrases: data!("vi/phrases.txt"),
    people: data!("vi/people.txt"),
    things: data!("vi/things.txt"),
    calendar: data!("vi/calendar.txt"),
    dates: data!("vi/dates.txt"),
    casualties: data!("vi/casualties.txt"),
    names: data!("vi/names.txt"),
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "vi/gazetteer/names.txt",
        "vi/gazetteer/territories.txt",
    ]),
    tagger: data!([]),
    speech: data!("vi/speech.txt"),
    events: data!("vi/events.txt"),
    institutions: data!("vi/institutions.txt"),
    boilerplate: data!("vi/boilerplate.txt"),
    protected_terms: data!("vi/protected-terms.txt"),
    group_sign: '.',
    groups_by_both: false,
    head_first: true,
    subject_moves: false,
};

/// What a written syllable is made of, in three sections: each vowel with its five
/// tones, the consonants that begin a syllable, and its rimes without a tone. It
/// shows whether bytes that were decoded are Vietnamese.
pub const SYLLABLES: &str = include_str!("syllables.txt");
