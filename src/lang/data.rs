//! The format of a language's data files: sections in brackets, then a phrase
//! a line, with a value after `=` where the section needs one. `#` starts a
//! comment; several phrases of one value share a line between `|`.
//!
//! ```text
//! [weekday]
//! monday | mon = 1
//! ```
//!
//! In lists of phrases these have the notation of [`Parts`]; the rows of tables
//! (gazetteers, weights) are taken as they stand, but for the forms of their words
//! ([`Inflection`]). What cannot be read is left out; [`check`](super::check()) names it.

use super::inflection::Inflection;
use super::pattern::{Parts, PatternError};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// A phrase and what stands behind its `=`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The phrase.
    pub phrase: Cow<'static, str>,
    /// Its value; empty where none is given.
    pub value: &'static str,
    /// The line in its file, from 1.
    pub line: usize,
}

/// A row of a table: names of one thing, and the value that they share. The names are
/// either as listed (`&str`), or in all their forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<N = Cow<'static, str>> {
    /// The names, in their order.
    pub phrases: Vec<N>,
    /// Their value; empty where none is given.
    pub value: &'static str,
    /// The line in its file, from 1.
    pub line: usize,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section<T> {
    /// First word of the heading.
    pub name: &'static str,
    /// The rest of the heading.
    pub attributes: Vec<&'static str>,
    /// The line of the heading in its file, from 1.
    pub line: usize,
    /// What stands under it.
    pub entries: Vec<T>,
}

/// The tables of a file, the words of their rows as they are listed.
pub fn tables(file: &'static str) -> Vec<Section<Row<&'static str>>> {
    let row = |line: usize, text: &'static str| {
        let (names, value) = text.split_once('=').unwrap_or((text, ""));
        vec![Row { phrases: alternatives(names).collect(), value: value.trim(), line }]
    };
    under_headings(file, None, row, &mut |_, _| {})
}

/// The tables of a file, with all forms of the words of their rows. A row whose words have
/// no such forms stands as it is, and `report` receives its line.
pub(super) fn inflected_tables(
    file: &'static str,
    wanted: Option<&str>,
    inflection: &Inflection,
    report: &mut dyn FnMut(usize, Unread),
) -> Vec<Section<Row>> {
    let mut unread = Vec::new();
    let row = |line: usize, text: &'static str| {
        let (names, value) = text.split_once('=').unwrap_or((text, ""));
        let mut phrases = Vec::new();
        for name in alternatives(names) {
            match name.contains('~').then(|| inflection.phrases(name)) {
                Some(Ok(forms)) => phrases.extend(forms.into_iter().map(Cow::Owned)),
                Some(Err(error)) => unread.push((line, error.into())),
                None => phrases.push(Cow::Borrowed(name)),
            }
        }
        vec![Row { phrases, value: value.trim(), line }]
    };
    let tables = under_headings(file, wanted, row, report);
    unread.into_iter().for_each(|(line, error)| report(line, Unread::Pattern(error)));
    tables
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    NoSection,
    Heading,
    Pattern(PatternError),
}

/// The lists of phrases of a file; `report` receives each line that cannot be read.
pub(super) fn read(
    file: &'static str,
    wanted: Option<&str>,
    inflection: &Inflection,
    report: &mut dyn FnMut(usize, Unread),
) -> Vec<Section<Entry>> {
    let mut parts = Parts::new(inflection);
    let mut unread = Vec::new();
    let list = |line: usize, text: &'static str| {
        if let Some(defined) = parts.define(text) {
            unread.extend(defined.err().map(|error| (line, error)));
            return Vec::new();
        }
        let (phrases, value) = text.split_once('=').unwrap_or((text, ""));
        let entry = |phrase| Entry { phrase, value: value.trim(), line };
        if !phrases.contains(is_notation) {
            return alternatives(phrases).map(|phrase| entry(Cow::Borrowed(phrase))).collect();
        }
        let mut read = parts.phrases(phrases).unwrap_or_else(|error| {
            unread.push((line, error));
            Vec::new()
        });
        // Words of one line may have forms in common.
        let mut seen = FxHashSet::default();
        read.retain(|phrase| !phrases.contains('~') || seen.insert(phrase.clone()));
        read.into_iter().map(|phrase| entry(Cow::Owned(phrase))).collect()
    };
    let sections = under_headings(file, wanted, list, report);
    unread.into_iter().for_each(|(line, error)| report(line, Unread::Pattern(error)));
    sections
}

/// The lines of a file under their headings, or only those under the headings that are wanted.
fn under_headings<T>(
    file: &'static str,
    wanted: Option<&str>,
    mut read: impl FnMut(usize, &'static str) -> Vec<T>,
    report: &mut dyn FnMut(usize, Unread),
) -> Vec<Section<T>> {
    let mut sections: Vec<Section<T>> = Vec::new();
    for (line, text) in lines(file) {
        if let Some(heading) = text.strip_prefix('[') {
            let mut words = heading.trim_end_matches(']').split_whitespace();
            match words.next().filter(|_| heading.ends_with(']')) {
                Some(name) => sections.push(Section { name, attributes: words.collect(), line, entries: Vec::new() }),
                None => report(line, Unread::Heading),
            }
            continue;
        }
        // A line that defines a part may be of use under any heading.
        let is_wanted = |section: &Section<T>| wanted.is_none_or(|wanted| section.name == wanted);
        if !sections.last().is_none_or(is_wanted) && !text.starts_with('$') {
            continue;
        }
        let entries = read(line, text);
        match sections.last_mut() {
            Some(section) => section.entries.extend(entries),
            None if entries.is_empty() => {}
            None => report(line, Unread::NoSection),
        }
    }
    sections
}

/// The lines that hold something, without comments, each with its number.
pub(super) fn lines(file: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let content = |line: &'static str| line.split_once('#').map_or(line, |(before, _)| before).trim();
    file.lines().map(content).zip(1..).map(|(text, line)| (line, text)).filter(|(_, text)| !text.is_empty())
}

fn alternatives(phrases: &'static str) -> impl Iterator<Item = &'static str> {
    phrases.split('|').map(str::trim).filter(|phrase| !phrase.is_empty())
}

fn is_notation(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '?' | '_' | '!' | '~' | '$' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(file: &'static str) -> Vec<Section<Entry>> {
        read(file, None, &Inflection::default(), &mut |_, _| {})
    }

    #[test]
    fn headings_phrases_and_values() {
        let file =
            "# days\n[weekday short]\nmonday | mon = 1 # first\n\n$who = (men|women)\n[harm]\n(was)? killed\n$who";
        let read = lists(file);
        assert_eq!((read[0].name, &read[0].attributes[..], read[0].line), ("weekday", &["short"][..], 2));
        assert_eq!(read[0].entries[1], Entry { phrase: "mon".into(), value: "1", line: 3 });
        let phrases: Vec<_> = lists(file)
            .into_iter()
            .filter(|list| list.name == "harm")
            .flat_map(|list| list.entries)
            .map(|entry| entry.phrase)
            .collect();
        assert_eq!(phrases, ["killed", "was killed", "men", "women"]);
        let row = &tables("[place]\nA (B) | C = D")[0].entries[0];
        assert_eq!((&row.phrases[..], row.value), (&["A (B)", "C"][..], "D"));
    }
}
