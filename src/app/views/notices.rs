//! What the page says, at the foot of the window.

use super::elements::{each, on};
use crate::app::state::notices::Notice;
use crate::app::state::store;
use crate::app::texts::texts;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// How long a plain sentence stays: time to read two lines.
const BRIEFLY: Duration = Duration::from_secs(7);

pub(super) fn notices() -> AnyView {
    let (store, said) = (store(), &texts().said);
    view! {
        <section class="notices" aria-label=said.region aria-live="polite">
            {each(move || store.notices.ids(), move |id| store.notices.get(&id).map(one).into_any())}
        </section>
    }
    .into_any()
}

fn one(notice: Notice) -> AnyView {
    let notices = store().notices;
    let id = notice.id.clone();
    let dismiss = move || notices.dismiss(&id);
    if notice.is_brief() {
        set_timeout(dismiss.clone(), BRIEFLY);
    }
    let acts: Vec<AnyView> = notice
        .acts
        .into_iter()
        .map(|(label, act)| {
            let dismiss = dismiss.clone();
            let press = move |_| {
                act();
                dismiss();
            };
            view! { <button type="button" on:click=on(ev::click, press)>{label}</button> }.into_any()
        })
        .collect();
    view! {
        <div class=if notice.is_error { "notice error" } else { "notice" }>
            <p>{notice.sentence}</p>
            <div class="row">
                {acts}
                <button class="quiet" type="button" on:click=on(ev::click, move |_| dismiss())>
                    {texts().said.dismiss}
                </button>
            </div>
        </div>
    }
    .into_any()
}
