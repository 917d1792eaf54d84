//! Bringing articles in: a paste, a drop, files, an import. Every way ends in
//! one `Edit`, or in a sentence that says why not.

use super::notices::{Notice, Notices};
use super::state::Store;
use super::versions;
use crate::browser::files::{self, Read, Unreadable};
use crate::browser::html;
use crate::desk::{self, Document, Edit, Meta};
use crate::exchange::tallymark::{self, ImportError, Version};
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
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
/// come in.
pub(crate) fn read_files(store: Store, list: Vec<File>) {
    if list.is_empty() {
        return;
    }
    const PROGRESS: &str = "reading";
    if list.len() > 1 {
        store.notices.say(Notice::said((store.texts().said.reading)(list.len())).about(PROGRESS));
    }
    spawn_local(async move {
        for file in list {
            let read = files::read(file).await;
            if let Err(sentence) = self::file(store, &read) {
                store.notices.say(Notice::error(sentence).about(format!("file {}", read.name)));
            }
        }
        store.notices.settle(PROGRESS);
    });
}

fn file(store: Store, read: &Read) -> Result<(), String> {
    let trouble = &store.texts().trouble;
    let name = &*read.name;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let content = match &read.text {
        Ok(content) => content,
        Err(_) if matches!(&*ending, "pdf" | "docx" | "doc" | "rtf" | "odt") => {
            return Err((trouble.unknown_file)(name));
        }
        Err(Unreadable::Gone) => return Err((trouble.unreadable_file)(name)),
        Err(Unreadable::Binary) => return Err((trouble.binary_file)(name)),
        Err(Unreadable::Encoding) => return Err((trouble.encoding_file)(name)),
    };
    let came = match &*ending {
        "json" => return import(store, name, content),
        "html" | "htm" | "xhtml" => html::read(content).is_some_and(|page| self::page(store, page)),
        "pdf" | "docx" | "doc" | "rtf" | "odt" => return Err((trouble.unknown_file)(name)),
        _ => text(store, content, Meta::default()),
    };
    if came { Ok(()) } else { Err((trouble.empty_file)(name)) }
}

/// Takes in an export of ours: all of it, as one act, or nothing.
fn import(store: Store, name: &str, content: &str) -> Result<(), String> {
    let texts = store.texts();
    if is_blank(content) {
        return Err((texts.trouble.empty_file)(name));
    }
    let versions = tallymark::read_versions(content).map_err(|error| match &error {
        ImportError::Truncated | ImportError::NotJson { .. } => (texts.trouble.not_json)(name),
        ImportError::Foreign => (texts.trouble.other_tool)(name),
        ImportError::Newer(_) => (texts.trouble.newer_export)(name),
        ImportError::LoneSurrogate { .. } => (texts.trouble.surrogate)(name),
        _ => (texts.trouble.bad_document)(name, &error.to_string()),
    })?;
    if versions.iter().any(|version| version.marked.is_some()) {
        let bring = move || take_in(store, versions.clone());
        let notice = Notice::error((texts.trouble.altered)(name)).about(format!("file {name}"));
        store.notices.say(notice.with(texts.changes.bring, bring));
    } else if versions.is_empty() {
        return Err((texts.trouble.empty_file)(name));
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
    // The same work is no news: a copy that differs takes the place of the old
    // one, which Undo brings back.
    let (mut new, mut replaced, mut edits) = (0, 0, Vec::new());
    let mut reports = Vec::new();
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
                Some(here) if here.says_the_same(&document) => continue,
                Some(_) => replaced += 1,
                None => {
                    new += 1;
                    versions::came(store, document.id.clone());
                }
            }
            edits.push(Edit::Open(Arc::new(document)));
        }
    });
    if !edits.is_empty() {
        store.act(Edit::All(edits));
    }
    if new + replaced > 0 || reports.is_empty() {
        store.notices.say(Notice::said((texts.said.imported)(new, replaced)));
    }
    for report in reports {
        store.notices.say(Notice::said((texts.changes.report)(&report)).about(Notices::DONE));
    }
    store.open(first);
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
