//! The text of a tree of HTML, as a browser would show it.

use super::meaning::without_signs;
use super::walk::{Step, walk};
use crate::text::{LeftOut, Prose};
use dom_query::{Document, NodeRef};

/// The text of a document, and what was left out of it.
pub(super) fn text(document: &Document) -> (String, LeftOut) {
    let mut writer = Writer::default();
    walk(document, &mut |step| match step {
        Step::Enter(node) => writer.enter(node),
        Step::Leave(node) => {
            writer.leave(node);
            true
        }
    });
    (writer.prose.finish(), writer.left_out)
}

#[derive(Default)]
struct Writer {
    prose: Prose,
    left_out: LeftOut,
    /// Whether blanks and breaks are kept (`pre`).
    verbatim: bool,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            let text = without_signs(&node.text(), &mut self.left_out);
            if self.verbatim {
                self.prose.verbatim(&text)
            } else {
                self.prose.words(&text)
            }
            return false;
        }
        let Some(name) = node.node_name() else {
            return !node.is_comment();
        };
        match &*name {
            "script" | "style" | "noscript" | "template" | "svg" | "math" | "head" | "iframe" | "object" | "select"
            | "textarea" | "canvas" | "audio" | "video" => return false,
            "br" => self.prose.line(),
            "pre" => {
                self.verbatim = true;
                self.prose.break_of(2);
            }
            name => self.prose.around(name),
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if let Some(name) = node.node_name() {
            self.verbatim &= &*name != "pre";
            self.prose.around(&name);
        }
    }
}
