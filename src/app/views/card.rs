//! The card of a mark: what it says in words, why it was found, and what the
//! person decides.

use super::parts::{jump, key};
use super::{card_edit, reader};
use crate::app::doing;
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
    view! { {move || shown.get().map(|id| one(store, id, editing))} }.into_any()
}

fn one(store: Store, id: Id, editing: Memo<bool>) -> AnyView {
    let card = &texts().card;
    let wanted = id.clone();
    let annotation = Memo::new(move |_| store.annotation(&wanted).filter(Annotation::is_live));
    let is_there = Memo::new(move |_| annotation.with(Option::is_some));
    let kind = Memo::new(move |_| annotation.with(|a| a.as_ref().map(|a| a.kind().name())));
    let edited = id.clone();
    view! {
        {move || is_there.get().then(|| {
            let edited = edited.clone();
            view! {
                <section class="card" id="card" role="group" aria-label=card.region data-kind=move || kind.get()>
                    {move || annotation.get().map(|a| head(store, &a))}
                    {move || if editing.get() {
                        card_edit::form(store, &edited, annotation)
                    } else {
                        annotation.get().map(|a| reading(store, &a)).into_any()
                    }}
                </section>
            }
        })}
    }
    .into_any()
}

fn head(store: Store, annotation: &Annotation) -> AnyView {
    let texts = texts();
    view! {
        <header>
            <span class="ink" data-kind=annotation.kind().name()>{texts.kinds.name(annotation.kind())}</span>
            <span class="state" data-state=annotation.state != State::Suggested>{(texts.card.states)(annotation.state)}</span>
            <button type="button" class="quiet small" aria-label=texts.card.close on:click=move |_| store.put_down()>"×"</button>
        </header>
    }
    .into_any()
}

fn reading(store: Store, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let Some(document) = store.document.get_untracked() else {
        return ().into_any();
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
    view! {
        {says}
        {others(store, &document, annotation)}
        {why(&document, annotation)}
        <div class="row">
            {is_open.then(|| view! {
                <button type="button" class="main" on:click=move |_| doing::accept(store, &accepted)>
                    {card.accept} {key(Command::Accept)}
                </button>
            })}
            <button type="button" on:click=move |_| doing::reject(store, &rejected)>{out} {key(Command::Reject)}</button>
            <button type="button" on:click=move |_| doing::edit(store, &edited)>{change} {key(Command::Edit)}</button>
        </div>
    }
    .into_any()
}

fn row(name: &'static str, value: impl IntoView + 'static) -> AnyView {
    view! { <dt>{name}</dt><dd>{value.into_any()}</dd> }.into_any()
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
    let name = entity.canonical.as_ref().map_or_else(|| quote.to_owned(), |c| c.name.clone());
    let known = entity.canonical.as_ref().map(|c| c.id.clone()).filter(|id| id.starts_with('Q'));
    let mentions = if forms.is_empty() {
        card.only_mention.into_any()
    } else {
        forms
            .into_iter()
            .take(MOST)
            .map(|(form, id, times)| {
                view! {
                    <span class="mention">
                        {jump(id, annotation.kind(), form.to_owned())}
                        {(times > 1).then(|| (panels.times)(times))}
                    </span>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <p class="v">{name} {known.map(|id| view! { <small>{id}</small> })}</p>
        <dl>{row(card.mentions, mentions)}</dl>
    }
    .into_any()
}

fn date(timex: &Timex) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let interval = timex.earliest.zip(timex.latest).filter(|(first, last)| first != last);
    view! {
        <p class="v">{(values.date)(timex)}</p>
        <dl>
            {interval.map(|(first, last)| row(card.interval, (values.interval)(first, last)))}
            {timex.inference.as_ref().map(|inference| row(card.inferred, (values.inference)(inference)))}
            {row("TIMEX3", view! { <code>{timex.value.clone()} {timex.modifier.map(|m| format!(" {}", m.name()))}</code> })}
        </dl>
    }
    .into_any()
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
        .map(|(id, text)| view! { <span class="mention">{jump(id, Kind::Casualty, text)}</span> }.into_any())
        .collect();
    let victims = match &*figure.victims {
        [] => card.people.to_owned(),
        tags => tags.iter().map(|&v| (values.victim)(v)).collect::<Vec<_>>().join(", "),
    };
    let says = figure.source.map_or(card.narrator, |span| span.of(&document.text)).to_owned();
    view! {
        <p class="v">{(values.figure)(figure)}</p>
        <dl>
            {row(card.bounds, (values.bounds)(figure.low, figure.high))}
            {row(card.victims, victims)}
            {row(card.says, says)}
            {parent.map(|parent| row(card.part_of, parent))}
            {(!parts.is_empty()).then(|| row(card.parts, parts))}
        </dl>
    }
    .into_any()
}

fn figure_of(annotation: &Annotation) -> Option<(Id, String)> {
    match &annotation.body {
        Body::Figure(figure) => Some((annotation.id.clone(), (texts().values.figure)(figure))),
        _ => None,
    }
}

fn claim(document: &Document, annotation: &Annotation, claim: &ClaimBody) -> AnyView {
    let claims = &texts().claims;
    view! {
        <blockquote>{annotation.span.of(&document.text).to_owned()}</blockquote>
        <dl>
            {row(claims.source, speaker(document, claim).unwrap_or_else(|| claims.no_source.to_owned()))}
            {row(claims.stance, (claims.stances)(claim.stance))}
            {row(claims.status, (claims.statuses)(claim.status))}
        </dl>
    }
    .into_any()
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
            let pin = move |_| {
                store.editing.set(false);
                store.active.set(Some(id.clone()));
            };
            view! {
                <button type="button" class="chip" on:click=pin>
                    <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                </button>
            }
            .into_any()
        })
        .collect();
    (!over.is_empty()).then(|| view! { <p class="others"><span>{texts.card.also_here}</span> {over}</p> }).into_any()
}

/// The rule and the words that made it fire.
fn why(document: &Document, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let says = match &annotation.reason {
        None => card.why_own.into_any(),
        Some(reason) => {
            let words = reason
                .words
                .iter()
                .map(|span| view! { <q>{span.of(&document.text).to_owned()}</q> " " })
                .collect_view();
            view! { {words} <span class="rule">{card.rule} " " <code>{reason.rule.to_string()}</code></span> }
                .into_any()
        }
    };
    view! { <p class="why"><b>{card.why}</b> " " {says}</p> }.into_any()
}
