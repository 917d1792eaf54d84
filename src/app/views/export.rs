//! Export of some articles in any format: what each is for, and what it cannot hold said
//! before the file is saved.

use super::elements::{each, on};
use super::parts::choose;
use super::pick;
use crate::app::actions::dossier;
use crate::app::services::files::Files;
use crate::app::services::services;
use crate::app::state::across::Scope;
use crate::app::state::{Store, store};
use crate::app::texts::texts;
use crate::browser::{clock, dom, download};
use crate::desk::{Document, Id};
use crate::exchange::formats::{FORMATS, Format};
use crate::exchange::tallymark;
use crate::files::{Answer, Ask, loss};
use crate::text::Unit;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A file that can be saved, and what it does not hold.
#[derive(Clone, Debug)]
struct Ready {
    name: String,
    bytes: Arc<[u8]>,
    lost: Vec<Id>,
}

pub(super) fn export() -> AnyView {
    let (store, says) = (store(), texts().files);
    Effect::new(move |_| dom::open_dialog("dialog.export", store.dialogs.export.get()));
    view! {
        <dialog
            class="export"
            aria-labelledby="export-title"
            on:close=on(ev::close, move |_| store.dialogs.export.set(false))
        >
            <h2 id="export-title">{says.title}</h2>
            <p>{says.lead}</p>
            {move || store.dialogs.export.get().then(|| content(store))}
        </dialog>
    }
    .into_any()
}

fn content(store: Store) -> AnyView {
    let (says, more) = (texts().files, texts().exchange);
    let is_reading = store.reading.current.with_untracked(Option::is_some);
    let scopes: &'static [Scope] = if is_reading { &Scope::ALL } else { &[Scope::Chosen, Scope::All] };
    // Those that are chosen in the library are meant.
    let picked = store.library.several.get_untracked().unwrap_or_default();
    let scope = RwSignal::new(match is_reading {
        _ if !picked.is_empty() => Scope::Chosen,
        true => Scope::This,
        false => Scope::All,
    });
    let picked = RwSignal::new(picked);
    let (ready, asked) = (RwSignal::new(None::<Ready>), StoredValue::new(0));
    let chosen =
        move || store.preferences.with(|preferences| Format::named(&preferences.format).unwrap_or(Format::Figures));
    let format = Memo::new(move |_| chosen().about().name);
    let sealed = Memo::new(move |_| store.preferences.with(|preferences| preferences.with_digest));
    let is_ours = Memo::new(move |_| chosen() == Format::Tallymark);
    let wanted = Memo::new(move |_| {
        store.work.with(|work| {
            let documents = work.desk.documents().iter();
            let is_wanted = |id: &Id| match scope.get() {
                Scope::This => store.reading.current.with(|current| current.as_ref() == Some(id)),
                Scope::Chosen => picked.with(|picked| picked.contains(id)),
                Scope::All => true,
            };
            documents.map(|document| document.id.clone()).filter(is_wanted).collect::<Vec<Id>>()
        })
    });
    let reader = services().files;
    Effect::new(move |_| {
        prepare(store, reader, (format.get(), &wanted.get(), is_ours.get() && sealed.get()), ready, asked)
    });
    let formats = FORMATS.iter().filter(|about| about.writes.is_some()).map(|about| row(store, about.format, format));
    let lost = move || ready.with(|ready| ready.as_ref().map(|ready| ready.lost.clone()).unwrap_or_default());
    let verdict = move || {
        ready.with(|ready| match ready {
            None if wanted.with(Vec::is_empty) => more.none_chosen,
            None => says.looking,
            Some(ready) if ready.lost.is_empty() => says.nothing_lost,
            Some(_) => says.lost,
        })
    };
    let save = move |_| {
        if let Some(Ready { name, bytes, .. }) = ready.get_untracked() {
            download::offer(&name, chosen().about().media, &*bytes);
            if is_ours.get_untracked() && scope.get_untracked() == Scope::All {
                store.exported.set(clock::now());
            }
            store.dialogs.export.set(false);
        }
    };
    view! {
        <div>
            <label class="scope">
                <span>{says.scope}</span>
                {choose(
                    scopes,
                    move |scope| more.scopes[scope as usize],
                    move || Some(scope.get()),
                    move |to| scope.set(to),
                    None,
                    None,
                )}
            </label>
            {move || (scope.get() == Scope::Chosen).then(|| pick::articles(picked))}
            <div class="formats" role="radiogroup" aria-labelledby="export-title">
                {formats.collect::<Vec<AnyView>>()}
            </div>
            {move || is_ours.get().then(|| seal(store, sealed))}
            <div class="losses" role="status">
                <p>{verdict}</p>
                <ul>{each(lost, |line| view! { <li>{&*line}</li> }.into_any())}</ul>
            </div>
            <div class="row">
                <button
                    class="main"
                    type="button"
                    prop:disabled=move || ready.with(Option::is_none)
                    on:click=on(ev::click, save)
                >
                    {says.save}
                </button>
                <button
                    type="button"
                    on:click=on(ev::click, move |_| {
                        store.dialogs.export.set(false);
                        dossier::save(store);
                    })
                >
                    {texts().paper.save}
                </button>
                <button
                    class="quiet"
                    type="button"
                    on:click=on(ev::click, move |_| store.dialogs.export.set(false))
                >
                    {says.close}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn row(store: Store, format: Format, chosen: Memo<&'static str>) -> AnyView {
    let (says, about) = (texts().files, format.about());
    let (name, what) = (says.format)(format);
    let unit = match about.unit {
        Some(Unit::CodePoint) => says.units[0],
        Some(Unit::Utf16) => says.units[1],
        None => says.units[2],
    };
    let pick = move |_| store.preferences.update(|preferences| about.name.clone_into(&mut preferences.format));
    let what = if unit.is_empty() { what.to_owned() } else { format!("{what}; {unit}") };
    view! {
        <label>
            <input
                type="radio"
                name="format"
                prop:checked=move || chosen.get() == about.name
                on:change=on(ev::change, pick)
            />
            <b>{name}</b>
            <small>{what}</small>
        </label>
    }
    .into_any()
}

/// Whether our own export is sealed.
fn seal(store: Store, sealed: Memo<bool>) -> AnyView {
    let says = texts().exchange;
    let toggle = move |event: web_sys::Event| {
        store.preferences.update(|preferences| preferences.with_digest = event_target_checked(&event))
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || sealed.get() on:change=on(ev::change, toggle) />
            <span>{says.seal} " " <small>{says.seal_help}</small></span>
        </label>
    }
    .into_any()
}

/// Has the file written, so that what it loses is known before it is saved.
fn prepare(
    store: Store,
    reader: Files,
    (format, wanted, with_digest): (&'static str, &[Id], bool),
    ready: RwSignal<Option<Ready>>,
    asked: StoredValue<usize>,
) {
    ready.set(None);
    let number = asked.try_update_value(|asked| {
        *asked += 1;
        *asked
    });
    let documents: Vec<Arc<Document>> =
        store.work.with_untracked(|work| wanted.iter().filter_map(|id| work.desk.document(id).cloned()).collect());
    if documents.is_empty() {
        return;
    }
    let exported = clock::now();
    let list: Vec<&Document> = documents.iter().map(|document| &**document).collect();
    let articles = tallymark::write(&list, &exported);
    let unread = list.iter().filter(|document| !document.is_read()).count();
    spawn_local(async move {
        let ask = Ask::Write { format: format.to_owned(), exported, with_digest };
        match reader.ask(ask, articles.as_bytes()).await {
            Some((Answer::File { name, losses }, bytes)) => {
                let says = store.texts().files;
                let lost = losses.iter().filter_map(|(name, count)| Some((loss(name)?, count)));
                let mut lost: Vec<Id> =
                    lost.map(|(loss, count)| format!("{count} × {}", (says.losses)(loss)).into()).collect();
                if unread > 0 {
                    lost.push((store.texts().said.unread)(unread).trim().into());
                }
                // The person may have chosen otherwise since.
                if asked.try_get_value() == number {
                    ready.set(Some(Ready { name, bytes: bytes.into(), lost }));
                }
            }
            Some((Answer::Failed(failure), _)) => store.fail(store.texts().failed(format, failure)),
            _ => store.fail((store.texts().files.no_reader)(format)),
        }
    });
}
