//! Files that the system opens with the installed app (the Launch Handler API's
//! `window.launchQueue`).

use gloo::file::File;
use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls `opened` with the files whenever the app is started with some. Does nothing in a browser
/// that starts no apps with files.
pub fn on_files(opened: impl Fn(Vec<File>) + Clone + 'static) {
    let Ok(queue) = Reflect::get(&window(), &"launchQueue".into()) else { return };
    let Some(set) = Reflect::get(&queue, &"setConsumer".into()).ok().and_then(|set| set.dyn_into::<Function>().ok())
    else {
        return;
    };
    let consumer = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let handles = Reflect::get(&launch, &"files".into()).map(|files| Array::from(&files)).unwrap_or_default();
        let opened = opened.clone();
        spawn_local(async move {
            let mut files = Vec::new();
            for handle in handles.iter() {
                files.extend(file(&handle).await);
            }
            if !files.is_empty() {
                opened(files);
            }
        });
    });
    // Refused only for what is no function.
    let _ = set.call1(&queue, consumer.as_ref());
    consumer.forget();
}

/// The file behind a handle (`FileSystemFileHandle.getFile`).
async fn file(handle: &JsValue) -> Option<File> {
    let get: Function = Reflect::get(handle, &"getFile".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = get.call0(handle).ok()?.dyn_into().ok()?;
    let file: web_sys::File = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    Some(file.into())
}
