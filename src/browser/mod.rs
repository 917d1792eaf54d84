//! The browser's interfaces that the page needs, one file for each. Knows texts and places in
//! them, nothing of the desk.

pub mod address;
pub mod assets;
pub mod clock;
mod database;
pub mod dom;
pub mod download;
pub mod early;
pub mod events;
pub mod files;
pub mod find;
pub mod findings;
pub mod html;
pub mod language;
pub mod launch;
pub mod ledger;
pub mod list;
pub mod lockdown;
pub mod offline;
pub mod picture;
pub mod quota;
pub mod segments;
pub mod selection;
pub mod storage;
pub mod texts;
pub mod utf16;
pub mod worker;
