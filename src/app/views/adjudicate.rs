//! Somebody else's marks beside mine: the agreement of both, and the differences one
//! after the other.

use super::beside;
use super::elements::{each, on};
use super::parts::{ROWS, key, more};
use crate::app::actions::{across, adjudication, navigate};
use crate::app::state::command::Command;
use crate::app::state::comparison::{Contrast, Point};
use crate::app::state::{Store, store};
use crate::app::texts::{describe, texts};
use crate::browser::dom;
use crate::desk::{Agreement, Annotation, Choice, Id, Layer};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn adjudicate() -> AnyView {
    let (store, says) = (store(), texts().exchange);
    let is_there = Memo::new(move |_| store.comparison.contrast.with(|contrast| !contrast.pairs.is_empty()));
    view! {
        <section class="agree" id="agreement" tabindex="-1" aria-labelledby="agreement-title">
            <h2 id="agreement-title">{says.agreement}</h2>
            {move || if is_there.get() { compared(store) } else { nothing(store) }}
        </section>
    }
    .into_any()
}

fn nothing(store: Store) -> AnyView {
    let says = texts().exchange;
    let choose = |_| dom::one("#import").into_iter().for_each(|input| input.click());
    view! {
        <div>
            <p class="lead">{says.no_comparison}</p>
            <div class="row">
                <button type="button" on:click=on(ev::click, choose)>{says.choose_file}</button>
                {move || {
                    let again = move |_| adjudication::again(store);
                    store.comparison.has_finished().then(|| {
                        view! {
                            <button class="quiet" type="button" on:click=on(ev::click, again)>
                                {says.again}
                            </button>
                        }
                        .into_any()
                    })
                }}
            </div>
        </div>
    }
    .into_any()
}

fn compared(store: Store) -> AnyView {
    let (says, comparing) = (texts().exchange, store.comparison);
    let any = Memo::new(move |_| comparing.contrast.with(|contrast| !contrast.points.is_empty()));
    let lead = move || (says.lead)(comparing.contrast.with(|contrast| contrast.pairs.len()), &comparing.people());
    view! {
        <p class="lead">{lead}</p>
        {move || comparing.contrast.with(|contrast| agreement(contrast))}
        <h2>{says.differences}</h2>
        {move || {
            if any.get() {
                walk(store)
            } else {
                let put_away = move |_| adjudication::leave(store);
                view! {
                    <div>
                        <p class="lead">{says.no_differences}</p>
                        <button type="button" on:click=on(ev::click, put_away)>{says.stop}</button>
                    </div>
                }
                .into_any()
            }
        }}
    }
    .into_any()
}

fn agreement(contrast: &Contrast) -> AnyView {
    let says = texts().exchange;
    let share = |share: Option<f64>| {
        view! {
            <td class="n">{share.map_or_else(|| "–".to_owned(), says.share)}</td>
        }
        .into_any()
    };
    let row = |(layer, agreement): &(Layer, Agreement)| {
        view! {
            <tr>
                <th scope="row">{(says.layer)(*layer)}</th>
                <td class="n">{agreement.a}</td>
                <td class="n">{agreement.b}</td>
                {share(agreement.exact_f())}
                {share(agreement.overlap_f())}
                {share(agreement.kappa())}
            </tr>
        }
        .into_any()
    };
    let head = |name: &'static str, class| view! { <th class=class scope="col">{name}</th> }.into_any();
    let numbers = [says.mine, says.theirs, says.exact, says.overlap, says.kappa].map(|name| head(name, Some("n")));
    view! {
        <div class="wide" tabindex="0" role="group" aria-labelledby="agreement-title">
            <table class="layers">
                <thead><tr>{head(says.layer_head, None)} {numbers}</tr></thead>
                <tbody>{contrast.layers.iter().map(row).collect::<Vec<_>>()}</tbody>
            </table>
            <p class="said">{says.measures}</p>
        </div>
    }
    .into_any()
}

/// The differences: all of them, the one at hand, and how far it is.
fn walk(store: Store) -> AnyView {
    let (says, comparing) = (texts().exchange, store.comparison);
    let limit = RwSignal::new(4 * ROWS);
    let total = move || comparing.contrast.with(|contrast| contrast.points.len());
    let names = move || {
        comparing.contrast.with(|contrast| {
            contrast.points.iter().map(|point| point.name.clone()).take(limit.get()).collect::<Vec<Id>>()
        })
    };
    let at = Memo::new(move |_| comparing.point().map(|point| point.name.clone()));
    let is_done = move || comparing.decided() == total();
    let rest = move |label: &'static str, choice: Choice| {
        view! {
            <button
                class="quiet small"
                type="button"
                disabled=is_done
                on:click=on(ev::click, move |_| adjudication::decide_rest(store, choice))
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="walk">
            <div class="points">
                <ol>{each(names, move |name| row(store, name, at))}</ol>
                {more(limit, total)}
            </div>
            {move || {
                at.track();
                comparing.contrast.track();
                untrack(|| comparing.point()).map(|point| one(store, &point))
            }}
        </div>
        <div class="row finish">
            <progress
                aria-hidden="true"
                max=move || total().to_string()
                value=move || comparing.decided().to_string()
            />
            <span class="n">{move || (says.progress)(comparing.decided(), total())}</span>
            {rest(says.rest_mine, Choice::A)}
            {rest(says.rest_theirs, Choice::B)}
            <div class="spring" />
            <button class="quiet" type="button" on:click=on(ev::click, move |_| adjudication::leave(store))>
                {says.stop}
            </button>
            <button
                class="main"
                type="button"
                id="finish"
                disabled=move || !is_done()
                on:click=on(ev::click, move |_| adjudication::finish(store))
            >
                {says.finish}
            </button>
        </div>
    }
    .into_any()
}

fn point(store: Store, name: &Id) -> Option<Arc<Point>> {
    let points = store.comparison.contrast.get_untracked();
    points.points.iter().find(|point| point.name == *name).cloned()
}

/// A difference in the list: its words, how both differ, what was decided.
fn row(store: Store, name: Id, at: Memo<Option<Id>>) -> AnyView {
    let says = texts().exchange;
    let Some(point) = point(store, &name) else {
        return ().into_any();
    };
    let mark = point.mine.as_ref().or(point.theirs.as_ref());
    let kind = mark.map(|mark| mark.kind().name());
    let words = mark.map(|mark| mark.span.of(&point.document.text).to_owned());
    let (here, decided, gone) = (name.clone(), name.clone(), name.clone());
    let choice = move || store.comparison.choices.with(|choices| choices.get(&decided).copied());
    let is_open = move || store.comparison.choices.with(|choices| !choices.contains_key(&gone));
    view! {
        <li>
            <button
                class="difference"
                type="button"
                aria-current=move || (at.get().as_ref() == Some(&here)).then_some("true")
                class:undecided=is_open
                on:click=on(ev::click, move |_| adjudication::go_to(store, name.clone()))
            >
                <b class="ink" data-kind=kind>{words}</b>
                <span class="choice-made">
                    {move || choice().map_or(says.undecided, says.choice)}
                </span>
                <small>{(says.how)(point.how)}</small>
            </button>
        </li>
    }
    .into_any()
}

/// The difference at hand: its sentence on both sides, what each mark says, and the
/// buttons that decide it.
fn one(store: Store, point: &Point) -> AnyView {
    let texts = texts();
    let says = texts.exchange;
    let document = &point.document;
    let several = store.comparison.contrast.with_untracked(|contrast| contrast.pairs.len() > 1);
    let sentence = document.sentences().around(point.span);
    let side = |name: &'static str, mark: Option<&Annotation>| {
        let quote = match mark {
            None => vec![view! { <span class="none">{sentence.of(&document.text).to_owned()}</span> }.into_any()],
            Some(mark) => {
                let whole = sentence.cover(mark.span);
                vec![
                    document.text[whole.start..mark.span.start].into_any(),
                    view! {
                        <span class="ink" data-kind=mark.kind().name()>
                            {mark.span.of(&document.text)}
                        </span>
                    }
                    .into_any(),
                    document.text[mark.span.end..whole.end].into_any(),
                ]
            }
        };
        view! {
            <figure>
                <figcaption>{name}</figcaption>
                <blockquote lang=document.meta.language.clone()>{quote}</blockquote>
                {mark.is_none().then(|| view! { <p class="said">{says.nothing}</p> }.into_any())}
            </figure>
        }
        .into_any()
    };
    let name = point.name.clone();
    let button_of = |choice: Choice| {
        let name = name.clone();
        let is_it = move || store.comparison.choices.with(|choices| choices.get(&name) == Some(&choice));
        view! {
            <button
                type="button"
                aria-pressed=move || is_it().to_string()
                on:click=on(ev::click, move |_| adjudication::decide(store, choice))
            >
                {(says.choice)(choice)}
                {key(Command::Choose(choice))}
            </button>
        }
        .into_any()
    };
    let (id, mark) = (document.id.clone(), point.mine.as_ref().map(|mark| mark.id.clone()));
    let title = document.meta.title.clone();
    let in_text = move |_| match &mark {
        Some(mark) => across::go_to(store, &id, mark),
        None => navigate::open(store, Some(id.clone())),
    };
    view! {
        <section class="point" aria-label=(says.how)(point.how)>
            {several.then(|| {
                view! {
                    <p class="article">
                        <button class="link" type="button" on:click=on(ev::click, in_text)>
                            {title}
                        </button>
                    </p>
                }
                .into_any()
            })}
            <div class="two">
                {side(says.mine, point.mine.as_ref())}
                {side(says.theirs, point.theirs.as_ref())}
            </div>
            {beside::table(describe::marks(texts, document, point.mine.as_ref(), point.theirs.as_ref()))}
            <div class="row decide" role="group" aria-label=says.choose>
                {Choice::ALL.map(button_of)}
                {step(store, Command::Previous, false)}
                {step(store, Command::Next, true)}
            </div>
        </section>
    }
    .into_any()
}

fn step(store: Store, command: Command, forward: bool) -> AnyView {
    let texts = texts();
    view! {
        <button
            class="quiet small"
            type="button"
            aria-label=(texts.keys.names)(command, &texts.kinds)
            on:click=on(ev::click, move |_| navigate::step(store, forward))
        >
            {if forward { "→" } else { "←" }}
            {key(command)}
        </button>
    }
    .into_any()
}
