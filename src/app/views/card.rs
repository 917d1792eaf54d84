//! The card of a mark: what it says in words, why it was found, and what the
//! person decides.

use super::el::{El, IntoKid, button, el, el_of, group, show};
use super::parts::{key, other_name, row};
use super::{card_edit, card_figure};
use crate::app::actions::{claims, entities, marks, navigate};
use crate::app::state::command::Command;
use crate::app::state::display_name::DisplayName;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{self, Annotation, Body, ClaimBody, Document, Form, Id, Kind, Origin, State, speaker};
use crate::model::Timex;
use leptos::prelude::*;

pub(super) fn card() -> AnyView {
    let store = store();
    let shown = Memo::new(move |_| store.selection.shown());
    let editing = Memo::new(move |_| store.selection.editing.get());
    Effect::new(move |_| {
        editing.track();
        store.reading.document.track();
        if let Some(id) = shown.get() {
            dom::after_drawing(move || place_card(&id));
        }
    });
    show(move || shown.get().map(|id| one(store, id, editing))).into_kid()
}

fn one(store: Store, id: Id, editing: Memo<bool>) -> AnyView {
    let card = &texts().card;
    let wanted = id.clone();
    let annotation = Memo::new(move |_| store.reading.annotation(&wanted).filter(Annotation::is_live));
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
        .kid(button("quiet small", move || store.selection.close_card()).attr("aria-label", texts.card.close).kid("×"))
        .into_kid()
}

fn reading(store: Store, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let Some(document) = store.reading.document.get_untracked() else {
        return ().into_kid();
    };
    let says = match &annotation.body {
        Body::Entity(_) => entity(store, annotation),
        Body::Date(timex) => date(timex),
        Body::Figure(figure) => card_figure::figure(&document, annotation, figure),
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
                button("main", move || marks::accept(store, &accepted)).kid(card.accept).kid(key(Command::Accept))
            }))
            .kid(button("", move || marks::reject(store, &rejected)).kid(out).kid(key(Command::Reject)))
            .kid(button("", move || marks::edit(store, &edited)).kid(change).kid(key(Command::Edit)))
            .into_kid(),
        linking(store, annotation).into_kid(),
        beyond(store, &document, annotation),
    ])
    .into_kid()
}

/// Where a claim is being worked on, a figure, date or place can belong to it.
fn linking(store: Store, annotation: &Annotation) -> Option<El> {
    let says = texts().listing;
    let claim = store.reading.annotation(&store.selection.claim.get()?)?;
    let Body::Claim(claim) = &claim.body else {
        return None;
    };
    let name = if claim.links.contains(&annotation.id) { says.unlink } else { says.link };
    let id = annotation.id.clone();
    let link = button("link", move || claims::link(store, &id)).kid(name).kid(" ").kid(key(Command::Link));
    claims::can_be_linked(annotation).then(|| el_of("p", "beyond").kid(link))
}

/// What can be done with more than this mark.
fn beyond(store: Store, document: &Document, annotation: &Annotation) -> AnyView {
    let says = &texts().entities;
    let equal = desk::equal(document, annotation);
    let words = annotation.span.of(&document.text).to_owned();
    let open = equal.iter().filter(|id| document.annotation(id).is_some_and(|a| a.state == State::Suggested)).count();
    let keys = texts().keys;
    let accept_all = (equal.len() > 1 && open > 0).then(|| {
        let (id, name) = (annotation.id.clone(), (keys.accept_equal)(open, &words));
        button("link", move || marks::accept_alike(store, &id)).attr("aria-label", name).kid((keys.accept_all)(open))
    });
    let reject_all = (equal.len() > 1).then(|| {
        let (name, text) = ((says.reject_equal)(equal.len(), &words), (says.reject_all)(equal.len()));
        button("link", move || entities::reject_all(store, &equal, &words)).attr("aria-label", name).kid(text)
    });
    let mention = annotation.id.clone();
    let in_entities = move || {
        store.selection.close_card();
        entities::show(store, Some(&mention));
    };
    let in_panel = matches!(annotation.body, Body::Entity(_)).then(|| button("link", in_entities).kid(says.in_panel));
    let is_there = reject_all.is_some() || in_panel.is_some();
    is_there.then(|| el_of("p", "beyond").kid(accept_all).kid(reject_all).kid(in_panel)).into_kid()
}

fn entity(store: Store, annotation: &Annotation) -> AnyView {
    const MOST: usize = 6;
    let (card, panels) = (&texts().card, &texts().panels);
    let Some(entity) = entities::row_of(store, &annotation.id) else {
        return ().into_kid();
    };
    let form = |form: Form| {
        let mut others = form.mentions;
        others.retain(|id| *id != annotation.id);
        let times = others.len();
        (times > 0).then(|| {
            el_of("span", "mention")
                .kid(
                    button("jump", move || entities::step(store, &others, true, true))
                        .attr("aria-label", (texts().entities.go_to)(&form.words))
                        .kid(el_of("span", "ink").attr("data-kind", form.kind.name()).kid(form.words)),
                )
                .kid((times > 1).then(|| (panels.times)(times)))
        })
    };
    let mut mentions: Vec<El> = entity.forms.into_iter().filter_map(form).take(MOST).collect();
    if mentions.is_empty() {
        mentions.push(el("span").kid(card.only_mention));
    }
    let called = DisplayName::new(texts().lang, entity.kind, entity.canonical.as_ref(), &entity.name);
    let known = entity.canonical.filter(|canonical| !canonical.is_local()).map(|canonical| canonical.id);
    group([
        el_of("p", "v")
            .kid(entity.name)
            .kid(" ")
            .kid(other_name(&called))
            .kid(" ")
            .kid(known.map(|id| el("small").kid(id)))
            .into_kid(),
        el("dl").kid(row(card.mentions, mentions)).into_kid(),
    ])
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
                el("code").kid(timex.value.to_string()).kid(timex.modifier.map(|m| format!(" {}", m.name()))),
            ))
            .kid(timex.edtf().map(|edtf| row("EDTF", el("code").kid(edtf))))
            .into_kid(),
    ])
    .into_kid()
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
                store.selection.editing.set(false);
                store.selection.active.set(Some(id.clone()));
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

/// The place for a card beside the segment of a mark that is in sight.
pub(super) fn place_card(id: &str) {
    let (Some(card), Some(reader)) = (dom::one(".card"), dom::one(".reader")) else {
        return;
    };
    let Some(mark) = dom::one(&format!("{}:is(:hover, :focus)", navigate::mark_selector(id)))
        .or_else(|| dom::one(&navigate::mark_selector(id)))
    else {
        return;
    };
    const GAP: f64 = 8.0;
    let (mark, frame) = (first_line(&mark), reader.get_bounding_client_rect());
    let (width, height) = (f64::from(card.offset_width()), f64::from(card.offset_height()));
    let bottom = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or_default();
    let above = mark.bottom() + GAP + height > bottom && mark.top() - GAP - height > frame.top().max(60.0);
    let top = if above { mark.top() - GAP - height } else { mark.bottom() + GAP } - frame.top();
    let left = (mark.left() - frame.left()).min(frame.width() - width).max(0.0);
    dom::place(&card, &[("top", top), ("left", left)]);
}

/// A segment may run over several lines; the card stands at the first.
fn first_line(mark: &web_sys::HtmlElement) -> web_sys::DomRect {
    mark.get_client_rects().get(0).unwrap_or_else(|| mark.get_bounding_client_rect())
}
