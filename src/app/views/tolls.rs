//! The tolls of the articles: a list, and beside it the one that is open.

use super::el::{IntoKid, button, el, el_of};
use super::parts::{ROWS, empty, more};
use super::toll::{coded, toll};
use super::toll_words::{name, span};
use crate::app::state::{across, store};
use crate::app::texts::texts;
use crate::desk::{FigureKey, Toll};
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
        el("li").kid(
            button("item", move || {
                across.rows.set(Vec::new());
                across.toll.set(chosen.clone());
            })
            .live("aria-current", move || (open.get() == own).then_some("true"))
            .kid(el("b").kid(name(toll)))
            .kid(el_of("span", "n").kid(span(toll)))
            .kid(el("small").kid((says.figures)(toll.members.len())))
            .kid((doubts > 0).then(|| el_of("small", "doubts").kid((says.doubts)(doubts)))),
        )
    };
    el_of("section", "tolls")
        .attr("id", "figures")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "tolls-title")
        .kid(
            el_of("div", "list")
                .kid(el("h2").attr("id", "tolls-title").kid((says.tabs)(across::Tab::Figures)))
                .show(move || {
                    across.tolls.with(|tolls| {
                        if tolls.is_empty() {
                            return empty(says.no_tolls).into_kid();
                        }
                        let rows: Vec<_> = tolls.iter().take(limit.get()).map(|toll| row(toll)).collect();
                        el("ul").attr("aria-label", says.tolls).kid(rows).into_kid()
                    })
                })
                .kid(more(limit, move || across.tolls.with(Vec::len))),
        )
        .show(move || match across.coding.get() {
            None => across.open_toll().map(toll).into_kid(),
            // A row is drawn anew for another toll alone.
            Some(codebook) => {
                open.get();
                untrack(|| across.open_toll()).map(|toll| coded(&toll, codebook)).into_kid()
            }
        })
        .into_kid()
}
