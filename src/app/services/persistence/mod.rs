//! Persistence: keeping the work. Each document is one record in local storage, so it is
//! written whole or not at all; several that belong to one edit go through a journal. Where
//! room gets short, texts move to IndexedDB, each stored there before the record that names
//! it. What can be undone has a record of its own. Each record stands in the ledger in IndexedDB
//! as well, from where it comes back when the browser dies before local storage has reached the
//! disk. Nothing is overwritten that this page did not read, and nothing is thrown away that
//! cannot be read.

mod backup;
mod comparison;
mod handle;
mod keys;
mod known;
mod ledger;
mod opened;
mod opening;
mod outbox;
mod quarantine;
mod replay;
mod room;
mod saving;
mod start;
mod tabs;

pub(crate) use handle::{Persistence, Safety};
pub(crate) use opened::Kept;
pub(crate) use opening::open;
pub(crate) use room::percent;
