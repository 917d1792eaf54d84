//! The card of a mark: what it says in words, why it was found, and what the
//! person decides.

use super::parts::{jump, key};
use super::{card_edit, reader};
use crate::app::called::Called;
use crate::app::doing;
use crate::app::el::{IntoKid, button, el, el_of, group, show};
use crate::app::keys::Command;
use crate::app::state::{Store, store, texts};
use crate::desk::{Annotation, Body, ClaimBody, Document, Id, Kind, Origin, Speaker, State};
use crate::model::{Entity, Figure, Timex};
use leptos::prelude::*;

pub(super) fn card() -> AnyView {
    let store = store();
    let shown = Memo::new(move |_| store.shown());
    let editing = Memo::new(move |_| store.editing.get());
    Effect::new(move |_| {
        editing.track();
        store.document.track();
        if let Some(id) = shown.get() {
            doing::after_drawing(move || reader::place_card(&id));
        }
    });
    show(move || shown.get().map(|id| one(store, id, editing))).into_kid()
}

fn one(store: Store, id: Id, editing: Memo<bool>) -> AnyView {
    let card = &texts().card;
    let wanted = id.clone();
    let annotation = Memo::new(move |_| store.annotation(&wanted).filter(Annotation::is_live));
    let is_there = Memo::new(move |_| annotation.with(Option::is_some));
    let kind = move || annotation.with(|a| a.as_ref().map(|a| a.kind().name()));
    let edited = id.clone();
    show(move || {
        is_there.get().then(|| {
            let edited = edited.clone();
            el_of("section", "card")
                .attr("id", "card")
                .attr("role", "group")
                .attr("aria-label", card.region)
                .live("data-kind", kind)
                .show(move || annotation.get().map(|a| head(store, &a)))
                .show(move || {
                    if editing.get() {
                        card_edit::form(store, &edited, annotation)
                    } else {
                        annotation.get().map(|a| reading(store, &a)).into_kid()
                    }
                })
        })
    })
    .into_kid()
}

fn head(store: Store, annotation: &Annotation) -> AnyView {
    let texts = texts();
    el("header")
        .kid(el_of("span", "ink").attr("data-kind", annotation.kind().name()).kid(texts.kinds.name(annotation.kind())))
        .kid(
            el_of("span", "state")
                .attr("data-state", annotation.state != State::Suggested)
                .kid((texts.card.states)(annotation.state)),
        )
        .kid(button("quiet small", move || store.put_down()).attr("aria-label", texts.card.close).kid("×"))
        .into_kid()
}

fn reading(store: Store, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let Some(document) = store.document.get_untracked() else {
        return ().into_kid();
    };
    let says = match &annotation.body {
        Body::Entity(entity) => self::entity(&document, annotation, entity),
        Body::Date(timex) => date(timex),
        Body::Figure(figure) => self::figure(&document, annotation, figure),
        Body::Claim(claim) => self::claim(&document, annotation, claim),
    };
    let is_open = annotation.state == State::Suggested;
    let (accepted, rejected, edited) = (annotation.id.clone(), annotation.id.clone(), annotation.id.clone());
    let (out, change) = match annotation.origin {
        Origin::Engine => (card.reject, if annotation.kind() == Kind::Claim { card.open_claim } else { card.edit }),
        Origin::Person => (card.remove, card.edit),
    };
    group([
        says.into_kid(),
        others(store, &document, annotation).into_kid(),
        why(&document, annotation).into_kid(),
        el_of("div", "row")
            .kid(is_open.then(|| {
                button("main", move || doing::accept(store, &accepted)).kid(card.accept).kid(key(Command::Accept))
            }))
            .kid(button("", move || doing::reject(store, &rejected)).kid(out).kid(key(Command::Reject)))
            .kid(button("", move || doing::edit(store, &edited)).kid(change).kid(key(Command::Edit)))
            .into_kid(),
    ])
    .into_kid()
}

fn row(name: &'static str, value: impl IntoKid) -> AnyView {
    group([el("dt").kid(name).into_kid(), el("dd").kid(value).into_kid()]).into_kid()
}

fn entity(document: &Document, annotation: &Annotation, entity: &Entity) -> AnyView {
    const MOST: usize = 6;
    let (card, panels) = (&texts().card, &texts().panels);
    let quote = annotation.span.of(&document.text);
    let is_same = |other: &Annotation| match (&other.body, &entity.canonical) {
        (Body::Entity(Entity { canonical: Some(there), .. }), Some(here)) => there.id == here.id,
        (Body::Entity(_), _) => other.span.of(&document.text) == quote,
        _ => false,
    };
    // Each form once, with how often it stands there.
    let mut forms: Vec<(&str, Id, usize)> = Vec::new();
    for other in document.annotations() {
        if other.id == annotation.id || !other.is_live() || !is_same(other) {
            continue;
        }
        let form = other.span.of(&document.text);
        match forms.iter_mut().find(|(known, ..)| *known == form) {
            Some((_, _, times)) => *times += 1,
            None => forms.push((form, other.id.clone(), 1)),
        }
    }
    let called = Called::new(texts().lang, entity, quote);
    let known = entity.canonical.as_ref().map(|c| c.id.clone()).filter(|id| id.starts_with('Q'));
    let mentions = if forms.is_empty() {
        card.only_mention.into_kid()
    } else {
        forms
            .into_iter()
            .take(MOST)
            .map(|(form, id, times)| {
                el_of("span", "mention")
                    .kid(jump(id, annotation.kind(), form.to_owned()))
                    .kid((times > 1).then(|| (panels.times)(times)))
            })
            .collect::<Vec<_>>()
            .into_kid()
    };
    group([
        el_of("p", "v")
            .kid(&*called.here)
            .kid(" ")
            .kid(called.beside())
            .kid(" ")
            .kid(known.map(|id| el("small").kid(id)))
            .into_kid(),
        el("dl").kid(row(card.mentions, mentions)).into_kid(),
    ])
    .into_kid()
}

fn date(timex: &Timex) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let interval = timex.earliest.zip(timex.latest).filter(|(first, last)| first != last);
    group([
        el_of("p", "v").kid((values.date)(timex)).into_kid(),
        el("dl")
            .kid(interval.map(|(first, last)| row(card.interval, (values.interval)(first, last))))
            .kid(timex.inference.as_ref().map(|inference| row(card.inferred, (values.inference)(inference))))
            .kid(row(
                "TIMEX3",
                el("code").kid(timex.value.clone()).kid(timex.modifier.map(|m| format!(" {}", m.name()))),
            ))
            .into_kid(),
    ])
    .into_kid()
}

fn figure(document: &Document, annotation: &Annotation, figure: &Figure<Id>) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let other = |id: &Id| document.annotation(id).filter(|a| a.is_live()).and_then(figure_of);
    let parent = figure.part_of.as_ref().and_then(other).map(|(id, text)| jump(id, Kind::Casualty, text));
    let annotations = document.annotations();
    let parts: Vec<AnyView> = annotations
        .iter()
        .filter(|a| a.is_live())
        .filter(|a| matches!(&a.body, Body::Figure(f) if f.part_of.as_ref() == Some(&annotation.id)))
        .filter_map(|a| figure_of(a))
        .map(|(id, text)| el_of("span", "mention").kid(jump(id, Kind::Casualty, text)).into_kid())
        .collect();
    let victims = match &*figure.victims {
        [] => card.people.to_owned(),
        tags => tags.iter().map(|&v| (values.victim)(v)).collect::<Vec<_>>().join(", "),
    };
    let says = figure.source.map_or(card.narrator, |span| span.of(&document.text)).to_owned();
    group([
        el_of("p", "v").kid((values.figure)(figure)).into_kid(),
        el("dl")
            .kid(row(card.bounds, (values.bounds)(figure.low, figure.high)))
            .kid(row(card.victims, victims))
            .kid(row(card.says, says))
            .kid(parent.map(|parent| row(card.part_of, parent)))
            .kid((!parts.is_empty()).then(|| row(card.parts, parts)))
            .into_kid(),
    ])
    .into_kid()
}

fn figure_of(annotation: &Annotation) -> Option<(Id, String)> {
    match &annotation.body {
        Body::Figure(figure) => Some((annotation.id.clone(), (texts().values.figure)(figure))),
        _ => None,
    }
}

fn claim(document: &Document, annotation: &Annotation, claim: &ClaimBody) -> AnyView {
    let claims = &texts().claims;
    group([
        el("blockquote").kid(annotation.span.of(&document.text).to_owned()).into_kid(),
        el("dl")
            .kid(row(claims.source, speaker(document, claim).unwrap_or_else(|| claims.no_source.to_owned())))
            .kid(row(claims.stance, (claims.stances)(claim.stance)))
            .kid(row(claims.status, (claims.statuses)(claim.status)))
            .into_kid(),
    ])
    .into_kid()
}

/// Who says a claim, in words.
pub(super) fn speaker(document: &Document, claim: &ClaimBody) -> Option<String> {
    match &claim.source {
        Some(Speaker::Quoted(span)) => Some(span.of(&document.text).to_owned()),
        Some(Speaker::Named(name)) => Some(name.clone()),
        None => None,
    }
}

/// The wider marks over the same words: each is a step away.
fn others(store: Store, document: &Document, annotation: &Annotation) -> AnyView {
    let texts = texts();
    let over: Vec<AnyView> = document
        .annotations()
        .into_iter()
        .filter(|a| a.id != annotation.id && a.is_live() && a.span.contains(annotation.span))
        .map(|a| {
            let (id, kind) = (a.id.clone(), a.kind());
            let pin = move || {
                store.editing.set(false);
                store.active.set(Some(id.clone()));
            };
            el("button")
                .attr("type", "button")
                .attr("class", "chip")
                .click(pin)
                .kid(el_of("span", "ink").attr("data-kind", kind.name()).kid(texts.kinds.name(kind)))
                .into_kid()
        })
        .collect();
    (!over.is_empty()).then(|| el_of("p", "others").kid(el("span").kid(texts.card.also_here)).kid(over)).into_kid()
}

/// The rule and the words that made it fire.
fn why(document: &Document, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let says = match &annotation.reason {
        None => card.why_own.into_kid(),
        Some(reason) => {
            let words = reason
                .words
                .iter()
                .map(|span| group([el("q").kid(span.of(&document.text).to_owned()).into_kid(), " ".into_kid()]))
                .collect::<Vec<_>>();
            group([
                words.into_kid(),
                el_of("span", "rule").kid(card.rule).kid(" ").kid(el("code").kid(reason.rule.to_string())).into_kid(),
            ])
            .into_kid()
        }
    };
    el_of("p", "why").kid(el("b").kid(card.why)).kid(" ").kid(says).into_kid()
}
