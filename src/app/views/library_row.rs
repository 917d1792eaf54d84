//! A document in the library: its row, what can be done to it, and how it is dragged.

use super::el::{El, IntoKid, button, el, el_of};
use super::head::delete;
use crate::app::actions::{library, navigate};
use crate::app::state::library::Library;
use crate::app::state::{self, store};
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::{self, Edit, Id, Kind, LibraryLocation, LibraryRow, LibrarySection};
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
    let (named, deleted_name, aloud) = (title.clone(), title.clone(), title.clone());
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
    let toggle = move || {
        let id = toggled.clone();
        this.details.update(|open| *open = Some(id.clone()).filter(|id| open.as_ref() != Some(id)));
        if this.details.with_untracked(Option::is_some) {
            dom::after_drawing(|| dom::focus(".item .fields input"));
        }
    };
    let (opened, deleted, taken, target) = (id.clone(), id.clone(), id.clone(), id.clone());
    el_of("li", "item")
        .attr("draggable", "true")
        .class("dragged", move || this.dragged.with(|dragged| dragged.as_ref() == Some(&id)))
        .on("dragstart", move |_: DragEvent| this.dragged.set(Some(taken.clone())))
        .on("dragend", move |_: DragEvent| this.dragged.set(None))
        .on("dragover", allow(this))
        .on("drop", move |event: DragEvent| {
            if let Some(dragged) = take(this, &event).filter(|dragged| *dragged != target) {
                let middle = dom::closest(event.target(), ".item").map(|item| item.get_bounding_client_rect());
                let behind = middle.is_some_and(|r| f64::from(event.client_y()) > r.top() + r.height() / 2.0);
                library::put_beside(store, &dragged, &target, behind);
            }
        })
        .kid(
            button("open", move || navigate::open(store, Some(opened.clone())))
                .live("aria-current", is_current)
                .kid(el("b").show(title))
                .kid(el("small").show(about))
                .kid(
                    el("progress")
                        .attr("max", "100")
                        .attr("aria-hidden", "true")
                        .live("value", move || share().to_string()),
                ),
        )
        .kid(
            button("quiet small more", toggle)
                .live("aria-label", move || (says.details)(&named()))
                .live("aria-expanded", move || is_open.get().to_string())
                .kid("⋯"),
        )
        .kid(
            button("quiet small delete", move || delete(&deleted, &deleted_name()))
                .live("aria-label", move || (library.delete)(&aloud()))
                .kid("×"),
        )
        .show(move || is_open.get().then(|| details(this, &shown)))
        .into_kid()
}

/// Title, case, marks by kind, and the acts on the whole document.
fn details(this: Library, id: &Id) -> El {
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
                let name = el_of("span", "ink").attr("data-kind", kind.name()).kid(texts.kinds.name(kind));
                el("span").kid(name).kid(" ").kid(count)
            })
            .collect::<Vec<_>>()
    };
    let with = move |act: fn(state::Store, Library, &Id)| move || id.with_value(|id| act(store, this, id));
    let done = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        this.details.set(None);
        dom::after_drawing(|| dom::focus(".item .open[aria-current]"));
    };
    el_of("form", "fields")
        .on("submit", done)
        .kid(el("label").kid(says.title).kid(
            el("input").attr("type", "text").prop("value", move || of(|row| &row.title)).on(
                "input",
                move |event: web_sys::Event| {
                    id.with_value(|id| library::rename(store, id, event_target_value(&event)));
                },
            ),
        ))
        .kid(
            el("label").kid(says.case).kid(
                el("input")
                    .attr("type", "text")
                    .attr("list", "cases")
                    .attr("autocomplete", "off")
                    .attr("placeholder", says.case_help)
                    .prop("value", move || of(|row| &row.location.case))
                    .on("change", move |event: web_sys::Event| {
                        id.with_value(|id| library::put_into(store, id, &event_target_value(&event)));
                    }),
            ),
        )
        .kid(
            el("datalist")
                .attr("id", "cases")
                .kid(cases.into_iter().map(|case| el("option").attr("value", case)).collect::<Vec<_>>()),
        )
        .kid(el_of("p", "counts").show(counts))
        .kid(
            el_of("div", "row")
                .kid(button("small", with(|store, _, id| library::move_by(store, id, false))).kid(says.up))
                .kid(button("small", with(|store, _, id| library::move_by(store, id, true))).kid(says.down))
                .kid(
                    button("small", with(|store, _, id| library::archive(store, id)))
                        .show(move || if archived() { says.take_back } else { says.put_away }),
                )
                .kid(
                    button("small", move || id.with_value(|id| delete(id, &untrack(|| of(|row| &row.title)))))
                        .kid(says.delete),
                ),
        )
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
