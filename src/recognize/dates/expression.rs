//! An expression of a date in a text, before it is resolved.

use super::parts::Parts;
use std::ops::Range;

/// An expression with what it states, before it is resolved.
#[derive(Debug)]
pub(super) struct Expression {
    pub(super) tokens: Range<usize>,
    pub(super) parts: Parts,
    pub(super) rule: usize,
    /// Whether day and month can be read in either order.
    pub(super) is_doubtful: bool,
    /// Whether the next expression is the other end of a range that this one opens.
    pub(super) opens_range: bool,
}
