//! Numbers and quantities, which dates and casualty figures share.

mod cardinal;
mod quantity;

use crate::lang::{Known, is_number};
use crate::model::Qualifier;

pub use cardinal::{Cardinal, Cardinals};
pub use quantity::{Quantities, Quantity};

fn is_qualifier(name: &str) -> bool {
    Qualifier::ALL.into_iter().any(|qualifier| qualifier.name() == name)
}

/// The sections of a language's `numbers` file.
pub(super) const KNOWN: [Known; 13] = [
    Known::list("unit").valued(is_number),
    Known::list("ten").valued(is_number),
    Known::list("times").valued(is_number),
    Known::list("article"),
    Known::list("join"),
    Known::list("half_before"),
    Known::list("half_after"),
    Known::list("indefinite").valued(is_number),
    Known::list("bound").of(&[is_qualifier]).one_table(),
    Known::list("bound_after").of(&[is_qualifier]).one_table(),
    Known::list("exactly"),
    Known::list("range_open"),
    Known::list("range_join"),
];
