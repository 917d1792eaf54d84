//! Reads the article of an HTML page without running it. Only text is returned: scripts and
//! styles are dropped with their elements.

mod facts;
mod meaning;
mod walk;
mod writer;

use super::article::IntakeResult;
use super::error::IntakeError;
use super::format::ending;
use crate::text::LeftOut;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// The deepest nesting of elements that is parsed, as far as tags show it. Browsers stop at
/// 512; a parser without a limit takes quadratic time.
const DEEPEST: usize = 4000;
/// The deepest nesting for the search of the article, which is recursive.
const DEEPEST_PAGE: usize = 400;
const MOST_ELEMENTS: usize = 100_000;

/// Whether a text is HTML: it begins with markup of HTML, or its name has such an ending.
pub(super) fn is_html(name: &str, text: &str) -> bool {
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        start = rest.trim_start();
    }
    let named = matches!(&*ending(name), "html" | "htm" | "xhtml");
    let begins = |tag: &&str| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    named && start.starts_with('<') || ["<!doctype html", "<html", "<head", "<body"].iter().any(begins)
}

/// Reads a page: its article, or all of its text where no article is found.
///
/// # Errors [`IntakeError::Nested`] for deeper nesting than any page has.
pub(super) fn page(html: &str) -> Result<IntakeResult, IntakeError> {
    let document = parse(html)?;
    let mut article = facts::read(&document);
    let (mut text, mut left_out) = main_text(document).unwrap_or_default();
    if text.is_empty() {
        (text, left_out) = writer::text(&parse(html)?);
    }
    article.text = text;
    Ok(IntakeResult { left_out, ..article.into() })
}

fn parse(html: &str) -> Result<Document, IntakeError> {
    if nesting(html) > DEEPEST {
        return Err(IntakeError::Nested);
    }
    let document = Document::from(html);
    meaning::write(&document);
    Ok(document)
}

/// The deepest nesting of tags; elements without end tags do not nest.
fn nesting(html: &str) -> usize {
    const NO_END: &[&str] = &[
        "p", "br", "img", "li", "hr", "td", "tr", "th", "dt", "dd", "meta", "link", "input", "option", "source", "wbr",
        "col",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        let tag = &html[at + 1..];
        let name = |tag: &str| tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if let Some(end) = tag.strip_prefix('/') {
            if !NO_END.contains(&&end[..name(end)]) {
                depth = depth.saturating_sub(1);
            }
        } else if name(tag) > 0 && !NO_END.contains(&&tag[..name(tag)]) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// The text of the main article, and what was left out of it.
fn main_text(document: Document) -> Option<(String, LeftOut)> {
    if walk::depth(&document) > DEEPEST_PAGE {
        return None;
    }
    document.select("script, style, noscript, template").remove();
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    Some(writer::text(&Document::from(article.content)))
}
