//! The languages of the interface.

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lang {
    En,
    Vi,
}

impl Lang {
    pub(crate) const ALL: [Lang; 2] = [Lang::En, Lang::Vi];

    /// BCP 47 code.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Vi => "vi",
        }
    }

    /// The first of the wanted languages (BCP 47) that the interface has.
    pub(crate) fn among(wanted: &[String]) -> Option<Self> {
        wanted.iter().find_map(|wanted| {
            let base = wanted.split(['-', '_']).next()?;
            Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(base))
        })
    }
}
