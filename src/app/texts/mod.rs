//! The texts of the interface: one typed struct, one value for each language, so that a
//! text that is missing does not compile.

mod across;
mod coding;
pub(crate) mod describe;
mod description;
mod en;
mod en_values;
mod exchange;
mod files;
mod forms;
mod incidents;
mod interface;
mod keys;
mod kinds;
mod language;
mod left_out;
mod library_list;
mod listing;
mod map;
mod paper;
mod persistence;
mod row_table;
pub(crate) mod samples;
mod sentences;
mod shared;
#[cfg(test)]
mod tests;
mod vi;
mod vi_values;

pub(crate) use interface::{Account, Texts};
pub(crate) use language::texts;
