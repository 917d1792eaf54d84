//! A program in a worker of the page: gets the languages' data once, then answers.

use crate::lang;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers every message with what `answer` says, for as long as the worker lives.
pub fn serve(answer: impl Fn(&[u8], &mut dyn FnMut(Vec<u8>)) + 'static) {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mouth = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(bytes) = event.data().dyn_ref::<Uint8Array>().map(Uint8Array::to_vec) else {
            return;
        };
        if lang::is_ready() {
            // Bytes can always be copied.
            answer(&bytes, &mut |said| drop(mouth.post_message(&Uint8Array::from(&*said))));
        } else {
            // Without its data there are no answers; the page checked it before.
            let _ = lang::supply(bytes);
        }
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}
