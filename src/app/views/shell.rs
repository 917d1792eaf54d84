//! The page around its views: each part is drawn into its place in `index.html`, beside the
//! start view, which stays where it is.

use super::{
    across, claims, entities, export, figures, head, help, library, notices, palette, paper, parts, prompt, reader,
    start, timeline,
};
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::dom;
use leptos::mount::mount_to;
use leptos::prelude::*;

/// Draws the page; a change of the language draws it anew: a view reads its texts once.
pub(crate) fn draw(store: Store) {
    let has_documents = Memo::new(move |_| store.work.with(|work| !work.desk.documents().is_empty()));
    let is_across = Memo::new(move |_| store.across.tab.get().is_some());
    let is_reading = Memo::new(move |_| !is_across.get() && store.reading.document.with(Option::is_some));
    start::show_when(store, move || !is_across.get() && !is_reading.get());
    Effect::new(move |_| dom::toggle_class("#desk", "bare", !has_documents.get()));
    Effect::new(move |_| dom::toggle_class("#desk", "reading", is_reading.get()));
    dom::clear("#head");
    draw_into("#head", store, head::head);
    draw_into("#view", store, move || {
        (move || match (is_across.get(), is_reading.get()) {
            (true, _) => across::across(),
            (false, true) => reader::reader(),
            (false, false) => ().into_any(),
        })
        .into_any()
    });
    draw_into("#desk", store, move || {
        view! {
            {move || is_reading.get().then(findings)}
            {move || has_documents.get().then(library::library)}
        }
        .into_any()
    });
    draw_into("#over", store, over);
}

/// Draws a view into the first element that matches.
fn draw_into(selector: &str, store: Store, view: impl Fn() -> AnyView + Send + 'static) {
    if let Some(place) = dom::one(selector) {
        let anew = move || {
            store.look.language.track();
            view()
        };
        mount_to(place, move || anew).forget();
    }
}

fn findings() -> AnyView {
    view! {
        <aside class="findings" aria-label=texts().panels.label>
            {parts::tabs()}
            <div class="panels">
                {claims::claims()}
                {figures::figures()}
                {timeline::timeline()}
                {entities::entities()}
            </div>
        </aside>
    }
    .into_any()
}

/// What lies over the page.
fn over() -> AnyView {
    let store = store();
    view! {
        {notices::notices()}
        <p class="hidden" role="status">{move || store.live_region.get()}</p>
        {help::help()}
        {palette::palette()}
        {export::export()}
        {prompt::prompt()}
        {start::drop_zone()}
        {paper::print()}
    }
    .into_any()
}
