//! The engine in a worker of the page: answers questions about texts.

use tallymark::exchange::engine::{Request, answer};

fn main() {
    tallymark::worker::serve(|request: Request, say| answer(&request, say));
}
