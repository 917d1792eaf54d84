//! The worker that knows files: loaded when the first file needs it, asked one thing
//! after the other.

use crate::browser::{assets, worker::Worker};
use crate::files::{Answer, Ask, message, parse};
use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Uint8Array};
use leptos::prelude::*;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};

/// The worker, from the page's side.
#[derive(Clone, Copy)]
pub(crate) struct Files {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// Who waits for which answer.
    waiting: StoredValue<BTreeMap<usize, Function>, LocalStorage>,
    next: StoredValue<usize>,
    /// The languages' data, for what files say of dates and figures.
    data: StoredValue<Vec<u8>>,
}

impl Files {
    pub(crate) fn new() -> Self {
        Self {
            worker: StoredValue::new_local(None),
            waiting: StoredValue::new_local(BTreeMap::new()),
            next: StoredValue::new(0),
            data: StoredValue::new(Vec::new()),
        }
    }

    /// Takes the data that the worker will need.
    pub(crate) fn supply(self, data: Vec<u8>) {
        self.data.set_value(data);
    }

    /// Asks, with what the question speaks of; the answer with what it speaks of.
    /// `None` where the worker could not be loaded or broke off.
    pub(crate) async fn ask(self, ask: &Ask, follows: &[u8]) -> Option<(Answer, Vec<u8>)> {
        self.start().await?;
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let promise = Promise::new(&mut |answer: Function, _: Function| {
            self.waiting.update_value(|waiting| {
                waiting.insert(number, answer);
            });
        });
        let message = message(number, ask, follows);
        self.worker.with_value(|worker| worker.iter().for_each(|worker| worker.say(&message)));
        let said = JsFuture::from(promise).await.ok()?;
        let said = said.dyn_ref::<Uint8Array>()?.to_vec();
        let (_, answer, follows) = parse::<Answer>(&said)?;
        Some((answer, follows.to_vec()))
    }

    async fn start(self) -> Option<()> {
        if self.worker.with_value(Option::is_some) {
            return Some(());
        }
        let (script, program) = assets::load_packed("files").await?;
        let worker = Worker::start(&script, &program, move |said| self.hear(&said), move || self.stop()).await?;
        self.data.with_value(|data| worker.say(data));
        self.worker.set_value(Some(worker));
        Some(())
    }

    fn hear(self, said: &[u8]) {
        let Some((number, IgnoredAny, _)) = parse(said) else {
            return;
        };
        let waiting = self.waiting.try_update_value(|waiting| waiting.remove(&number)).flatten();
        if let Some(answer) = waiting {
            // The function of a promise does not throw.
            let _ = answer.call1(&JsValue::NULL, &Uint8Array::from(said));
        }
    }

    /// It broke off: who waits hears that nothing comes, the next question starts it anew.
    fn stop(self) {
        self.worker.set_value(None);
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for answer in waiting.into_values() {
            let _ = answer.call1(&JsValue::NULL, &JsValue::UNDEFINED);
        }
    }
}
