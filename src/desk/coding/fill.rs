//! What columns have in common: the section of the sheet, and where candidates come from.

/// A section of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// When it happened.
    When,
    /// Where it happened.
    Where,
    /// Who did it to whom.
    Who,
    /// Who it was that died.
    Whom,
    /// How many died.
    HowMany,
    /// Who reports it.
    Sources,
    /// What kind of event it is.
    Event,
    /// Numbers that the dataset gives.
    Codes,
}

impl Section {
    /// All parts, in the order of the sheet.
    pub const ALL: [Self; 8] =
        [Self::When, Self::Where, Self::Whom, Self::Who, Self::HowMany, Self::Sources, Self::Event, Self::Codes];
}

/// Where the candidates of a column come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Nowhere: a person judges, or the dataset assigns numbers.
    Judgement,
    /// The first day on which it may have happened.
    Start,
    /// The last one.
    End,
    /// The year, where it is unambiguous.
    Year,
    /// The precision of its date.
    Precision,
    /// The place.
    Place,
    /// Places near the figures that are no country, provinces first.
    Province,
    /// Countries.
    Country,
    /// A sentence that reports it.
    Sentence,
    /// The first-level division.
    Division,
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
    /// The precision of its coordinates.
    PlacePrecision,
    /// ACLED's type of event.
    EventType,
    /// Its sub-type.
    SubEventType,
    /// ACLED's type of disorder.
    DisorderType,
    /// Whether civilians were the target.
    Targeting,
    /// UCDP's type of organized violence.
    Violence,
    /// Who did it; then organizations and peoples around the figures.
    By,
    /// Whom it struck, likewise.
    Against,
    /// Who did it with them.
    WithBy,
    /// Who was struck with them.
    WithAgainst,
    /// What those are who did it.
    InterBy,
    /// What those are whom it struck.
    InterAgainst,
    /// The one number that a text gives.
    Best,
    /// The least number.
    Low,
    /// The greatest number.
    High,
    /// How many of them were civilians.
    Civilians,
    /// How many were of those who did it.
    DeathsBy,
    /// How many were of those whom it struck, and bore arms.
    DeathsAgainst,
    /// How many were of nobody knows which side.
    DeathsUnknown,
    /// How many articles report it.
    Articles,
    /// Office, day and headline of the articles.
    Reports,
    /// The media.
    Offices,
    /// The days on which they appeared.
    Published,
    /// Their headlines.
    Headlines,
    /// Whom the articles name as the source of the number.
    Origin,
    /// What kind of event killed them.
    Cause,
    /// With what.
    Weapon,
    /// How well it is attested.
    Attested,
    /// Something of the person, or of the people, that the row of a record is of.
    Person(PersonField),
}

/// What a record of casualties has of a person, or of people whom nobody names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    /// The name.
    Name,
    /// Years.
    Age,
    /// Female or male.
    Sex,
    /// Civilian or combatant.
    Standing,
    /// What they were, in the words of the article.
    Occupation,
    /// How many they are: one where they are named.
    Number,
    /// The least number.
    Least,
    /// The greatest number.
    Most,
}

impl Fill {
    /// Whether a draft on the sheet takes what the articles say; codes of types and kinds are a
    /// coder's judgement, and are only offered.
    pub fn is_stated(self) -> bool {
        !matches!(
            self,
            Self::EventType
                | Self::SubEventType
                | Self::DisorderType
                | Self::Targeting
                | Self::Violence
                | Self::InterBy
                | Self::InterAgainst
                | Self::WithBy
                | Self::WithAgainst
                | Self::Attested
                | Self::Person(PersonField::Standing)
        )
    }
}
