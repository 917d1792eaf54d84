//! Edits on every mark with the same content, and on every place with the same words.

use super::annotation::{Body, Id, State};
use super::commands::{accept, mark};
use super::document::Document;
use super::edit::Edit;
use crate::text::Span;

/// Accepts each of these marks.
pub fn accept_all(document: &Document, marks: &[Id]) -> Edit {
    let open = marks.iter().filter_map(|id| document.annotation(id)).filter(|a| a.state == State::Suggested);
    Edit::All(open.map(|annotation| accept(document, annotation)).collect())
}

/// The places with exactly the same letters as a selection, itself included, in the order of
/// the text; whole words only where the selection is whole words.
pub fn occurrences(document: &Document, span: Span) -> Vec<Span> {
    let (text, words) = (&document.text, span.of(&document.text));
    if words.is_empty() {
        return Vec::new();
    }
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_whole = |span: Span| {
        let (quote, after) = (span.of(text), text[span.end..].chars().next());
        let starts = is_word(quote.chars().next()) && is_word(text[..span.start].chars().next_back());
        !(starts || is_word(quote.chars().next_back()) && is_word(after))
    };
    let whole = is_whole(span);
    let there = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len()));
    there.filter(|&other| other == span || !whole || is_whole(other)).collect()
}

/// Marks each of these places, as one act; a place that has such a mark keeps it. Returns the
/// mark of the first place that gets one with the edit.
pub fn mark_all(document: &Document, places: &[Span], body: &Body) -> Option<(Id, Edit)> {
    let marks: Vec<(Id, Edit)> = places.iter().filter_map(|&place| mark(document, place, body.clone())).collect();
    let first = marks.first()?.0.clone();
    let edits = marks.into_iter().map(|(_, edit)| edit).filter(|edit| *edit != Edit::All(Vec::new()));
    Some((first, Edit::All(edits.collect())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Desk, Kind, Meta, equal};
    use crate::model::{Entity, EntityKind};

    const TEXT: &str = "Karsa fell. Karsans left Karsa; Karsa's mayor, too.";

    fn desk() -> Desk {
        Desk::new([Document::annotated(TEXT, Meta { language: "en".to_owned(), ..Meta::default() })])
    }

    #[test]
    fn the_same_words_are_found() {
        let document = desk().documents()[0].clone();
        for (start, end, expected) in [(0, 5, 3), (25, 30, 3), (12, 17, 4), (6, 10, 1), (3, 3, 0)] {
            assert_eq!(occurrences(&document, Span::new(start, end)).len(), expected, "{start}..{end}");
        }
    }

    #[test]
    fn all_are_marked_and_accepted_as_one_act() {
        let mut desk = desk();
        let before = desk.clone();
        let document = desk.documents()[0].clone();
        let places = occurrences(&document, Span::new(0, 5));
        let body = Body::Entity(Entity { kind: EntityKind::Organization, canonical: None });
        let (first, edit) = mark_all(&document, &places, &body).unwrap();
        let undo = desk.apply(edit).unwrap();
        let marked = desk.documents()[0].clone();
        let kind = Kind::Entity(EntityKind::Organization);
        assert_eq!(marked.kept().iter().filter(|a| a.kind() == kind).count(), 3);
        assert_eq!(marked.annotation(&first).unwrap().span, places[0]);
        assert_eq!(equal(&marked, marked.annotation(&first).unwrap()).len(), 3);
        desk.apply(undo).unwrap();
        assert_eq!(desk, before);

        let names: Vec<Id> = document.annotations().iter().map(|a| a.id.clone()).collect();
        desk.apply(accept_all(&document, &names)).unwrap();
        assert!(desk.documents()[0].annotations().iter().all(|a| a.state == State::Accepted));
        let again = accept_all(&desk.documents()[0], &names);
        assert_eq!(again, Edit::All(Vec::new()));
    }
}
