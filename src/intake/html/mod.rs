//! HTML, read without running it: of a page its article. Only text leaves this folder: scripts and styles
//! are dropped with their elements.

mod facts;
mod writer;

use super::article::Intake;
use super::error::IntakeError;
use super::format::ending;
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Elements that stand inside each other, at most, as far as tags tell. Browsers stop
/// at 512; a parser that does not takes time with the square of it.
const DEEPEST: usize = 4000;
/// What the search for the article is given, which walks trees by recursion.
const DEEPEST_PAGE: usize = 400;
const MOST_ELEMENTS: usize = 100_000;

/// Whether a text is a page or a piece of HTML: it begins with markup that only HTML
/// begins with, or its name says so.
pub(super) fn is_html(name: &str, text: &str) -> bool {
    let mut start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        start = rest.trim_start();
    }
    let named = matches!(&*ending(name), "html" | "htm" | "xhtml");
    let begins = |tag: &&str| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    named && start.starts_with('<') || ["<!doctype html", "<html", "<head", "<body"].iter().any(begins)
}

/// Reads a page: its article, and all of its text where none can be told.
///
/// # Errors
/// [`IntakeError::Nested`] for what no page is like.
pub(super) fn page(html: &str) -> Result<Intake, IntakeError> {
    let document = parse(html)?;
    let mut article = facts::read(&document);
    article.text = main_text(document).unwrap_or_default();
    if article.text.is_empty() {
        article.text = writer::text(&parse(html)?);
    }
    Ok(article)
}

fn parse(html: &str) -> Result<Document, IntakeError> {
    if nesting(html) > DEEPEST { Err(IntakeError::Nested) } else { Ok(Document::from(html)) }
}

/// How deep tags are nested at most; those that need no end count as if they did not.
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

/// The text of what a reader would call the article.
fn main_text(document: Document) -> Option<String> {
    if writer::depth(&document) > DEEPEST_PAGE {
        return None;
    }
    document.select("script, style, noscript, template").remove();
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    Some(writer::text(&Document::from(article.content)))
}
