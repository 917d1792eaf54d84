//! What is wrong with data files. The product leaves out what it cannot read; the tests
//! hold every file to what its readers know ([`Known`]).

use super::data::{Section, Unread, inflected_tables, read, tables};
use super::pattern::PatternError;
use super::{DataFile, LanguagePack};
use crate::text::{key, tokenize};
use rustc_hash::FxHashMap;
use thiserror::Error;

/// A mistake in a data file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("src/lang/{file}:{line}: {fault}")]
pub struct DataError {
    /// The path of the file below `src/lang/`.
    pub file: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: DataFault,
}

/// What is wrong in a line of a data file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DataFault {
    /// A phrase stands above the first heading.
    #[error("this stands under no heading")]
    NoSection,
    /// A heading without its closing bracket or without a name.
    #[error("this is no heading")]
    Heading,
    /// No reader of the file knows the section.
    #[error("nobody reads a section [{0}]")]
    UnknownSection(&'static str),
    /// The section has no such attribute, or needs one that is not there.
    #[error("[{0}] does not have the attributes “{1}”")]
    Attributes(&'static str, String),
    /// The section takes no such value.
    #[error("[{0}] does not take the value “{1}”")]
    Value(&'static str, String),
    /// The phrase stands in the same table already.
    #[error("“{0}” is listed twice: also in line {1}")]
    Twice(String, usize),
    /// The notation of the line cannot be read.
    #[error(transparent)]
    Pattern(#[from] PatternError),
    /// What stands behind the arrow of a rule is nothing that rules build.
    #[error("no rule builds “{0}”")]
    Action(String),
    /// A line of another form than its file has.
    #[error("this cannot be read")]
    Unread,
}

/// Whether a word is one of those that may stand somewhere.
type Test = fn(&str) -> bool;

/// A section that a reader knows.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    name: &'static str,
    required: &'static [Test],
    optional: Option<Test>,
    value: Test,
    is_one_table: bool,
}

impl Known {
    /// A list of phrases without attributes and values.
    pub const fn list(name: &'static str) -> Self {
        Self { name, required: &[], optional: None, value: str::is_empty, is_one_table: false }
    }

    /// The same with attributes that have to stand in its heading, in this order.
    pub const fn of(self, required: &'static [Test]) -> Self {
        Self { required, ..self }
    }

    /// The same with attributes that may stand behind those.
    pub const fn maybe(self, optional: Test) -> Self {
        Self { optional: Some(optional), ..self }
    }

    /// The same with a value for each phrase.
    pub const fn valued(self, value: Test) -> Self {
        Self { value, ..self }
    }

    /// The same where all sections of this name fill one table, so that a phrase has one
    /// place in all of them.
    pub const fn one_table(self) -> Self {
        Self { is_one_table: true, ..self }
    }

    /// The name of the section.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    fn takes(&self, attributes: &[&str]) -> bool {
        let Some((required, rest)) = attributes.split_at_checked(self.required.len()) else { return false };
        let optional = |attribute: &&str| self.optional.is_some_and(|test| test(attribute));
        required.iter().zip(self.required).all(|(attribute, test)| test(attribute)) && rest.iter().all(optional)
    }
}

/// Whether a value is a whole number.
pub fn is_number(value: &str) -> bool {
    value.parse::<i64>().is_ok()
}

/// What is wrong with a file of lists, of which its readers know these sections.
pub fn check(pack: &LanguagePack, file: &DataFile, known: &[Known]) -> Vec<DataError> {
    let mut faults = Vec::new();
    let sections = read(file.text(), None, pack.inflection(), &mut |line, unread| faults.push((line, unread.into())));
    let phrases = |section: &Section<_>| -> Vec<(String, &'static str, usize)> {
        let folded = |entry: &super::Entry| (folded(&entry.phrase), entry.value, entry.line);
        section.entries.iter().map(folded).collect()
    };
    judge(&sections, known, phrases, pack.forms.is_empty(), &mut faults);
    named(file.path, faults)
}

/// What is wrong with a file of tables.
pub fn check_tables(pack: &LanguagePack, file: &DataFile, known: &[Known]) -> Vec<DataError> {
    let mut faults = Vec::new();
    inflected_tables(file.text(), None, pack.inflection(), &mut |line, unread| faults.push((line, unread.into())));
    // Two names may have forms in common.
    let sections = tables(file.text());
    let phrases = |section: &Section<super::Row<&'static str>>| {
        let names = section.entries.iter().flat_map(|row| row.phrases.iter().map(move |name| (name, row)));
        names.map(|(name, row)| (name.to_string(), row.value, row.line)).collect()
    };
    judge(&sections, known, phrases, true, &mut faults);
    named(file.path, faults)
}

fn judge<T>(
    sections: &[Section<T>],
    known: &[Known],
    phrases: impl Fn(&Section<T>) -> Vec<(String, &'static str, usize)>,
    are_single: bool,
    faults: &mut Vec<(usize, DataFault)>,
) {
    let mut seen: FxHashMap<(String, String), usize> = FxHashMap::default();
    for section in sections {
        let Some(known) = known.iter().find(|known| known.name == section.name) else {
            faults.push((section.line, DataFault::UnknownSection(section.name)));
            continue;
        };
        let attributes = section.attributes.join(" ");
        if !known.takes(&section.attributes) {
            faults.push((section.line, DataFault::Attributes(section.name, attributes.clone())));
        }
        let table = if known.is_one_table { section.name.to_owned() } else { format!("{} {attributes}", section.name) };
        for (phrase, value, line) in phrases(section) {
            if !(known.value)(value) {
                faults.push((line, DataFault::Value(section.name, value.to_owned())));
            }
            // Words of a list without values may have forms in common.
            let may_meet = !are_single && value.is_empty() && !known.is_one_table;
            if let Some(before) = seen.insert((table.clone(), phrase.clone()), line).filter(|_| !may_meet) {
                faults.push((line, DataFault::Twice(phrase, before)));
            }
        }
    }
}

fn named(file: &'static str, mut faults: Vec<(usize, DataFault)>) -> Vec<DataError> {
    faults.sort_by_key(|(line, _)| *line);
    faults.into_iter().map(|(line, fault)| DataError { file, line, fault }).collect()
}

/// A phrase as it is looked up: its tokens, folded.
fn folded(phrase: &str) -> String {
    let tokens: Vec<_> = tokenize(phrase).iter().map(|token| key(token.span.of(phrase))).collect();
    tokens.join(" ")
}

impl From<Unread> for DataFault {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::NoSection => Self::NoSection,
            Unread::Heading => Self::Heading,
            Unread::Pattern(error) => Self::Pattern(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::PACKS;
    use super::*;

    #[test]
    fn mistakes_are_named_with_file_and_line() {
        const KNOWN: [Known; 3] = [
            Known::list("reach"),
            Known::list("harm").of(&[|effect| effect == "killed"]).maybe(|frame| frame == "subject").one_table(),
            Known::list("unit").valued(is_number),
        ];
        let faults = |text: &'static str| {
            let file = DataFile { path: "xx/a.txt", built_in: Some(text.as_bytes()) };
            let errors: Vec<String> = check(PACKS[0], &file, &KNOWN).iter().map(DataError::to_string).collect();
            errors.join("\n")
        };
        for (text, expected) in [
            ("# well\n[reach]\nto | (rose|rises) to\n[harm killed subject]\ndied\n[unit]\none = 1", ""),
            ("to", "src/lang/xx/a.txt:1: this stands under no heading"),
            (
                "[reach\nto",
                "src/lang/xx/a.txt:1: this is no heading\nsrc/lang/xx/a.txt:2: this stands under no heading",
            ),
            ("[raech]\nto", "src/lang/xx/a.txt:1: nobody reads a section [raech]"),
            ("[harm]\ndied", "src/lang/xx/a.txt:1: [harm] does not have the attributes “”"),
            ("[harm killed both]\ndied", "src/lang/xx/a.txt:1: [harm] does not have the attributes “killed both”"),
            ("[unit]\none = uno", "src/lang/xx/a.txt:2: [unit] does not take the value “uno”"),
            ("[reach]\nto = 1", "src/lang/xx/a.txt:2: [reach] does not take the value “1”"),
            ("[reach]\nto\nat | To", "src/lang/xx/a.txt:3: “to” is listed twice: also in line 2"),
            (
                "[harm killed]\ndied\n[harm killed subject]\ndied",
                "src/lang/xx/a.txt:4: “died” is listed twice: also in line 2",
            ),
            ("[reach]\n(to", "src/lang/xx/a.txt:2: “)” is missing"),
            ("[reach]\nto $day", "src/lang/xx/a.txt:2: there is no $day above"),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
    }
}
