//! The engine in a worker of the page: answers questions about texts.

fn main() {
    tallymark::worker::serve(|ask, say| tallymark::exchange::engine::answer(ask, say));
}
