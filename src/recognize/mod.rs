//! The recognizers. Each reads a text by the data of its language and gives what it finds,
//! with the reason. They do not know each other; all share the phrases of [`phrase`](crate::phrase).
//!
//! The lengths and reaches in these rooms bound how far a rule looks. They were set on the
//! development texts of `docs/quality.md`: halved, or larger by half, each leaves the scores
//! there as they are, unless its docstring says what depends on it.

mod check;
mod recognizers;

pub mod boilerplate;
pub mod casualties;
pub mod dates;
pub mod entities;
pub mod events;
pub mod speech;

pub use check::check_data;
pub use recognizers::Recognizers;
