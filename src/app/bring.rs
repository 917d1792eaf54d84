//! Bringing articles in: a paste, a drop, files, an import. Every way ends in
//! one `Edit`, or in a sentence that says why not.

use super::notices::{Notice, Notices};
use super::state::Store;
use super::versions;
use crate::browser::{files, html};
use crate::desk::{self, Conflict, Document, Edit, Id, Meta, merge_documents, take_theirs};
use crate::exchange::tallymark::{self, ImportError, Version};
use crate::files::{Answer, Ask};
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
        ("json", Ok(content)) => match import(store, name, &content) {
            Err(Refused::Foreign) => take(store, name, &bytes).await,
            Err(Refused::Said(sentence)) => Err(sentence),
            Ok(()) => Ok(()),
        },
        _ => take(store, name, &bytes).await,
    }
}

/// Has the worker take a file, and what was in it in.
async fn take(store: Store, name: &str, bytes: &[u8]) -> Result<(), String> {
    let texts = store.texts();
    let ask = Ask::Take { name: name.to_owned(), labels: BTreeMap::new() };
    let (came, articles) = match store.files.ask(&ask, bytes).await {
        None => return Err((texts.files.no_reader)(name)),
        Some((Answer::Failed(failure), _)) => return Err(texts.failed(name, failure)),
        Some((Answer::Came(came), articles)) => (came, articles),
        Some((Answer::File { .. }, _)) => return Ok(()),
    };
    let articles = String::from_utf8_lossy(&articles);
    let versions =
        tallymark::read_versions(&articles).map_err(|error| (texts.trouble.bad_document)(name, &error.to_string()))?;
    if versions.is_empty() {
        return Err((texts.trouble.empty_file)(name));
    }
    take_in(store, versions);
    if let Some(sentence) = (texts.files.came)(name, &came) {
        store.notices.say(Notice::said(sentence).about(format!("file {name}")).with(texts.said.dismiss, || ()));
    }
    Ok(())
}

/// Why a file of JSON was not imported.
enum Refused {
    /// It is of another tool.
    Foreign,
    /// The sentence that says why.
    Said(String),
}

impl From<String> for Refused {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

/// Takes in an export of ours: all of it, as one act, or nothing.
fn import(store: Store, name: &str, content: &str) -> Result<(), Refused> {
    let texts = store.texts();
    if is_blank(content) {
        return Err((texts.trouble.empty_file)(name).into());
    }
    let versions = tallymark::read_versions(content).map_err(|error| match &error {
        ImportError::Truncated | ImportError::NotJson { .. } => Refused::Said((texts.trouble.not_json)(name)),
        ImportError::Foreign => Refused::Foreign,
        ImportError::Newer(_) => Refused::Said((texts.trouble.newer_export)(name)),
        ImportError::LoneSurrogate { .. } => Refused::Said((texts.trouble.surrogate)(name)),
        _ => Refused::Said((texts.trouble.bad_document)(name, &error.to_string())),
    })?;
    if versions.iter().any(|version| version.marked.is_some()) {
        let bring = move || take_in(store, versions.clone());
        let notice = Notice::error((texts.trouble.altered)(name)).about(format!("file {name}"));
        store.notices.say(notice.with(texts.changes.bring, bring));
    } else if versions.is_empty() {
        return Err((texts.trouble.empty_file)(name).into());
    } else {
        take_in(store, versions);
    }
    Ok(())
}

/// Puts the documents of a file on the desk, all as one act. The marks of a text
/// that was altered are carried over to it.
fn take_in(store: Store, brought: Vec<Version>) {
    let texts = store.texts();
    if brought.iter().any(|version| version.marked.is_some()) {
        let again = brought.clone();
        if !versions::is_ready(store, texts.changes.bring, move || take_in(store, again.clone())) {
            return;
        }
    }
    let first = brought.first().map(|version| version.document.id.clone());
    // The same work is no news; work that differs is put together, mark by mark.
    let (mut new, mut merged, mut edits) = (0, 0, Vec::new());
    let (mut reports, mut conflicts) = (Vec::new(), Vec::new());
    store.work.with_untracked(|work| {
        for Version { document, marked } in brought {
            let here = work.desk.document(&document.id);
            let carried = marked.and_then(|marked| desk::carry(&marked, here.map_or(&document, |here| &**here)));
            if let Some((edit, report)) = carried {
                if here.is_none() {
                    new += 1;
                    edits.push(Edit::Open(Arc::new(document)));
                }
                edits.push(edit);
                reports.push(report);
                continue;
            }
            match here {
                Some(here) if here.says_the_same(&document) => {}
                Some(here) => {
                    merged += 1;
                    let both = merge_documents(None, here, &document);
                    edits.push(Edit::Open(Arc::new(both.document)));
                    if !both.conflicts.is_empty() {
                        conflicts.push((document.id, both.conflicts));
                    }
                }
                None => {
                    new += 1;
                    versions::came(store, document.id.clone());
                    edits.push(Edit::Open(Arc::new(document)));
                }
            }
        }
    });
    if !edits.is_empty() {
        store.act(Edit::All(edits));
    }
    if new + merged > 0 || reports.is_empty() {
        store.notices.say(Notice::said((texts.said.imported)(new, merged)));
    }
    conflicts.into_iter().for_each(|(id, conflicts)| conflict(store, &id, conflicts));
    for report in reports {
        store.notices.say(Notice::said((texts.changes.report)(&report)).about(Notices::DONE));
    }
    store.open(first);
}

/// Says what the file and the library say differently. The library stands, and one
/// press takes the other side.
fn conflict(store: Store, id: &Id, conflicts: Vec<Conflict>) {
    let (texts, id) = (store.texts(), id.clone());
    let Some(document) = store.work.with_untracked(|work| work.desk.document(&id).cloned()) else {
        return;
    };
    let names: Vec<String> = conflicts.iter().map(|conflict| texts.conflicting(conflict, &document.text)).collect();
    let sentence = (texts.files.conflict)(&document.meta.title, &names);
    let matter = format!("conflict {id}");
    let settled = matter.clone();
    let theirs = move || {
        let document = store.work.with_untracked(|work| work.desk.document(&id).cloned());
        document.iter().for_each(|document| store.act(take_theirs(document, &conflicts)));
        store.notices.settle(&matter);
    };
    let notice = Notice::error(sentence).about(settled).with(texts.files.take_file, theirs);
    store.notices.say(notice);
}

fn page(store: Store, page: html::Page) -> bool {
    let published = page.published.get(..10).and_then(|day| day.parse().ok());
    let meta = Meta { title: page.title, source: page.site, url: page.url, published, language: page.language };
    text(store, &page.text, meta)
}

/// Whether there is nothing to read: blanks, control and format characters.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}
