//! Messages as bytes: what `serde` writes in the format of `postcard`, in a `Uint8Array`
//! whose memory changes sides.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// A message as a value; `None` for what `postcard` cannot write, which no message of ours has.
pub fn to_value(message: &(impl Serialize + ?Sized)) -> Option<Uint8Array> {
    Some(Uint8Array::from(&*postcard::to_allocvec(message).ok()?))
}

/// The message that a value is; `None` where it is none of this kind.
pub fn from_value<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    postcard::from_bytes(&value.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}

/// The memory of a message, which the browser hands over and need not copy.
pub fn transferable(message: &Uint8Array) -> Array {
    Array::of1(&message.buffer())
}
