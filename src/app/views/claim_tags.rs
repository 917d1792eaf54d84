//! The tags in use over all articles, with their counts, and other names for them.

use super::elements::on;
use crate::app::actions::claim_list::rename_tag;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk;
use leptos::ev;
use leptos::prelude::*;

pub(super) fn tags(store: Store) -> AnyView {
    let says = texts().listing;
    let tags = Memo::new(move |_| store.work.with(|work| desk::tags(&work.desk)));
    let rows = move || tags.get().into_iter().map(|(tag, count)| row(store, tag, count)).collect::<Vec<_>>();
    let offered = move || {
        let option =
            |(tag, count): (String, usize)| view! { <option value=tag label=(says.claims)(count) /> }.into_any();
        tags.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let some = Memo::new(move |_| tags.with(|tags| !tags.is_empty()));
    view! {
        <datalist id="tags-in-use">{offered}</datalist>
        <div>
            {move || {
                some.get().then(|| {
                    view! {
                        <details class="tags">
                            <summary>{move || (says.tags)(tags.with(Vec::len))}</summary>
                            <ul>{rows}</ul>
                        </details>
                    }
                    .into_any()
                })
            }}
        </div>
    }
    .into_any()
}

/// A tag's name can be typed over; to give it another's makes the two one.
fn row(store: Store, tag: String, count: usize) -> AnyView {
    let says = texts().listing;
    let draft = RwSignal::new(tag.clone());
    let (old, before) = (tag.clone(), tag.clone());
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        rename_tag(store, &old, &draft.get_untracked());
    };
    let same = move || draft.with(|draft| draft.trim().is_empty() || draft.trim() == before);
    view! {
        <li>
            <form on:submit=on(ev::submit, rename)>
                <input
                    type="text"
                    autocomplete="off"
                    aria-label=(says.tag_name)(count, &tag)
                    prop:value=move || draft.get()
                    on:input=on(ev::input, move |event| draft.set(event_target_value(&event)))
                />
                <span class="n" aria-hidden="true">{count}</span>
                <button
                    class="small"
                    type="submit"
                    aria-label=(says.rename_tag)(&tag)
                    prop:disabled=same
                >
                    {says.rename}
                </button>
            </form>
        </li>
    }
    .into_any()
}
