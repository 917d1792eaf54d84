//! A document in the library: its row, what can be done to it, and how it is dragged.

use super::elements::on;
use super::head::delete;
use super::library_several;
use crate::app::actions::{addresses, library, navigate};
use crate::app::state::library::Library;
use crate::app::state::{self, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{self, Edit, Id, Kind, LibraryLocation, LibraryRow, LibrarySection};
use leptos::ev;
use leptos::prelude::*;
use web_sys::DragEvent;

pub(super) fn row(id: Id) -> AnyView {
    let (store, texts) = (store(), texts());
    let this = store.library;
    let (says, library, values) = (texts.library_list, &texts.library, &texts.values);
    let wanted = id.clone();
    let (current, titled, shared) = (id.clone(), id.clone(), id.clone());
    let is_current = move || store.reading.current.with(|c| c.as_ref() == Some(&current)).then_some("page");
    let title = move || {
        let title = this.row(&titled).map(|row| row.title.clone()).filter(|title| !title.trim().is_empty());
        title.unwrap_or_else(|| library.untitled.to_owned())
    };
    let (named, deleted_name, aloud, chosen_name) = (title.clone(), title.clone(), title.clone(), title.clone());
    let about = move || {
        let row = this.row(&wanted)?;
        let open = if row.open == 0 { library.done.to_owned() } else { (library.open)(row.open) };
        let open = Some(open).filter(|_| row.is_read);
        let said = |words: &String| Some(words.clone()).filter(|words| !words.is_empty());
        let day = row.published.map(values.short_day);
        let parts = [said(&row.source), said(&row.language), day, open];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let share = move || this.row(&shared).map_or(100, |row| row.share());
    let (mine, toggled, shown) = (id.clone(), id.clone(), id.clone());
    let is_open = Memo::new(move |_| this.details.with(|open| open.as_ref() == Some(&mine)));
    let toggle = move |_| {
        let id = toggled.clone();
        this.details.update(|open| *open = Some(id.clone()).filter(|id| open.as_ref() != Some(id)));
        if this.details.with_untracked(Option::is_some) {
            dom::after_drawing(|| dom::focus(".item .fields input"));
        }
    };
    let (opened, deleted, taken, target, chosen) = (id.clone(), id.clone(), id.clone(), id.clone(), id.clone());
    view! {
        <li
            class="item"
            draggable="true"
            class:dragged=move || this.dragged.with(|dragged| dragged.as_ref() == Some(&id))
            on:dragstart=on(ev::dragstart, move |_| this.dragged.set(Some(taken.clone())))
            on:dragend=on(ev::dragend, move |_| this.dragged.set(None))
            on:dragover=on(ev::dragover, allow(this))
            on:drop=on(ev::drop, move |event| {
                if let Some(dragged) = take(this, &event).filter(|dragged| *dragged != target) {
                    let middle =
                        dom::closest(event.target(), ".item").map(|item| item.get_bounding_client_rect());
                    let behind =
                        middle.is_some_and(|r| f64::from(event.client_y()) > r.top() + r.height() / 2.0);
                    library::put_beside(store, &dragged, &target, behind);
                }
            })
        >
            {move || {
                this.several.with(Option::is_some).then(|| library_several::choice(this, &chosen, chosen_name()))
            }}
            <a
                class="open"
                href=addresses::of_article(&opened)
                draggable="false"
                aria-current=is_current
                on:click=on(ev::click, move |event| {
                    if !dom::asks_for_another_tab(&event) {
                        event.prevent_default();
                        navigate::open(store, Some(opened.clone()));
                    }
                })
            >
                <b>{title}</b>
                <small>{about}</small>
                <progress max="100" aria-hidden="true" value=move || share().to_string() />
            </a>
            <button
                class="quiet small more"
                type="button"
                aria-label=move || (says.details)(&named())
                aria-expanded=move || is_open.get().to_string()
                on:click=on(ev::click, toggle)
            >
                "⋯"
            </button>
            <button
                class="quiet small delete"
                type="button"
                aria-label=move || (library.delete)(&aloud())
                on:click=on(ev::click, move |_| delete(&deleted, &deleted_name()))
            >
                "×"
            </button>
            {move || is_open.get().then(|| details(this, &shown))}
        </li>
    }
    .into_any()
}

/// Title, case, marks by kind, and the acts on the whole document.
fn details(this: Library, id: &Id) -> AnyView {
    let (store, texts) = (store(), texts());
    let says = texts.library_list;
    let id = StoredValue::new(id.clone());
    let row = move || id.with_value(|id| this.row(id));
    let of = move |what: fn(&LibraryRow) -> &str| row().map(|row| what(&row).to_owned()).unwrap_or_default();
    let archived = move || row().is_some_and(|row| row.location.archived);
    let cases = store.work.with_untracked(|work| desk::cases(&work.desk));
    let counts = move || {
        let counts = row().map(|row| row.counts).unwrap_or_default();
        let there = Kind::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        there
            .map(|(kind, count)| {
                view! {
                    <span>
                        <span class="ink" data-kind=kind.name()>{texts.kinds.name(kind)}</span>
                        " "
                        {count}
                    </span>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let with = move |act: fn(state::Store, Library, &Id)| move |_| id.with_value(|id| act(store, this, id));
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        this.details.set(None);
        dom::after_drawing(|| dom::focus(".item .open[aria-current]"));
    };
    view! {
        <form class="fields" on:submit=on(ev::submit, done)>
            <label>
                {says.title}
                <input
                    type="text"
                    prop:value=move || of(|row| &row.title)
                    on:input=on(ev::input, move |event| {
                        id.with_value(|id| library::rename(store, id, event_target_value(&event)));
                    })
                />
            </label>
            <label>
                {says.case}
                <input
                    type="text"
                    list="cases"
                    autocomplete="off"
                    placeholder=says.case_help
                    prop:value=move || of(|row| &row.location.case)
                    on:change=on(ev::change, move |event| {
                        id.with_value(|id| library::put_into(store, id, &event_target_value(&event)));
                    })
                />
            </label>
            <datalist id="cases">
                {cases.into_iter().map(|case| view! { <option value=case /> }.into_any()).collect::<Vec<_>>()}
            </datalist>
            <p class="counts">{counts}</p>
            <div class="row">
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, with(|store, _, id| library::move_by(store, id, false)))
                >
                    {says.up}
                </button>
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, with(|store, _, id| library::move_by(store, id, true)))
                >
                    {says.down}
                </button>
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, with(|store, _, id| library::archive(store, id)))
                >
                    {move || if archived() { says.take_back } else { says.put_away }}
                </button>
                <button
                    class="small"
                    type="button"
                    on:click=on(ev::click, move |_| id.with_value(|id| delete(id, &untrack(|| of(|row| &row.title)))))
                >
                    {says.delete}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Lets a document be dropped here, and nothing else.
pub(super) fn allow(this: Library) -> impl FnMut(DragEvent) + 'static {
    move |event: DragEvent| {
        if this.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

/// The document that is dropped.
fn take(this: Library, event: &DragEvent) -> Option<Id> {
    let dragged = this.dragged.get_untracked()?;
    event.prevent_default();
    event.stop_propagation();
    this.dragged.set(None);
    Some(dragged)
}

/// Puts a document that is dropped on a heading onto its shelf.
pub(super) fn drop_on_shelf(this: Library, shelf: LibrarySection) -> impl FnMut(DragEvent) + 'static {
    let store = store();
    move |event: DragEvent| {
        if let Some(id) = take(this, &event) {
            let archived = shelf == LibrarySection::Archive;
            let case = match &shelf {
                LibrarySection::Case(name) => name.clone(),
                LibrarySection::Loose | LibrarySection::Archive => String::new(),
            };
            store.act(Edit::Shelve(id, LibraryLocation { case, archived }));
        }
    }
}
