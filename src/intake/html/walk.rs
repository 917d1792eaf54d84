//! Walks a tree of HTML.

use dom_query::{Document, NodeRef};

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

pub(super) enum Step<'a, 'd> {
    /// A node; the callback returns whether its children are walked.
    Enter(&'a NodeRef<'d>),
    Leave(&'a NodeRef<'d>),
}

/// Walks without recursion: trees may be deeper than the stack.
pub(super) fn walk<'d>(document: &'d Document, each: &mut impl FnMut(Step<'_, 'd>) -> bool) {
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
