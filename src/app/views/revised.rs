//! Two versions of one article as one text: the numbers that changed, then the words that
//! were taken out and put in.

use super::elements::on;
use crate::app::texts::texts;
use crate::desk::{Change, Document, Piece, Revision};
use leptos::ev;
use leptos::prelude::*;

pub(super) fn revised(revision: &Revision, one: &Document, other: &Document) -> AnyView {
    let says = texts().across;
    let whole = RwSignal::new(false);
    let changes: Vec<AnyView> = revision.changes.iter().map(|change| changed(change, one, other)).collect();
    let is_folded = revision.pieces.iter().any(|piece| matches!(piece, Piece::Far(_)));
    let all = view! {
        <label class="check">
            <input
                type="checkbox"
                on:change=on(ev::change, move |event| whole.set(event_target_checked(&event)))
            />
            {says.all_text}
        </label>
    }
    .into_any();
    view! {
        <section class="revised">
            {(!changes.is_empty()).then(|| view! { <h3>{says.changes}</h3> }.into_any())}
            {(!changes.is_empty()).then(|| view! { <ul class="changes">{changes}</ul> }.into_any())}
            <div class="row">
                <h3 id="revised-title">{says.revision}</h3>
                {is_folded.then_some(all)}
            </div>
            <div
                class="text"
                lang=other.meta.language.clone()
                tabindex="0"
                role="region"
                aria-labelledby="revised-title"
            >
                {revision.pieces.iter().map(|piece| drawn(piece, whole)).collect::<Vec<_>>()}
            </div>
        </section>
    }
    .into_any()
}

fn changed(change: &Change, one: &Document, other: &Document) -> AnyView {
    let (was, now) = (change.was.clone(), change.now.clone());
    let was = (!was.is_empty()).then(|| view! { <del>{was}</del> }.into_any());
    let now = (!now.is_empty()).then(|| view! { <ins>{now}</ins> }.into_any());
    let [first, second] = [(one, &change.sentences[0]), (other, &change.sentences[1])].map(|(document, sentence)| {
        view! {
            <q lang=document.meta.language.clone()>{sentence.clone()}</q>
        }
        .into_any()
    });
    view! {
        <li>
            <p>{was} " → " {now}</p>
            <div class="two">{first} {second}</div>
        </li>
    }
    .into_any()
}

fn drawn(piece: &Piece, whole: RwSignal<bool>) -> AnyView {
    let says = texts().across;
    let hidden = |words: &'static str| view! { <span class="hidden">{words} " "</span> }.into_any();
    match piece {
        Piece::Same(words) => words.clone().into_any(),
        Piece::Out(words) => view! { <del>{hidden(says.taken_out)} {words.clone()}</del> }.into_any(),
        Piece::In(words) => view! { <ins>{hidden(says.put_in)} {words.clone()}</ins> }.into_any(),
        Piece::Far(words) => {
            let (words, count) = (words.clone(), words.split_whitespace().count());
            view! {
                <span class:far=move || !whole.get()>
                    {move || if whole.get() { words.clone() } else { (says.far)(count) }}
                </span>
            }
            .into_any()
        }
    }
}
