//! Numbers and quantities: what dates and casualty figures share.

mod cardinal;
mod quantity;

pub use cardinal::{Cardinal, Cardinals};
pub use quantity::{Quantities, Quantity};
