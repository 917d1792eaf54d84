//! What the page and the engine in its worker say to each other. The page asks with
//! a text; the answer comes in parts, each small enough to be read between two
//! frames, with how far the engine is. Places are those of `tallymark/1`.

use super::place::{Place, Ruler};
use super::tallymark::{read_marks, write_marks};
use crate::annotate::STAGES;
use crate::desk::{Annotation, Findings, Kind, Question};
use crate::model::Day;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::borrow::Cow;

/// Marks in one part: read in some 10 ms.
const PORTION: usize = 1000;

/// The share of an answer that the engine's stages have, in percent; the rest is
/// carrying it over.
const FOUND: usize = 90;

/// Marks are found again by their places alone: both sides have the text.
const CONTEXT: usize = 0;

#[derive(Serialize, Deserialize)]
struct Ask<'a> {
    number: u32,
    #[serde(borrow)]
    text: Cow<'a, str>,
    language: String,
    published: Option<Day>,
}

/// A part of an answer, or news of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which question it answers.
    pub number: u32,
    /// How much of the answer is here, in percent; 100 with the last part only.
    pub percent: usize,
    /// What is in it; the marks follow those of the parts before.
    pub findings: Findings,
}

#[derive(Serialize)]
struct Said {
    number: u32,
    percent: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<About>,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<Box<RawValue>>,
}

/// What is said of the text as a whole, with the last part.
#[derive(Serialize, Deserialize)]
struct About {
    language: String,
    published: Option<Day>,
    title: String,
    furniture: Vec<Place>,
}

/// A question to the engine.
pub fn ask(number: u32, text: &str, question: &Question) -> String {
    let Question { language, published } = question.clone();
    json(&Ask { number, text: text.into(), language, published })
}

/// Answers a question; `say` takes the parts, in their order. What is no question
/// has no answer.
pub fn answer(ask: &str, mut say: impl FnMut(String)) {
    let Ok(Ask { number, text, language, published }) = serde_json::from_str(ask) else {
        return;
    };
    let mut tell = |percent, found, marks| say(json(&Said { number, percent, found, marks }));
    let question = Question { language, published };
    let found = Findings::of(&text, &question, &mut |stage| tell(stage * FOUND / STAGES, None, None));
    let Some(Findings { language, published, title, marks, furniture }) = found else {
        return;
    };
    let ruler = Ruler::new(&text);
    // A figure is a part of another in the same list.
    let (figures, others): (Vec<&Annotation>, Vec<_>) = marks.iter().partition(|mark| mark.kind() == Kind::Casualty);
    let portions: Vec<&[&Annotation]> = std::iter::once(&*figures).chain(others.chunks(PORTION)).collect();
    let (last, first) = portions.split_last().expect("the figures are one portion");
    let written = |portion: &[&Annotation]| Some(write_marks(portion, CONTEXT, &ruler));
    for (i, portion) in first.iter().enumerate() {
        tell(FOUND + i * (100 - FOUND) / portions.len(), None, written(portion));
    }
    let furniture = furniture.into_iter().map(|span| ruler.place(span)).collect();
    tell(100, Some(About { language, published, title, furniture }), written(last));
}

/// Reads a part of the answer to a question about `text`; `None` for what
/// [`answer`] did not write.
pub fn part(said: &str, text: &str) -> Option<Part> {
    let mut said: Map<String, Value> = serde_json::from_str(said).ok()?;
    let mut number = |field: &str| said.remove(field)?.as_u64();
    let (number, percent) = (number("number")?.try_into().ok()?, number("percent")?.try_into().ok()?);
    let ruler = Ruler::new(text);
    let mut findings = Findings::default();
    if let Some(marks) = said.remove("marks") {
        findings.marks = read_marks(marks, &ruler)?;
    }
    if let Some(about) = said.remove("found") {
        let About { language, published, title, furniture } = serde_json::from_value(about).ok()?;
        let furniture = furniture.into_iter().map(|place| ruler.span(place)).collect::<Option<_>>()?;
        findings = Findings { language, published, title, furniture, ..findings };
    }
    Some(Part { number, percent, findings })
}

/// The number of the question that a part answers.
pub fn number(said: &str) -> Option<u32> {
    #[derive(Deserialize)]
    struct Numbered {
        number: u32,
    }
    serde_json::from_str(said).ok().map(|Numbered { number }| number)
}

fn json(message: &impl Serialize) -> String {
    serde_json::to_string(message).expect("every key of the message is a string")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;

    /// Asks, and reads the parts of the answer.
    fn parts(text: &str, question: &Question) -> Vec<Part> {
        let mut said = Vec::new();
        answer(&ask(7, text, question), |part| said.push(part));
        assert!(said.iter().all(|said| number(said) == Some(7)));
        said.iter().map(|said| part(said, text).unwrap()).collect()
    }

    #[test]
    fn the_parts_are_together_what_the_engine_found() {
        let short = "Karsa news 🕊\n\nOn Monday at least 14 people, two of them children, were killed in Aleppo, \
                     the mayor said. Share this article\nThe army denied it.";
        let long = "Ngày 3/3/2031, ít nhất 14 người chết ở Aleppo, thị trưởng nói.\n".repeat(500);
        for (text, published) in [(short, Day::new(2031, 3, 5)), (&long, None), ("", None)] {
            let question = Question { language: String::new(), published };
            let parts = parts(text, &question);
            let percents: Vec<usize> = parts.iter().map(|part| part.percent).collect();
            assert!(percents.is_sorted() && percents.iter().filter(|&&percent| percent == 100).count() == 1);
            assert!(parts.iter().all(|part| part.number == 7 && part.findings.marks.len() <= PORTION));
            let found = Findings::joined(parts.into_iter().map(|part| part.findings).collect());
            assert_eq!(found, Findings::of(text, &question, &mut |_| {}).unwrap());
        }
    }

    #[test]
    fn what_is_no_message_has_no_answer() {
        for ask in ["", "{}", "[1]", "{\"number\": -1, \"text\": \"\", \"language\": \"\", \"published\": null}"] {
            answer(ask, |said| panic!("{said}"));
        }
        let text = "Two dead.";
        let mark = r#"{"number":1,"percent":90,"marks":{"entities":[],"dates":[],"casualties":[],"claims":[{}]}}"#;
        for said in ["", "{}", "{\"number\":1,\"percent\":-5}", mark] {
            assert_eq!(part(said, text), None, "{said}");
        }
    }
}
