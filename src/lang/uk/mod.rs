//! Ukrainian.

use super::data_file::data;
use super::pack::LanguagePack;

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "uk",
    common: include_str!("common.txt"),
    letters: "іїєґ",
    spelling: include_str!("spelling.txt"),
    forms: data!(["uk/forms.txt"]),
    numbers: data!("uk/numbers.txt"),
    phrases: data!("uk/phrases.txt"),
    people: data!("uk/people.txt"),
    things: data!("uk/things.txt"),
    calendar: data!("uk/calendar.txt"),
    dates: data!("uk/dates.txt"),
    casualties: data!("uk/casualties.txt"),
    names: data!("uk/names.txt"),
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "uk/gazetteer/cities.txt",
        "uk/gazetteer/territories.txt",
        "uk/gazetteer/demonyms.txt",
        "uk/gazetteer/persons.txt",
        "uk/gazetteer/names.txt",
        "uk/common-words.txt",
        "uk/given-names.txt",
    ]),
    tagger: data!([]),
    speech: data!("uk/speech.txt"),
    events: data!("uk/events.txt"),
    institutions: data!("uk/institutions.txt"),
    boilerplate: data!("uk/boilerplate.txt"),
    protected_terms: data!("uk/protected-terms.txt"),
    group_sign: '.',
    groups_by_both: false,
    head_first: false,
    subject_moves: true,
};
