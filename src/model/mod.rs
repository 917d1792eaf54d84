//! What is found in an article and what is said of it: entities, dates,
//! casualty figures and claims, with the reason for each. Knows the text only
//! by its spans; holds no rule and no word of any language.

mod claim;
mod day;
mod edtf;
mod entity;
mod figure;
mod found;
mod timex;

pub use claim::{Claim, Stance};
pub use day::{Day, DayError};
pub use entity::{Canonical, Entity, EntityKind};
pub use figure::{Effect, Figure, Modality, Qualifier, Standing, Victim};
pub use found::{Annotations, Found, Reason};
pub use timex::{Anchor, Inference, Modifier, Part, Timex, TimexType};
