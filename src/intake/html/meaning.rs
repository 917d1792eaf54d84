//! Markup that carries meaning. What it says is written into the text of the tree before the
//! article is searched, for the search drops the styles that say it.

use super::walk::{Step, walk};
use crate::text::{self, LeftOut, Role, role};
use dom_query::{Document, NodeRef};

/// Stand where text was left out. Noncharacters (Unicode, 23.7) have no place in a text that
/// is handed on, so no page means anything by them.
const DELETED: char = '\u{fdd0}';
const HIDDEN: char = '\u{fdd1}';

/// Leaves struck-out and hidden text out of a tree, with a sign in its place, and raises what
/// stands raised.
pub(super) fn write(document: &Document) {
    let (mut left, mut raised) = (Vec::new(), Vec::new());
    // How many raised elements the place is in.
    let mut depth = 0_usize;
    walk(document, &mut |step| match step {
        Step::Enter(node) if node.is_text() => {
            raised.extend((depth > 0).then_some(*node));
            false
        }
        Step::Enter(node) => match role_of(node) {
            role @ (Role::Deleted | Role::Hidden) => {
                left.push((*node, role));
                false
            }
            _ => {
                depth += usize::from(is_raised(node));
                true
            }
        },
        Step::Leave(node) => {
            depth -= usize::from(is_raised(node));
            true
        }
    });
    for node in raised {
        node.set_text(text::raise(&node.text()));
    }
    for (node, role) in left {
        let sign = if role == Role::Deleted { DELETED } else { HIDDEN };
        let sign = if node.text().trim().is_empty() { String::new() } else { sign.to_string() };
        node.set_text(sign);
        node.remove_attrs(&["hidden", "style"]);
        node.rename("span");
    }
}

/// Whether a node raises its text: all of it has a raised form. `[3]` has none, nor have its
/// digits then, in whatever elements they stand.
fn is_raised(node: &NodeRef<'_>) -> bool {
    let raises = || {
        let text = node.text();
        text::raise(&text) != *text
    };
    !node.is_text() && role_of(node) == Role::Raised && raises()
}

fn role_of(node: &NodeRef<'_>) -> Role {
    match node.node_name() {
        // The whole page is hidden only until its script shows it.
        Some(name) if matches!(&*name, "html" | "body") => Role::Plain,
        Some(name) => role(&name, &node.attr_or("style", ""), node.has_attr("hidden")),
        None => Role::Plain,
    }
}

/// A text of the tree without the signs, which are counted.
pub(super) fn without_signs(text: &str, left_out: &mut LeftOut) -> String {
    left_out.deleted += text.matches(DELETED).count();
    left_out.hidden += text.matches(HIDDEN).count();
    text.replace([DELETED, HIDDEN], "")
}
