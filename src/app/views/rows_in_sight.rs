//! The body of a long table, of which only the rows are drawn that are in sight, and some
//! beyond.

use crate::browser::dom;
use leptos::prelude::*;
use std::sync::Arc;

/// Pixels that each row is high; the style sheet says the same.
pub(super) const HEIGHT: usize = 37;
/// Rows beyond the edges, so that nobody sees them come.
const BEYOND: usize = 10;
/// The window moves by so many rows at once, so that it seldom moves.
const STEP: usize = 5;

/// What of a pane is in sight, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    top: RwSignal<usize>,
    height: RwSignal<usize>,
}

impl Sight {
    /// The top of a pane that is as high as most screens.
    pub(super) fn new() -> Self {
        Self { top: RwSignal::new(0), height: RwSignal::new(1_000) }
    }

    /// Follows the pane when it scrolls.
    pub(super) fn follow(self, pane: &web_sys::Element) {
        self.top.set(usize::try_from(pane.scroll_top()).unwrap_or_default());
        self.height.set(usize::try_from(pane.client_height()).unwrap_or_default());
    }

    /// Scrolls the pane that matches so that a row is drawn; the browser does the rest.
    pub(super) fn bring(self, pane: &str, row: usize) {
        let (top, height) = (self.top.get_untracked(), self.height.get_untracked());
        let at = row * HEIGHT;
        if at < top || at + 2 * HEIGHT > top + height {
            let middle = at.saturating_sub(height / 2);
            dom::scroll_pane(pane, middle);
            self.top.set(middle);
        }
    }

    /// The first row that is drawn, and the one behind the last.
    fn range(self, count: usize) -> (usize, usize) {
        let first = (self.top.get() / HEIGHT).saturating_sub(BEYOND) / STEP * STEP;
        let shown = self.height.get() / HEIGHT + 2 * BEYOND + STEP;
        (first.min(count), (first + shown).min(count))
    }
}

/// The rows in sight of `rows`, drawn by `row` from their number and what they are. `columns` is
/// how many cells a row has.
pub(super) fn rows_in_sight<T: Clone + PartialEq + Send + Sync + 'static>(
    sight: Sight,
    rows: Memo<Vec<T>>,
    columns: usize,
    row: impl Fn(usize, T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let range = Memo::new(move |_| sight.range(rows.with(Vec::len)));
    let row = Arc::new(row);
    let drawn = move || {
        let (first, last) = range.get();
        rows.with(|rows| {
            let listed = rows.iter().enumerate().take(last).skip(first);
            listed.map(|(at, one)| (at, one.clone())).collect::<Vec<_>>()
        })
    };
    let space = move |height: usize| {
        (height > 0).then(|| {
            view! {
                <tr class="space" aria-hidden="true">
                    <td colspan=columns style:height=format!("{height}px") />
                </tr>
            }
            .into_any()
        })
    };
    // A row that moves is another one: its number is in the names of its cells.
    view! {
        <tbody>
            {move || space(range.get().0 * HEIGHT)}
            {move || drawn().into_iter().map(|(at, one)| row(at, one)).collect::<Vec<_>>()}
            {move || space((rows.with(Vec::len) - range.get().1) * HEIGHT)}
        </tbody>
    }
    .into_any()
}
