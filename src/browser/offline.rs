//! The service worker that keeps a copy of the page for use without a network.

use js_sys::futures::JsFuture;
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

const SCRIPT: &str = "service-worker.js";

/// The message that has the service worker activate the new version.
const TAKE_OVER: &str = "take over";

/// A new version of the page that is installed and waits for activation.
#[derive(Clone, Debug)]
pub struct Newer(ServiceWorker);

impl Newer {
    /// Activates the new version, and reloads the page when it is active.
    pub fn take_over(&self) {
        let Some(container) = container() else {
            return;
        };
        let reload = Closure::<dyn FnMut(JsValue)>::new(|_| {
            // A page that cannot be reloaded stays as it is.
            let _ = window().location().reload();
        });
        container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
        reload.forget();
        // A string can always be cloned.
        let _ = self.0.post_message(&TAKE_OVER.into());
    }
}

/// Registers the service worker, and reports every new version. Nothing happens where the
/// browser has no service workers (a private window, an address without encryption).
pub fn keep(newer: impl Fn(Newer) + Clone + 'static) {
    spawn_local(async move {
        // Without it the page works as long as there is a network.
        let _ = register(newer).await;
    });
}

async fn register(newer: impl Fn(Newer) + Clone + 'static) -> Option<()> {
    let registered = JsFuture::from(container()?.register(SCRIPT)).await.ok()?;
    let registration: ServiceWorkerRegistration = registered.dyn_into().ok()?;
    if let Some(waiting) = registration.waiting() {
        newer(Newer(waiting));
    }
    let (found, place) = (registration.clone(), registration);
    let listen = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if let Some(coming) = place.installing() {
            watch(coming, newer.clone());
        }
    });
    found.set_onupdatefound(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    Some(())
}

/// Reports when a new version is installed. The first one is not reported: it replaces
/// nothing.
fn watch(coming: ServiceWorker, newer: impl Fn(Newer) + 'static) {
    let worker = coming.clone();
    let changed = Closure::<dyn FnMut(JsValue)>::new(move |_| {
        if worker.state() == ServiceWorkerState::Installed && is_kept() {
            newer(Newer(worker.clone()));
        }
    });
    coming.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

/// Whether this page is controlled by the service worker, and so loads without a network.
pub fn is_kept() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

/// The container of service workers; browsers omit it where they are not allowed.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let is_there = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or_default();
    is_there.then(|| navigator.service_worker())
}
