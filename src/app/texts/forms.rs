//! Forms of texts with something in them.

/// A text with a number in it.
pub(crate) type Count = fn(usize) -> String;
/// A text with a name in it.
pub(crate) type Named = fn(&str) -> String;

/// A text with two names in it.
pub(crate) type Paired = fn(&str, &str) -> String;
/// A text with a number and a name in it.
pub(crate) type Counted = fn(usize, &str) -> String;
