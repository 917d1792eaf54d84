//! Vietnamese.

use super::Pack;
use super::large::large;

pub(super) static PACK: Pack = Pack {
    code: "vi",
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
        "vi/gazetteer/names.txt",
        "vi/gazetteer/territories.txt",
    ],
    speech: include_str!("speech.txt"),
    furniture: include_str!("furniture.txt"),
    guard: include_str!("guard.txt"),
    group_sign: '.',
    head_first: true,
};
