//! What is derived from the data of a language, made once.

use super::files::is_ready;
use super::pack::LanguagePack;
use super::packs::PACKS;
use std::sync::OnceLock;

/// A value derived from the data of a language (BCP 47), made once; `cells` has one for each
/// of [`PACKS`]. `None` while the data files are not here.
pub(super) fn once<T>(
    cells: &'static [OnceLock<T>; PACKS.len()],
    code: &str,
    make: impl FnOnce(&'static LanguagePack) -> T,
) -> Option<(&'static LanguagePack, &'static T)> {
    let pack = LanguagePack::of(code)?;
    let at = PACKS.iter().position(|other| other.code == pack.code).filter(|_| is_ready())?;
    Some((pack, cells[at].get_or_init(|| make(pack))))
}
