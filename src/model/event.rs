//! Events: what an article says happened, who did it, and to whom.

use super::Modality;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What kind of event harmed people or used force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Bombs or missiles from aircraft.
    Airstrike,
    /// Armed drones.
    Drone,
    /// Artillery, rockets, missiles from the ground.
    Shelling,
    /// Planted or thrown explosives, car bombs.
    Bombing,
    /// A bomb whose bearer dies with it.
    SuicideBombing,
    /// A mine, or what was left of an old war.
    Mine,
    /// Shots at people who do not shoot back.
    Shooting,
    /// Armed groups against each other.
    Clash,
    /// Armed people enter and attack a place.
    Raid,
    /// People are taken away by force.
    Abduction,
    /// People are put to death who were held.
    Execution,
    /// A riot or mob violence.
    Riot,
    /// A crowd that crushes people.
    Stampede,
    /// A fire that was no attack.
    Fire,
    /// Water that rises.
    Flood,
    /// Wind and weather.
    Storm,
    /// A landslide, mudslide or avalanche.
    Landslide,
    /// An earthquake or tsunami.
    Quake,
    /// An accident on road, rail and water and in the air.
    Crash,
    /// A building, bridge or mine that falls in.
    Collapse,
    /// Harm of any other kind.
    Other,
}

impl EventKind {
    /// All kinds, in the order in which the product lists them.
    pub const ALL: [EventKind; 21] = [
        Self::Airstrike,
        Self::Drone,
        Self::Shelling,
        Self::Bombing,
        Self::SuicideBombing,
        Self::Mine,
        Self::Shooting,
        Self::Clash,
        Self::Raid,
        Self::Abduction,
        Self::Execution,
        Self::Riot,
        Self::Stampede,
        Self::Fire,
        Self::Flood,
        Self::Storm,
        Self::Landslide,
        Self::Quake,
        Self::Crash,
        Self::Collapse,
        Self::Other,
    ];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Airstrike => "airstrike",
            Self::Drone => "drone",
            Self::Shelling => "shelling",
            Self::Bombing => "bombing",
            Self::SuicideBombing => "suicide_bombing",
            Self::Mine => "mine",
            Self::Shooting => "shooting",
            Self::Clash => "clash",
            Self::Raid => "raid",
            Self::Abduction => "abduction",
            Self::Execution => "execution",
            Self::Riot => "riot",
            Self::Stampede => "stampede",
            Self::Fire => "fire",
            Self::Flood => "flood",
            Self::Storm => "storm",
            Self::Landslide => "landslide",
            Self::Quake => "quake",
            Self::Crash => "crash",
            Self::Collapse => "collapse",
            Self::Other => "other",
        }
    }

    /// Whether nobody does it: an accident or a force of nature.
    pub const fn has_no_author(self) -> bool {
        matches!(
            self,
            Self::Stampede
                | Self::Fire
                | Self::Flood
                | Self::Storm
                | Self::Landslide
                | Self::Quake
                | Self::Crash
                | Self::Collapse
        )
    }
}

/// Someone who did an event or whom it struck, as the text names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The phrase that names them.
    pub span: Span,
    /// Whether somebody denies that it was they.
    pub denied: bool,
    /// The claim that says so, as an index in the list of claims; `None` where the
    /// article says it.
    pub claim: Option<usize>,
}

/// From where an event has a date or a place that its own clause does not give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InheritedFrom {
    /// From the rest of its sentence.
    Sentence,
    /// From the sentences around it, in the same paragraph or the one before.
    Paragraph,
    /// From the dateline.
    Dateline,
}

impl InheritedFrom {
    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Dateline => "dateline",
        }
    }
}

/// What was inherited; `None` where the clause itself says it, or nothing does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inherited {
    /// From where the date comes.
    pub date: Option<InheritedFrom>,
    /// From where the place comes.
    pub place: Option<InheritedFrom>,
}

/// What an article says happened; it was found at the words that name it first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What kind of event it is.
    pub kind: EventKind,
    /// The words for the weapon.
    pub weapon: Option<Span>,
    /// Who did it.
    pub by: Vec<Actor>,
    /// Whom it was aimed at or struck.
    pub against: Vec<Actor>,
    /// When.
    pub date: Option<Span>,
    /// Where.
    pub place: Option<Span>,
    /// From where date and place come.
    pub inherited: Inherited,
    /// Its figures, as indexes in the list of casualties; no figure is in two events.
    pub figures: Vec<usize>,
    /// Whether it happened.
    pub modality: Modality,
    /// All words that name it, the first included, in the order of the text.
    pub mentions: Vec<Span>,
}

impl Event {
    /// An asserted event that was named once, with nothing else known of it.
    pub fn new(kind: EventKind, mention: Span) -> Self {
        Self {
            kind,
            weapon: None,
            by: Vec::new(),
            against: Vec::new(),
            date: None,
            place: None,
            inherited: Inherited::default(),
            figures: Vec::new(),
            modality: Modality::Asserted,
            mentions: vec![mention],
        }
    }

    /// All places of the text that it holds.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        let actors = self.by.iter().chain(&self.against).map(|actor| actor.span);
        actors.chain([self.weapon, self.date, self.place].into_iter().flatten()).chain(self.mentions.iter().copied())
    }
}
