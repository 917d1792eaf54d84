//! The card of a mark: what it says in words, why it was found, and what the
//! person decides.

use super::elements::on;
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
use leptos::ev;
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
    view! { {move || shown.get().map(|id| one(store, id, editing))} }.into_any()
}

fn one(store: Store, id: Id, editing: Memo<bool>) -> AnyView {
    let card = &texts().card;
    let wanted = id.clone();
    let annotation = Memo::new(move |_| store.reading.annotation(&wanted).filter(Annotation::is_live));
    let is_there = Memo::new(move |_| annotation.with(Option::is_some));
    let kind = move || annotation.with(|a| a.as_ref().map(|a| a.kind().name()));
    let edited = id.clone();
    view! {
        {move || {
            is_there.get().then(|| {
                let edited = edited.clone();
                view! {
                    <section
                        class="card"
                        id="card"
                        role="group"
                        aria-label=card.region
                        data-kind=kind
                    >
                        {move || annotation.get().map(|a| head(store, &a))}
                        {move || {
                            if editing.get() {
                                card_edit::form(store, &edited, annotation)
                            } else {
                                annotation.get().map(|a| reading(store, &a)).into_any()
                            }
                        }}
                    </section>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

fn head(store: Store, annotation: &Annotation) -> AnyView {
    let texts = texts();
    view! {
        <header>
            <span class="ink" data-kind=annotation.kind().name()>
                {texts.kinds.name(annotation.kind())}
            </span>
            <span class="state" data-state=annotation.state != State::Suggested>
                {(texts.card.states)(annotation.state)}
            </span>
            <button
                class="quiet small"
                type="button"
                aria-label=texts.card.close
                on:click=on(ev::click, move |_| store.selection.close_card())
            >
                "×"
            </button>
        </header>
    }
    .into_any()
}

fn reading(store: Store, annotation: &Annotation) -> AnyView {
    let card = &texts().card;
    let Some(document) = store.reading.document.get_untracked() else {
        return ().into_any();
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
    let doubt = annotation
        .doubt()
        .map(|doubt| view! { <p class="doubt"><b>{card.unsure}</b> " " {(card.doubts)(doubt)}</p> }.into_any());
    view! {
        {says}
        {doubt}
        {others(store, &document, annotation)}
        {why(&document, annotation)}
        <div class="row">
            {is_open.then(|| {
                view! {
                    <button
                        class="main"
                        type="button"
                        on:click=on(ev::click, move |_| marks::accept(store, &accepted))
                    >
                        {card.accept}
                        {key(Command::Accept)}
                    </button>
                }
                .into_any()
            })}
            <button type="button" on:click=on(ev::click, move |_| marks::reject(store, &rejected))>
                {out}
                {key(Command::Reject)}
            </button>
            <button type="button" on:click=on(ev::click, move |_| marks::edit(store, &edited))>
                {change}
                {key(Command::Edit)}
            </button>
        </div>
        {linking(store, annotation)}
        {beyond(store, &document, annotation)}
    }
    .into_any()
}

/// Where a claim is being worked on, a figure, date or place can belong to it.
fn linking(store: Store, annotation: &Annotation) -> Option<AnyView> {
    let says = texts().listing;
    let claim = store.reading.annotation(&store.selection.claim.get()?)?;
    let Body::Claim(claim) = &claim.body else {
        return None;
    };
    let name = if claim.links.contains(&annotation.id) { says.unlink } else { says.link };
    let id = annotation.id.clone();
    claims::can_be_linked(annotation).then(|| {
        view! {
            <p class="beyond">
                <button class="link" type="button" on:click=on(ev::click, move |_| claims::link(store, &id))>
                    {name}
                    " "
                    {key(Command::Link)}
                </button>
            </p>
        }
        .into_any()
    })
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
        view! {
            <button
                class="link"
                type="button"
                aria-label=name
                on:click=on(ev::click, move |_| marks::accept_alike(store, &id))
            >
                {(keys.accept_all)(open)}
            </button>
        }
        .into_any()
    });
    let reject_all = (equal.len() > 1).then(|| {
        let (name, text) = ((says.reject_equal)(equal.len(), &words), (says.reject_all)(equal.len()));
        view! {
            <button
                class="link"
                type="button"
                aria-label=name
                on:click=on(ev::click, move |_| entities::reject_all(store, &equal, &words))
            >
                {text}
            </button>
        }
        .into_any()
    });
    let mention = annotation.id.clone();
    let in_entities = move |_| {
        store.selection.close_card();
        entities::show(store, Some(&mention));
    };
    let in_panel = matches!(annotation.body, Body::Entity(_)).then(|| {
        view! {
            <button class="link" type="button" on:click=on(ev::click, in_entities)>
                {says.in_panel}
            </button>
        }
        .into_any()
    });
    let is_there = reject_all.is_some() || in_panel.is_some();
    is_there.then(|| view! { <p class="beyond">{accept_all} {reject_all} {in_panel}</p> }.into_any()).into_any()
}

fn entity(store: Store, annotation: &Annotation) -> AnyView {
    const MOST: usize = 6;
    let (card, panels) = (&texts().card, &texts().panels);
    let Some(entity) = entities::row_of(store, &annotation.id) else {
        return ().into_any();
    };
    let form = |form: Form| {
        let mut others = form.mentions;
        others.retain(|id| *id != annotation.id);
        let (times, go_to) = (others.len(), (texts().entities.go_to)(&form.words));
        (times > 0).then(|| {
            view! {
                <span class="mention">
                    <button
                        class="jump"
                        type="button"
                        aria-label=go_to
                        on:click=on(ev::click, move |_| entities::step(store, &others, true, true))
                    >
                        <span class="ink" data-kind=form.kind.name()>{form.words}</span>
                    </button>
                    {(times > 1).then(|| (panels.times)(times))}
                </span>
            }
            .into_any()
        })
    };
    let mut mentions: Vec<AnyView> = entity.forms.into_iter().filter_map(form).take(MOST).collect();
    if mentions.is_empty() {
        mentions.push(view! { <span>{card.only_mention}</span> }.into_any());
    }
    let called = DisplayName::new(texts().lang, entity.kind, entity.canonical.as_ref(), &entity.name);
    let known = entity.canonical.filter(|canonical| !canonical.is_local()).map(|canonical| canonical.id);
    view! {
        <p class="v">
            {entity.name}
            " "
            {other_name(&called)}
            " "
            {known.map(|id| view! { <small>{id}</small> }.into_any())}
        </p>
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
            {row(
                "TIMEX3",
                view! {
                    <code>
                        {timex.value.to_string()}
                        {timex.modifier.map(|m| format!(" {}", m.name()))}
                    </code>
                }
                .into_any(),
            )}
            {timex.edtf().map(|edtf| row("EDTF", view! { <code>{edtf}</code> }.into_any()))}
        </dl>
    }
    .into_any()
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
                store.selection.editing.set(false);
                store.selection.active.set(Some(id.clone()));
            };
            view! {
                <button type="button" class="chip" on:click=on(ev::click, pin)>
                    <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                </button>
            }
            .into_any()
        })
        .collect();
    (!over.is_empty())
        .then(|| view! { <p class="others"><span>{texts.card.also_here}</span> {over}</p> }.into_any())
        .into_any()
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
                .map(|span| view! { <q>{span.of(&document.text).to_owned()}</q> " " }.into_any())
                .collect::<Vec<_>>();
            view! {
                {words}
                <span class="rule">{card.rule} " " <code>{reason.rule.to_string()}</code></span>
            }
            .into_any()
        }
    };
    view! { <p class="why"><b>{card.why}</b> " " {says}</p> }.into_any()
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
