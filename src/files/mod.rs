//! What the page and the worker that knows files say to each other: files that a
//! person brings become articles, articles become files of other tools. A message is a
//! value with the bytes of the file, or of the articles as `tallymark/1`, in one of its
//! fields.

#[cfg(feature = "intake")]
mod answer;
mod display_name;
mod messages;
#[cfg(feature = "intake")]
mod reasons;
mod suspicion;
#[cfg(feature = "intake")]
mod taking;
#[cfg(feature = "intake")]
mod writing;

#[cfg(feature = "intake")]
pub use answer::answer;
pub use display_name::display_name;
pub use messages::{
    Answer, Ask, Failure, FaultReason, ImportSummary, MarkFault, Reply, Request, SeenLabel, Take, kind, loss,
};
pub use suspicion::may_precede_unicode;
