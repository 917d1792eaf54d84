//! Reads untrusted HTML as text. A document of `DOMParser` has no window, so no script runs,
//! no picture loads and no handler fires. Only text is returned.

use crate::text::{self, LeftOut, Prose, Role, role};
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, SupportedType};

/// The text and metadata of an HTML page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its paragraphs, one a line with an empty line between.
    pub text: String,
    /// Headline, empty where it is the text's first line or not stated.
    pub title: String,
    /// Name of the site.
    pub site: String,
    /// Its own address.
    pub url: String,
    /// Publication time, as the page writes it.
    pub published: String,
    /// Language of the page.
    pub language: String,
    /// What stands in it and not in the text.
    pub left_out: LeftOut,
}

/// Reads a page or a fragment; `None` when it holds no text.
pub fn read(html: &str) -> Option<Page> {
    let document = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let mut writer = Writer::default();
    writer.walk(document.body()?.as_ref());
    let (text, left_out) = (writer.prose.finish(), writer.left_out);
    if text.is_empty() {
        return None;
    }
    let heading = one(&document, "h1", None);
    let stated = [heading, one(&document, "meta[property='og:title']", Some("content")), one(&document, "title", None)];
    Some(Page {
        title: stated.into_iter().find(|title| !title.is_empty()).unwrap_or_default(),
        site: one(&document, "meta[property='og:site_name']", Some("content")),
        url: [
            one(&document, "link[rel='canonical']", Some("href")),
            one(&document, "meta[property='og:url']", Some("content")),
        ]
        .into_iter()
        .find(|url| url.starts_with("http"))
        .unwrap_or_default(),
        published: [
            one(&document, "meta[property='article:published_time']", Some("content")),
            one(&document, "meta[itemprop='datePublished']", Some("content")),
            one(&document, "time[datetime]", Some("datetime")),
        ]
        .into_iter()
        .find(|time| !time.is_empty())
        .unwrap_or_default(),
        language: document.document_element().and_then(|root| root.get_attribute("lang")).unwrap_or_default(),
        left_out,
        text,
    })
}

fn one(document: &Document, selector: &str, attribute: Option<&str>) -> String {
    let element: Option<Element> = document.query_selector(selector).ok().flatten();
    let found = element.and_then(|e| match attribute {
        Some(name) => e.get_attribute(name),
        None => e.text_content(),
    });
    found.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes the text of a tree as a browser would show it.
#[derive(Default)]
struct Writer {
    prose: Prose,
    left_out: LeftOut,
    /// Whether blanks and breaks are kept (`pre`).
    verbatim: bool,
    /// How many raised elements the place is in.
    raised: usize,
}

impl Writer {
    /// Walks without recursion: pasted trees may be deeper than the stack.
    fn walk(&mut self, root: &Node) {
        let mut next = Some(root.clone());
        let mut depth = 0usize;
        while let Some(node) = next {
            let enter = self.enter(&node);
            let child = if enter { node.first_child() } else { None };
            if let Some(child) = child {
                depth += 1;
                next = Some(child);
                continue;
            }
            self.leave(&node);
            let mut at = node;
            next = loop {
                if depth == 0 {
                    break None;
                }
                if let Some(sibling) = at.next_sibling() {
                    break Some(sibling);
                }
                let Some(parent) = at.parent_node() else {
                    break None;
                };
                self.leave(&parent);
                depth -= 1;
                at = parent;
            };
        }
    }

    /// Reads a node; returns whether its children are read.
    fn enter(&mut self, node: &Node) -> bool {
        if node.node_type() == Node::TEXT_NODE {
            let text = node.node_value().unwrap_or_default();
            let text = if self.raised > 0 { text::raise(&text) } else { text };
            if self.verbatim {
                self.prose.verbatim(&text)
            } else {
                self.prose.words(&text)
            }
            return false;
        }
        let Some(element) = node.dyn_ref::<Element>() else {
            return false;
        };
        match &*element.local_name() {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "head" | "iframe" | "object" | "select"
            | "textarea" | "canvas" | "audio" | "video" => return false,
            "br" => self.prose.line(),
            "pre" => self.verbatim = true,
            name => self.prose.around(name),
        }
        let has_text = || element.text_content().is_some_and(|text| !text.trim().is_empty());
        match role_of(element) {
            Role::Plain => return true,
            Role::Raised => {
                self.raised += usize::from(is_raised(element));
                return true;
            }
            Role::Deleted => self.left_out.deleted += usize::from(has_text()),
            Role::Hidden => self.left_out.hidden += usize::from(has_text()),
        }
        false
    }

    fn leave(&mut self, node: &Node) {
        if let Some(element) = node.dyn_ref::<Element>() {
            let name = element.local_name();
            if name == "pre" {
                self.verbatim = false;
            }
            self.prose.around(&name);
            self.raised -= usize::from(is_raised(element));
        }
    }
}

/// Whether an element raises its text: all of it has a raised form. `[3]` has none, nor have
/// its digits then, in whatever elements they stand.
fn is_raised(element: &Element) -> bool {
    let raises = || element.text_content().is_some_and(|text| text::raise(&text) != text);
    role_of(element) == Role::Raised && raises()
}

fn role_of(element: &Element) -> Role {
    let style = element.get_attribute("style").unwrap_or_default();
    role(&element.local_name(), &style, element.has_attribute("hidden"))
}
