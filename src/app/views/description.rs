//! What a person says of an incident by hand, beside what its articles say.

use super::elements::on;
use super::incident_words::days;
use super::parts::{choose, typed_day};
use crate::app::actions::incidents::{describe, forget};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::clock;
use crate::desk::{self, Described, Grade, IncidentDescription, IncidentStatus};
use leptos::ev;
use leptos::prelude::*;

/// The fields of the incident that is open. They are drawn once for an incident, so that typing
/// is not disturbed.
pub(super) fn description() -> AnyView {
    let (store, says, across) = (store(), texts().description, store().across);
    let described = Memo::new(move |_| across.open_incident().and_then(|incident| incident.described.clone()));
    let said = move |of: fn(&IncidentDescription) -> String| {
        described.with(|described| described.as_ref().map_or_else(String::new, |described| of(&described.said)))
    };
    let is_open = described.with_untracked(Option::is_some);
    let tags = move || store.work.with(|work| desk::tags(&work.desk));
    let offered =
        move || tags().into_iter().map(|(tag, _)| view! { <option value=tag /> }.into_any()).collect::<Vec<_>>();
    let tag = move |event: web_sys::Event| {
        let typed = event_target_value(&event);
        describe(store, None, |said| said.tags = tags_of(&typed));
    };
    let text = move |field: &'static str, of: fn(&mut IncidentDescription) -> &mut String| {
        move |event: web_sys::Event| {
            let typed = event_target_value(&event);
            let typed = if typed.trim().is_empty() { String::new() } else { typed };
            describe(store, Some(field), |said| *of(said) = typed);
        }
    };
    view! {
        <details class="description" open=is_open>
            <summary>{says.title}</summary>
            <div class="fields">
                <label>
                    {says.name}
                    <input
                        type="text"
                        autocomplete="off"
                        prop:value=move || said(|said| said.name.clone())
                        on:input=on(ev::input, text("name", |said| &mut said.name))
                        on:blur=on(ev::blur, move |_| store.stop_typing())
                    />
                </label>
                <label>
                    {says.place}
                    <input
                        type="text"
                        autocomplete="off"
                        placeholder=says.place_form
                        prop:value=move || said(|said| said.place.clone())
                        on:input=on(ev::input, text("place", |said| &mut said.place))
                        on:blur=on(ev::blur, move |_| store.stop_typing())
                    />
                </label>
                {day(says.first_day, true, described)}
                {day(says.last_day, false, described)}
                {grade(described)}
                <label>
                    {says.status}
                    {choose(
                        &IncidentStatus::ALL,
                        says.statuses,
                        move || Some(described.with(|all| all.as_ref().map(|all| all.said.status).unwrap_or_default())),
                        move |status| describe(store, None, |said| said.status = status),
                        None,
                        None,
                    )}
                </label>
                <label class="long">
                    {says.tags}
                    <input
                        type="text"
                        autocomplete="off"
                        list="tags-of-incidents"
                        placeholder=says.tags_form
                        prop:value=move || said(|said| said.tags.join(", "))
                        on:change=on(ev::change, tag)
                    />
                </label>
                <datalist id="tags-of-incidents">{offered}</datalist>
                <label class="long">
                    {says.note}
                    <textarea
                        rows="3"
                        prop:value=move || said(|said| said.note.clone())
                        on:input=on(ev::input, text("note", |said| &mut said.note))
                        on:blur=on(ev::blur, move |_| store.stop_typing())
                    />
                </label>
            </div>
            {move || {
                described.with(Option::is_some).then(|| {
                    view! {
                        <button class="link" type="button" on:click=on(ev::click, move |_| forget(store))>
                            {says.forget}
                        </button>
                    }
                    .into_any()
                })
            }}
        </details>
    }
    .into_any()
}

/// The tags of a line, each once.
fn tags_of(line: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in line.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// The first or the last day; the other one follows where it would be on the wrong side.
fn day(name: &'static str, is_first: bool, described: Memo<Option<Described>>) -> AnyView {
    let store = store();
    let value = move || {
        let when = described.with(|all| all.as_ref().and_then(|all| all.said.when));
        when.map_or_else(String::new, |(first, last)| if is_first { first } else { last }.to_string())
    };
    let set = move |event: web_sys::Event| {
        let Some(typed) = typed_day(&event) else { return };
        describe(store, Some("when"), |said| {
            said.when = typed.map(|day| match said.when {
                Some((_, last)) if is_first => (day, last.max(day)),
                Some((first, _)) => (first.min(day), day),
                None => (day, day),
            });
        });
    };
    view! {
        <label>
            {name}
            <input
                type="date"
                prop:value=value
                on:change=on(ev::change, set)
                on:blur=on(ev::blur, move |_| store.stop_typing())
            />
        </label>
    }
    .into_any()
}

/// The grade, which stands above that of the articles.
fn grade(described: Memo<Option<Described>>) -> AnyView {
    let (store, says, grades, across) = (store(), texts().description, texts().incidents.grade, store().across);
    let told = move || {
        let incident = across.open_incident();
        let told = incident.map(|one| one.described.as_ref().map_or(one.grade, |described| described.told_grade));
        told.map_or_else(String::new, |grade| (says.told_grade)(grades(grade)))
    };
    let set = move || described.with(|all| all.as_ref().and_then(|all| all.said.grade));
    let option = |grade: Grade| {
        view! {
            <option value=grade.name() prop:selected=move || set() == Some(grade)>{grades(grade)}</option>
        }
        .into_any()
    };
    let change = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        describe(store, None, |said| said.grade = Grade::ALL.into_iter().find(|grade| grade.name() == name));
    };
    view! {
        <label>
            {says.grade}
            <select on:change=on(ev::change, change)>
                <option value="" prop:selected=move || set().is_none()>{told}</option>
                {Grade::ALL.map(option)}
            </select>
        </label>
    }
    .into_any()
}

/// What was set by hand, by whom and when, with what the articles say in its place.
pub(super) fn said(described: &Described, is_located: bool) -> AnyView {
    let (texts, said) = (texts(), &described.said);
    let says = texts.description;
    let told = |told: Option<String>| told.map_or_else(|| says.untold.to_owned(), |told| (says.told)(&told));
    let place = (!said.place.is_empty())
        .then(|| (says.place, said.place.clone(), told(described.told_place.as_ref().map(|place| place.name.clone()))));
    let when = said.when.map(|when| (says.first_day, days(when), told(described.told_when.map(days))));
    let grade = said.grade.map(|grade| {
        let name = |grade| (texts.incidents.grade)(grade).to_owned();
        (says.grade, name(grade), told(Some(name(described.told_grade))))
    });
    let row = |(name, value, told): (&'static str, String, String)| {
        view! {
            <dt>{name}</dt>
            <dd>
                {value}
                " "
                <small>{told}</small>
            </dd>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = place.into_iter().chain(when).chain(grade).map(row).collect();
    let tags = said.tags.iter().map(|tag| view! { <li>{tag.clone()}</li> }.into_any()).collect::<Vec<_>>();
    let time = said.provenance.modified.as_ref().or(said.provenance.created.as_ref());
    let time = time.map(|time| clock::in_words(time, texts.lang.code())).unwrap_or_default();
    let by = match said.provenance.person.as_deref().filter(|person| !person.is_empty()) {
        Some(person) => (says.said_by)(person, &time),
        None => (says.said_at)(&time),
    };
    let is_lost = !said.place.is_empty() && !is_located;
    view! {
        <div class="said">
            {(!rows.is_empty()).then(|| view! { <dl>{rows}</dl> }.into_any())}
            {is_lost.then(|| view! { <p class="state">{says.off_map}</p> }.into_any())}
            {(!said.note.is_empty()).then(|| view! { <p class="note">{said.note.clone()}</p> }.into_any())}
            {(!tags.is_empty()).then(|| view! { <ul class="labels">{tags}</ul> }.into_any())}
            <p class="by">{by}</p>
        </div>
    }
    .into_any()
}
