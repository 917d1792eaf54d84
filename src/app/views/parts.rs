//! Small parts that several views share.

use crate::app::doing;
use crate::app::keys::{self, Command};
use crate::app::state::{store, texts};
use crate::browser::dom;
use crate::desk::{Id, Kind};
use leptos::prelude::*;

/// The tally mark: four strokes, and the fifth across.
pub(super) fn tally() -> impl IntoView {
    view! {
        <svg class="tally" viewBox="0 0 24 20" aria-hidden="true">
            <path d="M4 2v16M9 2v16M14 2v16M19 2v16" />
            <path class="stroke" d="M1 15 23 5" />
        </svg>
    }
}

/// A key as it is printed on a button.
pub(super) fn key(command: Command) -> impl IntoView {
    view! { <kbd aria-hidden="true">{keys::key_of(command)}</kbd> }
}

/// The tabs over the findings: they lead to the parts, which are all there.
pub(super) fn tabs() -> AnyView {
    let (store, texts) = (store(), texts());
    let count = move |kind: Kind| {
        Memo::new(move |_| {
            store.sheet.with(|s| s.as_ref().map_or(0, |s| s.marks.iter().filter(|m| m.kind == kind).count()))
        })
    };
    let (claims, figures) = (count(Kind::Claim), count(Kind::Casualty));
    let tab = |part: &'static str, name: &'static str, number: Option<Memo<usize>>| {
        let go = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            if let Some(part) = dom::one(&format!("#{part}")) {
                dom::scroll_to(&part, false);
                dom::focus(&format!("#{}", part.id()));
            }
        };
        view! {
            <a href=format!("#{part}") class=format!("to-{part}") on:click=go>
                {name} {number.map(|n| view! { <span class="n">{move || n.get()}</span> })}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label=texts.head.parts>
            {tab("text", texts.head.text, None)} {tab("claims", texts.claims.region, Some(claims))}
            {tab("figures", texts.panels.figures, Some(figures))} {tab("timeline", texts.panels.timeline, None)}
            {tab("entities", texts.panels.entities, None)} {tab("library", texts.library.region, None)}
        </nav>
    }
    .into_any()
}

/// A button that leads to a mark and wears the line of its kind.
pub(super) fn jump(id: Id, kind: Kind, quote: String) -> AnyView {
    let store = store();
    view! {
        <button type="button" class="jump" on:click=move |_| doing::go_to(store, &id)>
            <span class="ink" data-kind=kind.name()>{quote}</span>
        </button>
    }
    .into_any()
}

/// A select over fixed choices.
pub(super) fn choose<T: Copy + PartialEq + Send + Sync + 'static>(
    choices: &'static [T],
    name: impl Fn(T) -> &'static str,
    current: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    change: impl Fn(T) + 'static,
    id: Option<String>,
    label: Option<&'static str>,
) -> AnyView {
    let options: Vec<AnyView> = choices
        .iter()
        .enumerate()
        .map(|(i, &choice)| {
            let chosen = move || current() == Some(choice);
            view! { <option value=i.to_string() prop:selected=chosen>{name(choice)}</option> }.into_any()
        })
        .collect();
    let changed = move |event: web_sys::Event| {
        if let Some(&choice) = event_target_value(&event).parse().ok().and_then(|i: usize| choices.get(i)) {
            change(choice);
        }
    };
    view! { <select id=id aria-label=label on:change=changed>{options}</select> }.into_any()
}

/// Rows of a list that are drawn at once: a long text has thousands.
pub(super) const ROWS: usize = 120;

/// A button for the rows beyond the limit.
pub(super) fn more(limit: RwSignal<usize>, total: impl Fn() -> usize + Copy + Send + Sync + 'static) -> AnyView {
    let texts = texts();
    let rest = Memo::new(move |_| total().saturating_sub(limit.get()));
    view! {
        {move || (rest.get() > 0).then(|| view! {
            <button type="button" class="link more-rows" on:click=move |_| limit.update(|limit| *limit += 4 * ROWS)>
                {(texts.panels.more)(rest.get())}
            </button>
        })}
    }
    .into_any()
}
