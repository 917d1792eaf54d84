//! CoNLL: a token and its tag a line, a blank line after each sentence, IOB2. Names,
//! dates and figures; claims are whole sentences and overlap all of them. Of marks
//! that overlap, names go before dates and these before figures.

use super::labels::label;
use super::loss::Loss;
use super::losses::Losses;
use crate::desk::Body;
use crate::exchange::Article;
use crate::text::{Cover, Span, sentences, tokenize};

pub(super) fn lines(article: &Article, losses: &mut Losses) -> String {
    let text = &*article.text;
    let tokens = tokenize(text);
    let mut tags = vec!["O".to_owned(); tokens.len()];
    let mut taken: Vec<Span> = Vec::new();
    for layer in [is_entity, is_date, is_figure] {
        for annotation in article.live().filter(|a| layer(&a.body)) {
            let first = tokens.partition_point(|token| token.span.end <= annotation.span.start);
            let last = tokens.partition_point(|token| token.span.start < annotation.span.end);
            let Some(marked) = tokens.get(first..last).filter(|marked| !marked.is_empty()) else {
                losses.add(Loss::Blank, 1);
                continue;
            };
            let widened = marked[0].span.cover(marked[marked.len() - 1].span);
            if Cover::new(taken.iter().copied()).overlaps(widened) {
                losses.add(Loss::Overlaps, 1);
                continue;
            }
            losses.add(Loss::Widened, usize::from(!annotation.span.contains(widened)));
            taken.push(widened);
            for (i, tag) in tags[first..last].iter_mut().enumerate() {
                let begins = if i == 0 { 'B' } else { 'I' };
                *tag = format!("{begins}-{}", label(annotation.kind()));
            }
        }
    }
    let mut lines = String::from("-DOCSTART- O\n\n");
    for range in sentences(&tokens, |_| false) {
        // A mark is never cut in two by the end of a sentence.
        if range.start > 0 && !tags[range.start].starts_with('I') {
            lines.push('\n');
        }
        for i in range {
            lines += &format!("{} {}\n", tokens[i].span.of(text), tags[i]);
        }
    }
    lines.push('\n');
    lines
}

fn is_entity(body: &Body) -> bool {
    matches!(body, Body::Entity(_))
}

fn is_date(body: &Body) -> bool {
    matches!(body, Body::Date(_))
}

fn is_figure(body: &Body) -> bool {
    matches!(body, Body::Figure(_))
}
