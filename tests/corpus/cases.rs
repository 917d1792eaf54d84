//! The corpus format: prose with cases.
//!
//!     published: 2024-05-15
//!     ## casualties
//!     At least 12 people were killed in Kharkiv on Tuesday.
//!     - killed at_least 12 "At least 12 people"
//!     - date 2024-05-14 "Tuesday"
//!     ## nothing
//!     The film killed at the box office.
//!
//! A case is prose and the checks below it. In a section whose name starts with
//! `nothing`, each paragraph is a case without dates and figures.

use tallymark::model::Day;

/// A corpus file.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) published: Day,
    pub(crate) cases: Vec<Case>,
}

/// A text and what is expected of it.
#[derive(Debug, Default)]
pub(crate) struct Case {
    /// Line of the file where the text starts, from 1.
    pub(crate) line: usize,
    pub(crate) section: String,
    pub(crate) text: String,
    pub(crate) checks: Vec<Check>,
}

impl Case {
    pub(crate) fn expects_nothing(&self) -> bool {
        self.section.starts_with("nothing")
    }
}

/// One line that starts with `- `.
#[derive(Debug, PartialEq)]
pub(crate) struct Check {
    pub(crate) line: usize,
    /// Whether it starts with `no`: nothing of the kind stands there.
    pub(crate) absent: bool,
    pub(crate) words: Vec<String>,
    pub(crate) quotes: Vec<String>,
    /// Of an event: what each quote behind the first is (`by`, `against`, `denied`).
    pub(crate) roles: Vec<String>,
}

/// Reads a corpus; an error names its line.
pub(crate) fn parse(file: &str) -> Result<Corpus, String> {
    let mut published = None;
    let mut section: Option<String> = None;
    let mut cases: Vec<Case> = Vec::new();
    // Prose starts a case of its own after a heading and after checks.
    let mut open = false;
    for (i, line) in file.lines().enumerate() {
        let (number, line) = (i + 1, line.trim());
        if let Some(day) = line.strip_prefix("published:") {
            published = Some(day.trim().parse().map_err(|error| format!("line {number}: {error}"))?);
        } else if let Some(name) = line.strip_prefix("## ") {
            section = Some(name.trim().to_owned());
            open = false;
        } else if let Some(check) = line.strip_prefix("- ") {
            let check = parse_check(number, check)?;
            cases.last_mut().ok_or(format!("line {number}: a check before any text"))?.checks.push(check);
            open = false;
        } else if line.is_empty() {
            open &= !section.as_deref().is_some_and(|s| s.starts_with("nothing"));
            if open && let Some(case) = cases.last_mut() {
                case.text.push_str("\n\n");
            }
        } else if let Some(section) = &section {
            if !open {
                cases.push(Case { line: number, section: section.clone(), ..Case::default() });
                open = true;
            }
            let case = cases.last_mut().ok_or("a case was just opened")?;
            if !case.text.is_empty() && !case.text.ends_with('\n') {
                case.text.push(' ');
            }
            case.text.push_str(line);
        } else if !line.starts_with("# ") {
            return Err(format!("line {number}: prose before the first section"));
        }
    }
    for case in &mut cases {
        case.text.truncate(case.text.trim_end().len());
        if case.checks.is_empty() && !case.expects_nothing() {
            return Err(format!("line {}: a case without a check", case.line));
        }
    }
    Ok(Corpus { published: published.ok_or("the line `published: YYYY-MM-DD` is missing")?, cases })
}

/// `killed exact 2 civilian "two of those killed" of "27 people"`;
/// `event shooting "shot dead" by "gunmen" against "two farmers"`; `victim killed "Ada Orr" 34`.
fn parse_check(line: usize, check: &str) -> Result<Check, String> {
    let parts: Vec<&str> = check.split('"').collect();
    if parts.len().is_multiple_of(2) {
        return Err(format!("line {line}: a quote without its end"));
    }
    // What stands behind a quote belongs to the check (an age), or says what the next quote is.
    let mut words: Vec<String> = parts[0].split_whitespace().map(str::to_owned).collect();
    let behind = parts.last().filter(|_| parts.len() > 1);
    words.extend(behind.iter().flat_map(|last| last.split_whitespace()).map(str::to_owned));
    let absent = words.first().is_some_and(|word| word == "no");
    if absent {
        words.remove(0);
    }
    if words.is_empty() {
        return Err(format!("line {line}: a check without a kind"));
    }
    let between = || parts[..parts.len() - 1].iter().skip(2).step_by(2);
    if let Some(between) = between().find(|p| !matches!(p.trim(), "" | "of" | "by" | "against" | "denied")) {
        return Err(format!("line {line}: {between:?} after a quote"));
    }
    let roles =
        between().map(|role| role.trim()).filter(|role| !matches!(*role, "" | "of")).map(str::to_owned).collect();
    let quotes = parts.iter().skip(1).step_by(2).map(|&quote| quote.to_owned()).collect();
    Ok(Check { line, absent, words, quotes, roles })
}

#[test]
fn a_corpus_is_read_into_cases() {
    let corpus = parse(
        "# English\npublished: 2024-05-15\n\n## casualties\nAt least 12 people\nwere killed.\n\nTwo died.\n\
         - killed exact 2 civilian \"Two\" of \"12 people\"\n- no date\nNone.\n- killed exact 0 \"None\"\n\
         ## nothing: films\nOne.\n\nTwo.\n",
    )
    .unwrap();
    assert_eq!(corpus.published.to_string(), "2024-05-15");
    let texts: Vec<(usize, &str)> = corpus.cases.iter().map(|case| (case.line, case.text.as_str())).collect();
    assert_eq!(texts, [(5, "At least 12 people were killed.\n\nTwo died."), (11, "None."), (14, "One."), (16, "Two.")]);
    assert_eq!(corpus.cases[0].checks[0].words, ["killed", "exact", "2", "civilian"]);
    assert_eq!(corpus.cases[0].checks[0].quotes, ["Two", "12 people"]);
    assert!(corpus.cases[0].checks[1].absent && corpus.cases[2].expects_nothing());
}

#[test]
fn a_corpus_that_cannot_be_read_says_where() {
    for (file, error) in [
        ("## a\nx\n- date \"x\"", "the line `published"),
        ("published: today", "line 1: not a calendar day"),
        ("published: 2024-05-15\nprose", "line 2: prose before"),
        ("published: 2024-05-15\n- date", "line 2: a check before"),
        ("published: 2024-05-15\n## a\nprose", "line 3: a case without"),
        ("published: 2024-05-15\n## a\nprose\n- date \"x", "line 4: a quote without"),
        ("published: 2024-05-15\n## a\nprose\n- \"x\"", "line 4: a check without a kind"),
        ("published: 2024-05-15\n## a\nprose\n- date \"x\" and \"y\"", "line 4: \" and \" after"),
    ] {
        let found = parse(file).unwrap_err();
        assert!(found.starts_with(error), "{found}");
    }
}
