//! What the page and the worker that knows files say to each other: files that a
//! person brings become articles, articles become files of other tools. A message is
//! a line of JSON and behind it, byte for byte, the file or the articles
//! (`tallymark/1`) that it speaks of.

#[cfg(feature = "intake")]
mod answer;
mod messages;
#[cfg(feature = "intake")]
mod taking;
#[cfg(feature = "intake")]
mod writing;

#[cfg(feature = "intake")]
pub use answer::answer;
pub use messages::{Answer, Ask, Came, Failure, kind, loss, message, parse};
