//! Spanish.

use super::data_file::data;
use super::pack::LanguagePack;

pub(super) static PACK: LanguagePack = LanguagePack {
    code: "es",
    common: include_str!("common.txt"),
    letters: "ñ",
    spelling: include_str!("spelling.txt"),
    forms: data!(["es/forms.txt"]),
    numbers: data!("es/numbers.txt"),
    phrases: data!("es/phrases.txt"),
    people: data!("es/people.txt"),
    things: data!("es/things.txt"),
    calendar: data!("es/calendar.txt"),
    dates: data!("es/dates.txt"),
    casualties: data!("es/casualties.txt"),
    names: data!("es/names.txt"),
    gazetteer: data!([
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "es/gazetteer/demonyms.txt",
        "es/gazetteer/cities.txt",
        "es/gazetteer/territories.txt",
        "es/gazetteer/persons.txt",
        "es/gazetteer/names.txt",
        "es/common-words.txt",
        "es/given-names.txt",
    ]),
    tagger: data!([]),
    speech: data!("es/speech.txt"),
    events: data!("es/events.txt"),
    institutions: data!("es/institutions.txt"),
    boilerplate: data!("es/boilerplate.txt"),
    protected_terms: data!("es/protected-terms.txt"),
    group_sign: '.',
    groups_by_both: true,
    head_first: false,
    subject_moves: true,
};
