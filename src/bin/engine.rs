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
        let Some(bytes) = event.data().dyn_ref::<Uint8Array>().map(Uint8Array::to_vec) else {
            return;
        };
        if lang::is_ready() {
            // Bytes can always be copied.
            engine::answer(&bytes, |part| drop(mouth.post_message(&Uint8Array::from(&*part))));
        } else {
            // Without its data the engine has no answers; the page checked it before.
            let _ = lang::supply(bytes);
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
