//! A title for a text that has none.

use super::Span;

/// The first line of a text that is not blank and not passed over, cut at a length that fits
/// a list.
///
/// ```
/// # use tallymark::text::first_line;
/// assert_eq!(first_line("\n Two bridges fell \r\nNobody died.", |_| false), "Two bridges fell");
/// ```
pub fn first_line(text: &str, is_passed_over: impl Fn(Span) -> bool) -> String {
    /// In code points.
    const LONGEST: usize = 160;
    let mut start = 0;
    let line = text.split_inclusive('\n').find(|line| {
        let span = Span::new(start, start + line.len());
        start = span.end;
        !line.trim().is_empty() && !is_passed_over(span)
    });
    let line = line.unwrap_or_default().trim();
    match line.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line.to_owned(),
    }
}
