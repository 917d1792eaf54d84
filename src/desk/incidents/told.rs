//! What one article says happened, with its actors, and whom it names among the victims.

use super::context::Context;
use super::participant::Participant;
use crate::desk::annotation::Id;
use crate::desk::document::Document;
use crate::model::{Actor, Effect, EntityKind, EventKind, InheritedFrom, Modality, Sex};
use crate::text::{Sentences, Span, key};
use std::sync::Arc;

/// An event as one article tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldEvent {
    /// What kind of event it is.
    pub kind: EventKind,
    /// The words for the weapon.
    pub weapon: Option<String>,
    /// Who did it.
    pub by: Vec<ToldActor>,
    /// Whom it struck.
    pub against: Vec<ToldActor>,
    /// Whether it happened.
    pub modality: Modality,
    /// The gravest harm that its figures count.
    pub worst: Option<Effect>,
    /// Where, if the article says so beside its words, and where it says it.
    pub(super) place: Option<(usize, Id)>,
}

/// Someone whom an article names as having done an event, or as struck by it.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldActor {
    /// Who it is.
    pub participant: Participant,
    /// The words that name them.
    pub words: String,
    /// The sentence that says so.
    pub sentence: String,
    /// The language of the sentence (BCP 47).
    pub language: Arc<str>,
    /// Its document.
    pub document: Id,
    /// Whether somebody denies that it was they.
    pub denied: bool,
    /// Whether someone in the article says so, and not the article.
    pub is_claimed: bool,
}

/// A named person whom an article reports killed, wounded, missing or captured.
#[derive(Clone, Debug, PartialEq)]
pub struct VictimRow {
    /// Its document.
    pub document: Id,
    /// The name as it stands there.
    pub name: String,
    /// Age in years.
    pub age: Option<u32>,
    /// Only where words say so.
    pub sex: Option<Sex>,
    /// What they were.
    pub role: Option<String>,
    /// How they came to harm.
    pub effect: Effect,
    /// The event, as an index in those that the article tells.
    pub event: Option<usize>,
    /// The sentence.
    pub sentence: String,
    /// Where the name stands in its text.
    pub(in crate::desk) span: Span,
    /// The number of the sentence.
    pub(super) at_sentence: usize,
}

impl VictimRow {
    /// The name as it is compared.
    pub(in crate::desk) fn folded(&self) -> String {
        key(&self.name).into_owned()
    }
}

/// The events of a document.
pub(super) fn told_events(document: &Document, context: &Context<'_>, sentences: &Sentences) -> Vec<ToldEvent> {
    let text = &*document.text;
    let actor = |actor: &Actor| ToldActor {
        participant: context.participant(actor.span, |_| true),
        words: actor.span.of(text).to_owned(),
        sentence: sentences.around(actor.span).of(text).to_owned(),
        language: document.meta.language.as_str().into(),
        document: document.id.clone(),
        denied: actor.denied,
        is_claimed: actor.claim.is_some(),
    };
    let events = document.narrative().events.iter().map(|event| {
        let event = &event.what;
        let place = event.place.filter(|_| event.inherited.place != Some(InheritedFrom::Dateline));
        ToldEvent {
            kind: event.kind,
            weapon: event.weapon.map(|span| span.of(text).to_owned()),
            by: event.by.iter().map(actor).collect(),
            against: event.against.iter().map(actor).collect(),
            modality: event.modality,
            worst: None,
            place: place.map(|place| (place.start, context.participant(place, |kind| kind == EntityKind::Place).id)),
        }
    });
    events.collect()
}

/// The named victims of a document.
pub(super) fn victims(document: &Document, sentences: &Sentences) -> Vec<VictimRow> {
    let text = &*document.text;
    let of = |span: Span| span.of(text).to_owned();
    let rows = document.narrative().victims.iter().map(|victim| VictimRow {
        document: document.id.clone(),
        name: of(victim.span),
        age: victim.what.age,
        sex: victim.what.sex,
        role: victim.what.role.map(of),
        effect: victim.what.effect,
        event: victim.what.event,
        sentence: of(sentences.around(victim.span)),
        span: victim.span,
        at_sentence: sentences.number(victim.span.start),
    });
    rows.collect()
}
