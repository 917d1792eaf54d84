//! What an entity is called on the page.

use crate::app::state::language::Lang;
use crate::lang::name_in;
use crate::model::{Canonical, EntityKind};

/// The names of an entity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DisplayName {
    /// In the language of the interface where it is known, else as the data has it.
    pub(crate) here: String,
    /// In the other language, where that is known and differs.
    pub(crate) elsewhere: Option<(Lang, &'static str)>,
}

impl DisplayName {
    /// The names of an entity for an interface in a language; `name` where none
    /// is known in it.
    pub(crate) fn new(lang: Lang, kind: EntityKind, canonical: Option<&Canonical>, name: &str) -> Self {
        let fallback = name;
        let name = |lang: Lang| name_in(lang.code(), kind, &canonical?.name);
        let here = name(lang).unwrap_or(fallback);
        let others = Lang::ALL.into_iter().filter(|&other| other != lang);
        let mut elsewhere = others.filter_map(|other| Some((other, name(other)?)));
        Self { here: here.to_owned(), elsewhere: elsewhere.find(|(_, name)| *name != here) }
    }

    /// Whether a form in the text is one of the names.
    pub(crate) fn is(&self, form: &str) -> bool {
        self.here == form || self.elsewhere.is_some_and(|(_, name)| name == form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_names_an_entity_in_its_language() {
        for (name, english, vietnamese) in [
            ("Russia", ("Russia", Some("Nga")), ("Nga", Some("Russia"))),
            ("Abidjan", ("Abidjan", None), ("Abidjan", None)),
            ("Karsa", ("Karsa", None), ("Karsa", None)),
        ] {
            let canonical = Canonical { id: "local:x".into(), name: name.into() };
            for (lang, expected) in [(Lang::En, english), (Lang::Vi, vietnamese)] {
                let called = DisplayName::new(lang, EntityKind::Place, Some(&canonical), name);
                assert_eq!((&*called.here, called.elsewhere.map(|(_, name)| name)), expected);
            }
        }
    }
}
