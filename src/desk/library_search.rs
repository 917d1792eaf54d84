//! A search of the library through texts, claims and notes.

use super::annotation::{Annotation, Body, Id};
use super::document::Document;
use super::state::Desk;
use crate::text::{Hit, Span, count_hits, fold, hits, search};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The part of a document in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchField {
    /// In the title.
    Title,
    /// In the text, at this place.
    Text(Span),
    /// In the content of a claim.
    Claim(Id),
    /// In the note on a claim, its tags or its evidence.
    Note(Id),
}

/// Words that were found, with their context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where.
    pub part: MatchField,
    /// The text before, the words as they are written, and the text behind.
    pub words: (String, String, String),
    /// Whether the letters have the same diacritics as the query.
    pub exact: bool,
}

/// A document in which words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The document.
    pub id: Id,
    /// The number of all matches.
    pub count: usize,
    /// Whether one of them has the same diacritics as the query.
    pub exact: bool,
}

/// The index that a search of the library uses. A document that has not changed is not folded
/// again.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Documents with the folds of their texts, in the order of the desk.
    entries: Vec<(Arc<Document>, Arc<str>)>,
    /// The place of each document among them.
    places: FxHashMap<Id, usize>,
}

impl Index {
    /// Updates the index to the documents of the desk.
    pub fn follow(&mut self, desk: &Desk) {
        let documents = desk.documents();
        let is_same = |(entry, document): (&(Arc<Document>, Arc<str>), &Arc<Document>)| Arc::ptr_eq(&entry.0, document);
        if self.entries.len() == documents.len() && self.entries.iter().zip(documents).all(is_same) {
            return;
        }
        let (old, places) = (std::mem::take(&mut self.entries), std::mem::take(&mut self.places));
        let known = |document: &Arc<Document>| {
            let (before, folded) = old.get(*places.get(&document.id)?)?;
            Arc::ptr_eq(&before.text, &document.text).then(|| folded.clone())
        };
        for (at, document) in documents.iter().enumerate() {
            let folded = known(document).unwrap_or_else(|| fold(&document.text).into());
            self.entries.push((document.clone(), folded));
            self.places.insert(document.id.clone(), at);
        }
    }

    /// The documents that hold these words: exact matches first, then newer documents before
    /// older. A short word is in every text many times, so they are counted here, and shown by
    /// [`snippets`](Self::snippets) where the person looks.
    pub fn search(&self, wanted: &str) -> Vec<Match> {
        let mut found: Vec<Match> = self.entries.iter().rev().filter_map(|entry| matched(entry, wanted)).collect();
        found.sort_by_key(|found| !found.exact);
        found
    }

    /// The first matches in each part of a document, the exact ones first; those of claims and
    /// notes come before those of the text.
    pub fn snippets(&self, id: &Id, wanted: &str) -> Vec<Snippet> {
        let entry = self.places.get(id).and_then(|at| self.entries.get(*at));
        let mut snippets = Vec::new();
        if let Some((document, folded)) = entry {
            each_part(document, folded, wanted, &mut |text, folded, part| {
                let mut hits = search(text, folded, wanted);
                hits.sort_by_key(|hit| (!hit.exact, hit.span.start));
                let snippet = |Hit { span, exact }: Hit| Snippet { part: part(span), words: around(text, span), exact };
                snippets.extend(hits.into_iter().take(MOST).map(snippet));
            });
        }
        snippets
    }
}

/// Snippets of one part of a document.
const MOST: usize = 3;

/// Counts the matches in a document.
fn matched((document, folded): &(Arc<Document>, Arc<str>), wanted: &str) -> Option<Match> {
    let (mut count, mut exact) = (0, false);
    each_part(document, folded, wanted, &mut |text, folded, _| {
        let here = count_hits(folded, wanted);
        count += here;
        exact = exact || here > 0 && hits(text, folded, wanted).any(|hit| hit.exact);
    });
    (count > 0).then(|| Match { id: document.id.clone(), count, exact })
}

/// A part of a document with its fold, and where a place of it is.
type VisitPart<'v> = dyn FnMut(&str, &str, &dyn Fn(Span) -> MatchField) + 'v;

/// Visits what is searched in a document. The notes on a claim that says the words are not
/// looked at: the claim is found already.
fn each_part(document: &Document, folded: &str, wanted: &str, visit: &mut VisitPart<'_>) {
    visit(&document.meta.title, &fold(&document.meta.title), &|_| MatchField::Title);
    for annotation in document.kept().iter().filter(|a| a.is_live()) {
        let Annotation { id, span, body: Body::Claim(claim), .. } = annotation else {
            continue;
        };
        let said = span.of(&document.text);
        let folded = fold(said);
        if count_hits(&folded, wanted) == 0 {
            let evidence = claim.evidence.iter().flat_map(|e| [&*e.url, &*e.comment]);
            let notes = std::iter::once(&*claim.note).chain(claim.tags.iter().map(String::as_str)).chain(evidence);
            notes.for_each(|note| visit(note, &fold(note), &|_| MatchField::Note(id.clone())));
        } else {
            visit(said, &folded, &|_| MatchField::Claim(id.clone()));
        }
    }
    visit(&document.text, folded, &MatchField::Text);
}

/// The context of a place: its line, cut between words.
fn around(text: &str, span: Span) -> (String, String, String) {
    /// Characters on either side.
    const REACH: usize = 36;
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..span.start];
    let after = text[span.end..].split('\n').next().unwrap_or_default();
    let before = match before.char_indices().rev().nth(REACH) {
        Some((cut, _)) => {
            let cut = cut + before[cut..].find(' ').map_or(0, |at| at + 1);
            format!("…{}", &before[cut..])
        }
        None => before.trim_start().to_owned(),
    };
    let after = match after.char_indices().nth(2 * REACH) {
        Some((cut, _)) => format!("{}…", &after[..after[..cut].rfind(' ').unwrap_or(cut)]),
        None => after.trim_end().to_owned(),
    };
    (before, span.of(text).to_owned(), after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{ClaimBody, Meta, mark};
    use crate::model::Stance;

    fn document(text: &str, title: &str, published: &str) -> Document {
        let meta = Meta {
            title: title.to_owned(),
            language: "en".to_owned(),
            published: published.parse().ok(),
            ..Meta::default()
        };
        Document::annotated(text, meta)
    }

    fn desk() -> Desk {
        let mut desk = Desk::new([
            document("The road to Karsa is closed.", "Roads", "2031-03-01"),
            document("Nobody left the Đà Nẵng bridge. The ngã ba was empty.", "Älv", "2031-03-04"),
            document("Ten people left.\nIt rained.", "bridges", ""),
        ]);
        let last = desk.documents()[2].clone();
        let claim = ClaimBody { note: "ask at the bridge".to_owned(), ..ClaimBody::new(None, None, Stance::Assert) };
        desk.apply(mark(&last, Span::new(17, 26), Body::Claim(claim)).unwrap().1).unwrap();
        desk
    }

    #[test]
    fn words_are_found_in_texts_claims_and_notes() {
        let desk = desk();
        let mut index = Index::default();
        index.follow(&desk);
        let found = |wanted: &str| {
            let found = index.search(wanted).into_iter().map(|found| {
                let title = desk.document(&found.id).unwrap().meta.title.clone();
                let snippets = index.snippets(&found.id, wanted).into_iter().map(|snippet| {
                    let part = match snippet.part {
                        MatchField::Title => "title",
                        MatchField::Text(_) => "text",
                        MatchField::Claim(_) => "claim",
                        MatchField::Note(_) => "note",
                    };
                    let (before, words, after) = snippet.words;
                    format!("{part}: {before}[{words}]{after}")
                });
                format!("{title} {}: {}", found.count, snippets.collect::<Vec<_>>().join(" | "))
            });
            found.collect::<Vec<_>>()
        };
        assert_eq!(
            found("bridge"),
            [
                "bridges 2: title: [bridge]s | note: ask at the [bridge]",
                "Älv 1: text: Nobody left the Đà Nẵng [bridge]. The ngã ba was empty.",
            ]
        );
        assert_eq!(found("rained"), ["bridges 2: claim: It [rained] | text: It [rained]."]);
        assert_eq!(found("da nang"), ["Älv 1: text: Nobody left the [Đà Nẵng] bridge. The ngã ba was empty."]);
        // What is written with these very marks comes before what is not.
        assert_eq!(found("a").first().unwrap().split(' ').next(), Some("bridges"));
        assert_eq!(found("nothing of it"), [""; 0]);
        assert_eq!(found(" "), [""; 0]);
    }

    #[test]
    fn a_snippet_is_cut_between_words() {
        let text = "one two three four five six seven eight nine ten eleven twelve here thirteen fourteen fifteen \
            sixteen seventeen eighteen nineteen twenty";
        let at = text.find("here").unwrap();
        let (before, _, after) = around(text, Span::new(at, at + 4));
        assert_eq!(before, "…seven eight nine ten eleven twelve ");
        assert_eq!(after, " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"[..].to_owned());
        let hit = Span::new(0, 3);
        assert!(around(&text.replace(' ', "\u{1f54a}"), hit).2.ends_with('…'));
    }
}
