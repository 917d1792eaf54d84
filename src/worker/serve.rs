//! A program in a worker of the page: gets the languages' data once, then answers.

use super::value::{from_value, to_value, transferable};
use crate::lang;
use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message with what `answer` says, for as long as the worker lives. The
/// first message is the languages' data, as bytes; what is no message has no answer.
pub fn serve<Q: DeserializeOwned, A: Serialize>(answer: impl Fn(Q, &mut dyn FnMut(A)) + 'static) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let sender = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if !lang::is_ready() {
            let data = event.data().dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
            // Without its data there are no answers; the page checked it before.
            let _ = data.map(lang::supply);
        } else if let Some(request) = from_value(&event.data()) {
            answer(request, &mut |reply| {
                if let Some(value) = to_value(&reply) {
                    // Bytes of its own can always be transferred.
                    let _ = sender.post_message_with_transfer(&value, &transferable(&value));
                }
            });
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
