//! Elements of the page: whether one takes typing, focus, scrolling.

use gloo::timers::callback::Timeout;
use leptos::prelude::{document, request_animation_frame};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{
    DomRect, Element, EventTarget, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The element that an event happened at.
pub fn element(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

/// The nearest element around an event that matches a selector.
pub fn closest(target: Option<EventTarget>, selector: &str) -> Option<Element> {
    element(target)?.closest(selector).ok().flatten()
}

/// Whether keys typed at a target are text for it.
pub fn takes_typing(target: Option<EventTarget>) -> bool {
    closest(target, "input:not([type=checkbox]), textarea, select, [contenteditable]").is_some()
}

/// Whether text is typed at a target, which takes its own changes back.
pub fn takes_text(target: Option<EventTarget>) -> bool {
    closest(target, "input:not([type=checkbox]), textarea, [contenteditable]").is_some()
}

/// Whether a click on a link asks for another tab or window.
pub fn asks_for_another_tab(event: &web_sys::MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0
}

/// The first element of the page that matches a selector, a drawing too.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The first element of the page that matches a selector and is no part of a drawing.
pub fn one(selector: &str) -> Option<HtmlElement> {
    first(selector)?.dyn_into().ok()
}

/// What is typed in the first text box that matches.
pub fn value(selector: &str) -> String {
    let area = one(selector).and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    area.map(|area| area.value()).unwrap_or_default()
}

/// What the first element that matches shows, as HTML of its own: without comments, and
/// without what answers to a person.
pub fn content(selector: &str) -> String {
    let Some(element) = one(selector) else { return String::new() };
    let Ok(Ok(copy)) = element.clone_node_with_deep(true).map(JsCast::dyn_into::<Element>) else {
        return String::new();
    };
    if let Ok(live) = copy.query_selector_all("[tabindex], [role], [data-at]") {
        let live = (0..live.length()).filter_map(|at| live.item(at)?.dyn_into::<Element>().ok());
        for (element, name) in
            live.flat_map(|element| ["tabindex", "role", "data-at"].map(|name| (element.clone(), name)))
        {
            // Constant names cannot be refused.
            let _ = element.remove_attribute(name);
        }
    }
    copy.inner_html().replace("<!---->", "").replace("<!-->", "")
}

/// The words of the first element that matches.
pub fn words(selector: &str) -> String {
    one(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

/// What is typed in the first input that matches.
pub fn typed(selector: &str) -> String {
    let input = one(selector).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// Puts a text into the first text box that matches.
pub fn set_value(selector: &str, value: &str) {
    let area = one(selector).and_then(|element| element.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    area.iter().for_each(|area| area.set_value(value));
}

/// Sets or takes a class of the first element that matches.
pub fn toggle_class(selector: &str, class: &str, is_set: bool) {
    if let Some(element) = one(selector) {
        // Refused only for an empty class or one with blanks, and these are constants.
        let _ = element.class_list().toggle_with_force(class, is_set);
    }
}

/// Opens or closes the first dialog that matches.
pub fn open_dialog(selector: &str, open: bool) {
    let dialog = one(selector).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        if open && !dialog.open() {
            // Refused only where the dialog is not in the page.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    }
}

/// Whether the first dialog that matches is open.
pub fn is_open(selector: &str) -> bool {
    one(selector).is_some_and(|dialog| dialog.has_attribute("open"))
}

/// Puts the focus on the first element that matches, without scrolling.
pub fn focus(selector: &str) {
    if let Some(element) = one(selector) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that refuses the focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}

/// Whether what has the focus lies in an element that matches.
pub fn has_focus_in(selector: &str) -> bool {
    document().active_element().is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether the focus is nowhere: what had it is gone.
pub fn nothing_has_focus() -> bool {
    let document = document();
    document.active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Scrolls an element into the middle of its pane, or its top to the pane's.
pub fn scroll_to(element: &Element, middle: bool) {
    let options = ScrollIntoViewOptions::new();
    let still = super::language::prefers_stillness();
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    options.set_block(if middle { ScrollLogicalPosition::Nearest } else { ScrollLogicalPosition::Start });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the first element that matches to the top of its pane, at once.
pub fn jump_to(selector: &str) {
    if let Some(element) = one(selector) {
        element.scroll_into_view_with_bool(true);
    }
}

/// Scrolls the element that matches so that a place of the window is in sight.
pub fn keep_in_sight(selector: &str, place: &DomRect) {
    /// What stays over the text, and a line below it.
    const ROOM: f64 = 90.0;
    let height = leptos::prelude::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let by = if place.top() < ROOM { place.top() - ROOM } else { (place.bottom() - (height - ROOM)).max(0.0) };
    // On a phone the page scrolls, else the pane around it.
    if by != 0.0
        && let Some(pane) = one(selector).and_then(|element| element.parent_element())
    {
        if pane.scroll_height() > pane.client_height() {
            pane.set_scroll_top(pane.scroll_top() + by as i32);
        } else {
            leptos::prelude::window().scroll_by_with_x_and_y(0.0, by);
        }
    }
}

/// Scrolls the first element that matches to a distance from its top, in pixels.
pub fn scroll_pane(selector: &str, top: usize) {
    if let Some(pane) = one(selector) {
        pane.set_scroll_top(i32::try_from(top).unwrap_or(i32::MAX));
    }
}

/// Scrolls the first element that matches into sight, at once and no further than it has to.
pub fn show(selector: &str) {
    if let Some(element) = one(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Asks the browser to print the page.
pub fn print() {
    // A browser that cannot print says so itself.
    let _ = leptos::prelude::window().print();
}

/// Scrolls the page and its panes to their tops.
pub fn scroll_to_top() {
    scroll_to_height(0.0);
    if let Some(panels) = one(".panels") {
        panels.set_scroll_top(0);
    }
}

/// How far the page is scrolled, in CSS pixels: on a phone the window is, else its main pane.
pub fn top() -> f64 {
    let window = leptos::prelude::window().scroll_y().unwrap_or_default();
    window + one("main").map_or(0.0, |pane| f64::from(pane.scroll_top()))
}

/// Scrolls the page to a height that [`top`] gave.
pub fn scroll_to_height(top: f64) {
    leptos::prelude::window().scroll_to_with_x_and_y(0.0, top);
    if let Some(pane) = one("main") {
        pane.set_scroll_top(top as i32);
    }
}

/// Sets inline style properties: places that are computed, never colours.
pub fn place(element: &HtmlElement, properties: &[(&str, f64)]) {
    for (name, pixels) in properties {
        // Constant names cannot be refused.
        let _ = element.style().set_property(name, &format!("{}px", pixels.round() as i32));
    }
}

/// Runs `then` when the page has been drawn anew.
pub fn after_drawing(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// Runs `then` with the next frame, or a little later where the page draws none, as it is
/// hidden.
pub fn with_next_frame(then: impl FnOnce() + 'static) {
    /// Milliseconds without a frame: several times what a busy page takes for one.
    const NO_FRAME: u32 = 100;
    let then = Rc::new(Cell::new(Some(then)));
    let late = then.clone();
    request_animation_frame(move || then.take().into_iter().for_each(|then| then()));
    Timeout::new(NO_FRAME, move || late.take().into_iter().for_each(|then| then())).forget();
}

/// Empties the first element that matches.
pub fn clear(selector: &str) {
    if let Some(element) = one(selector) {
        element.set_text_content(None);
    }
}
