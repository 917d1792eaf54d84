//! What was found in a document as the command writes it: the fields are those of the
//! annotation guide, offsets are code points.

use super::events::{EventFields, VictimFields, events, victims};
use super::place::{At, Place, PlaceConverter};
use crate::model::{
    Annotations, Canonical, Currency, Day, Detection, Doubt, Effect, EntityKind, Figure, Modality, Modifier, Qualifier,
    Stance, TimexType, TimexValue, Victim,
};
use crate::text::Span;
use serde::Serialize;
use serde_json::Value;

/// What was found in one document, with the fields of the annotation guide.
#[derive(Serialize)]
pub struct Answer {
    pub(super) id: Value,
    pub(super) lang: &'static str,
    pub(super) date: Option<Day>,
    pub(super) entities: Vec<At<EntityFields>>,
    pub(super) dates: Vec<At<Judged<DateFields>>>,
    pub(super) casualties: Vec<At<Judged<FigureFields>>>,
    pub(super) claims: Vec<At<ClaimFields>>,
    pub(super) events: Vec<At<EventFields>>,
    pub(super) victims: Vec<At<VictimFields>>,
    #[serde(rename = "furniture")]
    pub(super) boilerplate: Vec<Place>,
}

/// Fields of a date or a figure, with how sure the engine is of them.
#[derive(Serialize)]
pub(super) struct Judged<T> {
    #[serde(flatten)]
    pub(super) what: T,
    pub(super) certainty: &'static str,
    pub(super) doubt: Option<Doubt>,
}

#[derive(Serialize)]
pub(super) struct EntityFields {
    pub(super) kind: EntityKind,
    pub(super) canonical: Option<Canonical>,
}

#[derive(Serialize)]
pub(super) struct DateFields {
    #[serde(rename = "type")]
    pub(super) kind: TimexType,
    pub(super) value: TimexValue,
    #[serde(rename = "mod")]
    pub(super) modifier: Option<Modifier>,
}

#[derive(Serialize)]
pub(super) struct FigureFields {
    pub(super) effect: Effect,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
    pub(super) qualifier: Qualifier,
    pub(super) victims: Vec<Victim>,
    pub(super) modality: Modality,
    #[serde(rename = "standing")]
    pub(super) currency: Currency,
    pub(super) part_of: Option<usize>,
    pub(super) source: Option<Place>,
    pub(super) date: Option<Place>,
    pub(super) place: Option<Place>,
}

#[derive(Serialize)]
pub(super) struct ClaimFields {
    pub(super) source: Option<Place>,
    pub(super) cue: Option<Place>,
    pub(super) stance: Stance,
}

impl Answer {
    /// What was found in the text of a document with this id.
    pub fn of(id: Value, text: &str, found: Annotations) -> Self {
        let converter = PlaceConverter::new(text);
        let listed = listed(&found.casualties);
        Self {
            id,
            lang: found.language,
            date: found.published,
            entities: all(found.entities, &converter, |e| EntityFields { kind: e.kind, canonical: e.canonical }),
            dates: judged(found.dates, &converter, |d| DateFields {
                kind: d.kind,
                value: d.value,
                modifier: d.modifier,
            }),
            casualties: casualties(found.casualties, &listed, &converter),
            claims: all(found.claims, &converter, |c| ClaimFields {
                source: place(c.source, &converter),
                cue: place(c.cue, &converter),
                stance: c.stance,
            }),
            events: events(found.events, &listed, &converter),
            victims: victims(found.victims, &converter),
            boilerplate: found.boilerplate.into_iter().map(|span| converter.place(span)).collect(),
        }
    }

    /// The line of the command, without its break.
    pub fn to_line(&self) -> String {
        serde_json::to_string(self).expect("every key of the answer is a string")
    }
}

fn judged<T, F>(
    found: Vec<Detection<T>>,
    converter: &PlaceConverter<'_>,
    fields: impl Fn(T) -> F,
) -> Vec<At<Judged<F>>> {
    let judge = |detection: Detection<T>| {
        let doubt = detection.reason.doubt;
        let certainty = if doubt.is_some() { "unsure" } else { "sure" };
        At { place: converter.place(detection.span), what: Judged { what: fields(detection.what), certainty, doubt } }
    };
    found.into_iter().map(judge).collect()
}

fn all<T, F>(found: Vec<Detection<T>>, converter: &PlaceConverter<'_>, fields: impl Fn(T) -> F) -> Vec<At<F>> {
    found.into_iter().map(|f| At { place: converter.place(f.span), what: fields(f.what) }).collect()
}

fn place(span: Option<Span>, converter: &PlaceConverter<'_>) -> Option<Place> {
    span.map(|span| converter.place(span))
}

/// For each figure its index among those that are listed: all except those that only serve
/// for comparison, which have none.
fn listed(found: &[Detection<Figure<usize>>]) -> Vec<Option<usize>> {
    let mut next = 0..;
    found.iter().map(|f| if counts(f) { next.next() } else { None }).collect()
}

fn counts(figure: &Detection<Figure<usize>>) -> bool {
    figure.what.currency != Currency::Comparison
}

fn casualties(
    found: Vec<Detection<Figure<usize>>>,
    listed: &[Option<usize>],
    converter: &PlaceConverter<'_>,
) -> Vec<At<Judged<FigureFields>>> {
    let number = |at: usize| listed.get(at).copied().flatten();
    judged(found.into_iter().filter(counts).collect(), converter, |f| figure(f.map_parent(number), converter))
}

fn figure(figure: Figure<usize>, converter: &PlaceConverter<'_>) -> FigureFields {
    FigureFields {
        effect: figure.effect,
        low: figure.low,
        high: figure.high,
        qualifier: figure.qualifier,
        victims: figure.victims,
        modality: figure.modality,
        currency: figure.currency,
        part_of: figure.part_of,
        source: place(figure.source, converter),
        date: place(figure.date, converter),
        place: place(figure.place, converter),
    }
}
