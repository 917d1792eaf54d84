//! The columns of the codebooks: the section of the sheet, the source of candidates, and the
//! codes of each.

use super::codebook::Codebook;
use super::fill::{Fill, PersonField, Section};

/// A column of a codebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the codebook and in files.
    pub name: &'static str,
    /// The section of the sheet that it belongs to.
    pub part: Section,
    /// Where its candidates come from.
    pub fill: Fill,
    /// The codes of the codebook for it, each with its meaning, which is empty where the code
    /// says it.
    pub codes: &'static [(&'static str, &'static str)],
}

const fn column(name: &'static str, part: Section, fill: Fill) -> Column {
    Column { name, part, fill, codes: &[] }
}

const fn coded(
    name: &'static str,
    part: Section,
    fill: Fill,
    codes: &'static [(&'static str, &'static str)],
) -> Column {
    Column { name, part, fill, codes }
}

const fn number(name: &'static str) -> Column {
    column(name, Section::Codes, Fill::Judgement)
}

impl Codebook {
    /// Its columns, in the order of its files.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Ged => GED,
            Self::Acled => ACLED,
            Self::CasualtyRecord => CASUALTY_RECORD,
        }
    }

    /// The column of this name.
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name == name)
    }
}

use Fill::*;
use Section::*;

/// How exactly a place is known, by the UCDP GED codebook.
const PRECISION: &[(&str, &str)] = &[
    ("1", "the place itself"),
    ("2", "within 25 km of it"),
    ("3", "second-order administrative division"),
    ("4", "first-order administrative division"),
    ("5", "part of a country"),
    ("6", "the whole country"),
    ("7", "water or air outside of any country"),
];

/// The columns of the UCDP GED codebook, version 24.1.
const GED: &[Column] = &[
    number("id"),
    number("relid"),
    column("year", When, Year),
    number("active_year"),
    column("code_status", Event, Judgement),
    coded(
        "type_of_violence",
        Event,
        Violence,
        &[("1", "state-based conflict"), ("2", "non-state conflict"), ("3", "one-sided violence")],
    ),
    number("conflict_dset_id"),
    number("conflict_new_id"),
    column("conflict_name", Who, Judgement),
    number("dyad_dset_id"),
    number("dyad_new_id"),
    column("dyad_name", Who, Judgement),
    number("side_a_dset_id"),
    number("side_a_new_id"),
    column("side_a", Who, By),
    number("side_b_dset_id"),
    number("side_b_new_id"),
    column("side_b", Who, Against),
    column("number_of_sources", Sources, Articles),
    column("source_article", Sources, Reports),
    column("source_office", Sources, Offices),
    column("source_date", Sources, Published),
    column("source_headline", Sources, Headlines),
    column("source_original", Sources, Origin),
    coded("where_prec", Where, PlacePrecision, PRECISION),
    column("where_coordinates", Where, Place),
    column("where_description", Where, Sentence),
    column("adm_1", Where, Division),
    column("adm_2", Where, Province),
    column("latitude", Where, Latitude),
    column("longitude", Where, Longitude),
    number("geom_wkt"),
    number("priogrid_gid"),
    column("country", Where, Country),
    number("country_id"),
    coded(
        "region",
        Where,
        Judgement,
        &[("Africa", ""), ("Americas", ""), ("Asia", ""), ("Europe", ""), ("Middle East", "")],
    ),
    coded("event_clarity", Event, Judgement, &[("1", "an event of its own"), ("2", "several events reported as one")]),
    column("date_prec", When, Precision),
    column("date_start", When, Start),
    column("date_end", When, End),
    column("deaths_a", HowMany, DeathsBy),
    column("deaths_b", HowMany, DeathsAgainst),
    column("deaths_civilians", HowMany, Civilians),
    column("deaths_unknown", HowMany, DeathsUnknown),
    column("best", HowMany, Best),
    column("high", HowMany, High),
    column("low", HowMany, Low),
    number("gwnoa"),
    number("gwnob"),
];

const INTER: &[(&str, &str)] = &[
    ("State forces", ""),
    ("Rebel group", ""),
    ("Political militia", ""),
    ("Identity militia", ""),
    ("Rioters", ""),
    ("Protesters", ""),
    ("Civilians", ""),
    ("External/Other forces", ""),
];

/// In the order of the events that they are kinds of.
const SUB_EVENTS: &[(&str, &str)] = &[
    ("Armed clash", ""),
    ("Government regains territory", ""),
    ("Non-state actor overtakes territory", ""),
    ("Chemical weapon", ""),
    ("Air/drone strike", ""),
    ("Suicide bomb", ""),
    ("Shelling/artillery/missile attack", ""),
    ("Remote explosive/landmine/IED", ""),
    ("Grenade", ""),
    ("Sexual violence", ""),
    ("Attack", ""),
    ("Abduction/forced disappearance", ""),
    ("Peaceful protest", ""),
    ("Protest with intervention", ""),
    ("Excessive force against protesters", ""),
    ("Violent demonstration", ""),
    ("Mob violence", ""),
    ("Agreement", ""),
    ("Arrests", ""),
    ("Change to group/activity", ""),
    ("Disrupted weapons use", ""),
    ("Headquarters or base established", ""),
    ("Looting/property destruction", ""),
    ("Non-violent transfer of territory", ""),
    ("Other", ""),
];

/// The columns of the ACLED codebook since 2023.
const ACLED: &[Column] = &[
    number("event_id_cnty"),
    column("event_date", When, Start),
    column("year", When, Year),
    column("time_precision", When, Precision),
    coded(
        "disorder_type",
        Event,
        DisorderType,
        &[
            ("Political violence", ""),
            ("Demonstrations", ""),
            ("Strategic developments", ""),
            ("Political violence; Demonstrations", ""),
        ],
    ),
    coded(
        "event_type",
        Event,
        EventType,
        &[
            ("Battles", ""),
            ("Explosions/Remote violence", ""),
            ("Violence against civilians", ""),
            ("Protests", ""),
            ("Riots", ""),
            ("Strategic developments", ""),
        ],
    ),
    coded("sub_event_type", Event, SubEventType, SUB_EVENTS),
    column("actor1", Who, By),
    column("assoc_actor_1", Who, WithBy),
    coded("inter1", Who, InterBy, INTER),
    column("actor2", Who, Against),
    column("assoc_actor_2", Who, WithAgainst),
    coded("inter2", Who, InterAgainst, INTER),
    number("interaction"),
    coded("civilian_targeting", Event, Targeting, &[("Civilian targeting", "")]),
    number("iso"),
    column("region", Where, Judgement),
    column("country", Where, Country),
    column("admin1", Where, Division),
    column("admin2", Where, Province),
    column("admin3", Where, Province),
    column("location", Where, Place),
    column("latitude", Where, Latitude),
    column("longitude", Where, Longitude),
    coded(
        "geo_precision",
        Where,
        PlacePrecision,
        &[("1", "the town"), ("2", "part of a region"), ("3", "a region, or no more than the country")],
    ),
    column("source", Sources, Offices),
    column("source_scale", Sources, Judgement),
    column("notes", Sources, Sentence),
    column("fatalities", HowMany, Best),
    column("tags", Event, Judgement),
    number("timestamp"),
];

const fn person(name: &'static str, part: Section, field: PersonField) -> Column {
    column(name, part, Person(field))
}

/// The columns of a record of casualties. The Standards (sections 5 and 6) ask for when, where,
/// who, how many, by whom and how, each with its sources and with how sure it is; they name no
/// columns. Codes of precision are those of UCDP.
const CASUALTY_RECORD: &[Column] = &[
    number("record_id"),
    number("incident_id"),
    column("date_start", When, Start),
    column("date_end", When, End),
    column("date_prec", When, Precision),
    column("location", Where, Place),
    column("admin1", Where, Division),
    column("admin2", Where, Province),
    column("country", Where, Country),
    column("latitude", Where, Latitude),
    column("longitude", Where, Longitude),
    coded("where_prec", Where, PlacePrecision, PRECISION),
    person("name", Whom, PersonField::Name),
    person("age", Whom, PersonField::Age),
    coded("sex", Whom, Person(PersonField::Sex), &[("female", ""), ("male", "")]),
    coded(
        "civil_status",
        Whom,
        Person(PersonField::Standing),
        &[("civilian", "took no part in the fighting"), ("combatant", "bore arms for a side")],
    ),
    person("occupation", Whom, PersonField::Occupation),
    person("number", HowMany, PersonField::Number),
    person("number_low", HowMany, PersonField::Least),
    person("number_high", HowMany, PersonField::Most),
    column("cause", Event, Cause),
    column("weapon", Event, Weapon),
    column("actor", Who, By),
    column("actor_with", Who, WithBy),
    column("other_actor", Who, Against),
    column("number_of_sources", Sources, Articles),
    column("sources", Sources, Reports),
    column("source_date", Sources, Published),
    column("source_original", Sources, Origin),
    column("description", Sources, Sentence),
    coded(
        "status",
        Event,
        Attested,
        &[
            ("confirmed", "a side reports its own dead, or independent sources agree"),
            ("provisional", "one source, or nobody has checked it yet"),
            ("contested", "somebody denies it"),
            ("excluded", "looked at and not counted"),
        ],
    ),
    column("notes", Sources, Judgement),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for codebook in Codebook::ALL {
            let columns = codebook.columns();
            let count = match codebook {
                Codebook::Ged => 49,
                Codebook::Acled => 31,
                Codebook::CasualtyRecord => 32,
            };
            assert_eq!(columns.len(), count);
            for (i, column) in columns.iter().enumerate() {
                assert_eq!(columns.iter().position(|other| other.name == column.name), Some(i), "{}", column.name);
                assert_eq!(codebook.column(column.name), Some(column));
            }
        }
        assert_eq!(Codebook::Ged.column("notes"), None);
    }
}
