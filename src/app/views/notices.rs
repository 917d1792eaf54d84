//! What the page says, at the foot of the window.

use crate::app::state::{store, texts};
use leptos::prelude::*;

pub(super) fn notices() -> AnyView {
    let (store, said) = (store(), &texts().said);
    view! {
        <section class="notices" aria-label=said.region aria-live="polite">
            <For each=move || store.notices.get() key=|notice| notice.id let:notice>
                <div class="notice" class:error=notice.is_error>
                    <p>{notice.sentence}</p>
                    <div class="row">
                        {notice.acts.into_iter().map(|(label, act)| {
                            let id = notice.id;
                            view! {
                                <button type="button" on:click=move |_| { act(); store.notices.dismiss(id); }>{label}</button>
                            }
                        }).collect_view()}
                        <button type="button" class="quiet" on:click=move |_| store.notices.dismiss(notice.id)>
                            {said.dismiss}
                        </button>
                    </div>
                </div>
            </For>
        </section>
    }
    .into_any()
}
