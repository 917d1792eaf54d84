//! Bringing articles in: a paste, a drop, files, an import. Every way ends in
//! one `Edit`, or in a sentence that says why not.

use super::import::{self, Refused};
use super::incoming::{Matter, Word};
use super::notices::Notice;
use super::state::Store;
use super::versions;
use crate::browser::{files, html};
use crate::desk::{Document, Edit, Meta};
use crate::exchange::tallymark::{self, Version};
use crate::files::{Answer, Ask, ImportSummary};
use crate::text::decode;
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads a text as an article and opens it; says so when it is there already.
pub(crate) fn text(store: Store, text: &str, meta: Meta) -> bool {
    if is_blank(text) {
        return false;
    }
    let id = crate::desk::document_id(text);
    let known = store.work.with_untracked(|work| work.desk.document(&id).map(|d| d.meta.title.clone()));
    match known {
        Some(title) => store.notices.say(Notice::said((store.texts().said.already_here)(&title))),
        None => {
            let document = Arc::new(Document::new(text, meta));
            versions::came(store, id.clone());
            store.act(Edit::Open(document));
        }
    }
    store.open(Some(id));
    true
}

/// What a clipboard or a drop holds: HTML where there is some, else plain text.
pub(crate) fn rich(store: Store, html: &str, plain: &str) {
    let page = Some(html).filter(|html| !html.is_empty()).and_then(html::read);
    let came = match page {
        Some(page) => self::page(store, page),
        None => text(store, plain, Meta::default()),
    };
    if !came {
        store.notices.say(Notice::error(store.texts().trouble.empty_paste.to_owned()));
    }
}

/// Reads files, one after the other: one that is no good is named, the others
/// come in. With many, how far it is shows, and it can be stopped.
pub(crate) fn read_files(store: Store, list: Vec<File>) {
    const PROGRESS: &str = "reading";
    /// Files between two news of the progress.
    const STEP: usize = 10;
    let all = list.len();
    let stopped = StoredValue::new(false);
    let stop = move || {
        stopped.set_value(true);
        store.notices.settle(PROGRESS);
    };
    spawn_local(async move {
        for (done, file) in list.into_iter().enumerate() {
            if stopped.get_value() {
                return;
            }
            if all > 1 && done % STEP == 0 {
                let says = &store.texts().files;
                let notice = Notice::said((says.progress)(done, all)).about(PROGRESS).with(says.stop, stop);
                store.notices.say(notice);
            }
            let name = file.name();
            let outcome = match files::bytes(file).await {
                Some(bytes) => self::file(store, &name, bytes).await,
                None => Err((store.texts().trouble.unreadable_file)(&name)),
            };
            if let Err(sentence) = outcome {
                store.notices.say(Notice::error(sentence).about(format!("file {name}")));
            }
        }
        store.notices.settle(PROGRESS);
    });
}

/// Plain text and exports of ours are read here; all else by the worker that knows
/// files.
async fn file(store: Store, name: &str, bytes: Vec<u8>) -> Result<(), String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match (&*ending, decode(&bytes)) {
        ("txt" | "text" | "", Ok(content)) if !content.trim_start().starts_with(['<', '{', '[']) => {
            let came = text(store, &content, Meta::default());
            if came { Ok(()) } else { Err((store.texts().trouble.empty_file)(name)) }
        }
        ("json", Ok(content)) => match import::import(store, name, &content).await {
            Err(Refused::Foreign) => take(store, name, &bytes).await,
            Err(Refused::Said(sentence)) => Err(sentence),
            Ok(()) => Ok(()),
        },
        _ => take(store, name, &bytes).await,
    }
}

/// Has the worker take a file, and what was in it in. Labels that the person has not
/// seen yet are asked about.
async fn take(store: Store, name: &str, bytes: &[u8]) -> Result<(), String> {
    let texts = store.texts();
    let (mut labels, mut predictions) =
        store.habits.with_untracked(|habits| (habits.labels.clone(), habits.predictions));
    let (mut came, mut articles) = taken(store, name, bytes, &labels, predictions).await?;
    if came.labels.iter().any(|(label, ..)| !labels.contains_key(label)) {
        let matter = Matter::Found { name: name.to_owned(), came };
        let Word::Take { labels: chosen, predictions: wanted } = store.incoming.ask(matter).await else {
            return Ok(());
        };
        labels.extend(chosen);
        predictions = wanted;
        store.habits.update(|habits| {
            habits.labels.clone_from(&labels);
            habits.predictions = predictions;
        });
        (came, articles) = taken(store, name, bytes, &labels, predictions).await?;
    }
    if articles.is_empty() {
        return Err((texts.trouble.empty_file)(name));
    }
    if predictions {
        (came.marks, came.predicted) = (came.marks + came.predicted, 0);
    }
    if import::take_in(store, name, articles).await
        && let Some(sentence) = (texts.files.came)(name, &came)
    {
        store.notices.say(Notice::said(sentence).about(format!("file {name}")).with(texts.said.dismiss, || ()));
    }
    Ok(())
}

/// What the worker reads in a file.
async fn taken(
    store: Store,
    name: &str,
    bytes: &[u8],
    labels: &BTreeMap<String, Option<String>>,
    predictions: bool,
) -> Result<(ImportSummary, Vec<Version>), String> {
    let texts = store.texts();
    let ask = Ask::Take { name: name.to_owned(), labels: labels.clone(), predictions };
    match store.files.ask(ask, bytes).await {
        Some((Answer::Articles(came), articles)) => {
            let versions = tallymark::read_versions(&String::from_utf8_lossy(&articles))
                .map_err(|error| (texts.trouble.bad_document)(name, &error.to_string()))?;
            Ok((came, versions))
        }
        Some((Answer::Failed(failure), _)) => Err(texts.failed(name, failure)),
        _ => Err((texts.files.no_reader)(name)),
    }
}

fn page(store: Store, page: html::Page) -> bool {
    let published = page.published.get(..10).and_then(|day| day.parse().ok());
    let meta = Meta { title: page.title, source: page.site, url: page.url, published, language: page.language };
    text(store, &page.text, meta)
}

/// Whether there is nothing to read: blanks, control and format characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}
