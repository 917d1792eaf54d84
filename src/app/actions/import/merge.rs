//! Exports of ours coming in: whether their seal holds, what they hold of articles that
//! are here already, and all of it as one act.

use crate::app::actions::import::paste::is_blank;
use crate::app::actions::{adjudication, navigate, versions};
use crate::app::services::files::Files;
use crate::app::state::notices::{Notice, Notices};
use crate::app::state::prompt::{Decision, MergePreview, Question};
use crate::app::state::work::Work;
use crate::app::state::{Store, comparison};
use crate::desk::{self, Conflict, Document, Edit, Id, Merged, merge_documents};
use crate::exchange::canonical;
use crate::exchange::tallymark::{self, ImportError, Version};
use crate::files::{Answer, Ask, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Why a file of JSON was not imported.
pub(super) enum Refused {
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

/// Takes in an export of ours: all of it, as one act, or nothing. One that was altered
/// behind its seal only comes in when the person says so.
pub(super) async fn import(store: Store, reader: Files, name: &str, content: &str) -> Result<(), Refused> {
    let texts = store.texts();
    if is_blank(content) {
        return Err((texts.trouble.empty_file)(name).into());
    }
    let versions = tallymark::read_versions(content).map_err(|error| match &error {
        ImportError::Truncated | ImportError::NotJson { .. } => Refused::Said((texts.trouble.not_json)(name)),
        ImportError::Foreign => Refused::Foreign,
        ImportError::Newer(_) => Refused::Said((texts.trouble.newer_export)(name)),
        ImportError::TooDeep => Refused::Said(texts.failed(name, Failure::Nested)),
        ImportError::LoneSurrogate { .. } => Refused::Said((texts.trouble.surrogate)(name)),
        _ => Refused::Said((texts.trouble.bad_document)(name, &error.to_string())),
    })?;
    if versions.is_empty() {
        return Err((texts.trouble.empty_file)(name).into());
    }
    let says = texts.exchange;
    if canonical::carries_digest(content) {
        match reader.ask(Ask::Verify, content.as_bytes()).await {
            Some((Answer::DigestHolds(true), _)) => {
                store.notices.say(Notice::said((says.seal_holds)(name)).about(format!("seal {name}")));
            }
            Some((Answer::DigestHolds(false), _)) => {
                hold(store, name, (says.seal_broken)(name), says.bring_anyway, versions);
                return Ok(());
            }
            _ => return Err((texts.files.no_reader)(name).into()),
        }
    }
    if versions.iter().any(|version| version.marked.is_some()) {
        hold(store, name, (texts.trouble.altered)(name), texts.changes.bring, versions);
    } else {
        take_in(store, name, versions).await;
    }
    Ok(())
}

/// Says what is wrong with a file; it comes in when the person presses.
fn hold(store: Store, name: &str, sentence: String, label: &'static str, versions: Vec<Version>) {
    let notice = Notice::error(sentence).about(format!("file {name}"));
    let name = name.to_owned();
    store.notices.say(notice.with(label, move || bring(store, name.clone(), versions.clone())));
}

fn bring(store: Store, name: String, versions: Vec<Version>) {
    spawn_local(async move {
        take_in(store, &name, versions).await;
    });
}

/// Puts the documents of a file on the desk, all as one act; `false` where the person
/// left them. The marks of a text that was altered are carried over to it; other work
/// on an article that is here is asked about.
pub(super) async fn take_in(store: Store, name: &str, brought: Vec<Version>) -> bool {
    let texts = store.texts();
    if brought.iter().any(|version| version.marked.is_some()) {
        let (again, name) = (brought.clone(), name.to_owned());
        if !versions::is_ready(store, texts.changes.bring, move || bring(store, name.clone(), again.clone())) {
            return false;
        }
    }
    let first = brought.first().map(|version| version.document.id.clone());
    let other: Vec<(Arc<Document>, Arc<Document>, Merged)> =
        store.work.with_untracked(|work| brought.iter().filter_map(|version| other_work(work, version)).collect());
    // The conflicts of which the file's side is taken, and the articles to compare.
    let (mut taken, mut compared) = (FxHashSet::<(Id, Id)>::default(), Vec::new());
    if !other.is_empty() {
        let preview = preview(name, &other);
        let names: Vec<(Id, Id)> = preview.conflicts.iter().map(|(mine, one)| (mine.id.clone(), one.name())).collect();
        match store.dialogs.prompt.ask(Question::Merge(Arc::new(preview))).await {
            Decision::Add(theirs) => {
                taken.extend(names.into_iter().zip(theirs).filter(|(_, is_taken)| *is_taken).map(|(name, _)| name))
            }
            Decision::Compare => compared.extend(other.into_iter().map(|(_, theirs, _)| theirs)),
            Decision::Take { .. } | Decision::Leave => return false,
        }
    }
    // The same work is no news; work that differs is put together, mark by mark.
    let (mut new, mut merged, mut same, mut edits, mut reports) = (0, 0, 0, Vec::new(), Vec::new());
    store.work.with_untracked(|work| {
        for Version { document, marked } in brought {
            let here = work.desk.document(&document.id);
            let carried = marked.and_then(|marked| desk::reanchor(&marked, here.map_or(&document, |here| &**here)));
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
                Some(here) if here.says_the_same(&document) || adds_nothing(&document, here) => same += 1,
                Some(here) if compared.iter().any(|theirs| theirs.id == here.id) => {}
                Some(here) => {
                    merged += 1;
                    let is_theirs = |one: &Conflict| taken.contains(&(document.id.clone(), one.name()));
                    let both = merge_documents(None, here, &document).taking(is_theirs);
                    edits.push(Edit::Open(Arc::new(both)));
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
    if new + merged > 0 || reports.is_empty() && compared.is_empty() {
        store.notices.say(Notice::said((texts.said.imported)(new, merged, same)));
    }
    for report in reports {
        store.notices.say(Notice::said((texts.changes.report)(&report)).about(Notices::DONE));
    }
    if compared.is_empty() {
        navigate::open(store, first);
    } else {
        adjudication::start(store, compared);
    }
    true
}

/// Whether a document is an article without work, of which no more is said than is known here.
fn adds_nothing(document: &Document, here: &Document) -> bool {
    let Document { meta, needs_review, links, descriptions, codings, location, .. } = document;
    let has_words = !(links.is_empty() && descriptions.is_empty() && codings.is_empty());
    let has_work = has_words || !(document.kept().is_empty() && needs_review.is_empty());
    let is_known = |said: &str, known: &str| said.is_empty() || said == known;
    !has_work
        && is_known(&meta.title, &here.meta.title)
        && is_known(&meta.source, &here.meta.source)
        && is_known(&meta.url, &here.meta.url)
        && is_known(&meta.language, &here.meta.language)
        && is_known(&location.case, &here.location.case)
        && (meta.published.is_none() || meta.published == here.meta.published)
}

/// Work of a file on an article that is here, beyond what was done here: mine, theirs,
/// and both as one.
fn other_work(work: &Work, version: &Version) -> Option<(Arc<Document>, Arc<Document>, Merged)> {
    let mine = work.desk.document(&version.document.id).filter(|_| version.marked.is_none())?;
    let both = merge_documents(None, mine, &version.document);
    let is_other = !both.conflicts.is_empty() || !mine.kept().is_empty() && both.document.kept() != mine.kept();
    is_other.then(|| (mine.clone(), Arc::new(version.document.clone()), both))
}

/// What is asked about other work.
fn preview(name: &str, other: &[(Arc<Document>, Arc<Document>, Merged)]) -> MergePreview {
    MergePreview {
        name: Some(name.to_owned()),
        people: comparison::people(other.iter().map(|(_, theirs, _)| &**theirs)),
        articles: other.len(),
        news: other.iter().map(|(mine, _, both)| both.document.kept().len().saturating_sub(mine.kept().len())).sum(),
        conflicts: other
            .iter()
            .flat_map(|(mine, _, both)| both.conflicts.iter().map(|one| (mine.clone(), one.clone())))
            .collect(),
    }
}
