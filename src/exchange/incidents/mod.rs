//! The incidents of many documents as JSON Lines: a document a line in, an incident a line
//! out; also in stages over several machines. Offsets are code points; indexes are places in the
//! figures of a toll.

mod fields;
mod library;
mod rows;
mod staged;

pub use library::{IncidentLibrary, Reported};
#[cfg(feature = "tables")]
pub(super) use staged::group;
pub use staged::{BadDigest, EventKey, IncidentOrder, bucket_pairs, digest, reported};
