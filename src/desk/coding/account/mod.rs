//! What one article says of one event, as a row of a dataset needs it: the article's own
//! tellings of the event together, with who, where, when and how many died. It is derived from
//! the live marks and the narrative, and knows no codebook.

mod actors;
mod days;
mod deaths;
mod grouping;
mod location;
mod map;
mod narrated;
mod telling;

pub(super) use actors::Side;
pub(super) use deaths::Whose;
pub(super) use narrated::Narrated;
pub(super) use telling::{Account, rows};
