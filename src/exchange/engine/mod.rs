//! What the page and the engine in its worker say to each other. The page asks with
//! a text; the answer comes in parts, each small enough to be read between two
//! frames, with how far the engine is. Places are bytes: both sides have the text.

mod wire;

use crate::annotate::{STAGES, annotate_with_progress};
use crate::desk::{Findings, Question};
use crate::lang;
use crate::model::{Annotations, Day, Detection};
use wire::{Wire, fields};

/// Things in one part: read in a few milliseconds.
const PORTION: usize = 4000;

/// The share of an answer that the engine's stages have, in percent; the rest is
/// carrying it over.
const FOUND: usize = 90;

struct Ask {
    number: usize,
    text: String,
    language: String,
    published: Option<Day>,
}

fields!(Ask { number, text, language, published });

/// A part of an answer, or news of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which question it answers.
    pub number: usize,
    /// How much of the answer is here, in percent; 100 with the last part only.
    pub percent: usize,
    /// What is in it; the lists follow those of the parts before.
    found: Option<Annotations>,
}

fields!(Part { number, percent, found });

/// A question to the engine.
pub fn ask(number: usize, text: &str, question: &Question) -> Vec<u8> {
    let Question { language, published } = question.clone();
    written(&Ask { number, text: text.to_owned(), language, published })
}

/// Answers a question; `say` takes the parts, in their order. What is no question
/// has no answer, and none has one while the engine's data is not here.
pub fn answer(ask: &[u8], mut say: impl FnMut(Vec<u8>)) {
    let Some(Ask { number, text, language, published }) = read::<Ask>(ask).filter(|_| lang::is_ready()) else {
        return;
    };
    let question = Question { language, published };
    let mut tell = |percent, found| say(written(&Part { number, percent, found }));
    let stage = &mut |stage| tell(stage * FOUND / STAGES, None);
    let found = annotate_with_progress(&text, &question.options(), stage);
    let portions = portions(found);
    let count = portions.len();
    for (i, portion) in portions.into_iter().enumerate() {
        tell(FOUND + (i + 1) * (100 - FOUND) / count, Some(portion));
    }
}

/// The lists cut into pieces, one list a portion; what is said of the text as a whole
/// stands in each.
fn portions(mut found: Annotations) -> Vec<Annotations> {
    fn cut<T>(list: Vec<Detection<T>>) -> Vec<Vec<Detection<T>>> {
        let mut pieces = Vec::new();
        let mut rest = list.into_iter();
        while rest.len() > 0 {
            pieces.push(rest.by_ref().take(PORTION).collect());
        }
        pieces
    }
    let whole = || Annotations { language: found.language, published: found.published, ..Annotations::default() };
    let mut portions = Vec::new();
    portions.extend(
        cut(std::mem::take(&mut found.entities)).into_iter().map(|entities| Annotations { entities, ..whole() }),
    );
    portions.extend(cut(std::mem::take(&mut found.dates)).into_iter().map(|dates| Annotations { dates, ..whole() }));
    let casualties = cut(std::mem::take(&mut found.casualties));
    portions.extend(casualties.into_iter().map(|casualties| Annotations { casualties, ..whole() }));
    portions.extend(cut(std::mem::take(&mut found.claims)).into_iter().map(|claims| Annotations { claims, ..whole() }));
    portions.push(Annotations { boilerplate: found.boilerplate, ..whole() });
    portions
}

/// Reads a part; `None` for what [`answer`] did not say.
pub fn part(said: &[u8]) -> Option<Part> {
    read(said)
}

/// What the engine found in `text`, from all the parts of its answer. `None` where
/// they do not fit the text.
pub fn findings(text: &str, parts: Vec<Part>) -> Option<Findings> {
    let mut all = Annotations::default();
    for mut part in parts.into_iter().filter_map(|part| part.found) {
        (all.language, all.published) = (part.language, part.published);
        all.entities.append(&mut part.entities);
        all.dates.append(&mut part.dates);
        all.casualties.append(&mut part.casualties);
        all.claims.append(&mut part.claims);
        all.boilerplate.append(&mut part.boilerplate);
    }
    Some(Findings::of(text, all)).filter(|findings| findings.fit(text))
}

fn written(message: &impl Wire) -> Vec<u8> {
    let mut bytes = Vec::new();
    message.put(&mut bytes);
    bytes
}

fn read<T: Wire>(mut bytes: &[u8]) -> Option<T> {
    T::get(&mut bytes).filter(|_| bytes.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Asks, and reads the parts of the answer.
    fn parts(text: &str, question: &Question) -> Vec<Part> {
        let mut said = Vec::new();
        answer(&ask(7, text, question), |part| said.push(part));
        said.iter().map(|said| part(said).unwrap()).collect()
    }

    #[test]
    fn the_parts_are_together_what_the_engine_found() {
        let short = "Karsa news 🕊\n\nOn Monday at least 14 people, two of them children, were killed in Aleppo, \
                     the mayor said. Share this article\nThe army denied it, up from 12 on 3 March.";
        let long = "Ngày 3/3/2031, ít nhất 14 người chết ở Aleppo, thị trưởng nói.\n".repeat(5000);
        for (text, published) in [(short, Day::new(2031, 3, 5)), (&long, None), ("", None)] {
            let question = Question { language: String::new(), published };
            let parts = parts(text, &question);
            let percents: Vec<usize> = parts.iter().map(|part| part.percent).collect();
            assert!(percents.is_sorted() && percents.iter().filter(|&&percent| percent == 100).count() == 1);
            assert!(parts.iter().all(|part| part.number == 7));
            let found = annotate_with_progress(text, &question.options(), &mut |_| {});
            assert_eq!(findings(text, parts), Some(Findings::of(text, found)));
        }
    }

    proptest! {
        #[test]
        fn what_is_no_message_has_no_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            answer(&bytes, |said| assert!(part(&said).is_some()));
            if let Some(part) = part(&bytes) {
                let _ = findings("Two dead.", vec![part]);
            }
        }
    }

    #[test]
    fn what_does_not_fit_the_text_is_not_taken() {
        let parts = parts("On 3 March 2031 at least 14 people were killed in Aleppo.", &Question::default());
        assert_eq!(findings("On 3 March", parts), None);
    }
}
