//! The figures, dates and places that belong to a claim.

use super::elements::on;
use crate::app::actions::claims::{can_be_linked, change_claim};
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{Annotation, ClaimBody, Id, Kind};
use leptos::ev;
use leptos::prelude::*;

pub(super) type This = StoredValue<Id>;
pub(super) type Claim = Memo<Option<ClaimBody>>;

/// A mark that can be linked.
#[derive(Clone, PartialEq)]
struct Mark {
    id: Id,
    kind: Kind,
    quote: String,
    /// Whether it stands inside the claim.
    is_inside: bool,
}

pub(super) fn links(store: Store, id: This, claim: Claim) -> AnyView {
    let (claims, says) = (&texts().claims, texts().listing);
    let linked = Memo::new(move |_| claim.with(|c| c.as_ref().map(|c| c.links.clone()).unwrap_or_default()));
    let marks = Memo::new(move |_| {
        store.reading.document.with(|document| {
            let Some((document, place)) =
                document.as_ref().and_then(|d| Some((d, d.annotation(&id.get_value())?.span)))
            else {
                return Vec::new();
            };
            let mark = |a: &Annotation| Mark {
                id: a.id.clone(),
                kind: a.kind(),
                quote: a.span.of(&document.text).to_owned(),
                is_inside: place.contains(a.span),
            };
            document.annotations().into_iter().filter(|a| can_be_linked(a)).map(mark).collect::<Vec<_>>()
        })
    });
    let open = move |inside: bool| {
        let (linked, mut marks) = (linked.get(), marks.get());
        marks.retain(|mark| mark.is_inside == inside && !linked.contains(&mark.id));
        marks
    };
    let chips = move || {
        let ids = linked.get();
        let chosen = marks.get().into_iter().filter(|mark| ids.contains(&mark.id));
        chosen
            .map(|mark| {
                let label = (claims.remove_link)(&mark.quote);
                let gone =
                    move |_| change_claim(store, &id.get_value(), None, |claim| claim.links.retain(|l| *l != mark.id));
                view! {
                    <span class="tag">
                        <span class="ink" data-kind=mark.kind.name()>{mark.quote}</span>
                        <button type="button" aria-label=label on:click=on(ev::click, gone)>
                            "×"
                        </button>
                    </span>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    // To look through the choices with the arrows must not link.
    let draft = RwSignal::new(String::new());
    let add = move |_| {
        let link: Id = draft.get_untracked().into();
        draft.set(String::new());
        if !link.is_empty() {
            change_claim(store, &id.get_value(), None, |claim| claim.links.push(link));
        }
    };
    let add_inside = move |_| {
        let inside = untrack(|| open(true)).into_iter().map(|mark| mark.id);
        change_claim(store, &id.get_value(), None, |claim| claim.links.extend(inside));
    };
    let choices = move || {
        let part = |label: &'static str, marks: Vec<Mark>| {
            let option = |mark: Mark| {
                let name = format!("{}: {}", texts().kinds.name(mark.kind), mark.quote);
                view! { <option value=mark.id.to_string()>{name}</option> }.into_any()
            };
            let options: Vec<AnyView> = marks.into_iter().map(option).collect();
            (!options.is_empty()).then(|| view! { <optgroup label=label>{options}</optgroup> }.into_any())
        };
        vec![part(says.inside, open(true)), part(says.elsewhere, open(false))]
    };
    view! {
        <div class="field">
            <span class="name" id="claim-links">{claims.links}</span>
            <div class="chips">
                {chips}
                <span class="joined">
                    <select
                        aria-labelledby="claim-links"
                        prop:value=move || draft.get()
                        on:change=on(ev::change, move |event| draft.set(event_target_value(&event)))
                    >
                        <option value="">{claims.add_link}</option>
                        {choices}
                    </select>
                    <button
                        class="small"
                        type="button"
                        prop:disabled=move || draft.with(String::is_empty)
                        on:click=on(ev::click, add)
                    >
                        {says.link_now}
                    </button>
                </span>
            </div>
            {move || {
                let inside = open(true).len();
                (inside > 0).then(|| {
                    view! {
                        <button class="link" type="button" on:click=on(ev::click, add_inside)>
                            {(says.link_inside)(inside)}
                        </button>
                    }
                    .into_any()
                })
            }}
            <small class="hint">{says.link_help}</small>
        </div>
    }
    .into_any()
}
