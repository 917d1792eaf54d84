//! A drawing of the page as a file: SVG with inline styles, or PNG.

use super::download;
use js_sys::encode_uri_component;
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, XmlSerializer};

/// The style properties that are copied into a drawing.
const STYLE: [&str; 13] = [
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "paint-order",
    "vector-effect",
    "opacity",
    "font-size",
    "font-family",
    "text-anchor",
];

/// The first drawing that matches, as a file of its own; `None` where there is none.
pub fn svg(selector: &str) -> Option<String> {
    let drawing = document().query_selector(selector).ok().flatten()?;
    let copy: Element = drawing.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    style(&drawing, &copy);
    let (from, into) = (drawing.query_selector_all("*").ok()?, copy.query_selector_all("*").ok()?);
    for i in 0..from.length() {
        if let (Some(from), Some(into)) = (element(from.item(i)), element(into.item(i))) {
            style(&from, &into);
        }
    }
    // Constant names cannot be refused.
    let _ = copy.set_attribute("xmlns", "http://www.w3.org/2000/svg");
    XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()
}

/// Offers the first drawing that matches as a PNG, twice as large as it is drawn.
pub fn offer_png(selector: &str, name: String, width: f64, height: f64) {
    const TWICE: f64 = 2.0;
    let (Some(svg), Ok(image)) = (svg(selector), HtmlImageElement::new()) else { return };
    let picture = image.clone();
    let background = window()
        .get_computed_style(&document().document_element().unwrap_or_else(|| image.clone().into()))
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value("background-color").ok())
        .unwrap_or_default();
    let drawn = Closure::once_into_js(move || {
        // Only a browser without canvas fails here, and then there is no file.
        let _ = paint(&picture, &name, (width * TWICE, height * TWICE), &background);
    });
    image.set_onload(Some(drawn.unchecked_ref()));
    image.set_src(&format!("data:image/svg+xml,{}", String::from(encode_uri_component(&svg))));
}

fn paint(image: &HtmlImageElement, name: &str, size: (f64, f64), background: &str) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(size.0 as u32);
    canvas.set_height(size.1 as u32);
    let Some(context) = canvas.get_context("2d")? else { return Ok(()) };
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str(background);
    context.fill_rect(0.0, 0.0, size.0, size.1);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, size.0, size.1)?;
    download::offer_address(name, &canvas.to_data_url()?);
    Ok(())
}

fn element(node: Option<web_sys::Node>) -> Option<Element> {
    node?.dyn_into().ok()
}

fn style(from: &Element, into: &Element) {
    let Some(style) = window().get_computed_style(from).ok().flatten() else { return };
    for name in STYLE {
        if let Ok(value) = style.get_property_value(name) {
            // Constant names cannot be refused.
            let _ = into.set_attribute(name, &value);
        }
    }
    for unwanted in ["class", "tabindex", "role"] {
        let _ = into.remove_attribute(unwanted);
    }
}
