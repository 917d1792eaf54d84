//! Long lists on the page: where they stand, how high their rows are, and which row of how
//! many each is.

use leptos::prelude::{document, window};
use std::cell::Cell;
use web_sys::Element;

thread_local! {
    static NAMES: Cell<u64> = const { Cell::new(0) };
}

/// What is seen of a list.
pub struct Seen {
    /// Pixels from the upper edge of the window to its beginning.
    pub top: f64,
    /// The height of the window.
    pub screen: f64,
    /// The heights of its children with the room between them, in their order.
    pub heights: Vec<f64>,
}

/// A name that no other list of this page has.
pub fn new_name() -> String {
    NAMES.set(NAMES.get() + 1);
    NAMES.get().to_string()
}

/// Looks at the list of this name; `None` where it is not drawn.
pub fn look(name: &str) -> Option<Seen> {
    let list = one(name)?;
    let screen = window().inner_height().ok()?.as_f64()?;
    let bounds = list.get_bounding_client_rect();
    if bounds.width() == 0.0 {
        return None;
    }
    let children: Vec<_> = children(&list).map(|child| child.get_bounding_client_rect()).collect();
    let next = |at: usize| children.get(at + 1).map_or_else(|| children[at].bottom(), |next| next.top());
    let heights = (0..children.len()).map(|at| next(at) - children[at].top()).collect();
    Some(Seen { top: bounds.top(), screen, heights })
}

/// Has each child say which row of how many it is; those without a place are gaps.
pub fn number(name: &str, places: &[Option<usize>], count: usize) {
    let Some(list) = one(name) else { return };
    for (child, place) in children(&list).zip(places) {
        if let Some(place) = place {
            // Names of attributes that are good are not refused.
            let _ = child.set_attribute("aria-posinset", &(place + 1).to_string());
            let _ = child.set_attribute("aria-setsize", &count.to_string());
        }
    }
}

/// Has the children say no longer which row of how many they are.
pub fn forget_numbers(name: &str) {
    for child in one(name).iter().flat_map(children) {
        for attribute in ["aria-posinset", "aria-setsize"] {
            // As good as those that were set.
            let _ = child.remove_attribute(attribute);
        }
    }
}

fn one(name: &str) -> Option<Element> {
    document().query_selector(&format!("[data-list=\"{name}\"]")).ok()?
}

fn children(list: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(list.first_element_child(), Element::next_element_sibling)
}
