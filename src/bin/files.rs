//! What knows files, in a worker of the page: takes those that a person brings, and
//! writes those of other tools.

use tallymark::files::answer;

fn main() {
    tallymark::worker::serve(|request, say| say(answer(request)));
}
