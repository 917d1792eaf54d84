//! Rust as the rules see it: what runs, and what its literals say.

use std::ops::Range;

/// A source file taken apart. Line breaks stay where they are.
pub(crate) struct Source {
    /// The file with blanks for comments, literals and test modules.
    pub(crate) code: String,
    /// Strings and characters outside test modules: byte of the file, content.
    pub(crate) literals: Vec<(usize, String)>,
}

impl Source {
    pub(crate) fn new(text: &str) -> Self {
        let (mut code, literals) = blank(text);
        let tests = test_items(&code);
        for range in &tests {
            wipe(&mut code, range.clone());
        }
        let literals = literals
            .into_iter()
            .filter(|l| !tests.iter().any(|t| t.contains(&l.start)))
            .map(|l| (l.start, text[l].to_owned()))
            .collect();
        Self { code: String::from_utf8(code).unwrap(), literals }
    }
}

/// The line of a byte, from 1.
pub(crate) fn line_of(text: &str, byte: usize) -> usize {
    1 + text.as_bytes()[..byte].iter().filter(|&&b| b == b'\n').count()
}

/// Replaces comments and literals by blanks, byte by byte, and gives the
/// places of what the literals hold.
fn blank(text: &str) -> (Vec<u8>, Vec<Range<usize>>) {
    let mut code = text.as_bytes().to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let (hole, literal) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (block_comment(rest), None)
        } else if let Some((hole, inside)) = raw_string(rest).filter(|_| !before.is_some_and(is_name)) {
            (hole, Some(inside))
        } else if rest.starts_with('"') {
            let end = closing(rest, '"');
            (end + 1, Some(1..end))
        } else if is_char(rest) {
            let end = closing(rest, '\'');
            (end + 1, Some(1..end))
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let end = (at + hole).min(text.len());
        literals.extend(literal.map(|l| at + l.start..(at + l.end).min(text.len())));
        wipe(&mut code, at..end);
        at = end;
    }
    (code, literals)
}

fn wipe(code: &mut [u8], range: Range<usize>) {
    code[range].iter_mut().filter(|b| **b != b'\n').for_each(|b| *b = b' ');
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    let bytes = rest.as_bytes();
    while at < bytes.len() {
        match &bytes[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of a raw string at the start of `rest`, and where its content is.
fn raw_string(rest: &str) -> Option<(usize, Range<usize>)> {
    let inside = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = inside.len() - inside.trim_start_matches('#').len();
    let content = inside[hashes..].strip_prefix('"')?;
    let start = rest.len() - content.len();
    let end = start + content.find(&format!("\"{}", "#".repeat(hashes)))?;
    Some((end + 1 + hashes, start..end))
}

/// Where the literal that opens `rest` closes.
fn closing(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|&(_, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    });
    end.map_or(rest.len(), |(at, _)| at)
}

/// Whether `rest` starts with a character and not with a lifetime.
fn is_char(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('\'') && (chars.next() == Some('\\') || chars.next() == Some('\''))
}

pub(crate) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The items that only tests see, in code without literals.
fn test_items(code: &[u8]) -> Vec<Range<usize>> {
    const MARK: &[u8] = b"#[cfg(test)]";
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(start) = code[at..].windows(MARK.len()).position(|w| w == MARK).map(|p| at + p) {
        let mut depth = 0;
        at = start;
        for (i, byte) in code.iter().enumerate().skip(start) {
            at = i + 1;
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(byte, b'}' | b';') {
                break;
            }
        }
        items.push(start..at);
    }
    items
}

#[test]
fn comments_literals_and_tests_are_told_from_code() {
    let text = r##"
fn f<'a>(x: &'a str) -> char { // "not a string"
    let s = "a \"b\" // no comment"; /* not /* code */ "x" */
    let raw = r#"raw "q" "#;
    '\'' 
}
#[cfg(test)]
mod tests { fn g() { "in a test".unwrap() } }
fn h() { 'đ' }
"##;
    let source = Source::new(text);
    let literals: Vec<&str> = source.literals.iter().map(|(_, l)| l.as_str()).collect();
    assert_eq!(literals, [r#"a \"b\" // no comment"#, r#"raw "q" "#, r"\'", "đ"]);
    assert!(source.code.contains("fn f<'a>(x: &'a str)") && source.code.contains("fn h()"));
    for gone in ["comment", "unwrap", "not", "raw \""] {
        assert!(!source.code.contains(gone), "{gone}");
    }
    assert_eq!(source.code.len(), text.len());
    assert_eq!(line_of(text, text.find("fn h").unwrap()), 9);
}
