//! Help: the keys, from the table that answers to them.

use crate::app::keys::{TABLE, words};
use crate::app::state::{store, texts};
use leptos::html::Dialog;
use leptos::prelude::*;

pub(super) fn help() -> AnyView {
    let (store, texts) = (store(), texts());
    let help = &texts.help;
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let open = store.help.get();
        if let Some(dialog) = dialog.get() {
            if open && !dialog.open() {
                // Refused only where the dialog is not in the page.
                let _ = dialog.show_modal();
            } else if !open && dialog.open() {
                dialog.close();
            }
        }
    });
    let rows = TABLE
        .iter()
        .map(|binding| view! { <dt><kbd>{binding.shown}</kbd></dt><dd>{words(binding.command, texts)}</dd> })
        .collect_view();
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" on:close=move |_| store.help.set(false)>
            <h2 id="help-title">{help.title}</h2>
            <p>{help.lead}</p>
            <dl>{rows}</dl>
            <p class="privacy">{help.privacy}</p>
            <button type="button" class="main" on:click=move |_| store.help.set(false)>{help.close}</button>
        </dialog>
    }
    .into_any()
}
