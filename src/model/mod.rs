//! What is found in an article and what is said of it: entities, dates,
//! casualty figures and claims, with the reason for each. Knows the text only
//! by its spans; holds no rule and no word of any language.

mod calendar;
mod claim;
mod day;
mod detection;
mod edtf;
mod entity;
mod figure;
mod timex;
mod timex_value;

pub use calendar::{Amount, Calendar, DayPart, Season, TimeUnit, TimexValueError, Unplaced};
pub use claim::{Claim, Stance};
pub use day::{Day, DayError};
pub use detection::{Annotations, Detection, Reason};
pub use entity::{Canonical, Entity, EntityKind};
pub use figure::{Currency, Effect, Figure, Modality, Qualifier, Victim};
pub use timex::{Anchor, Inference, Modifier, Part, Timex, TimexType};
pub use timex_value::{TimeOfDay, TimexValue, Vague};
