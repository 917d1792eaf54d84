//! Vietnamese.

use super::Pack;

pub(super) static PACK: Pack = Pack {
    code: "vi",
    common: include_str!("common.txt"),
    spelling: include_str!("spelling.txt"),
    numbers: include_str!("numbers.txt"),
    calendar: include_str!("calendar.txt"),
    dates: include_str!("dates.txt"),
    casualties: include_str!("casualties.txt"),
    names: include_str!("names.txt"),
    gazetteer: &[
        include_str!("../gazetteer/world.txt"),
        include_str!("../gazetteer/territories.txt"),
        include_str!("../gazetteer/provinces.txt"),
        include_str!("../gazetteer/cities.txt"),
        include_str!("../gazetteer/ids.txt"),
        include_str!("gazetteer/names.txt"),
        include_str!("gazetteer/territories.txt"),
    ],
    speech: include_str!("speech.txt"),
    furniture: include_str!("furniture.txt"),
    guard: include_str!("guard.txt"),
    group_sign: '.',
    head_first: true,
};
