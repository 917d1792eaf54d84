//! Russian.

use super::data_file::data;
use super::pack::LanguagePack;

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "ru",
    common: include_str!("common.txt"),
    letters: "ыэъё",
    spelling: include_str!("spelling.txt"),
    forms: data!(["ru/forms.txt"]),
    numbers: data!("ru/numbers.txt"),
    phrases: data!("ru/phrases.txt"),
    people: data!("ru/people.txt"),
    things: data!("ru/things.txt"),
    calendar: data!("ru/calendar.txt"),
    dates: data!("ru/dates.txt"),
    casualties: data!("ru/casualties.txt"),
    names: data!("ru/names.txt"),
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "ru/gazetteer/cities.txt",
        "ru/gazetteer/territories.txt",
        "ru/gazetteer/demonyms.txt",
        "ru/gazetteer/persons.txt",
        "ru/gazetteer/names.txt",
        "ru/common-words.txt",
        "ru/given-names.txt",
    ]),
    tagger: data!([]),
    speech: data!("ru/speech.txt"),
    events: data!("ru/events.txt"),
    institutions: data!("ru/institutions.txt"),
    boilerplate: data!("ru/boilerplate.txt"),
    protected_terms: data!("ru/protected-terms.txt"),
    group_sign: '.',
    groups_by_both: false,
    head_first: false,
    subject_moves: true,
};
