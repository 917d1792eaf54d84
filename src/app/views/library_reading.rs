//! How many articles the engine has yet to read, where it is more than it reads at once, and
//! a way to have it wait.

use super::elements::on;
use crate::app::services::services;
use crate::app::state::library::Library;
use crate::app::texts::texts;
use leptos::ev;
use leptos::prelude::*;

/// With fewer, they are read before a person could read this.
const FEW: usize = 20;

pub(super) fn reading(this: Library) -> AnyView {
    let (says, engine) = (texts().library_list, services().engine);
    let unread = Memo::new(move |_| this.view.with(|view| view.unread));
    let is_shown = Memo::new(move |_| unread.get() > FEW || engine.is_paused.get() && unread.get() > 0);
    let pause = move || {
        view! {
            <button
                class="quiet small"
                type="button"
                on:click=on(ev::click, move |_| engine.is_paused.update(|is| *is = !*is))
            >
                {move || if engine.is_paused.get() { says.go_on } else { says.pause }}
            </button>
        }
        .into_any()
    };
    view! {
        {move || {
            is_shown.get().then(|| {
                view! {
                    <div class="row unread">
                        <span>{move || (says.unread)(unread.get())}</span>
                        {pause()}
                    </div>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}
