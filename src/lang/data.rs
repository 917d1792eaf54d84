//! The format of a language's data files: sections in brackets, then a phrase
//! a line, with a value after `=` where the section needs one. `#` starts a
//! comment; several phrases of one value share a line between `|`.
//!
//! ```text
//! [weekday]
//! monday | mon = 1
//! ```

/// A phrase and what stands behind its `=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The phrase.
    pub phrase: &'static str,
    /// Its value; empty where none is given.
    pub value: &'static str,
}

/// The entries under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// First word of the heading.
    pub name: &'static str,
    /// The rest of the heading.
    pub attributes: Vec<&'static str>,
    /// What stands under it.
    pub entries: Vec<Entry>,
}

/// Reads a data file.
pub fn sections(file: &'static str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in file.lines().map(content).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            let mut words = heading.split_whitespace();
            let name = words.next().unwrap_or_default();
            sections.push(Section { name, attributes: words.collect(), entries: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            let Row { phrases, value } = row(line);
            section.entries.extend(phrases.into_iter().map(|phrase| Entry { phrase, value }));
        }
    }
    sections
}

/// All entries of the sections with this name.
pub fn entries(file: &'static str, name: &str) -> Vec<Entry> {
    sections(file).into_iter().filter(|section| section.name == name).flat_map(|section| section.entries).collect()
}

/// A line of a section: phrases of one thing, and the value that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The phrases, in their order.
    pub phrases: Vec<&'static str>,
    /// Their value; empty where none is given.
    pub value: &'static str,
}

/// All lines of the sections with this name.
pub fn rows(file: &'static str, name: &str) -> Vec<Row> {
    let mut inside = false;
    let mut rows = Vec::new();
    for line in file.lines().map(content).filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix('[') {
            inside = heading.trim_end_matches(']').split_whitespace().next() == Some(name);
        } else if inside {
            rows.push(row(line));
        }
    }
    rows
}

fn row(line: &'static str) -> Row {
    let (phrases, value) = line.split_once('=').unwrap_or((line, ""));
    let phrases = phrases.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()).collect();
    Row { phrases, value: value.trim() }
}

/// A line without its comment and the blanks around it.
fn content(line: &'static str) -> &'static str {
    line.split_once('#').map_or(line, |(before, _)| before).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_phrases_and_values() {
        let file = "# days\n[weekday short]\nmonday | mon = 1 # first\n\n[harm]\nwas killed\n";
        let read = sections(file);
        assert_eq!((read[0].name, &read[0].attributes[..]), ("weekday", &["short"][..]));
        assert_eq!(read[0].entries[1], Entry { phrase: "mon", value: "1" });
        assert_eq!(entries(file, "harm"), [Entry { phrase: "was killed", value: "" }]);
    }
}
