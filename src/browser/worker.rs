//! A web worker with a program of ours. It gets everything that it needs from the page, so
//! that the page's policy, which it inherits, can forbid it all connections.

use crate::worker::{from_value, to_value, transferable};
use gloo::file::{Blob, ObjectUrl};
use js_sys::futures::JsFuture;
use js_sys::{Array, Uint8Array, WebAssembly};
use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, MessageEvent};

/// Starts the program that the first message holds; the program handles the following
/// messages.
const START: &str = "\nonmessage = ({ data }) => { onmessage = null; wasm_bindgen.initSync({ module: data }); };\n";

/// A program that workers can run, compiled once for all of them.
#[derive(Clone)]
pub struct Program {
    script: ObjectUrl,
    module: JsValue,
}

impl Program {
    /// Of its script as `wasm-bindgen` writes it for no modules, and its WebAssembly. `None`
    /// where the browser cannot compile it.
    pub async fn new(script: &[u8], program: &[u8]) -> Option<Self> {
        let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(program))).await.ok()?;
        let script = [script, START.as_bytes()].concat();
        let script = ObjectUrl::from(Blob::new_with_options(&*script, Some("text/javascript")));
        Some(Self { script, module })
    }
}

/// A worker that runs until it is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _program: Program,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

impl Worker {
    /// Starts a program. `hear` gets its replies, `fail` is called when it crashes. `None`
    /// where the browser cannot start it.
    pub fn start<Reply: DeserializeOwned>(
        program: &Program,
        mut hear: impl FnMut(Reply) + 'static,
        mut fail: impl FnMut() + 'static,
    ) -> Option<Self> {
        let worker = web_sys::Worker::new(&program.script).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(reply) = from_value(&event.data()) {
                hear(reply);
            }
        });
        let fail = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| fail());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        worker.post_message(&program.module).ok()?;
        Some(Self { worker, _program: program.clone(), _hear: hear, _fail: fail })
    }

    /// Gives the program the languages' data, before the first message.
    pub fn supply(&self, data: &[u8]) {
        let data = Uint8Array::from(data);
        // Bytes of its own can always be transferred.
        let _ = self.worker.post_message_with_transfer(&data, &Array::of1(&data.buffer()));
    }

    /// Sends a message to the program.
    pub fn say(&self, message: &impl Serialize) {
        if let Some(value) = to_value(message) {
            // Bytes of its own can always be transferred.
            let _ = self.worker.post_message_with_transfer(&value, &transferable(&value));
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// How many workers the machine can run at once, at most `most`.
pub fn processors(most: usize) -> usize {
    (window().navigator().hardware_concurrency() as usize).clamp(1, most)
}
