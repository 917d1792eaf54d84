//! A text becomes an article.

use crate::app::actions::{navigate, versions};
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::desk::{Document, Edit, Meta};
use leptos::prelude::*;
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
    navigate::open(store, Some(id));
    true
}

/// Whether there is nothing to read: blanks, control and format characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}
