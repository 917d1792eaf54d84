//! English.

use super::Pack;
use super::large::large;

pub(super) static PACK: Pack = Pack {
    code: "en",
    common: include_str!("common.txt"),
    spelling: include_str!("spelling.txt"),
    numbers: include_str!("numbers.txt"),
    calendar: include_str!("calendar.txt"),
    dates: include_str!("dates.txt"),
    casualties: include_str!("casualties.txt"),
    names: include_str!("names.txt"),
    gazetteer: large![
        "gazetteer/world.txt",
        "gazetteer/territories.txt",
        "gazetteer/provinces.txt",
        "gazetteer/cities.txt",
        "gazetteer/ids.txt",
        "en/gazetteer/names.txt",
        "en/gazetteer/demonyms.txt",
        "en/common-words.txt",
        "en/given-names.txt",
    ],
    speech: include_str!("speech.txt"),
    furniture: include_str!("furniture.txt"),
    guard: include_str!("guard.txt"),
    group_sign: ',',
    head_first: false,
};
