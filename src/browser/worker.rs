//! A worker: a program of its own beside the page. It gets everything that it needs
//! from the page, so that the page's policy, which it inherits, can forbid it to
//! reach anything.

use gloo::file::{Blob, ObjectUrl};
use js_sys::futures::JsFuture;
use js_sys::{Uint8Array, WebAssembly};
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
    /// WebAssembly. `hear` gets what it says, `fail` is called when it breaks off.
    pub async fn start(
        script: &[u8],
        program: &[u8],
        mut hear: impl FnMut(Vec<u8>) + 'static,
        mut fail: impl FnMut() + 'static,
    ) -> Option<Self> {
        let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(program))).await.ok()?;
        let script = [script, START.as_bytes()].concat();
        let script = ObjectUrl::from(Blob::new_with_options(&*script, Some("text/javascript")));
        let worker = web_sys::Worker::new(&script).ok()?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = event.data().dyn_ref::<Uint8Array>() {
                hear(said.to_vec());
            }
        });
        let fail = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| fail());
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        worker.post_message(&module).ok()?;
        Some(Self { worker, _script: script, _hear: hear, _fail: fail })
    }

    /// Says something to the program.
    pub fn say(&self, bytes: &[u8]) {
        // Bytes can always be copied.
        let _ = self.worker.post_message(&Uint8Array::from(bytes));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
