//! A list of any length of which only what is near the screen is drawn. Rows keep their
//! elements while they are near; gaps are as high as the rows that they stand for, and each
//! row says its place in the whole, for who hears the page. What is printed and exported is
//! drawn elsewhere, whole.

use super::elements::each;
use super::parts::ROWS;
use crate::app::state::row_window::{RowHeights, Stretch};
use crate::app::state::store;
use crate::browser::{dom, list};
use crate::desk::Id;
use leptos::prelude::*;
use std::sync::Arc;

/// Pixels above and below the screen within which rows are drawn: what a person scrolls before
/// the next frame, and a row to go to with the keys.
const MARGIN: f64 = 1000.0;

/// Steps in which scrolling is followed, in pixels.
const STEP: f64 = 250.0;

/// About how high a row is before one was measured, in pixels.
const ROW: f64 = 60.0;

/// A long list, whose element carries [`name`](Self::name) as `data-list` and holds
/// [`rows`](Self::rows) and nothing else.
#[derive(Clone, Copy)]
pub(super) struct LongList {
    name: StoredValue<String>,
    ids: Memo<Vec<Id>>,
    drawn: Memo<Vec<Stretch>>,
    heights: StoredValue<RowHeights>,
    near: RwSignal<(f64, f64)>,
}

impl LongList {
    /// A list of rows by their ids; the one that `kept` gives is always drawn.
    pub(super) fn new(
        ids: impl Fn() -> Vec<Id> + Send + Sync + 'static,
        kept: impl Fn() -> Option<Id> + Send + Sync + 'static,
    ) -> Self {
        let (ids, heights) = (Memo::new(move |_| ids()), StoredValue::new(RowHeights::new(ROW)));
        let near = RwSignal::new((-MARGIN, 2.0 * MARGIN));
        let drawn = Memo::new(move |_| {
            let (near, kept) = (near.get(), kept());
            ids.with(|ids| {
                if ids.len() <= ROWS {
                    return vec![Stretch::Rows(0, ids.len())];
                }
                let kept = kept.and_then(|kept| ids.iter().position(|id| *id == kept));
                heights.with_value(|heights| heights.stretches(ids, near, kept))
            })
        });
        let this = Self { name: StoredValue::new(list::new_name()), ids, drawn, heights, near };
        let moved = store().look.moved;
        Effect::new(move |was_long: Option<bool>| {
            // With other rows drawn, or the same ones elsewhere, more may be near.
            let is_long = ids.with(|ids| ids.len() > ROWS);
            drawn.track();
            moved.track();
            if is_long {
                dom::after_drawing(move || this.look());
            } else if was_long == Some(true) {
                dom::after_drawing(move || list::forget_numbers(&this.name()));
            }
            is_long
        });
        this
    }

    /// By what the list is found on the page.
    pub(super) fn name(self) -> String {
        self.name.get_value()
    }

    /// The rows and gaps. `gap` draws a gap of a height.
    pub(super) fn rows(
        self,
        gap: fn(GapHeight) -> AnyView,
        row: impl Fn(Id) -> AnyView + Send + Sync + 'static,
    ) -> AnyView {
        let ids = move || {
            // The ids first: what is drawn follows them, and may stay the same while they change.
            self.ids.with(|ids| {
                self.drawn.with(|drawn| {
                    let items = drawn.iter().enumerate().flat_map(|(at, stretch)| match *stretch {
                        Stretch::Rows(from, to) => ids[from.min(ids.len())..to.min(ids.len())].to_vec(),
                        Stretch::Gap(..) => vec![gap_id(at)],
                    });
                    items.collect()
                })
            })
        };
        each(ids, move |id| match place_of_gap(&id) {
            Some(at) => gap(Arc::new(move || self.height(at))),
            None => row(id),
        })
    }

    /// The height of a gap as a length of CSS.
    fn height(self, at: usize) -> String {
        let height = self.drawn.with(|drawn| match drawn.get(at) {
            Some(Stretch::Gap(.., height)) => *height,
            _ => 0.0,
        });
        format!("{height:.0}px")
    }

    /// Measures what is drawn, and draws what is near now.
    fn look(self) {
        let (Some(name), Some(moved)) = (self.name.try_get_value(), self.near.try_get_untracked()) else { return };
        let Some(seen) = list::look(&name) else { return };
        let drawn = self.drawn.get_untracked();
        self.ids.with_untracked(|ids| {
            let places: Vec<Option<usize>> = drawn
                .iter()
                .flat_map(|stretch| match *stretch {
                    Stretch::Rows(from, to) => (from..to.min(ids.len())).map(Some).collect(),
                    Stretch::Gap(..) => vec![None],
                })
                .collect();
            // Else the page is being drawn at this moment.
            if places.len() == seen.heights.len() {
                self.heights.update_value(|heights| {
                    for (at, height) in places.iter().zip(&seen.heights) {
                        at.and_then(|at| ids.get(at)).into_iter().for_each(|id| heights.note(id, *height));
                    }
                });
                list::number(&name, &places, ids.len());
            }
        });
        let step = |pixels: f64| (pixels / STEP).round() * STEP;
        let near = (step(-seen.top - MARGIN), step(seen.screen - seen.top + MARGIN));
        if near != moved {
            self.near.set(near);
        }
    }
}

/// The height of a gap as a length of CSS. The policy of the page forbids a style as an
/// attribute, so that it is set as a property.
pub(super) type GapHeight = Arc<dyn Fn() -> String + Send + Sync>;

/// A gap in a list of `li`.
pub(super) fn gap_in_list(height: GapHeight) -> AnyView {
    view! { <li class="gap" aria-hidden="true" style:height=move || height() /> }.into_any()
}

/// A gap among blocks.
pub(super) fn gap_in_blocks(height: GapHeight) -> AnyView {
    view! { <div class="gap" aria-hidden="true" style:height=move || height() /> }.into_any()
}

/// No id of ours has a control character.
const GAP: &str = "\u{1}";

fn gap_id(at: usize) -> Id {
    format!("{GAP}{at}").into()
}

fn place_of_gap(id: &str) -> Option<usize> {
    id.strip_prefix(GAP)?.parse().ok()
}
