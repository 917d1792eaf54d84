//! Files that come in, read one after the other.

use crate::app::actions::import::merge::{self, Refused};
use crate::app::actions::import::paste;
use crate::app::actions::navigate;
use crate::app::services::files::Files;
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::app::state::prompt::{Decision, Question};
use crate::browser::files;
use crate::desk::{Document, Edit, Id, Meta};
use crate::exchange::Article;
use crate::exchange::tallymark::{self, Version};
use crate::files::{Answer, Ask, ImportSummary, Take, display_name, may_precede_unicode};
use crate::text::decode;
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Reads files, one after the other: one that is no good is named, the others
/// come in. With many, how far it is shows, and it can be stopped.
pub(crate) fn read(store: Store, reader: Files, mut list: Vec<File>) {
    const PROGRESS: &str = "reading";
    /// Files between two news of the progress.
    const STEP: usize = 10;
    let all = list.len();
    // The marks of brat stand on a text that may come with them.
    list.sort_by_key(|file| file.name().ends_with(".ann"));
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
            let name = display_name(&file.name());
            let outcome = match files::bytes(file).await {
                Some(bytes) => take(store, reader, &name, bytes).await,
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
async fn take(store: Store, reader: Files, name: &str, bytes: Vec<u8>) -> Result<(), String> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match (&*ending, decode(&bytes)) {
        ("txt" | "text" | "", Ok(content)) if is_plain(&content) => {
            let came = paste::text(store, &content, Meta::default());
            if came { Ok(()) } else { Err((store.texts().trouble.empty_file)(name)) }
        }
        // What does not name us is of another tool, which may write JSON Lines under this name.
        ("json", Ok(content)) if content.contains("\"tallymark\"") => {
            match merge::import(store, reader, name, &content).await {
                Err(Refused::Foreign) => take_by_worker(store, reader, name, bytes, Meta::default()).await,
                Err(Refused::Said(sentence)) => Err(sentence),
                Ok(()) => Ok(()),
            }
        }
        _ => take_by_worker(store, reader, name, bytes, Meta::default()).await,
    }
}

/// Whether a text needs no reader: it has no markup, and its letters are what they look like.
fn is_plain(content: &str) -> bool {
    !content.trim_start().starts_with(['<', '{', '[']) && !may_precede_unicode(content)
}

/// Has the worker read a text that was pasted; `meta` is what is known of it.
pub(super) fn read_pasted(store: Store, reader: Files, content: String, meta: Meta) {
    spawn_local(async move {
        let says = &store.texts().files;
        let bytes = content.clone().into_bytes();
        if take_by_worker(store, reader, says.pasted, bytes, meta.clone()).await.is_err() {
            // The text is no longer in the box: it comes in as it is.
            paste::text(store, &content, meta);
            store.notices.say(Notice::error(says.not_converted.to_owned()).about("pasted"));
        }
    });
}

/// Has the worker take a file, and what was in it in. Labels that the person has not
/// seen yet are asked about; `meta` holds for what the file does not say of itself.
async fn take_by_worker(store: Store, reader: Files, name: &str, bytes: Vec<u8>, meta: Meta) -> Result<(), String> {
    let texts = store.texts();
    let (labels, predictions) =
        store.preferences.with_untracked(|preferences| (preferences.labels.clone(), preferences.predictions));
    let known = known(store, name, &bytes);
    let mut how = Take { name: name.to_owned(), labels, predictions, known, ..Take::default() };
    let (mut came, mut articles) = read_by_worker(store, reader, &how, &bytes).await?;
    if came.open_unit.is_some() || came.labels.iter().any(|seen| !how.labels.contains_key(&seen.label)) {
        let question = Question::Labels { name: name.to_owned(), came };
        let Decision::Take { labels: chosen, predictions: wanted, unit } = store.dialogs.prompt.ask(question).await
        else {
            return Ok(());
        };
        how.unit = unit;
        how.labels.extend(chosen);
        how.predictions = wanted;
        store.preferences.update(|preferences| {
            preferences.labels.clone_from(&how.labels);
            preferences.predictions = how.predictions;
        });
        (came, articles) = read_by_worker(store, reader, &how, &bytes).await?;
    }
    if articles.is_empty() {
        return Err((texts.trouble.empty_file)(name));
    }
    if how.predictions {
        (came.marks, came.predicted) = (came.marks + came.predicted, 0);
    }
    for (file, failure) in std::mem::take(&mut came.bad_files) {
        store.notices.say(Notice::error(texts.failed(&file, failure)).about(format!("file {file}")));
    }
    articles.iter_mut().for_each(|version| complete(&mut version.document, &meta));
    let ids: Vec<Id> = articles.iter().map(|version| version.document.id.clone()).collect();
    if merge::take_in(store, name, articles).await
        && let Some(sentence) = (texts.files.came)(name, &came)
    {
        let mut notice = Notice::said(sentence).about(format!("file {name}"));
        if came.converted.is_some() {
            let (how, bytes) = (Take { as_written: true, ..how }, bytes);
            let back = move || take_back(store, reader, how.clone(), bytes.clone(), meta.clone(), ids.clone());
            notice = notice.with(texts.files.as_written, back);
        }
        store.notices.say(notice.with(texts.said.dismiss, || ()));
    }
    Ok(())
}

/// The articles that a file may refer to without holding them, as `tallymark/1`; empty where
/// it can refer to none. A file of brat may stand on any, a W3C annotation names its article or
/// stands on the one that is open.
fn known(store: Store, name: &str, bytes: &[u8]) -> String {
    const ANNOTATION: &[u8] = b"\"Annotation\"";
    let is_brat = name.ends_with(".ann");
    if !is_brat && !bytes.windows(ANNOTATION.len()).any(|window| window == ANNOTATION) {
        return String::new();
    }
    let content = String::from_utf8_lossy(bytes);
    let open = store.reading.current.get_untracked();
    let is_meant = |document: &Document| {
        let is_named = |name: &str| !name.is_empty() && content.contains(name);
        let page = document.meta.url.split("://").last().unwrap_or_default().trim_end_matches('/');
        is_brat || open.as_ref() == Some(&document.id) || is_named(&document.id) || is_named(page)
    };
    let articles: Vec<Article> = store.work.with_untracked(|work| {
        let meant = work.desk.documents().iter().filter(|document| is_meant(document));
        meant.map(|document| Article::new(document.text.clone(), document.meta.clone())).collect()
    });
    if articles.is_empty() { String::new() } else { tallymark::write_articles(articles, "") }
}

/// Fills what a file does not say of itself.
fn complete(document: &mut Document, known: &Meta) {
    let own = &mut document.meta;
    for (field, known) in
        [(&mut own.source, &known.source), (&mut own.url, &known.url), (&mut own.language, &known.language)]
    {
        if field.is_empty() {
            field.clone_from(known);
        }
    }
    own.published = own.published.or(known.published);
}

/// Takes the articles of a file whose letters were converted out again, and in with the
/// letters that it has, as one act.
fn take_back(store: Store, reader: Files, how: Take, bytes: Vec<u8>, meta: Meta, converted: Vec<Id>) {
    spawn_local(async move {
        match read_by_worker(store, reader, &how, &bytes).await {
            Ok((_, mut versions)) => {
                versions.iter_mut().for_each(|version| complete(&mut version.document, &meta));
                let first = versions.first().map(|version| version.document.id.clone());
                let is_here = |id: &Id| store.work.with_untracked(|work| work.desk.document(id).is_some());
                let out = converted.into_iter().filter(is_here).map(Edit::Delete);
                let back = versions.into_iter().map(|version| Edit::Open(Arc::new(version.document)));
                store.act(Edit::All(out.chain(back).collect()));
                navigate::open(store, first);
            }
            Err(sentence) => store.notices.say(Notice::error(sentence).about(format!("file {}", how.name))),
        }
    });
}

/// What the worker reads in a file.
async fn read_by_worker(
    store: Store,
    reader: Files,
    how: &Take,
    bytes: &[u8],
) -> Result<(ImportSummary, Vec<Version>), String> {
    let texts = store.texts();
    match reader.ask(Ask::Take(how.clone()), bytes).await {
        Some((Answer::Articles(came), articles)) => {
            let versions = tallymark::read_versions(&String::from_utf8_lossy(&articles))
                .map_err(|error| (texts.trouble.bad_document)(&how.name, &error.to_string()))?;
            Ok((came, versions))
        }
        Some((Answer::Failed(failure), _)) => Err(texts.failed(&how.name, failure)),
        _ => Err((texts.files.no_reader)(&how.name)),
    }
}
