//! The engine in a worker of the page: gets the languages' data once, then answers
//! questions.

use js_sys::Uint8Array;
use tallymark::exchange::engine;
use tallymark::lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mouth = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        if let Some(ask) = message.as_string() {
            // A string can always be copied.
            engine::answer(&ask, |part| drop(mouth.post_message(&part.into())));
        } else if let Some(bytes) = message.dyn_ref::<Uint8Array>() {
            // Without its data the engine has no answers; the page checked it before.
            let _ = lang::supply(bytes.to_vec());
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
