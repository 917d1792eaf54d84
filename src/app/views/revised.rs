//! Two versions of one article as one text: the numbers that changed, then the words that
//! were taken out and put in.

use super::el::{El, IntoKid, el, el_of};
use crate::app::texts::texts;
use crate::desk::{Change, Document, Piece, Revision};
use leptos::prelude::*;

pub(super) fn revised(revision: &Revision, one: &Document, other: &Document) -> El {
    let says = texts().across;
    let whole = RwSignal::new(false);
    let changes: Vec<El> = revision.changes.iter().map(|change| changed(change, one, other)).collect();
    let is_folded = revision.pieces.iter().any(|piece| matches!(piece, Piece::Far(_)));
    let all = el_of("label", "check")
        .kid(
            el("input")
                .attr("type", "checkbox")
                .on("change", move |event: web_sys::Event| whole.set(event_target_checked(&event))),
        )
        .kid(says.all_text);
    el_of("section", "revised")
        .kid((!changes.is_empty()).then(|| el("h3").kid(says.changes)))
        .kid((!changes.is_empty()).then(|| el_of("ul", "changes").kid(changes)))
        .kid(
            el_of("div", "row")
                .kid(el("h3").attr("id", "revised-title").kid(says.revision))
                .kid(is_folded.then_some(all)),
        )
        .kid(
            el_of("div", "text")
                .attr("lang", other.meta.language.clone())
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-labelledby", "revised-title")
                .kid(revision.pieces.iter().map(|piece| drawn(piece, whole)).collect::<Vec<_>>()),
        )
}

fn changed(change: &Change, one: &Document, other: &Document) -> El {
    let [was, now] = [(&change.was, "del"), (&change.now, "ins")]
        .map(|(words, tag)| (!words.is_empty()).then(|| el(tag).kid(words.clone())));
    let [first, second] = [(one, &change.sentences[0]), (other, &change.sentences[1])]
        .map(|(document, sentence)| el("q").attr("lang", document.meta.language.clone()).kid(sentence.clone()));
    el("li").kid(el("p").kid(was).kid(" → ").kid(now)).kid(el_of("div", "two").kid(first).kid(second))
}

fn drawn(piece: &Piece, whole: RwSignal<bool>) -> AnyView {
    let says = texts().across;
    let hidden = |words: &'static str| el_of("span", "hidden").kid(words).kid(" ");
    match piece {
        Piece::Same(words) => words.clone().into_kid(),
        Piece::Out(words) => el("del").kid(hidden(says.taken_out)).kid(words.clone()).into_kid(),
        Piece::In(words) => el("ins").kid(hidden(says.put_in)).kid(words.clone()).into_kid(),
        Piece::Far(words) => {
            let (words, count) = (words.clone(), words.split_whitespace().count());
            el("span")
                .class("far", move || !whole.get())
                .show(move || if whole.get() { words.clone() } else { (says.far)(count) })
                .into_kid()
        }
    }
}
