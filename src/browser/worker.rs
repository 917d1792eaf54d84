//! A worker: a program of its own beside the page. It gets everything that it needs
//! from the page, so that the page's policy, which it inherits, can forbid it to
//! reach anything.

use crate::worker::{from_value, to_value, transferable};
use gloo::file::{Blob, ObjectUrl};
use js_sys::futures::JsFuture;
use js_sys::{Array, Uint8Array, WebAssembly};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ErrorEvent, MessageEvent};

/// Takes the first message for the program and starts it; the program answers the
/// next ones.
const START: &str = "\nonmessage = ({ data }) => { onmessage = null; wasm_bindgen.initSync({ module: data }); };\n";

/// A worker that runs until it is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _script: ObjectUrl,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(ErrorEvent)>,
}

impl Worker {
    /// Starts a program: its script as `wasm-bindgen` writes it for no modules, and its
    /// WebAssembly. `hear` gets what it says, `fail` is called when it breaks off. `None`
    /// where the browser cannot start it.
    pub async fn start<Reply: DeserializeOwned>(
        script: &[u8],
        program: &[u8],
        mut hear: impl FnMut(Reply) + 'static,
        mut fail: impl FnMut() + 'static,
    ) -> Option<Self> {
        let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(program))).await.ok()?;
        let script = [script, START.as_bytes()].concat();
        let script = ObjectUrl::from(Blob::new_with_options(&*script, Some("text/javascript")));
        let worker = web_sys::Worker::new(&script).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(reply) = from_value(event.data()) {
                hear(reply);
            }
        });
        let fail = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| fail());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        worker.post_message(&module).ok()?;
        Some(Self { worker, _script: script, _hear: hear, _fail: fail })
    }

    /// Gives the program the languages' data, before the first message.
    pub fn supply(&self, data: &[u8]) {
        let data = Uint8Array::from(data);
        // Bytes of its own can always be transferred.
        let _ = self.worker.post_message_with_transfer(&data, &Array::of1(&data.buffer()));
    }

    /// Says something to the program.
    pub fn say(&self, message: &impl Serialize) {
        if let Some(value) = to_value(message) {
            // What was made of objects, numbers and bytes can always be cloned.
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
