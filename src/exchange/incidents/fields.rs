//! The fields of an incident and of a pair, as they are written.

use crate::exchange::place::Place;
use crate::model::{Day, Effect, EventKind, Sex};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
pub(in crate::exchange) struct IncidentFields<'a> {
    pub(super) id: String,
    pub(super) r#where: Option<WhereFields<'a>>,
    pub(super) when: Option<(Day, Day)>,
    #[serde(rename = "type")]
    pub(super) kind: Option<EventKind>,
    pub(super) weapon: Option<&'a str>,
    pub(super) by: Vec<ActorFields<'a>>,
    pub(super) against: Vec<ActorFields<'a>>,
    pub(super) grade: &'static str,
    pub(super) tolls: Vec<TollFields<'a>>,
    pub(super) victims: Vec<VictimFields<'a>>,
    pub(super) flags: Vec<FlagFields<'a>>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct ActorFields<'a> {
    pub(super) name: &'a str,
    pub(super) denied: bool,
    /// Whether a source says so, and not the article.
    pub(super) claimed: bool,
    pub(super) doc: Option<&'a Value>,
    pub(super) quote: &'a str,
}

#[derive(Serialize)]
pub(in crate::exchange) struct VictimFields<'a> {
    pub(super) name: &'a str,
    pub(super) age: Option<u32>,
    pub(super) sex: Option<Sex>,
    pub(super) role: Option<&'a str>,
    pub(super) effect: Effect,
    pub(super) doc: Option<&'a Value>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct WhereFields<'a> {
    pub(super) name: &'a str,
    pub(super) id: &'a str,
    /// What it lies in, the narrowest first: a division, a country (ISO 3166).
    pub(super) within: Vec<&'a str>,
    pub(super) lat: Option<f64>,
    pub(super) lon: Option<f64>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct TollFields<'a> {
    pub(super) effect: Effect,
    pub(super) whose: &'static str,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
    pub(super) figures: Vec<FigureFields<'a>>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct FigureAt<'a> {
    pub(super) doc: &'a Value,
    #[serde(flatten)]
    pub(super) place: Place,
}

#[derive(Serialize)]
pub(in crate::exchange) struct FigureFields<'a> {
    #[serde(flatten)]
    pub(super) at: FigureAt<'a>,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
    pub(super) quote: &'a str,
    pub(super) source: Option<&'a str>,
    pub(super) replaced_by: Option<usize>,
    pub(super) part_of: Option<usize>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct FlagFields<'a> {
    pub(super) kind: &'static str,
    pub(super) figures: [FigureAt<'a>; 2],
}

#[derive(Serialize)]
pub(in crate::exchange) struct PairedFigure<'a> {
    #[serde(flatten)]
    pub(super) at: FigureAt<'a>,
    pub(super) effect: Effect,
    pub(super) low: Option<u64>,
    pub(super) high: Option<u64>,
}

#[derive(Serialize)]
pub(in crate::exchange) struct PairFields<'a> {
    pub(super) kind: &'static str,
    pub(super) figures: [Vec<PairedFigure<'a>>; 2],
    pub(super) evidence: Vec<&'static str>,
}
