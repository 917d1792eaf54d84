//! The words of a data file as a struct with a field for each section.

/// A struct of the words of a data file. The fields behind `lists` are lists of phrases, each
/// filled from the section with the name of the field.
///
/// With `of FILE` behind its name the struct has lists alone, all from that file of the
/// language, and reads itself.
macro_rules! phrase_lists {
    (
        $(#[$doc:meta])*
        $vis:vis struct $name:ident of $file:ident
        lists { $($lists:tt)* }
    ) => {
        $crate::lang::phrase_lists! {
            $(#[$doc])*
            $vis struct $name {}
            lists { $($lists)* }
        }

        impl $name {
            /// The sections that are read here.
            pub(super) fn known() -> impl Iterator<Item = $crate::lang::Known> {
                Self::LISTS.into_iter().map($crate::lang::Known::list)
            }

            /// Reads them.
            $vis fn new(pack: &$crate::lang::LanguagePack, vocabulary: &mut $crate::lang::Vocabulary) -> Self {
                let mut new = Self::default();
                new.fill(pack, &pack.$file, vocabulary);
                new
            }
        }
    };
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

            /// Fills the lists from the sections of a data file with their names.
            fn fill(
                &mut self,
                pack: &$crate::lang::LanguagePack,
                file: &$crate::lang::DataFile,
                vocabulary: &mut $crate::lang::Vocabulary,
            ) {
                for section in pack.sections(file) {
                    let Some(list) = self.list(section.name) else { continue };
                    section.entries.iter().for_each(|entry| list.insert(&vocabulary.phrase(&entry.phrase), ()));
                }
            }

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

pub(crate) use phrase_lists;
