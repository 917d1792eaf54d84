//! The tolls of the articles: a list, and beside it the one that is open.

use super::elements::on;
use super::parts::{ROWS, empty, more};
use super::toll::{coded, toll};
use super::toll_words::{name, span};
use crate::app::state::{across, store};
use crate::app::texts::texts;
use crate::desk::{FigureKey, Toll};
use leptos::ev;
use leptos::prelude::*;

pub(super) fn tolls() -> AnyView {
    let (texts, across) = (texts(), store().across);
    let says = texts.across;
    let limit = RwSignal::new(ROWS);
    let open = Memo::new(move |_| across.open_toll().and_then(|toll| toll.key().map(FigureKey::name)));
    let row = move |toll: &Toll| {
        let key = toll.key().map(FigureKey::name);
        let (chosen, own) = (key.clone(), key);
        let doubts = toll.checks.len();
        view! {
            <li>
                <button
                    class="item"
                    type="button"
                    aria-current=move || (open.get() == own).then_some("true")
                    on:click=on(ev::click, move |_| {
                        across.rows.set(Vec::new());
                        across.toll.set(chosen.clone());
                    })
                >
                    <b>{name(toll)}</b>
                    <span class="n">{span(toll)}</span>
                    <small>{(says.figures)(toll.members.len())}</small>
                    {(doubts > 0).then(|| view! { <small class="doubts">{(says.doubts)(doubts)}</small> }.into_any())}
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="tolls" id="figures" tabindex="-1" aria-labelledby="tolls-title">
            <div class="list">
                <h2 id="tolls-title">{(says.tabs)(across::Tab::Figures)}</h2>
                {move || {
                    across.tolls.with(|tolls| {
                        if tolls.is_empty() {
                            return empty(says.no_tolls).into_any();
                        }
                        let rows: Vec<_> = tolls.iter().take(limit.get()).map(|toll| row(toll)).collect();
                        view! { <ul aria-label=says.tolls>{rows}</ul> }.into_any()
                    })
                }}
                {more(limit, move || across.tolls.with(Vec::len))}
            </div>
            {move || match across.coding.get() {
                None => across.open_toll().map(toll).into_any(),
                Some(codebook) => {
                    open.get();
                    untrack(|| across.open_toll()).map(|toll| coded(&toll, codebook)).into_any()
                }
            }}
        </section>
    }
    .into_any()
}
