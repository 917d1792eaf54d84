//! What the person sees on paper: the same words without controls. A dossier is the same as a
//! file.

mod article;
mod claims;
mod incident;
mod line;

use crate::app::actions::navigate;
use crate::app::state::paper::Paper;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{clock, events};
use leptos::prelude::*;

/// Draws the view for paper whenever the browser is about to print: what is open, unless
/// something else was asked for.
pub(super) fn listen(store: Store) {
    events::on_window("beforeprint", move |_: web_sys::Event| {
        if store.paper.with_untracked(Option::is_none) {
            store.paper.set(Some(navigate::on_paper(store)));
        }
    });
    events::on_window("afterprint", move |_: web_sys::Event| store.paper.set(None));
}

pub(super) fn print() -> AnyView {
    let store = store();
    view! {
        <section class="print paper">
            {move || {
                store
                    .paper
                    .get()
                    .map(|paper| {
                        let drawn = match paper {
                            Paper::Claims => claims::claims(store),
                            Paper::Article => article::article(store),
                            Paper::Incident => incident::incident(store),
                        };
                        view! {
                            {drawn}
                            {stamp()}
                        }
                            .into_any()
                    })
            }}
        </section>
    }
    .into_any()
}

/// When and by what it was made.
fn stamp() -> AnyView {
    let texts = texts();
    let now = clock::in_words(&clock::now(), texts.lang.code());
    view! { <p class="printed">{(texts.listing.printed)(&now)}</p> }.into_any()
}
