//! Export for other tools: every format with what it is for, and what it cannot hold
//! said before the file is saved.

use super::parts::choose;
use crate::app::el::{El, IntoKid, button, each, el, el_of};
use crate::app::state::{Store, store, texts};
use crate::browser::{clock, dom, download};
use crate::desk::{Document, Id};
use crate::exchange::formats::{FORMATS, Format};
use crate::exchange::tallymark;
use crate::files::{Answer, Ask, loss};
use crate::text::Unit;
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
    Effect::new(move |_| dom::open_dialog("dialog.export", store.exporting.get()));
    el_of("dialog", "export")
        .attr("aria-labelledby", "export-title")
        .on("close", move |_: web_sys::Event| store.exporting.set(false))
        .kid(el("h2").attr("id", "export-title").kid(says.title))
        .kid(el("p").kid(says.lead))
        .show(move || store.exporting.get().then(|| content(store)))
        .into_kid()
}

// Apart, so that it can stand in the second half of the program.
#[inline(never)]
fn content(store: Store) -> AnyView {
    let says = texts().files;
    let all = RwSignal::new(store.current.with_untracked(Option::is_none));
    let ready = RwSignal::new(None::<Ready>);
    let chosen = move || store.habits.with(|habits| Format::named(&habits.format).unwrap_or(Format::Figures));
    let format = Memo::new(move |_| chosen().about().name);
    Effect::new(move |_| prepare(store, format.get(), all.get(), ready));
    let scopes: &'static [bool] = &[false, true];
    let formats = FORMATS.iter().filter(|about| about.writes.is_some()).map(|about| row(store, about.format, format));
    let lost = move || ready.with(|ready| ready.as_ref().map(|ready| ready.lost.clone()).unwrap_or_default());
    let verdict = move || {
        ready.with(|ready| match ready {
            None => says.looking,
            Some(ready) if ready.lost.is_empty() => says.nothing_lost,
            Some(_) => says.lost,
        })
    };
    let save = move || {
        if let Some(Ready { name, bytes, .. }) = ready.get_untracked() {
            download::offer(&name, chosen().about().media, &*bytes);
            store.exporting.set(false);
        }
    };
    el("div")
        .kid(el_of("label", "scope").kid(el("span").kid(says.scope)).kid(choose(
            scopes,
            move |is_all| says.scopes[usize::from(is_all)],
            move || Some(all.get()),
            move |is_all| all.set(is_all),
            None,
            None,
        )))
        .kid(
            el_of("div", "formats")
                .attr("role", "radiogroup")
                .attr("aria-labelledby", "export-title")
                .kid(formats.collect::<Vec<El>>()),
        )
        .kid(
            el_of("div", "losses")
                .attr("role", "status")
                .kid(el("p").show(verdict))
                .kid(el("ul").kid(each(lost, |line| el("li").kid(&*line).into_kid()))),
        )
        .kid(
            el_of("div", "row")
                .kid(button("main", save).flag("disabled", move || ready.with(Option::is_none)).kid(says.save))
                .kid(button("quiet", move || store.exporting.set(false)).kid(says.close)),
        )
        .into_kid()
}

fn row(store: Store, format: Format, chosen: Memo<&'static str>) -> El {
    let (says, about) = (texts().files, format.about());
    let (name, what) = (says.format)(format);
    let unit = match about.unit {
        Some(Unit::CodePoint) => says.units[0],
        Some(Unit::Utf16) => says.units[1],
        None => says.units[2],
    };
    let pick = move |_: web_sys::Event| store.habits.update(|habits| about.name.clone_into(&mut habits.format));
    let what = if unit.is_empty() { what.to_owned() } else { format!("{what}; {unit}") };
    el("label")
        .kid(
            el("input")
                .attr("type", "radio")
                .attr("name", "format")
                .flag("checked", move || chosen.get() == about.name)
                .on("change", pick),
        )
        .kid(el("b").kid(name))
        .kid(el("small").kid(what))
}

/// Has the file written, so that what it loses is known before it is saved.
fn prepare(store: Store, format: &'static str, all: bool, ready: RwSignal<Option<Ready>>) {
    ready.set(None);
    let current = store.current.get_untracked().filter(|_| !all);
    let documents: Vec<Arc<Document>> = store.work.with_untracked(|work| {
        let wanted = |document: &&Arc<Document>| current.as_ref().is_none_or(|id| document.id == *id);
        work.desk.documents().iter().filter(wanted).cloned().collect()
    });
    let exported = clock::now();
    let list: Vec<&Document> = documents.iter().map(|document| &**document).collect();
    let articles = tallymark::write(&list, &exported);
    spawn_local(async move {
        let ask = Ask::Write { format: format.to_owned(), exported };
        match store.files.ask(&ask, articles.as_bytes()).await {
            Some((Answer::File { name, losses }, bytes)) => {
                let says = store.texts().files;
                let lost = losses.iter().filter_map(|(name, count)| Some((loss(name)?, count)));
                let lost = lost.map(|(loss, count)| format!("{count} × {}", (says.losses)(loss)).into()).collect();
                let is_wanted =
                    store.habits.with_untracked(|habits| habits.format == format || habits.format.is_empty());
                if is_wanted {
                    ready.set(Some(Ready { name, bytes: bytes.into(), lost }));
                }
            }
            Some((Answer::Failed(failure), _)) => store.fail(store.texts().failed(format, failure)),
            _ => store.fail((store.texts().files.no_reader)(format)),
        }
    });
}
