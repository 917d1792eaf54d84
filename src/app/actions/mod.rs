//! What a person does: each action changes the state, asks services, and goes where the
//! person goes on. `dispatch` leads from a command to its action.

pub(crate) mod across;
pub(crate) mod addresses;
pub(crate) mod adjudication;
pub(crate) mod caret;
pub(crate) mod claim_list;
pub(crate) mod claims;
pub(crate) mod coding;
pub(crate) mod dispatch;
pub(crate) mod dossier;
pub(crate) mod entities;
pub(crate) mod import;
pub(crate) mod incidents;
pub(crate) mod library;
pub(crate) mod mark_ends;
pub(crate) mod marks;
pub(crate) mod navigate;
pub(crate) mod row_table;
pub(crate) mod versions;
