//! What an entity is called in each language, whatever language a text is in.

use super::{DataFile, LanguagePack, PACKS, is_ready};
use crate::model::EntityKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// The language of canonical names, and of the files that all languages share.
const CANONICAL: &str = "en";

/// By canonical name; those of persons are apart.
#[derive(Default)]
struct Names {
    persons: FxHashMap<Cow<'static, str>, Cow<'static, str>>,
    others: FxHashMap<Cow<'static, str>, Cow<'static, str>>,
}

/// The name of an entity in a language (BCP 47), by its canonical name. Nothing
/// where the language has none of its own, or the data files are not here.
pub fn name_in(code: &str, kind: EntityKind, canonical: &str) -> Option<&'static str> {
    static NAMES: [OnceLock<Names>; PACKS.len()] = [const { OnceLock::new() }; PACKS.len()];
    let at = PACKS.iter().position(|pack| pack.code == code).filter(|_| is_ready())?;
    let names = NAMES[at].get_or_init(|| Names::of(PACKS[at]));
    let names = if kind == EntityKind::Person { &names.persons } else { &names.others };
    names.get(canonical).map(|name| &**name)
}

/// Whether a place is a country, by its canonical name: one whose people have a name.
pub fn is_country(canonical: &str) -> bool {
    static COUNTRIES: OnceLock<FxHashSet<Cow<'static, str>>> = OnceLock::new();
    is_ready() && COUNTRIES.get_or_init(|| values(|_| true, EntityKind::Demonym)).contains(canonical)
}

/// Whether a place is a province of a country, by its canonical name.
pub fn is_province(canonical: &str) -> bool {
    static PROVINCES: OnceLock<FxHashSet<Cow<'static, str>>> = OnceLock::new();
    let is_list = |file: &DataFile| file.path.ends_with("provinces.txt");
    is_ready() && PROVINCES.get_or_init(|| values(is_list, EntityKind::Place)).contains(canonical)
}

/// The canonical names of a kind in some files of all languages; of a people that of
/// its country.
fn values(wanted: impl Fn(&DataFile) -> bool, kind: EntityKind) -> FxHashSet<Cow<'static, str>> {
    let files = PACKS.iter().flat_map(|pack| pack.gazetteer.iter().map(move |file| (pack, file)));
    let rows = files.filter(|(_, file)| wanted(file)).flat_map(|(pack, file)| pack.rows(file, kind.name()));
    let named = rows.filter_map(|row| {
        let first = row.phrases.into_iter().next().filter(|_| kind != EntityKind::Demonym);
        if row.value.is_empty() { first } else { Some(row.value.into()) }
    });
    named.collect()
}

impl Names {
    /// All names of a language. As everywhere, files that are listed later win, and in
    /// a file the first row does; a word for a people is no name of its country.
    fn of(pack: &LanguagePack) -> Self {
        let mut new = Self::default();
        for file in pack.gazetteer.iter().rev().filter(|file| is_own(pack, file)) {
            for kind in EntityKind::ALL.into_iter().filter(|&kind| kind != EntityKind::Demonym) {
                for row in pack.rows(file, kind.name()) {
                    let Some(first) = row.phrases.into_iter().next() else { continue };
                    let canonical = if row.value.is_empty() { first.clone() } else { row.value.into() };
                    let name = if pack.code == CANONICAL { canonical.clone() } else { first };
                    let names = if kind == EntityKind::Person { &mut new.persons } else { &mut new.others };
                    names.entry(canonical).or_insert(name);
                }
            }
        }
        new
    }
}

fn is_own(pack: &LanguagePack, file: &DataFile) -> bool {
    pack.code == CANONICAL || file.path.split('/').next() == Some(pack.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_have_names_in_both_languages() {
        use EntityKind::*;
        for (kind, canonical, english, vietnamese) in [
            (Place, "Russia", Some("Russia"), Some("Nga")),
            (Demonym, "Russia", Some("Russia"), Some("Nga")),
            (Person, "Russia", None, None),
            (Place, "US", Some("US"), Some("Mỹ")),
            (Place, "Netherlands", Some("Netherlands"), Some("Hà Lan")),
            (Place, "Gaza", Some("Gaza"), Some("Dải Gaza")),
            (Place, "DR Congo", Some("DR Congo"), Some("Cộng hòa Dân chủ Congo")),
            (Organization, "European Union", Some("European Union"), Some("Liên minh châu Âu")),
            (Person, "Xi Jinping", Some("Xi Jinping"), Some("Tập Cận Bình")),
            (Person, "Vladimir Putin", Some("Vladimir Putin"), Some("Vladimir Putin")),
            (Place, "Abidjan", Some("Abidjan"), None),
            (Place, "Tây Nguyên", None, Some("Tây Nguyên")),
            (Place, "Karsa", None, None),
        ] {
            let names = ["en", "vi", "xx"].map(|code| name_in(code, kind, canonical));
            assert_eq!(names, [english, vietnamese, None], "{canonical}");
        }
    }

    #[test]
    fn countries_and_provinces_are_told_from_other_places() {
        for (name, expected) in [
            ("Russia", (true, false)),
            ("US", (true, false)),
            ("Vietnam", (true, false)),
            ("Helmand", (false, true)),
            ("Odesa", (false, false)),
            ("Karsa", (false, false)),
        ] {
            assert_eq!((is_country(name), is_province(name)), expected, "{name}");
        }
    }
}
