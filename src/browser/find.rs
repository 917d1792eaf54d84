//! Search hits, painted by the browser (CSS Custom Highlights) so that the
//! text's own elements stay as they are. Where a browser has none, nothing is
//! painted and jumping still works.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

/// Paints ranges under a name that style sheets know as `::highlight(name)`.
pub fn paint(name: &str, ranges: &[Range]) {
    // Errors mean that the browser has no highlights: see above.
    let _ = try_paint(name, ranges);
}

fn try_paint(name: &str, ranges: &[Range]) -> Result<(), JsValue> {
    let global = js_sys::global();
    let css = Reflect::get(&global, &"CSS".into())?;
    let registry = Reflect::get(&css, &"highlights".into())?;
    if ranges.is_empty() {
        let delete: Function = Reflect::get(&registry, &"delete".into())?.dyn_into()?;
        delete.call1(&registry, &name.into())?;
        return Ok(());
    }
    let highlight: Function = Reflect::get(&global, &"Highlight".into())?.dyn_into()?;
    let highlight = Reflect::construct(&highlight, &ranges.iter().collect::<Array>())?;
    let set: Function = Reflect::get(&registry, &"set".into())?.dyn_into()?;
    set.call2(&registry, &name.into(), &highlight)?;
    Ok(())
}
