//! Files that come in, read one after the other.

use crate::app::actions::import::merge::{self, Refused};
use crate::app::actions::import::paste;
use crate::app::services::files::Files;
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::app::state::prompt::{Decision, Question};
use crate::browser::files;
use crate::desk::Meta;
use crate::exchange::tallymark::{self, Version};
use crate::files::{Answer, Ask, ImportSummary};
use crate::text::decode;
use gloo::file::File;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// Reads files, one after the other: one that is no good is named, the others
/// come in. With many, how far it is shows, and it can be stopped.
pub(crate) fn read(store: Store, reader: Files, list: Vec<File>) {
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
        ("txt" | "text" | "", Ok(content)) if !content.trim_start().starts_with(['<', '{', '[']) => {
            let came = paste::text(store, &content, Meta::default());
            if came { Ok(()) } else { Err((store.texts().trouble.empty_file)(name)) }
        }
        ("json", Ok(content)) => match merge::import(store, reader, name, &content).await {
            Err(Refused::Foreign) => take_by_worker(store, reader, name, &bytes).await,
            Err(Refused::Said(sentence)) => Err(sentence),
            Ok(()) => Ok(()),
        },
        _ => take_by_worker(store, reader, name, &bytes).await,
    }
}

/// Has the worker take a file, and what was in it in. Labels that the person has not
/// seen yet are asked about.
async fn take_by_worker(store: Store, reader: Files, name: &str, bytes: &[u8]) -> Result<(), String> {
    let texts = store.texts();
    let (mut labels, mut predictions) =
        store.preferences.with_untracked(|preferences| (preferences.labels.clone(), preferences.predictions));
    let (mut came, mut articles) = read_by_worker(store, reader, name, bytes, &labels, predictions).await?;
    if came.labels.iter().any(|(label, ..)| !labels.contains_key(label)) {
        let question = Question::Labels { name: name.to_owned(), came };
        let Decision::Take { labels: chosen, predictions: wanted } = store.dialogs.prompt.ask(question).await else {
            return Ok(());
        };
        labels.extend(chosen);
        predictions = wanted;
        store.preferences.update(|preferences| {
            preferences.labels.clone_from(&labels);
            preferences.predictions = predictions;
        });
        (came, articles) = read_by_worker(store, reader, name, bytes, &labels, predictions).await?;
    }
    if articles.is_empty() {
        return Err((texts.trouble.empty_file)(name));
    }
    if predictions {
        (came.marks, came.predicted) = (came.marks + came.predicted, 0);
    }
    if merge::take_in(store, name, articles).await
        && let Some(sentence) = (texts.files.came)(name, &came)
    {
        store.notices.say(Notice::said(sentence).about(format!("file {name}")).with(texts.said.dismiss, || ()));
    }
    Ok(())
}

/// What the worker reads in a file.
async fn read_by_worker(
    store: Store,
    reader: Files,
    name: &str,
    bytes: &[u8],
    labels: &BTreeMap<String, Option<String>>,
    predictions: bool,
) -> Result<(ImportSummary, Vec<Version>), String> {
    let texts = store.texts();
    let ask = Ask::Take { name: name.to_owned(), labels: labels.clone(), predictions };
    match reader.ask(ask, bytes).await {
        Some((Answer::Articles(came), articles)) => {
            let versions = tallymark::read_versions(&String::from_utf8_lossy(&articles))
                .map_err(|error| (texts.trouble.bad_document)(name, &error.to_string()))?;
            Ok((came, versions))
        }
        Some((Answer::Failed(failure), _)) => Err(texts.failed(name, failure)),
        _ => Err((texts.files.no_reader)(name)),
    }
}
