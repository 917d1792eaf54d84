//! An article on paper: the text with its marks, its figures, its claims.

use super::claims::one;
use crate::app::state::Store;
use crate::app::state::layout::{Segment, TextLayout};
use crate::app::texts::texts;
use crate::app::views::parts::title_of;
use crate::desk::{Annotation, Body, Document, Id, Kind, claims, sha256};
use crate::text::Span;
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

pub(super) fn article(store: Store) -> AnyView {
    let Some(layout) = store.reading.layout.get_untracked() else { return ().into_any() };
    let document = layout.document.clone();
    let paragraphs = (0..layout.blocks.len()).map(|block| paragraph(&layout, block)).collect::<Vec<_>>();
    view! {
        <article>
            <h1>{title_of(&document.meta.title)}</h1>
            {about(&document)}
            <div class="text" lang=document.meta.language.clone()>{paragraphs}</div>
            {figures(&document)}
            {told(&document)}
        </article>
    }
    .into_any()
}

/// Where an article comes from, and the digest of its text.
pub(super) fn about(document: &Document) -> AnyView {
    let texts = texts();
    let meta = &document.meta;
    let day = meta.published.map(texts.values.short_day);
    let parts = [Some(meta.source.clone()), day, Some(meta.url.clone())].into_iter().flatten();
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    view! {
        <p class="about">{parts.join(" · ")}</p>
        <p class="digest">{texts.paper.digest} " " <code>{sha256(&document.text)}</code></p>
    }
    .into_any()
}

fn paragraph(layout: &Arc<TextLayout>, block: usize) -> AnyView {
    let segments = layout.segments(block, &HashSet::new());
    if segments.iter().all(|segment| segment.boilerplate || segment.span.of(&layout.document.text).trim().is_empty()) {
        return ().into_any();
    }
    let drawn = |segment: Segment| {
        let words = segment.span.of(&layout.document.text).to_owned();
        match segment.marks.is_empty() {
            true => words.into_any(),
            false => view! { <mark data-kind=segment.kinds()>{words}</mark> }.into_any(),
        }
    };
    view! { <p>{segments.into_iter().map(drawn).collect::<Vec<_>>()}</p> }.into_any()
}

/// The figures that were not rejected, in the order of the text.
fn figures(document: &Document) -> AnyView {
    let texts = texts();
    let row = |annotation: &Annotation| {
        let Body::Figure(figure) = &annotation.body else { return None };
        let words = |span: Option<Span>| span.map(|span| span.of(&document.text).to_owned());
        Some(
            view! {
                <tr>
                    <td>{(texts.values.figure)(figure)}</td>
                    <td>{words(figure.source)}</td>
                    <td><q>{annotation.span.of(&document.text).to_owned()}</q></td>
                </tr>
            }
            .into_any(),
        )
    };
    let live = document.annotations().into_iter().filter(|annotation| annotation.is_live());
    let rows: Vec<AnyView> = live.filter_map(row).collect();
    (!rows.is_empty())
        .then(|| {
            view! {
                <h2>{texts.panels.figures}</h2>
                <table>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
        .into_any()
}

/// The claims that the person took up, with all that was done on them.
pub(super) fn told(document: &Arc<Document>) -> AnyView {
    let texts = texts();
    let is_kept = |id: &Id| document.kept().iter().any(|kept| kept.id == *id && kept.kind() == Kind::Claim);
    let rows = claims(document);
    let listed: Vec<AnyView> =
        rows.iter().filter(|row| is_kept(&row.id)).filter_map(|row| one(document, row)).collect();
    (!listed.is_empty())
        .then(|| {
            view! {
                <h2>{texts.claims.region}</h2>
                <ol>{listed}</ol>
            }
            .into_any()
        })
        .into_any()
}
