//! How well an incident is attested, after the practice of casualty recorders (Airwars,
//! *Methodology: how we grade events*; Every Casualty Counts, *Standards*, 2016).

use serde::{Deserialize, Serialize};

/// How well an incident is attested. It is a suggestion with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// A side reports its own dead.
    Confirmed,
    /// Two independent sources or more, and nobody denies.
    Fair,
    /// One source.
    Weak,
    /// Denied.
    Contested,
    /// Only a person says so, for no institution.
    Discounted,
}

impl Grade {
    /// All of them, the best attested first.
    pub const ALL: [Grade; 5] = [Self::Confirmed, Self::Fair, Self::Weak, Self::Contested, Self::Discounted];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Fair => "fair",
            Self::Weak => "weak",
            Self::Contested => "contested",
            Self::Discounted => "discounted",
        }
    }
}
