//! The workers in which the engine runs: one at first, and as many as the machine can run at
//! once while many texts wait.

use crate::browser::worker::{Program, Worker, processors};
use crate::exchange::engine::{Part, Request};

/// Workers at most. Each holds the languages' data, some 30 MB, and the page has a processor
/// to itself where there are more.
const MOST: usize = 4;

/// Bytes of text from which on a worker is asked for no more: some thirty articles, which it
/// reads in as many milliseconds. With less it would wait for the page between two frames.
const AHEAD: usize = 100_000;

/// Bytes of text that must wait before further workers are started, which takes as long as
/// reading them.
const MANY: usize = 4 * AHEAD;

/// The workers, and what each of them has to read.
#[derive(Default)]
pub(super) struct Pool {
    program: Option<(Program, Vec<u8>)>,
    workers: Vec<(Worker, usize)>,
}

impl Pool {
    /// A program with the languages' data, which no worker runs yet.
    pub(super) fn new(program: Program, data: Vec<u8>) -> Self {
        Self { program: Some((program, data)), workers: Vec::new() }
    }

    /// Starts one worker more; whether it started. `hear` and `fail` are as in
    /// [`Worker::start`].
    pub(super) fn start(&mut self, hear: impl FnMut(Vec<Part>) + 'static, fail: impl FnMut() + 'static) -> bool {
        let Some((program, data)) = &self.program else { return false };
        let worker = Worker::start(program, hear, fail);
        let has_started = worker.is_some();
        self.workers.extend(worker.map(|worker| {
            worker.supply(data);
            (worker, 0)
        }));
        has_started
    }

    /// How many workers are to be started while so many bytes of text wait.
    pub(super) fn wants(&self, waiting: usize) -> usize {
        if waiting < MANY { 0 } else { processors(MOST).saturating_sub(self.workers.len()) }
    }

    /// Ends all workers but one: nothing waits for them.
    pub(super) fn rest(&mut self) {
        if self.workers.iter().all(|(_, bytes)| *bytes == 0) {
            self.workers.truncate(1);
        }
    }

    /// The worker with the least to read.
    pub(super) fn freest(&self) -> Option<usize> {
        (0..self.workers.len()).min_by_key(|at| self.workers[*at].1)
    }

    /// The same, where it has not enough to read yet.
    pub(super) fn hungry(&self) -> Option<usize> {
        self.freest().filter(|at| self.workers[*at].1 < AHEAD)
    }

    /// Takes note that a worker is to read a text of so many bytes.
    pub(super) fn give(&mut self, worker: usize, bytes: usize) {
        self.workers.get_mut(worker).into_iter().for_each(|(_, has)| *has += bytes);
    }

    /// Takes note that a worker has read it.
    pub(super) fn took(&mut self, worker: usize, bytes: usize) {
        self.workers.get_mut(worker).into_iter().for_each(|(_, has)| *has = has.saturating_sub(bytes));
    }

    /// Sends requests to a worker.
    pub(super) fn say(&self, worker: usize, requests: &[Request<&str>]) {
        self.workers.get(worker).into_iter().for_each(|(worker, _)| worker.say(&requests));
    }
}
