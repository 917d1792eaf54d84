//! The card while a date is corrected.

use super::elements::on;
use super::parts::typed_day;
use crate::app::actions::marks;
use crate::app::services::services;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::desk::{Annotation, Body, Id};
use crate::model::{Calendar, Timex, TimexValue};
use leptos::ev;
use leptos::prelude::*;

/// What a date says: typed as people write dates, or picked from a calendar; the standard form
/// stands beside.
pub(super) fn date(store: Store, id: &Id, annotation: Memo<Option<Annotation>>) -> AnyView {
    let (card, values, services) = (&texts().card, &texts().values, services());
    let id = StoredValue::new(id.clone());
    let timex = move || {
        annotation.with(|a| match a.as_ref().map(|a| &a.body) {
            Some(Body::Date(timex)) => Some(timex.clone()),
            _ => None,
        })
    };
    let wrong = RwSignal::new(false);
    let set = move |field: Option<&str>, new: Timex| {
        if let Some(old) = untrack(timex).filter(|old| old.value != new.value) {
            let new = if new.modifier.is_none() { Timex::of(new.value, old.modifier) } else { new };
            marks::correct(store, &id.get_value(), field, Body::Date(new));
        }
    };
    // What is read late is not of the words that stand there now.
    let turn = StoredValue::new(0_u32);
    let typed = move |event: web_sys::Event| {
        let own = turn.get_value() + 1;
        turn.set_value(own);
        marks::read_date(store, services, &event_target_value(&event), move |read| {
            if turn.try_get_value() == Some(own) {
                wrong.set(read.is_none());
                read.into_iter().for_each(|read| set(Some("value"), read));
            }
        });
    };
    let picked = move |event: web_sys::Event| {
        if let Some(Some(day)) = typed_day(&event) {
            turn.update_value(|turn| *turn += 1);
            wrong.set(false);
            set(Some("value"), Timex::of(TimexValue::Date(Calendar::Day(day), None), None));
        }
    };
    let day = move || match timex().map(|timex| timex.value) {
        Some(TimexValue::Date(Calendar::Day(day), _)) => day.to_string(),
        _ => String::new(),
    };
    let standard = move || timex().map(|timex| timex.value.to_string());
    let start = untrack(standard);
    view! {
        <p class="v">{move || timex().map(|timex| (values.date)(&timex))} " " <code>{standard}</code></p>
        <div class="pair">
            <label>
                {card.value}
                <input
                    type="text"
                    value=start
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=move || wrong.get().to_string()
                    aria-describedby="value-help"
                    on:input=on(ev::input, typed)
                />
            </label>
            <label>
                {card.calendar}
                <input type="date" prop:value=day on:change=on(ev::change, picked) />
            </label>
        </div>
        <p class="hint" id="value-help" class:wrong=move || wrong.get()>
            {move || if wrong.get() { card.bad_value } else { card.value_help }}
        </p>
    }
    .into_any()
}
