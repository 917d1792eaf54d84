//! The engine in a worker of the page: answers questions about texts.

use tallymark::exchange::engine::{Request, answer};

fn main() {
    tallymark::worker::serve(|requests: Vec<Request>, say| answer(&requests, say));
}
