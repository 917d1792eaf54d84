//! What knows files, in a worker of the page: takes those that a person brings, and
//! writes those of other tools.

fn main() {
    tallymark::worker::serve(|ask, say| {
        if let Some(answer) = tallymark::files::answer(ask) {
            say(answer);
        }
    });
}
