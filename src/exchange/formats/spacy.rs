//! spaCy and Prodigy: a line with a text, its tokens and its spans. Offsets are code
//! points, `token_end` is the last token itself. Tokens end where marks end, and with
//! their blanks they give the text back, so each span stands on whole tokens.

use super::labels::label;
use super::pieces::json_line;
use crate::exchange::Article;
use crate::exchange::place::{Place, PlaceConverter};
use crate::text::{Span, Token, tokenize};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn line(article: &Article) -> String {
    let text = &*article.text;
    let converter = PlaceConverter::new(text);
    let pieces = pieces(article);
    let tokens = pieces.iter().enumerate().map(|(id, &(span, blank))| {
        let Place { start, end } = converter.place(span);
        json!({ "text": span.of(text), "start": start, "end": end, "id": id, "ws": blank })
    });
    let spans = article.live().map(|a| {
        let Place { start, end } = converter.place(a.span);
        let first = pieces.partition_point(|(piece, _)| piece.end <= a.span.start);
        let last = pieces.partition_point(|(piece, _)| piece.start < a.span.end).saturating_sub(1);
        json!({ "start": start, "end": end, "label": label(a.kind()), "token_start": first, "token_end": last })
    });
    json_line(&json!({
        "text": text, "tokens": tokens.collect::<Vec<_>>(), "spans": spans.collect::<Vec<_>>(), "meta": meta(article),
    }))
}

fn meta(article: &Article) -> Value {
    let meta = &article.meta;
    json!({
        "id": &*article.id, "title": meta.title, "source": meta.source, "url": meta.url,
        "published": meta.published, "language": meta.language,
    })
}

/// The tokens of spaCy, each with whether a single blank follows. All other white space is
/// made of tokens too.
fn pieces(article: &Article) -> Vec<(Span, bool)> {
    let text = &*article.text;
    let starts: BTreeSet<usize> = article.live().map(|a| a.span.start).collect();
    let ends: BTreeSet<usize> = article.live().map(|a| a.span.end).collect();
    let mut bounds: BTreeSet<usize> = starts.union(&ends).copied().chain([0, text.len()]).collect();
    for Token { span, .. } in tokenize(text) {
        let blank = text[span.end..].starts_with(' ').then_some(span.end + 1);
        bounds.extend([span.start, span.end].into_iter().chain(blank));
    }
    let bounds: Vec<usize> = bounds.into_iter().collect();
    let mut pieces: Vec<(Span, bool)> = Vec::new();
    for pair in bounds.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        let is_marked = starts.contains(&piece.start) || ends.contains(&piece.end);
        match pieces.last_mut() {
            Some((_, blank)) if piece.of(text) == " " && !is_marked && !*blank => *blank = true,
            _ => pieces.push((piece, false)),
        }
    }
    pieces
}
