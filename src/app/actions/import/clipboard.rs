//! Text that comes in: a paste, a drop, the text box.

use crate::app::actions::claims;
use crate::app::actions::import::{file, paste};
use crate::app::services::files::Files;
use crate::app::state::Store;
use crate::app::state::notices::{Notice, Notices};
use crate::browser::html;
use crate::desk::{Evidence, Meta};
use crate::files::may_precede_unicode;
use leptos::prelude::{GetUntracked, WithUntracked};

/// Reads a text whose letters may not be what they look like; else as [`paste::text`].
pub(crate) fn plain(store: Store, reader: Files, content: &str, meta: Meta) -> bool {
    if let Some(address) = only_address(content) {
        take_address(store, address);
        return true;
    }
    if !may_precede_unicode(content) || content.trim_start().starts_with(['<', '{', '[']) {
        return paste::text(store, content, meta);
    }
    file::read_pasted(store, reader, content.to_owned(), meta);
    true
}

/// What a clipboard or a drop holds: HTML where there is some, else plain text.
pub(crate) fn rich(store: Store, reader: Files, html: &str, content: &str) {
    // A link that was copied is its address in plain text.
    let page =
        Some(html).filter(|_| only_address(content).is_none()).filter(|html| !html.is_empty()).and_then(html::read);
    let came = match page {
        Some(page) => page_of(store, reader, page),
        None => plain(store, reader, content, Meta::default()),
    };
    if !came {
        store.notices.say(Notice::error(store.texts().trouble.empty_paste.to_owned()));
    }
}

fn page_of(store: Store, reader: Files, page: html::Page) -> bool {
    let published = page.published.get(..10).and_then(|day| day.parse().ok());
    let meta = Meta { title: page.title, source: page.site, url: page.url, published, language: page.language };
    let came = plain(store, reader, &page.text, meta);
    let says = &store.texts().files;
    if came && let Some(sentence) = (says.left_out)(says.pasted, &page.left_out) {
        store.notices.say(Notice::said(sentence).about("left out").with(store.texts().said.dismiss, || ()));
    }
    came
}

/// The address that is all there is.
fn only_address(content: &str) -> Option<Evidence> {
    let evidence = Evidence { url: content.trim().to_owned(), ..Evidence::default() };
    evidence.link().is_some().then_some(evidence)
}

/// An address is never an article. With a claim open it is evidence for it; else the page says
/// that it fetches nothing.
fn take_address(store: Store, evidence: Evidence) {
    let says = &store.texts().said;
    let is_reading = store.across.tab.with_untracked(Option::is_none);
    match store.selection.claim.get_untracked().filter(|_| is_reading) {
        Some(claim) => {
            claims::change_claim(store, &claim, None, |claim| claim.evidence.push(evidence));
            store.notices.say(Notice::said(says.address_is_evidence.to_owned()).about(Notices::DONE));
        }
        None => store.notices.say(Notice::said(says.address_alone.to_owned()).about("address")),
    }
}
