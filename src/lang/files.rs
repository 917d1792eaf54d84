//! The data files of the languages. They are built into the command and the tests. The
//! page and its workers are built without them, so that it is drawn before they are
//! loaded; [`supply`] then adds them, once.

use super::data_file::{DataFile, Files, SUPPLIED};
use super::pack::LanguagePack;
use super::packs::{PACKS, UNREAD};
use super::und;
use std::collections::BTreeMap;
use thiserror::Error;

/// Why a bundle was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadBundle {
    /// It breaks off, or is no bundle at all.
    #[error("the bundle is damaged")]
    Damaged,
    /// It was made for another version.
    #[error("the bundle has no {0}")]
    Lacks(&'static str),
}

/// Whether all files are here, so that texts can be read.
pub fn is_ready() -> bool {
    data_files().all(|file| file.bytes().is_some())
}

/// Takes the files from a bundle: a line with length in bytes and path for
/// each, an empty line, then the files one behind the other. They are kept for
/// the life of the program, and a second bundle changes nothing.
///
/// # Errors
/// A [`BadBundle`] that says what is wrong; nothing is taken then.
pub fn supply(bundle: Vec<u8>) -> Result<(), BadBundle> {
    let files = unpack(bundle.leak()).ok_or(BadBundle::Damaged)?;
    if let Some(file) = data_files().find(|file| !files.contains_key(file.path)) {
        return Err(BadBundle::Lacks(file.path));
    }
    SUPPLIED.get_or_init(|| files);
    Ok(())
}

/// The bundle of all files, for [`supply`]; `None` in a program that they are not built into.
/// A file of several languages stands in it once.
pub fn bundle() -> Option<Vec<u8>> {
    let files: BTreeMap<&str, &[u8]> =
        data_files().map(|file| Some((file.path, file.built_in?))).collect::<Option<_>>()?;
    let list: String = files.iter().map(|(path, bytes)| format!("{} {path}\n", bytes.len())).collect();
    let contents = files.into_values().flatten();
    Some(list.bytes().chain(*b"\n").chain(contents.copied()).collect())
}

/// All data files; one that several languages share comes with each.
pub fn data_files() -> impl Iterator<Item = &'static DataFile> {
    static LANGUAGES: DataFile = und::LANGUAGES;
    PACKS.into_iter().chain([UNREAD]).flat_map(LanguagePack::files).chain([&LANGUAGES])
}

fn unpack(bundle: &'static [u8]) -> Option<Files> {
    let end = bundle.windows(2).position(|bytes| bytes == b"\n\n")?;
    let list = std::str::from_utf8(&bundle[..end]).ok()?;
    let mut rest = &bundle[end + 2..];
    let mut files = Files::default();
    for line in list.lines() {
        let (length, path) = line.split_once(' ')?;
        let (file, others) = rest.split_at_checked(length.parse().ok()?)?;
        files.insert(path, file);
        rest = others;
    }
    rest.is_empty().then_some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_taken_apart() {
        let files = unpack(b"5 a/b.txt\n0 c\n3 d\n\none\n\nhai").unwrap();
        assert_eq!((files["a/b.txt"], files["c"], files["d"]), (&b"one\n\n"[..], &b""[..], &b"hai"[..]));
        for damaged in ["", "3 a\n\nab", "3 a\n\nabcd", "x a\n\n", "3\n\nabc", "<!doctype html>\n\n"] {
            assert!(unpack(damaged.as_bytes()).is_none(), "{damaged}");
        }
    }

    #[test]
    fn the_bundle_holds_every_file() {
        let files = unpack(bundle().unwrap().leak()).unwrap();
        assert!(data_files().all(|file| files[file.path] == file.bytes().unwrap()));
    }

    #[test]
    fn a_bundle_of_another_version_is_refused() {
        assert!(is_ready());
        let first = data_files().next().unwrap().path;
        assert_eq!(supply(b"0 other.txt\n\n".to_vec()), Err(BadBundle::Lacks(first)));
    }
}
