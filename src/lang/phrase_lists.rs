//! The words of a data file as a struct with a field for each section.

/// A struct of the words of a data file. The fields behind `lists` are lists of phrases, each
/// filled from the section with the name of the field.
macro_rules! phrase_lists {
    (
        $(#[$doc:meta])*
        $vis:vis struct $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? }
        lists { $($(#[$list_doc:meta])* $list:ident),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        $vis struct $name {
            $($(#[$field_doc])* pub(super) $field: $type,)*
            $($(#[$list_doc])* pub(super) $list: $crate::lang::Lexicon<()>,)*
        }

        impl $name {
            /// The sections that are lists.
            const LISTS: [&'static str; [$(stringify!($list)),*].len()] = [$(stringify!($list)),*];

            /// The list of a section.
            fn list(&mut self, section: &str) -> Option<&mut $crate::lang::Lexicon<()>> {
                match section {
                    $(stringify!($list) => Some(&mut self.$list),)*
                    _ => None,
                }
            }
        }
    };
}

pub(super) use phrase_lists;
