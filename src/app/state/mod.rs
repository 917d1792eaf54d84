//! The state of the page: signals and what is derived from them, commands as data, the
//! language, the look. Setting a signal sets nothing else off: no effect and no service
//! stands here.

pub(crate) mod across;
pub(crate) mod address;
pub(crate) mod claim_list;
pub(crate) mod command;
pub(crate) mod comparison;
pub(crate) mod counting;
pub(crate) mod dialogs;
pub(crate) mod display_name;
pub(crate) mod keymap;
pub(crate) mod language;
pub(crate) mod layout;
pub(crate) mod library;
pub(crate) mod look;
pub(crate) mod map;
pub(crate) mod notices;
pub(crate) mod paper;
pub(crate) mod preferences;
pub(crate) mod prompt;
pub(crate) mod reading;
pub(crate) mod row_list;
pub(crate) mod row_window;
pub(crate) mod selection;
pub(crate) mod stepping;
mod store;
pub(crate) mod work;

pub(crate) use store::{Store, store};
