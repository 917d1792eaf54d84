//! Small parts that several views share.

use super::elements::on;
use crate::app::actions::navigate;
use crate::app::state::command::Command;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{ClaimRow, Id, Kind};
use crate::model::Day;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// The tally mark: four strokes, and the fifth across.
pub(super) fn tally() -> AnyView {
    view! {
        <svg class="tally" viewBox="0 0 24 20" aria-hidden="true">
            <path d="M4 2v16M9 2v16M14 2v16M19 2v16" />
            <path class="stroke" d="M1 15 23 5" />
        </svg>
    }
    .into_any()
}

/// What a panel without rows says, once the engine has read the text.
pub(super) fn empty(says: &'static str) -> Option<AnyView> {
    (!store().reading.is_waiting()).then(|| view! { <p class="empty">{says}</p> }.into_any())
}

/// A key as it is printed on a button.
pub(super) fn key(command: Command) -> AnyView {
    let preferences = store().preferences;
    let shown = move || preferences.with(|preferences| preferences.keys.shown(command));
    view! { <kbd aria-hidden="true" hidden=move || shown().is_empty()>{shown}</kbd> }.into_any()
}

/// The name of an entity in the other language, to stand beside the first.
pub(super) fn other_name(name: &DisplayName) -> Option<AnyView> {
    name.elsewhere.map(|(language, name)| {
        view! {
            <span class="beside" lang=language.code()>{name}</span>
        }
        .into_any()
    })
}

/// The tabs over the findings: they lead to the parts, which are all there.
pub(super) fn tabs() -> AnyView {
    let (store, texts) = (store(), texts());
    let tab = |part: &'static str, name: &'static str, kind: Option<Kind>| {
        let go = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            navigate::go_to_part(&format!("#{part}"));
        };
        view! {
            <a href=format!("#{part}") class=format!("to-{part}") on:click=on(ev::click, go)>
                {name}
                {kind.map(|kind| view! { <span class="n">{move || store.reading.count(kind)}</span> }.into_any())}
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="tabs" aria-label=texts.head.parts>
            {tab("text", texts.head.text, None)}
            {tab("claims", texts.claims.region, Some(Kind::Claim))}
            {tab("figures", texts.panels.figures, Some(Kind::Casualty))}
            {tab("timeline", texts.panels.timeline, None)}
            {tab("entities", texts.panels.entities, None)}
            {tab("library", texts.library.region, None)}
        </nav>
    }
    .into_any()
}

/// A button that leads to a mark and wears the line of its kind.
pub(super) fn jump(id: Id, kind: Kind, quote: String) -> AnyView {
    let store = store();
    view! {
        <button class="jump" type="button" on:click=on(ev::click, move |_| navigate::go_to(store, &id))>
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
    label: Option<String>,
) -> AnyView {
    let names = choices.iter().map(|&choice| name(choice).to_owned()).collect();
    let place = move || current().and_then(|now| choices.iter().position(|&choice| choice == now));
    let pick = move |at: usize| choices.get(at).into_iter().for_each(|&choice| change(choice));
    options(names, Arc::new(place), Box::new(pick), id, label)
}

/// A select over names: the place of the one that is chosen, and what a choice does.
pub(super) fn options(
    names: Vec<String>,
    place: Arc<dyn Fn() -> Option<usize> + Send + Sync>,
    pick: Box<dyn Fn(usize)>,
    id: Option<String>,
    label: Option<String>,
) -> AnyView {
    let option = |(at, name): (usize, String)| {
        let place = place.clone();
        view! { <option value=at prop:selected=move || place() == Some(at)>{name}</option> }.into_any()
    };
    let options: Vec<AnyView> = names.into_iter().enumerate().map(option).collect();
    let changed = move |event: web_sys::Event| {
        if let Ok(at) = event_target_value(&event).parse() {
            pick(at);
        }
    };
    view! { <select id=id aria-label=label on:change=on(ev::change, changed)>{options}</select> }.into_any()
}

/// Rows of a list that are drawn at once: a long text has thousands.
pub(super) const ROWS: usize = 120;

/// A button for the rows beyond the limit.
pub(super) fn more(limit: RwSignal<usize>, total: impl Fn() -> usize + Copy + Send + Sync + 'static) -> AnyView {
    let texts = texts();
    let rest = move || total().saturating_sub(limit.get());
    view! {
        {move || {
            (rest() > 0).then(|| {
                view! {
                    <button
                        class="link more-rows"
                        type="button"
                        on:click=on(ev::click, move |_| limit.update(|limit| *limit += 4 * ROWS))
                    >
                        {(texts.panels.more)(rest())}
                    </button>
                }
                .into_any()
            })
        }}
    }
    .into_any()
}

/// Who says a claim, or that nobody is named.
pub(super) fn source_of(claim: &ClaimRow) -> String {
    claim.source.clone().unwrap_or_else(|| texts().claims.no_source.to_owned())
}

/// A title, or that there is none.
pub(super) fn title_of(title: &str) -> String {
    if title.trim().is_empty() { texts().library.untitled.to_owned() } else { title.to_owned() }
}

/// A line of the card: what it is, and its value.
pub(super) fn row(name: &'static str, value: impl IntoView + 'static) -> AnyView {
    view! { <dt>{name}</dt> <dd>{value}</dd> }.into_any()
}

/// The day that stands in a field for days now, or none; `None` while its year is being typed,
/// whose first digits are a year too.
pub(super) fn typed_day(event: &web_sys::Event) -> Option<Option<Day>> {
    /// Nothing of before is recorded here: a year of fewer digits is one that is being typed.
    const FIRST_YEAR: i32 = 1000;
    let day: Option<Day> = event_target_value(event).parse().ok();
    day.is_none_or(|day| day.year() >= FIRST_YEAR).then_some(day)
}
