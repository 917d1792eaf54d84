//! One data file of a language: built into the program, or supplied to it.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A data file of a language.
#[derive(Clone, Copy, Debug)]
pub struct DataFile {
    /// Where it stands below `src/lang/`, and its name in the bundle.
    pub path: &'static str,
    /// What it holds, where it is built in.
    pub(super) built_in: Option<&'static [u8]>,
}

/// A file by its path below `src/lang/`, or a list of such.
macro_rules! data {
    ($path:literal) => {
        $crate::lang::data_file::DataFile { path: $path, built_in: $crate::lang::data_file::built_in!($path) }
    };
    ([$($path:literal),* $(,)?]) => {
        &[$($crate::lang::data_file::data!($path)),*]
    };
}

#[cfg(not(all(any(feature = "app", feature = "worker"), target_arch = "wasm32")))]
macro_rules! built_in {
    ($path:literal) => {
        Some(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lang/", $path)))
    };
}

#[cfg(all(any(feature = "app", feature = "worker"), target_arch = "wasm32"))]
macro_rules! built_in {
    ($path:literal) => {
        None
    };
}

pub(super) use {built_in, data};

/// The files that were supplied, by path.
pub(super) static SUPPLIED: OnceLock<Files> = OnceLock::new();

pub(super) type Files = FxHashMap<&'static str, &'static [u8]>;

impl DataFile {
    /// The file as text; empty while [`is_ready`](super::is_ready) says no.
    pub fn text(&self) -> &'static str {
        self.bytes().and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> Option<&'static [u8]> {
        self.built_in.or_else(|| SUPPLIED.get()?.get(self.path).copied())
    }
}
