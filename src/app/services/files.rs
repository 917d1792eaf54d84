//! The worker that knows files: loaded when the first file needs it, asked one thing
//! after the other.

use crate::browser::assets;
use crate::browser::worker::{Program, Worker};
use crate::files::{Answer, Ask, Reply, Request};
use futures_channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use serde_bytes::Bytes;
use std::collections::BTreeMap;

/// The worker, from the page's side.
#[derive(Clone, Copy)]
pub(crate) struct Files {
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// Who waits for which answer.
    waiting: StoredValue<BTreeMap<usize, oneshot::Sender<Reply>>, LocalStorage>,
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

    /// Waits for the data of the languages, ten seconds at most: without them the worker
    /// answers nothing. Returns `None` where they did not come.
    async fn await_data(self) -> Option<()> {
        /// Milliseconds between two looks, and how many there are.
        const STEP: u32 = 50;
        const STEPS: usize = 200;
        for _ in 0..STEPS {
            if self.data.with_value(|data| !data.is_empty()) {
                return Some(());
            }
            TimeoutFuture::new(STEP).await;
        }
        None
    }

    /// Asks, with what the question speaks of; the answer with what it speaks of.
    /// `None` where the worker could not be loaded or broke off.
    pub(crate) async fn ask(self, ask: Ask, content: &[u8]) -> Option<(Answer, Vec<u8>)> {
        self.start().await?;
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let (answered, answer) = oneshot::channel();
        self.waiting.update_value(|waiting| {
            waiting.insert(number, answered);
        });
        let request = Request { number, ask, content: Bytes::new(content) };
        self.worker.with_value(|worker| worker.iter().for_each(|worker| worker.say(&request)));
        let Reply { answer, content, .. } = answer.await.ok()?;
        Some((answer, content.into_vec()))
    }

    async fn start(self) -> Option<()> {
        if self.worker.with_value(Option::is_some) {
            return Some(());
        }
        self.await_data().await?;
        let (script, program) = assets::load_packed("files").await?;
        let program = Program::new(&script, &program).await?;
        let worker = Worker::start(&program, move |reply| self.hear(reply), move || self.stop())?;
        // Another question may have started one meanwhile, and waits for its answer.
        if self.worker.with_value(Option::is_none) {
            self.data.with_value(|data| worker.supply(data));
            self.worker.set_value(Some(worker));
        }
        Some(())
    }

    fn hear(self, reply: Reply) {
        let waiting = self.waiting.try_update_value(|waiting| waiting.remove(&reply.number)).flatten();
        if let Some(answered) = waiting {
            // Who asked may have gone meanwhile.
            let _ = answered.send(reply);
        }
    }

    /// It broke off: who waits hears that nothing comes, the next question starts it anew.
    fn stop(self) {
        self.worker.set_value(None);
        // A sender that is dropped says so to its receiver.
        self.waiting.set_value(BTreeMap::new());
    }
}
