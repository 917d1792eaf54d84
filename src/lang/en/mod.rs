//! English.

use super::data_file::data;
use super::pack::LanguagePack;

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "en",
    common: include_str!("common.txt"),
    letters: "",
    spelling: include_str!("spelling.txt"),
    forms: data!([]),
    numbers: data!("en/numbers.txt"),
    phrases: data!("en/phrases.txt"),
    people: data!("en/people.txt"),
    things: data!("en/things.txt"),
    calendar: data!("en/calendar.txt"),
    dates: data!("en/dates.txt"),
    casualties: data!("en/casualties.txt"),
    names: data!("en/names.txt"),
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "en/gazetteer/names.txt",
        "en/gazetteer/demonyms.txt",
        "en/common-words.txt",
        "en/given-names.txt",
    ]),
    tagger: data!(["en/tagger.txt"]),
    speech: data!("en/speech.txt"),
    events: data!("en/events.txt"),
    institutions: data!("en/institutions.txt"),
    boilerplate: data!("en/boilerplate.txt"),
    protected_terms: data!("en/protected-terms.txt"),
    group_sign: ',',
    groups_by_both: false,
    head_first: false,
    subject_moves: false,
};
