//! Lines on all processors, in their order.

use crate::input::each_line;
use crate::{say, warn};
use std::io::{self, ErrorKind};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use tallymark::exchange::Annotated;
use tallymark::exchange::lines::LineError;

/// A line with its number, or why it is not read.
pub(crate) type Line = (u64, Result<Vec<u8>, LineError>);

/// Lines that are worked on together, and where the result goes.
type Asked<T> = (Vec<Line>, SyncSender<T>);

/// How many lines are worked on together: so many, or as many as have so many bytes.
#[derive(Clone, Copy)]
pub(crate) struct Portion {
    pub(crate) lines: usize,
    pub(crate) bytes: usize,
}

/// One line at a time: an answer does not wait for the next line.
pub(crate) const ONE_LINE: Portion = Portion { lines: 1, bytes: 0 };

/// Works on the lines of the standard input on all processors, and takes the results in
/// their order; gives whether all of it went well. A few portions are held for each processor.
pub(crate) fn in_order<T: Send>(
    portion: Portion,
    work: impl Fn(Vec<Line>) -> T + Sync,
    mut take: impl FnMut(T) -> io::Result<bool>,
) -> io::Result<bool> {
    /// Portions that wait for a processor, so that none waits for a portion.
    const AHEAD: usize = 4;
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let (ask, asked) = sync_channel::<Asked<T>>(processors * AHEAD);
    let (promise, promised) = sync_channel::<Receiver<T>>(processors * AHEAD);
    let asked = Mutex::new(asked);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| work_on_all(&asked, &work));
        }
        let reader = scope.spawn(move || {
            // Where nobody takes more results, nothing more is read.
            let gone = || io::Error::from(ErrorKind::BrokenPipe);
            let send = |lines: Vec<Line>| {
                let (sender, receiver) = sync_channel(1);
                promise.send(receiver).map_err(|_| gone())?;
                ask.send((lines, sender)).map_err(|_| gone())
            };
            let (mut held, mut bytes) = (Vec::new(), 0);
            each_line(&mut io::stdin().lock(), |number, line| {
                bytes += line.as_ref().map_or(0, |line| line.len());
                held.push((number, line.map(<[u8]>::to_vec)));
                if held.len() >= portion.lines || bytes >= portion.bytes {
                    bytes = 0;
                    send(std::mem::take(&mut held))?;
                }
                Ok(true)
            })?;
            if held.is_empty() { Ok(()) } else { send(held) }
        });
        let mut all_well = true;
        // A processor that answers nothing has panicked, and its thread says so.
        for result in promised.iter().map_while(|promise| promise.recv().ok()) {
            all_well &= take(result)?;
        }
        drop(promised);
        reader.join().map_err(|_| io::Error::other("the reader of the input has stopped"))??;
        Ok(all_well)
    })
}

/// Works until there are no more lines.
fn work_on_all<T>(asked: &Mutex<Receiver<Asked<T>>>, work: &impl Fn(Vec<Line>) -> T) {
    let next = || asked.lock().ok()?.recv().ok();
    while let Some((lines, to)) = next() {
        // Nobody may wait for it any more.
        let _ = to.send(work(lines));
    }
}

/// What becomes of the documents of lines, and whether every line was one. Those that are none
/// are named on standard error.
pub(crate) fn documents<T>(lines: Vec<Line>, of: impl Fn(Annotated) -> T) -> (Vec<T>, bool) {
    let mut all_well = true;
    let made = lines.into_iter().filter_map(|(number, line)| match line.and_then(|line| Annotated::of_line(&line)) {
        Ok(document) => {
            warn(number, &document);
            Some(of(document))
        }
        Err(error) => {
            say(&format!("line {number}: {error}"));
            all_well = false;
            None
        }
    });
    let made = made.collect();
    (made, all_well)
}
