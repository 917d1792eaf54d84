//! The worker that knows files: loaded when the first file needs it, asked one thing
//! after the other.

use crate::browser::assets;
use crate::browser::worker::Worker;
use crate::files::{Answer, Ask, message, parse};
use futures_channel::oneshot;
use leptos::prelude::*;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// The worker, from the page's side.
#[derive(Clone, Copy)]
pub(crate) struct Files {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// Who waits for which answer.
    waiting: StoredValue<BTreeMap<usize, oneshot::Sender<Vec<u8>>>, LocalStorage>,
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
        let (answered, answer) = oneshot::channel();
        self.waiting.update_value(|waiting| {
            waiting.insert(number, answered);
        });
        let message = message(number, ask, follows);
        self.worker.with_value(|worker| worker.iter().for_each(|worker| worker.say(&message)));
        let said = answer.await.ok()?;
        let (_, answer, follows) = parse::<Answer>(&said)?;
        Some((answer, follows.to_vec()))
    }

    async fn start(self) -> Option<()> {
        if self.worker.with_value(Option::is_some) {
            return Some(());
        }
        let (script, program) = assets::load_packed("files").await?;
        let worker = Worker::start(&script, &program, move |said| self.hear(said), move || self.stop()).await?;
        self.data.with_value(|data| worker.say(data));
        self.worker.set_value(Some(worker));
        Some(())
    }

    fn hear(self, said: Vec<u8>) {
        let number = parse(&said).map(|(number, IgnoredAny, _)| number);
        let waiting = number.and_then(|n| self.waiting.try_update_value(|waiting| waiting.remove(&n)).flatten());
        if let Some(answered) = waiting {
            // Who asked may have gone meanwhile.
            let _ = answered.send(said);
        }
    }

    /// It broke off: who waits hears that nothing comes, the next question starts it anew.
    fn stop(self) {
        self.worker.set_value(None);
        // A sender that is dropped says so to its receiver.
        self.waiting.set_value(BTreeMap::new());
    }
}
