//! The text of a tree of HTML, as a browser would show it.

use crate::text::Prose;
use dom_query::{Document, NodeRef};

/// The text of a document.
pub(super) fn text(document: &Document) -> String {
    let mut writer = Writer::default();
    walk(document, &mut |step| match step {
        Step::Enter(node) => writer.enter(node),
        Step::Leave(node) => {
            writer.leave(node);
            true
        }
    });
    writer.prose.finish()
}

/// The deepest nesting of its elements.
pub(super) fn depth(document: &Document) -> usize {
    let (mut depth, mut deepest) = (0, 0);
    walk(document, &mut |step| {
        match step {
            Step::Enter(_) => depth += 1,
            Step::Leave(_) => depth -= 1,
        }
        deepest = deepest.max(depth);
        true
    });
    deepest
}

enum Step<'a, 'd> {
    /// A node; the callback returns whether its children are walked.
    Enter(&'a NodeRef<'d>),
    Leave(&'a NodeRef<'d>),
}

/// Walks without recursion: trees may be deeper than the stack.
fn walk(document: &Document, each: &mut impl FnMut(Step<'_, '_>) -> bool) {
    let root = document.root();
    let (mut next, mut depth) = (Some(root), 0_usize);
    while let Some(node) = next {
        let child = if each(Step::Enter(&node)) { node.first_child() } else { None };
        if let Some(child) = child {
            depth += 1;
            next = Some(child);
            continue;
        }
        each(Step::Leave(&node));
        let mut at = node;
        next = loop {
            if depth == 0 {
                break None;
            }
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            let Some(parent) = at.parent() else { break None };
            each(Step::Leave(&parent));
            depth -= 1;
            at = parent;
        };
    }
}

#[derive(Default)]
struct Writer {
    prose: Prose,
    /// Whether blanks and breaks are kept (`pre`).
    verbatim: bool,
}

impl Writer {
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        if node.is_text() {
            let text = node.text();
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
        !node.has_attr("hidden")
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        if let Some(name) = node.node_name() {
            self.verbatim &= &*name != "pre";
            self.prose.around(&name);
        }
    }
}
