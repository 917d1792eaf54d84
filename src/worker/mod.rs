//! What crosses between the page and the programs in its workers, and what each of
//! these programs does. Knows the browser's worker scope and nothing of the page.

#[cfg(feature = "worker")]
mod serve;
mod value;

#[cfg(feature = "worker")]
pub use serve::serve;
pub use value::{from_value, to_value, transferable};
