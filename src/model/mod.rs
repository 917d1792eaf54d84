//! The data model: entities, dates, casualty figures, claims, events and named victims in
//! an article, and the reason for each. Refers to the text by spans; holds no rule and no word of a language.

mod calendar;
mod claim;
mod day;
mod detection;
mod doubt;
mod edtf;
mod entity;
mod event;
mod figure;
mod named_victim;
mod timex;
mod timex_value;

pub use calendar::{Amount, Calendar, DayPart, Season, TimeUnit, TimexValueError, Unplaced};
pub use claim::{Claim, Stance};
pub use day::{Day, DayError};
pub use detection::{Annotations, Detection, Reason};
pub use doubt::Doubt;
pub use entity::{Canonical, Entity, EntityKind};
pub use event::{Actor, Event, EventKind, Inherited, InheritedFrom};
pub use figure::{Currency, Effect, Figure, Modality, Qualifier, Victim};
pub use named_victim::{NamedVictim, Sex};
pub use timex::{Anchor, Inference, Modifier, Part, Timex, TimexType};
pub use timex_value::{TimeOfDay, TimexValue, Vague};
