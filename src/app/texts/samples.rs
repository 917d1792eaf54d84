//! Two invented reports that show every kind of mark.

use crate::app::state::language::Lang;
use crate::desk::Meta;
use crate::model::Day;

/// The sample in a language, and what is known about it.
pub(crate) fn sample(lang: Lang) -> (&'static str, Meta) {
    let (text, day) = match lang {
        Lang::En => (include_str!("samples/en.txt"), 5),
        Lang::Vi => (include_str!("samples/vi.txt"), 4),
    };
    let meta = Meta {
        source: "Tallymark".to_owned(),
        published: Day::new(2031, 3, day),
        language: lang.code().to_owned(),
        ..Meta::default()
    };
    (text, meta)
}
