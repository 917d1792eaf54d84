//! A stored text and the places in it. Knows no language and no annotation.
//!
//! The text is stored exactly as it came; nothing here ever changes it. All
//! work happens on byte offsets ([`Span`]); [`Offsets`] converts them to code points (for
//! files) and UTF-16 (for the DOM) at the border.

mod characters;
mod decode;
mod headline;
mod markup;
mod normalise;
mod offsets;
mod prose;
mod raised;
mod search;
mod sentences;
mod span;
mod token;
mod tokens;
mod wrapped;

pub use characters::{digit, is_apostrophe};
pub use decode::{DecodeError, decode};
pub use headline::first_line;
pub use markup::{LeftOut, Role, role};
pub use normalise::{key, key_into};
pub use offsets::{Offsets, Unit};
pub use prose::Prose;
pub use raised::raise;
pub use search::{Hit, count_hits, fold, hits, search};
pub use sentences::{Sentences, lines, sentences};
pub use span::{Cover, Span};
pub use token::{Case, Kind, Token};
pub use tokens::tokenize;
