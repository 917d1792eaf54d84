//! Text inside XML 1.0, and inside HTML.

/// Whether a character may not stand in XML 1.0 (section 2.2).
pub(super) fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// A text as it stands between tags or in a value between double quotes. A carriage return is
/// written as `&#13;`, or a reader would lose it; what may not stand there is U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\r' => escaped += "&#13;",
            c if is_forbidden(c) => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_text() {
        assert_eq!(escaped("a<b & \"c\"\r\u{1}"), "a&lt;b &amp; &quot;c&quot;&#13;\u{fffd}");
    }
}
