//! Casualty figures: counts of people that came to harm.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// How people came to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Dead of any cause.
    Killed,
    /// Injured, hospitalised, poisoned.
    Wounded,
    /// Unaccounted for, buried.
    Missing,
    /// Prisoners, hostages, abducted; not ordinary arrests.
    Captured,
    /// Evacuated, fled.
    Displaced,
    /// Killed or wounded, unsplit (thương vong).
    Casualties,
}

impl Effect {
    /// All effects, in the order in which the product lists them.
    pub const ALL: [Effect; 6] =
        [Self::Killed, Self::Wounded, Self::Missing, Self::Captured, Self::Displaced, Self::Casualties];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::Missing => "missing",
            Self::Captured => "captured",
            Self::Displaced => "displaced",
            Self::Casualties => "casualties",
        }
    }
}

/// How the text bounds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// 27 people; also none.
    Exact,
    /// at least 27.
    AtLeast,
    /// more than 210.
    MoreThan,
    /// about 100.
    About,
    /// nearly 100.
    Almost,
    /// up to 50.
    AtMost,
    /// 20 to 30.
    Range,
    /// dozens, several.
    Indefinite,
}

impl Qualifier {
    /// The least and the greatest number of a count in these words: of *nearly 100* only the
    /// greatest is known.
    pub const fn bounds(self, number: u64) -> (Option<u64>, Option<u64>) {
        match self {
            Self::AtLeast | Self::MoreThan | Self::Indefinite => (Some(number), None),
            Self::Almost | Self::AtMost => (None, Some(number)),
            Self::Exact | Self::About | Self::Range => (Some(number), Some(number)),
        }
    }

    /// All qualifiers, in the order in which the product lists them.
    pub const ALL: [Qualifier; 8] = [
        Self::Exact,
        Self::AtLeast,
        Self::MoreThan,
        Self::About,
        Self::Almost,
        Self::AtMost,
        Self::Range,
        Self::Indefinite,
    ];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::About => "about",
            Self::Almost => "almost",
            Self::AtMost => "at_most",
            Self::Range => "range",
            Self::Indefinite => "indefinite",
        }
    }
}

/// Who the text says the victims are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the definition")]
pub enum Victim {
    Civilian,
    Combatant,
    Police,
    Child,
    Woman,
    Elderly,
    Journalist,
    AidWorker,
    Medic,
    Peacekeeper,
}

impl Victim {
    /// All tags, in the order in which the product lists them.
    pub const ALL: [Victim; 10] = [
        Self::Civilian,
        Self::Combatant,
        Self::Police,
        Self::Child,
        Self::Woman,
        Self::Elderly,
        Self::Journalist,
        Self::AidWorker,
        Self::Medic,
        Self::Peacekeeper,
    ];

    /// Some tags in that order, each once.
    pub fn listed(tags: &[Victim]) -> Vec<Victim> {
        Self::ALL.into_iter().filter(|tag| tags.contains(tag)).collect()
    }

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Civilian => "civilian",
            Self::Combatant => "combatant",
            Self::Police => "police",
            Self::Child => "child",
            Self::Woman => "woman",
            Self::Elderly => "elderly",
            Self::Journalist => "journalist",
            Self::AidWorker => "aid_worker",
            Self::Medic => "medic",
            Self::Peacekeeper => "peacekeeper",
        }
    }
}

/// Whether the harm happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// The text states it.
    Asserted,
    /// A threat, a plan, a forecast.
    Hypothetical,
    /// The text reports that someone denies it.
    Denied,
}

impl Modality {
    /// All modalities, in the order in which the product lists them.
    pub const ALL: [Modality; 3] = [Self::Asserted, Self::Hypothetical, Self::Denied];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Hypothetical => "hypothetical",
            Self::Denied => "denied",
        }
    }
}

/// Whether the text still asserts a count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Currency {
    /// The count that the text currently asserts.
    #[default]
    Current,
    /// The text itself replaces it by a later one (up from 12).
    Superseded,
    /// A count of another time, given for comparison (so với 52 người năm ngoái).
    Comparison,
}

impl Currency {
    /// All of them, in the order in which the product lists them.
    pub const ALL: [Currency; 3] = [Self::Current, Self::Superseded, Self::Comparison];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Superseded => "superseded",
            Self::Comparison => "comparison",
        }
    }
}

/// A count of people that came to harm. `P` names the parent figure: an index
/// in the engine's list, an id on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure<P> {
    /// How they came to harm.
    pub effect: Effect,
    /// Least number of people; `None` when the text bounds it from above only.
    pub low: Option<u64>,
    /// Greatest number of people; `None` when the text bounds it from below only.
    pub high: Option<u64>,
    /// How the text bounds the number.
    pub qualifier: Qualifier,
    /// Sorted tags; empty for just "people".
    pub victims: Vec<Victim>,
    /// Whether it happened.
    pub modality: Modality,
    /// Whether the text still asserts it.
    pub currency: Currency,
    /// The figure that this one is a part of.
    pub part_of: Option<P>,
    /// Who says so; `None` for the narrator's own voice.
    pub source: Option<Span>,
    /// When it happened, where the sentence says so.
    pub date: Option<Span>,
    /// Where it happened, where the sentence says so.
    pub place: Option<Span>,
}

impl<P> Figure<P> {
    /// An asserted, current count without tags, source, date and place.
    pub const fn new(effect: Effect, qualifier: Qualifier, low: Option<u64>, high: Option<u64>) -> Self {
        Self {
            effect,
            low,
            high,
            qualifier,
            victims: Vec::new(),
            modality: Modality::Asserted,
            currency: Currency::Current,
            part_of: None,
            source: None,
            date: None,
            place: None,
        }
    }

    /// The same figure with another name for its parent.
    pub fn map_parent<Q>(self, name: impl FnOnce(P) -> Option<Q>) -> Figure<Q> {
        Figure {
            effect: self.effect,
            low: self.low,
            high: self.high,
            qualifier: self.qualifier,
            victims: self.victims,
            modality: self.modality,
            currency: self.currency,
            part_of: self.part_of.and_then(name),
            source: self.source,
            date: self.date,
            place: self.place,
        }
    }
}
