//! Work that can pause, for who need not wait for it.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What work that pauses gives, where its pauses wait for nothing.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}
