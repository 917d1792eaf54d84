//! The data model: entities, dates, casualty figures and claims in an article, and the
//! reason for each. Refers to the text by spans; holds no rule and no word of a language.

mod calendar;
mod claim;
mod day;
mod detection;
mod doubt;
mod edtf;
mod entity;
mod figure;
mod timex;
mod timex_value;

pub use calendar::{Amount, Calendar, DayPart, Season, TimeUnit, TimexValueError, Unplaced};
pub use claim::{Claim, Stance};
pub use day::{Day, DayError};
pub use detection::{Annotations, Detection, Reason};
pub use doubt::Doubt;
pub use entity::{Canonical, Entity, EntityKind};
pub use figure::{Currency, Effect, Figure, Modality, Qualifier, Victim};
pub use timex::{Anchor, Inference, Modifier, Part, Timex, TimexType};
pub use timex_value::{TimeOfDay, TimexValue, Vague};
