//! What datasets call countries, where it is another name than the canonical one.

use super::codebook::Codebook;

/// Canonical names and those of ACLED's country column.
const ACLED: &[(&str, &str)] = &[
    ("Czechia", "Czech Republic"),
    ("DR Congo", "Democratic Republic of Congo"),
    ("Eswatini", "eSwatini"),
    ("Gaza", "Palestine"),
    ("Timor-Leste", "East Timor"),
    ("T\u{fc}rkiye", "Turkey"),
    ("UAE", "United Arab Emirates"),
    ("UK", "United Kingdom"),
    ("US", "United States"),
];

/// Canonical names and those of GED's country column, after the list of states that UCDP uses.
const GED: &[(&str, &str)] = &[
    ("Bosnia and Herzegovina", "Bosnia-Herzegovina"),
    ("Cambodia", "Cambodia (Kampuchea)"),
    ("Czechia", "Czech Republic"),
    ("DR Congo", "DR Congo (Zaire)"),
    ("Eswatini", "Kingdom of eSwatini (Swaziland)"),
    ("Gaza", "Israel"),
    ("Madagascar", "Madagascar (Malagasy)"),
    ("Myanmar", "Myanmar (Burma)"),
    ("Palestine", "Israel"),
    ("Russia", "Russia (Soviet Union)"),
    ("Serbia", "Serbia (Yugoslavia)"),
    ("Timor-Leste", "East Timor"),
    ("T\u{fc}rkiye", "Turkey"),
    ("UAE", "United Arab Emirates"),
    ("UK", "United Kingdom"),
    ("US", "United States of America"),
    ("Vietnam", "Vietnam (North Vietnam)"),
    ("Yemen", "Yemen (North Yemen)"),
    ("Zimbabwe", "Zimbabwe (Rhodesia)"),
];

impl Codebook {
    /// What it calls a country of this canonical name.
    pub(super) fn country(self, canonical: &str) -> &str {
        let names = match self {
            Self::Ged => GED,
            Self::Acled => ACLED,
            Self::CasualtyRecord => &[],
        };
        names.iter().find(|(known, _)| *known == canonical).map_or(canonical, |(_, name)| name)
    }
}
