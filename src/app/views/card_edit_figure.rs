//! The card while a figure is corrected: how many, what happened to them, who they are, and what
//! it refers to in the article.

use super::elements::on;
use super::parts::{choose, options};
use crate::app::actions::marks;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{self, Annotation, Body, Document, FigureLinks, Id};
use crate::model::{Currency, Effect as Harm, Figure, Qualifier, Victim};
use crate::text::Span;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The figure that is corrected.
#[derive(Clone, Copy)]
struct Corrected {
    store: Store,
    id: StoredValue<Id>,
    annotation: Memo<Option<Annotation>>,
}

impl Corrected {
    fn get<T>(self, of: impl FnOnce(&Figure<Id>) -> T) -> Option<T> {
        self.annotation.with(|a| match &a.as_ref()?.body {
            Body::Figure(figure) => Some(of(figure)),
            _ => None,
        })
    }

    /// Changes it; `field` joins the letters typed into it to one act.
    fn change(self, field: Option<&str>, change: impl FnOnce(&mut Figure<Id>)) {
        if let Some(mut figure) = untrack(|| self.get(Figure::clone)) {
            change(&mut figure);
            marks::correct(self.store, &self.id.get_value(), field, Body::Figure(figure));
        }
    }
}

pub(super) fn figure(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let this = Corrected { store, id: StoredValue::new(id.clone()), annotation };
    let is_range = Memo::new(move |_| this.get(|figure| figure.qualifier) == Some(Qualifier::Range));
    let reword = move |qualifier: Qualifier| {
        this.change(None, |figure| {
            figure.qualifier = qualifier;
            // Of two bounds the one that the wording keeps.
            let number = match qualifier {
                Qualifier::Range => None,
                Qualifier::Almost | Qualifier::AtMost => figure.high.or(figure.low),
                _ => figure.low.or(figure.high),
            };
            if let Some(number) = number {
                (figure.low, figure.high) = qualifier.bounds(number);
            }
        });
    };
    let links = store.reading.annotation_now(id).map(|(document, _)| {
        let links = desk::figure_links(&document, id);
        references(this, &document, &links)
    });
    view! {
        <p class="v">{move || this.get(values.figure)}</p>
        <div class="pair">
            <label>
                {card.effect}
                {choose(
                    &Harm::ALL,
                    values.effect,
                    move || this.get(|figure| figure.effect),
                    move |effect| this.change(None, |figure| figure.effect = effect),
                    None,
                    None,
                )}
            </label>
            <label>
                {card.currency}
                {choose(
                    &Currency::ALL,
                    values.currency,
                    move || this.get(|figure| figure.currency),
                    move |currency| this.change(None, |figure| figure.currency = currency),
                    None,
                    None,
                )}
            </label>
            <label>
                {card.qualifier}
                {choose(
                    &Qualifier::ALL,
                    values.qualifier,
                    move || this.get(|figure| figure.qualifier),
                    reword,
                    None,
                    None,
                )}
            </label>
            {move || if is_range.get() { bounds(this) } else { number(this) }}
        </div>
        {links}
        {victims(this)}
    }
    .into_any()
}

/// The field of a number; `put` gets what is typed.
fn field(name: &'static str, start: Option<u64>, put: impl Fn(Option<u64>) + 'static) -> AnyView {
    view! {
        <label>
            {name}
            <input
                type="number"
                min="0"
                step="1"
                value=start.map(|number| number.to_string())
                placeholder="—"
                on:input=on(ev::input, move |event| put(event_target_value(&event).parse().ok()))
            />
        </label>
    }
    .into_any()
}

/// One number, from which the wording makes the bounds.
fn number(this: Corrected) -> AnyView {
    let start = untrack(|| this.get(|figure| figure.low.or(figure.high))).flatten();
    field(texts().card.number, start, move |number| {
        this.change(Some("number"), |figure| {
            (figure.low, figure.high) = number.map_or((None, None), |number| figure.qualifier.bounds(number));
        });
    })
}

/// Both bounds of a range, and whether they contradict each other.
fn bounds(this: Corrected) -> AnyView {
    let card = &texts().card;
    let start = |of: fn(&Figure<Id>) -> Option<u64>| untrack(|| this.get(of)).flatten();
    let is_wrong = move || {
        let bounds = this.get(|figure| (figure.low, figure.high));
        matches!(bounds, Some((Some(low), Some(high))) if low > high)
    };
    view! {
        <span />
        {field(card.low, start(|figure| figure.low), move |number| {
            this.change(Some("low"), |figure| figure.low = number);
        })}
        {field(card.high, start(|figure| figure.high), move |number| {
            this.change(Some("high"), |figure| figure.high = number);
        })}
        {move || is_wrong().then(|| view! { <p class="hint wrong" role="alert">{card.bad_bounds}</p> }.into_any())}
    }
    .into_any()
}

/// Who gives it, the whole that it is a part of, its day and its place: each is nothing or words
/// of the article.
fn references(this: Corrected, document: &Document, links: &FigureLinks) -> AnyView {
    let (card, values) = (&texts().card, &texts().values);
    let words = |spans: &[Span]| {
        let quotes = spans.iter().map(|span| span.of(&document.text).to_owned());
        (spans.to_vec(), quotes.collect::<Vec<String>>())
    };
    let whole = |id: &Id| {
        let annotation = document.annotation(id);
        annotation.and_then(|a| match &a.body {
            Body::Figure(figure) => Some(format!("{}: {}", a.span.of(&document.text), (values.figure)(figure))),
            _ => None,
        })
    };
    let wholes: Vec<String> = links.wholes.iter().map(|id| whole(id).unwrap_or_default()).collect();
    view! {
        <div class="pair">
            {reference(card.says, card.narrator, words(&links.sources), this, |figure| &mut figure.source)}
            {reference(card.part_of, card.none, (links.wholes.clone(), wholes), this, |figure| &mut figure.part_of)}
            {reference(card.when, card.none, words(&links.dates), this, |figure| &mut figure.date)}
            {reference(card.place, card.none, words(&links.places), this, |figure| &mut figure.place)}
        </div>
    }
    .into_any()
}

/// A select over what a field of the figure can refer to, with their names; first of all
/// nothing.
fn reference<T: Clone + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    nothing: &'static str,
    (choices, names): (Vec<T>, Vec<String>),
    this: Corrected,
    of: fn(&mut Figure<Id>) -> &mut Option<T>,
) -> AnyView {
    let choices = Arc::new(choices);
    let listed = choices.clone();
    let place = move || {
        let now = this.get(|figure| of(&mut figure.clone()).clone())?;
        Some(now.and_then(|now| listed.iter().position(|choice| *choice == now)).map_or(0, |at| at + 1))
    };
    let pick = move |at: usize| {
        let choice = at.checked_sub(1).and_then(|at| choices.get(at)).cloned();
        this.change(None, |figure| *of(figure) = choice);
    };
    let names = std::iter::once(nothing.to_owned()).chain(names).collect();
    view! { <label>{label} {options(names, Arc::new(place), Box::new(pick), None, None)}</label> }.into_any()
}

/// Who they are, by tags.
fn victims(this: Corrected) -> AnyView {
    let one = |victim: Victim| {
        let chosen = move || this.get(|figure| figure.victims.contains(&victim)).unwrap_or_default();
        let toggle = move |_| {
            this.change(None, |figure| match figure.victims.binary_search(&victim) {
                Ok(at) => drop(figure.victims.remove(at)),
                Err(at) => figure.victims.insert(at, victim),
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=chosen on:change=on(ev::change, toggle) />
                {(texts().values.victim)(victim)}
            </label>
        }
        .into_any()
    };
    let boxes = Victim::ALL.into_iter().map(one).collect::<Vec<_>>();
    view! { <fieldset><legend>{texts().card.victims}</legend> {boxes}</fieldset> }.into_any()
}
