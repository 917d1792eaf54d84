//! Messages as values of JavaScript: what `serde` writes becomes objects, lists,
//! numbers, strings and `Uint8Array`s, which the browser clones to the other side.

use js_sys::{Array, Object, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// A message as a value; `None` for what no value can hold, which no message of ours has.
pub fn to_value(message: &(impl Serialize + ?Sized)) -> Option<JsValue> {
    // A whole number is a number of JavaScript where that is exact (below 2^53). Where one
    // is not, all of the message are `BigInt`s, which are slower.
    let exact = Serializer::new().serialize_large_number_types_as_bigints(true);
    message.serialize(&Serializer::new()).or_else(|_| message.serialize(&exact)).ok()
}

/// The message that a value is; `None` where it is none of this kind.
pub fn from_value<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// The memory of the bytes that stand in the fields of a message: it changes sides, so
/// that the browser need not copy it.
pub fn transferable(message: &JsValue) -> Array {
    let fields = message.dyn_ref::<Object>().map(Object::values).unwrap_or_default();
    let bytes = fields.iter().filter_map(|field| field.dyn_into::<Uint8Array>().ok());
    bytes.map(|bytes| JsValue::from(bytes.buffer())).collect()
}
