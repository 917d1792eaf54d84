//! The messages between the page and the engine in its worker. The page asks with a
//! text; the answer comes in parts of bounded size, with how far the engine is. Places
//! are bytes: both sides have the text. How a message crosses is not known here: it is
//! a value that `serde` can write and read.

use crate::annotate::{STAGES, annotate_with_progress};
use crate::desk::{Findings, Question};
use crate::lang::{self, LanguagePack};
use crate::model::{Annotations, Claim, Day, Detection, Entity, Event, Figure, NamedVictim, Timex};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Detections in one part, at most, so that the page reads a part between two frames. As a
/// value of JavaScript a detection takes about 13 µs to be written, cloned and read: 490 ms
/// for the 36,000 of a megabyte, which takes 360 ms to annotate; 3 ms for an article of 5 kB.
const PORTION: usize = 500;

/// The share of an answer that the engine's stages have, in percent; the rest is
/// carrying it over.
const FOUND: usize = 90;

/// A question to the engine. The page borrows the text, the worker owns it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request<Text = String> {
    /// Names the request; each part of the answer repeats it.
    pub number: usize,
    /// The text to be read.
    pub text: Text,
    /// What it is read with.
    pub question: Question,
}

/// A part of an answer, or news of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which request it answers.
    pub number: usize,
    /// How much of the answer is here, in percent; 100 with the last part only.
    pub percent: usize,
    /// What is in it; the lists follow those of the parts before.
    found: Option<Portion>,
}

/// Some of what the engine found; what holds for the whole text stands in each portion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Portion {
    language: String,
    published: Option<Day>,
    entities: Vec<Detection<Entity>>,
    dates: Vec<Detection<Timex>>,
    casualties: Vec<Detection<Figure<usize>>>,
    claims: Vec<Detection<Claim>>,
    events: Vec<Detection<Event>>,
    victims: Vec<Detection<NamedVictim>>,
    boilerplate: Vec<Span>,
}

/// Answers a request; `say` takes the parts, in their order. While the data of the
/// languages is not here, nothing has an answer.
pub fn answer(request: &Request, mut say: impl FnMut(Part)) {
    if !lang::is_ready() {
        return;
    }
    let mut send = |percent, found| say(Part { number: request.number, percent, found });
    let stage = &mut |stage| send(stage * FOUND / STAGES, None);
    let portions = portions(annotate_with_progress(&request.text, &request.question.options(), stage));
    let count = portions.len();
    for (i, portion) in portions.into_iter().enumerate() {
        send(FOUND + (i + 1) * (100 - FOUND) / count, Some(portion));
    }
}

/// What was found as the parts of an answer, without news of how far it is.
pub(super) fn parts(found: Annotations) -> Vec<Part> {
    portions(found).into_iter().map(|found| Part { number: 0, percent: 100, found: Some(found) }).collect()
}

/// The lists cut into pieces, one list a portion.
fn portions(found: Annotations) -> Vec<Portion> {
    fn cut<T>(list: Vec<Detection<T>>) -> impl Iterator<Item = Vec<Detection<T>>> {
        let mut rest = list.into_iter();
        std::iter::from_fn(move || {
            Some(rest.by_ref().take(PORTION).collect::<Vec<_>>()).filter(|piece| !piece.is_empty())
        })
    }
    let Annotations { language, published, entities, dates, casualties, claims, events, victims, boilerplate } = found;
    let whole = || Portion { language: language.to_owned(), published, ..Portion::default() };
    let mut portions = Vec::new();
    portions.extend(cut(entities).map(|entities| Portion { entities, ..whole() }));
    portions.extend(cut(dates).map(|dates| Portion { dates, ..whole() }));
    portions.extend(cut(casualties).map(|casualties| Portion { casualties, ..whole() }));
    portions.extend(cut(claims).map(|claims| Portion { claims, ..whole() }));
    portions.extend(cut(events).map(|events| Portion { events, ..whole() }));
    portions.extend(cut(victims).map(|victims| Portion { victims, ..whole() }));
    portions.push(Portion { boilerplate, ..whole() });
    portions
}

/// What the engine found in `text`, from all the parts of its answer. `None` where
/// they do not fit the text.
pub fn findings(text: &str, parts: Vec<Part>) -> Option<Findings> {
    let mut all = Annotations::default();
    for mut part in parts.into_iter().filter_map(|part| part.found) {
        // Both ends know the same languages.
        all.language = LanguagePack::of(&part.language).map(|pack| pack.code).unwrap_or_default();
        all.published = part.published;
        all.entities.append(&mut part.entities);
        all.dates.append(&mut part.dates);
        all.casualties.append(&mut part.casualties);
        all.claims.append(&mut part.claims);
        all.events.append(&mut part.events);
        all.victims.append(&mut part.victims);
        all.boilerplate.append(&mut part.boilerplate);
    }
    Some(Findings::of(text, all)).filter(|findings| findings.fit(text))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    /// A message as the other side gets it.
    fn crossed<T: Serialize, U: DeserializeOwned>(message: &T) -> U {
        serde_json::from_str(&serde_json::to_string(message).unwrap()).unwrap()
    }

    /// Asks, and reads the parts of the answer.
    fn parts(text: &str, question: &Question) -> Vec<Part> {
        let request = Request { number: 7, text, question: question.clone() };
        let mut parts = Vec::new();
        answer(&crossed(&request), |part| parts.push(crossed(&part)));
        parts
    }

    #[test]
    fn the_parts_are_together_what_the_engine_found() {
        let short = "Karsa news 🕊\n\nOn Monday at least 14 people, two of them children, were killed in Aleppo, \
                     the mayor said. Share this article\nThe army denied it, up from 12 on 3 March. Gunmen shot dead Ada Orr, 34, a baker.";
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
        fn every_text_crosses_with_what_was_found(words in proptest::collection::vec(
            prop_oneof![
                Just("at least 14 people were killed".to_owned()), Just("in Aleppo".to_owned()),
                Just("on 3 March 2031,".to_owned()), Just("the mayor said.".to_owned()),
                Just("18446744073709551615 người chết".to_owned()), "\\PC{0,8}",
                Just("Gunmen shot dead Ada Orr, 34, a baker, and".to_owned()),
                Just("an airstrike by the army on rebels".to_owned()),
            ],
            0..12,
        )) {
            let text = words.join(" ");
            let found = annotate_with_progress(&text, &Question::default().options(), &mut |_| {});
            prop_assert_eq!(findings(&text, parts(&text, &Question::default())), Some(Findings::of(&text, found)));
        }
    }

    #[test]
    fn what_does_not_fit_the_text_is_not_taken() {
        let parts = parts("On 3 March 2031 at least 14 people were killed in Aleppo.", &Question::default());
        assert_eq!(findings("On 3 March", parts), None);
    }
}
