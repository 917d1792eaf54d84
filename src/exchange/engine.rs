//! The messages between the page and the engine in its workers. The page asks with texts,
//! many of them at once; the answers come in parts of bounded size, and those of a long text
//! say how far the engine is. Places are bytes: both sides have the text. What was found
//! stays in the bytes in which it came, so that it can be kept as it is
//! ([`kept_findings`](super::kept_findings)).

use crate::annotate::{STAGES, annotate_with_progress};
use crate::desk::{Findings, Question};
use crate::lang::{self, language_code};
use crate::model::{Annotations, Claim, Day, Detection, Entity, Event, Figure, NamedVictim, Timex};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Bytes from which on a text takes so long that the engine says how far it is.
pub const LONG: usize = 300_000;

/// Detections in one part, at most, so that a long answer crosses in several messages: as
/// bytes a detection takes about a microsecond to be read, on the page.
const PORTION: usize = 5_000;

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
    /// What is in it, if it is no mere news.
    pub found: Option<Found>,
}

/// Some of what the engine found in a text, in bytes; its lists follow those of the parts
/// before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found(ByteBuf);

/// What the bytes of [`Found`] hold; what holds for the whole text stands in each portion.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Portion {
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

/// Answers requests in their order; `say` takes the parts: those of short texts together at
/// the end, those of a long one as they come. While the data of the languages is not here,
/// nothing has an answer.
pub fn answer(requests: &[Request], mut say: impl FnMut(Vec<Part>)) {
    if !lang::is_ready() {
        return;
    }
    let mut together = Vec::new();
    for Request { number, text, question } in requests {
        let is_long = text.len() >= LONG;
        let mut send = |percent, found| {
            let part = Part { number: *number, percent, found };
            if is_long { say(vec![part]) } else { together.push(part) }
        };
        let stage = &mut |stage| {
            if is_long {
                send(stage * FOUND / STAGES, None);
            }
        };
        let portions = portions(annotate_with_progress(text, &question.options(), stage));
        let count = portions.len();
        for (i, portion) in portions.into_iter().enumerate() {
            send(FOUND + (i + 1) * (100 - FOUND) / count, Some(Found::of(&portion)));
        }
    }
    if !together.is_empty() {
        say(together);
    }
}

impl Found {
    fn of(portion: &Portion) -> Self {
        // The format writes whatever has a known length, and all of it has.
        Self(ByteBuf::from(postcard::to_allocvec(portion).unwrap_or_default()))
    }

    fn portion(&self) -> Option<Portion> {
        postcard::from_bytes(&self.0).ok()
    }
}

/// All of it at once; where that is much, the lists cut into pieces, one list a portion.
pub(super) fn portions(found: Annotations) -> Vec<Portion> {
    fn cut<T>(list: Vec<Detection<T>>) -> impl Iterator<Item = Vec<Detection<T>>> {
        let mut rest = list.into_iter();
        std::iter::from_fn(move || {
            Some(rest.by_ref().take(PORTION).collect::<Vec<_>>()).filter(|piece| !piece.is_empty())
        })
    }
    let Annotations { language, published, entities, dates, casualties, claims, events, victims, boilerplate } = found;
    let whole = || Portion { language: language.to_owned(), published, ..Portion::default() };
    if entities.len() + dates.len() + casualties.len() + claims.len() + events.len() + victims.len() <= PORTION {
        return vec![Portion { entities, dates, casualties, claims, events, victims, boilerplate, ..whole() }];
    }
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

/// What the engine found in `text`, from all that its answer brought. `None` where that
/// does not fit the text.
pub fn findings(text: &str, found: &[Found]) -> Option<Findings> {
    let portions: Option<Vec<Portion>> = found.iter().map(Found::portion).collect();
    together(text, portions?)
}

/// The same from the portions themselves.
pub(super) fn together(text: &str, portions: Vec<Portion>) -> Option<Findings> {
    let mut all = Annotations::default();
    for mut part in portions {
        // Both ends know the same languages.
        all.language = language_code(&part.language).unwrap_or_default();
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
        postcard::from_bytes(&postcard::to_allocvec(message).unwrap()).unwrap()
    }

    /// Asks about texts, and reads the messages of the answer.
    fn messages(texts: &[&str], question: &Question) -> Vec<Vec<Part>> {
        let request = |(number, text)| Request { number, text, question: question.clone() };
        let requests: Vec<Request<&str>> = texts.iter().copied().enumerate().map(request).collect();
        let mut messages = Vec::new();
        answer(&crossed::<_, Vec<Request>>(&requests), |parts| messages.push(crossed(&parts)));
        messages
    }

    /// What was found in the text of a number.
    fn found(messages: &[Vec<Part>], number: usize) -> Vec<Found> {
        messages.iter().flatten().filter(|part| part.number == number).filter_map(|part| part.found.clone()).collect()
    }

    const SHORT: &str = "Karsa news 🕊\n\nOn Monday at least 14 people, two of them children, were killed in Aleppo, \
                         the mayor said. Share this article\nThe army denied it, up from 12 on 3 March. Gunmen shot dead Ada Orr, 34, a baker.";

    #[test]
    fn the_parts_are_together_what_the_engine_found() {
        let long = "Ngày 3/3/2031, ít nhất 14 người chết ở Aleppo, thị trưởng nói.\n".repeat(5000);
        for published in [Day::new(2031, 3, 5), None] {
            let question = Question { language: String::new(), published };
            let texts = [SHORT, "", &long, SHORT];
            let messages = messages(&texts, &question);
            for (number, text) in texts.iter().enumerate() {
                let parts = messages.iter().flatten().filter(|part| part.number == number);
                let percents: Vec<usize> = parts.map(|part| part.percent).collect();
                assert!(percents.is_sorted() && percents.iter().filter(|&&percent| percent == 100).count() == 1);
                let expected = annotate_with_progress(text, &question.options(), &mut |_| {});
                assert_eq!(findings(text, &found(&messages, number)), Some(Findings::of(text, expected)));
            }
        }
    }

    #[test]
    fn short_texts_are_answered_together_and_a_long_one_says_how_far_it_is() {
        assert_eq!(messages(&[SHORT; 3], &Question::default()).len(), 1);
        assert_eq!(messages(&[], &Question::default()).len(), 0);
        let long = SHORT.repeat(LONG / SHORT.len() + 1);
        assert!(messages(&[&long], &Question::default()).len() > STAGES);
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
            let expected = annotate_with_progress(&text, &Question::default().options(), &mut |_| {});
            let messages = messages(&[&text], &Question::default());
            prop_assert_eq!(findings(&text, &found(&messages, 0)), Some(Findings::of(&text, expected)));
        }
    }

    #[test]
    fn what_does_not_fit_the_text_is_not_taken() {
        let messages = messages(&["On 3 March 2031 at least 14 people were killed in Aleppo."], &Question::default());
        assert_eq!(findings("On 3 March", &found(&messages, 0)), None);
        assert_eq!(findings("On 3 March", &[Found(ByteBuf::from(vec![1, 2, 3]))]), None);
    }
}
