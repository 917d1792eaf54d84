//! Bringing articles in. Every way ends in one `Edit`, or in a sentence that says why not.

pub(crate) mod clipboard;
pub(crate) mod file;
pub(crate) mod merge;
pub(crate) mod paste;
