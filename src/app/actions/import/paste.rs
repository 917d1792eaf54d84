//! Text that comes in: a paste, a drop, a sample, the text box.

use crate::app::actions::{navigate, versions};
use crate::app::state::Store;
use crate::app::state::notices::Notice;
use crate::browser::html;
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

fn page(store: Store, page: html::Page) -> bool {
    let published = page.published.get(..10).and_then(|day| day.parse().ok());
    let meta = Meta { title: page.title, source: page.site, url: page.url, published, language: page.language };
    text(store, &page.text, meta)
}

/// Whether there is nothing to read: blanks, control and format characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}
