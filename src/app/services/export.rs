//! Export: the desk as a file.

use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::{clock, download};
use crate::desk::Document;
use crate::exchange::{canonical, tallymark};
use leptos::prelude::*;

/// Offers one document, or all, as `tallymark/1`, sealed where the person has it so.
pub(crate) fn export(store: Store, only: Option<&str>) {
    let documents: Vec<_> = store.work.with_untracked(|work| {
        work.desk.documents().iter().filter(|d| only.is_none_or(|id| &*d.id == id)).cloned().collect()
    });
    let texts = store.texts();
    if documents.is_empty() {
        store.notices.say(Notice::said(texts.trouble.nothing_to_export.to_owned()));
        return;
    }
    let now = clock::now();
    let list: Vec<&Document> = documents.iter().map(|d| &**d).collect();
    let name = match &*list {
        [one] => format!("tallymark-{}-{}.json", slug(&one.meta.title), &now[..10]),
        _ => format!("tallymark-{}.json", &now[..10]),
    };
    let file = tallymark::write(&list, &now);
    let is_sealed = store.preferences.with_untracked(|preferences| preferences.with_digest);
    download::offer(&name, "application/json", &*if is_sealed { canonical::with_digest(&file) } else { file });
    let unread = list.iter().filter(|document| !document.is_read()).count();
    let sentence = (texts.said.exported)(list.len()) + &(texts.said.unread)(unread);
    store.notices.say(Notice::said(sentence).about("exported"));
    if list.len() == store.work.with_untracked(|work| work.desk.documents().len()) {
        store.exported.set(now);
    }
}

/// The first words of a title as a file name.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(6) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().flat_map(char::to_lowercase));
    }
    if slug.is_empty() { "document".to_owned() } else { slug }
}
