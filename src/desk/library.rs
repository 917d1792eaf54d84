//! The library: every document as a row, sorted, filtered and grouped by case, and a search
//! through texts, claims and notes.

use super::annotation::{Annotation, Body, Id, Kind, State};
use super::document::{Document, LibraryLocation};
use super::edit::Edit;
use super::state::Desk;
use crate::model::Day;
use crate::text::{Hit, Span, fold, search};
use std::cmp::Reverse;
use std::sync::Arc;

/// A document as a row of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct LibraryRow {
    /// The document.
    pub id: Id,
    /// Its headline.
    pub title: String,
    /// Medium that published it.
    pub source: String,
    /// Publication date.
    pub published: Option<Day>,
    /// Language in which it is read (BCP 47); empty until detected.
    pub language: String,
    /// Its case, and whether it is archived.
    pub location: LibraryLocation,
    /// The number of its marks of each kind, in the order of [`Kind::ALL`].
    pub counts: [usize; 7],
    /// What is left to decide: see [`LibraryRow::of`].
    pub open: usize,
    /// The number of marks that count for that, rejected ones included.
    pub all: usize,
    /// Whether the engine has analysed it.
    pub is_read: bool,
}

impl LibraryRow {
    /// The row of a document. It is done when its figures, its claims and what the engine is not
    /// sure of are decided: a coded row stands on these, and no date or name that is sure has to
    /// be looked at for it.
    pub fn of(document: &Document) -> Self {
        let annotations = document.annotations();
        let counts_for_it = |a: &&&Annotation| matches!(a.kind(), Kind::Casualty | Kind::Claim) || a.doubt().is_some();
        let asked = || annotations.iter().filter(counts_for_it);
        let count = |kind: Kind| annotations.iter().filter(|a| a.is_live() && a.kind() == kind).count();
        Self {
            id: document.id.clone(),
            title: document.meta.title.clone(),
            source: document.meta.source.clone(),
            published: document.meta.published,
            language: document.meta.language.clone(),
            location: document.location.clone(),
            counts: Kind::ALL.map(count),
            open: asked().filter(|a| a.state == State::Suggested).count(),
            all: asked().count(),
            is_read: document.is_read(),
        }
    }

    /// The share of them that are decided, in percent.
    pub fn share(&self) -> usize {
        if self.is_read { 100 - 100 * self.open / self.all.max(1) } else { 0 }
    }
}

/// The order of documents within a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sorting {
    /// The person's own, the newest first until they move one.
    #[default]
    Own,
    /// By publication date, the latest first.
    Published,
    /// By title.
    Title,
    /// By medium.
    Source,
    /// By suggestions that are still open, the most first.
    Open,
}

impl Sorting {
    /// All, as the library offers them.
    pub const ALL: [Self; 5] = [Self::Own, Self::Published, Self::Title, Self::Source, Self::Open];
}

/// A filter of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LibraryFilter {
    /// All; archived documents come last.
    #[default]
    All,
    /// Those with open suggestions.
    Open,
    /// Those in which everything is decided.
    Done,
    /// Those in a language (BCP 47).
    Language(&'static str),
}

/// A section of the library, in its order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LibrarySection {
    /// No case.
    Loose,
    /// A case, by its name.
    Case(String),
    /// Archived documents.
    Archive,
}

/// Groups rows, given in the order of the desk, into sections.
pub fn sections(
    rows: &[Arc<LibraryRow>],
    sorting: Sorting,
    wanted: LibraryFilter,
) -> Vec<(LibrarySection, Vec<Arc<LibraryRow>>)> {
    let is_wanted = |row: &&Arc<LibraryRow>| match wanted {
        LibraryFilter::All => true,
        LibraryFilter::Open => row.open > 0 || !row.is_read,
        LibraryFilter::Done => row.open == 0 && row.is_read,
        LibraryFilter::Language(code) => row.language == code,
    };
    let mut sections: Vec<(LibrarySection, Vec<Arc<LibraryRow>>)> = Vec::new();
    for row in sorted(rows.iter().rev().filter(is_wanted).cloned().collect(), sorting) {
        let section = match &row.location {
            LibraryLocation { archived: true, .. } => LibrarySection::Archive,
            LibraryLocation { case, .. } if case.is_empty() => LibrarySection::Loose,
            LibraryLocation { case, .. } => LibrarySection::Case(case.clone()),
        };
        let at = sections.partition_point(|(other, _)| *other < section);
        if sections.get(at).is_none_or(|(other, _)| *other != section) {
            sections.insert(at, (section, Vec::new()));
        }
        sections[at].1.push(row);
    }
    sections
}

/// Sorts rows; rows without the value that is sorted by come last.
fn sorted(mut rows: Vec<Arc<LibraryRow>>, sorting: Sorting) -> Vec<Arc<LibraryRow>> {
    match sorting {
        Sorting::Own => {}
        Sorting::Title => rows.sort_by_cached_key(|row| (row.title.is_empty(), fold(&row.title))),
        Sorting::Source => rows.sort_by_cached_key(|row| (row.source.is_empty(), fold(&row.source))),
        Sorting::Published => rows.sort_by_key(|row| Reverse(row.published)),
        Sorting::Open => rows.sort_by_key(|row| Reverse(row.open)),
    }
    rows
}

/// The cases in use, sorted alphabetically.
pub fn cases(desk: &Desk) -> Vec<String> {
    let cases = desk.documents().iter().map(|document| document.location.case.clone());
    let mut cases: Vec<String> = cases.filter(|case| !case.is_empty()).collect();
    cases.sort_unstable();
    cases.dedup();
    cases
}

/// The edit that puts documents into an order; those that it does not name follow behind.
/// `None` where they are in that order already.
pub fn ordered(desk: &Desk, order: &[Id]) -> Edit {
    let place = |id: &Id| order.iter().position(|other| other == id).unwrap_or(order.len());
    let mut wanted: Vec<&Id> = desk.documents().iter().map(|document| &document.id).collect();
    wanted.sort_by_key(|id| place(id));
    let stands = desk.documents().iter().zip(&wanted).all(|(document, id)| document.id == **id);
    let moves = wanted.into_iter().enumerate().map(|(to, id)| Edit::Order(id.clone(), to));
    Edit::All(if stands { Vec::new() } else { moves.collect() })
}

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
    /// The first matches of each part; those of claims and notes come before those of the
    /// text.
    pub snippets: Vec<Snippet>,
    /// The number of all matches.
    pub count: usize,
}

/// The index that a search of the library uses. A document that has not changed is not folded
/// again.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<(Arc<Document>, Arc<str>)>,
}

impl Index {
    /// Updates the index to the documents of the desk.
    pub fn follow(&mut self, desk: &Desk) {
        let old = std::mem::take(&mut self.entries);
        // Both are mostly in the same order.
        let known = |at: usize, document: &Arc<Document>| {
            let same = |entry: &&(Arc<Document>, Arc<str>)| Arc::ptr_eq(&entry.0.text, &document.text);
            old.get(at).filter(same).or_else(|| old.iter().find(same)).map(|(_, folded)| folded.clone())
        };
        let entries = desk.documents().iter().enumerate().map(|(at, document)| {
            let folded = known(at, document).unwrap_or_else(|| fold(&document.text).into());
            (document.clone(), folded)
        });
        self.entries = entries.collect();
    }

    /// The documents that hold these words: exact matches first, then newer documents before
    /// older.
    pub fn search(&self, wanted: &str) -> Vec<Match> {
        let found = self.entries.iter().rev().filter_map(|(document, folded)| one(document, folded, wanted));
        let mut found: Vec<Match> = found.collect();
        found.sort_by_key(|found| !found.snippets.iter().any(|snippet| snippet.exact));
        found
    }
}

/// Snippets of one document, by part.
const MOST: usize = 3;

fn one(document: &Document, folded: &str, wanted: &str) -> Option<Match> {
    let mut snippets: Vec<Snippet> = Vec::new();
    let mut count = 0;
    let mut add = |text: &str, folded: &str, part: &dyn Fn(Span) -> MatchField| {
        let mut hits = search(text, folded, wanted);
        count += hits.len();
        hits.sort_by_key(|hit| (!hit.exact, hit.span.start));
        let snippet = |Hit { span, exact }: Hit| Snippet { part: part(span), words: around(text, span), exact };
        snippets.extend(hits.into_iter().take(MOST).map(snippet));
    };
    add(&document.meta.title, &fold(&document.meta.title), &|_| MatchField::Title);
    for annotation in document.kept().iter().filter(|a| a.is_live()) {
        let Annotation { id, span, body: Body::Claim(claim), .. } = annotation else {
            continue;
        };
        let said = span.of(&document.text);
        if search(said, &fold(said), wanted).is_empty() {
            let evidence = claim.evidence.iter().flat_map(|e| [&*e.url, &*e.comment]);
            let notes = std::iter::once(&*claim.note).chain(claim.tags.iter().map(String::as_str)).chain(evidence);
            notes.for_each(|note| add(note, &fold(note), &|_| MatchField::Note(id.clone())));
        } else {
            add(said, &fold(said), &|_| MatchField::Claim(id.clone()));
        }
    }
    add(&document.text, folded, &MatchField::Text);
    (count > 0).then(|| Match { id: document.id.clone(), snippets, count })
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
    use crate::desk::{ClaimBody, Edit, Meta, mark};
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

    fn rows(desk: &Desk) -> Vec<Arc<LibraryRow>> {
        desk.documents().iter().map(|document| Arc::new(LibraryRow::of(document))).collect()
    }

    fn described(desk: &Desk, sorting: Sorting, wanted: LibraryFilter) -> Vec<String> {
        let sections = sections(&rows(desk), sorting, wanted).into_iter();
        let described = sections.map(|(section, rows)| {
            let titles: Vec<&str> = rows.iter().map(|row| &*row.title).collect();
            let name = match section {
                LibrarySection::Loose => "",
                LibrarySection::Case(ref name) => name,
                LibrarySection::Archive => "archive",
            };
            format!("{name}: {}", titles.join(", "))
        });
        described.collect()
    }

    #[test]
    fn shelves_are_sorted_and_filtered() {
        let mut desk = desk();
        let ids: Vec<Id> = desk.documents().iter().map(|d| d.id.clone()).collect();
        for (sorting, expected) in [
            (Sorting::Own, ": bridges, Älv, Roads"),
            (Sorting::Published, ": Älv, Roads, bridges"),
            (Sorting::Title, ": Älv, bridges, Roads"),
            (Sorting::Source, ": bridges, Älv, Roads"),
        ] {
            assert_eq!(described(&desk, sorting, LibraryFilter::All), [expected], "{sorting:?}");
        }
        let shelve = |at: usize, case: &str, archived| {
            Edit::Shelve(ids[at].clone(), LibraryLocation { case: case.to_owned(), archived })
        };
        let before = desk.clone();
        let edit = Edit::All(vec![shelve(0, "North", false), shelve(1, "North", false), shelve(2, "", true)]);
        let undo = desk.apply(edit).unwrap();
        assert_eq!(described(&desk, Sorting::Own, LibraryFilter::All), ["North: Älv, Roads", "archive: bridges"]);
        assert_eq!(cases(&desk), ["North"]);
        assert_eq!(described(&desk, Sorting::Own, LibraryFilter::Language("vi")), [""; 0]);
        desk.apply(undo).unwrap();
        assert_eq!(desk, before);
    }

    #[test]
    fn progress_is_counted() {
        let mut desk = desk();
        desk.apply(Edit::Open(document("Ten soldiers were killed in Karsa.", "Ambush", "").into())).unwrap();
        let row = |desk: &Desk, at: usize| LibraryRow::of(&desk.documents()[at]);
        // A place that is sure need not be decided.
        assert_eq!((row(&desk, 0).counts, row(&desk, 0).open, row(&desk, 0).share()), ([0, 0, 1, 0, 0, 0, 0], 0, 100));
        assert_eq!((row(&desk, 3).open, row(&desk, 3).share()), (1, 0));
        assert_eq!(described(&desk, Sorting::Own, LibraryFilter::Open), [": Ambush"]);
        let document = desk.documents()[3].clone();
        let figure = document.annotations().into_iter().find(|a| a.kind() == Kind::Casualty).unwrap();
        desk.apply(crate::desk::accept(&document, figure)).unwrap();
        assert_eq!((row(&desk, 3).open, row(&desk, 3).share()), (0, 100));
        assert_eq!(described(&desk, Sorting::Own, LibraryFilter::Open), [""; 0]);
        assert_eq!(row(&desk, 2).counts[6], 1);
    }

    #[test]
    fn a_document_is_moved_and_a_deleted_one_comes_back_to_its_place() {
        let mut desk = desk();
        let before = desk.clone();
        let first = desk.documents()[0].id.clone();
        for edit in [
            Edit::Order(first.clone(), 2),
            Edit::Order(first.clone(), 9),
            Edit::Order(first.clone(), 0),
            Edit::Delete(first.clone()),
        ] {
            let undo = desk.apply(edit.clone()).unwrap();
            assert_eq!(desk.documents()[0].id == first, edit == Edit::Order(first.clone(), 0), "{edit:?}");
            desk.apply(undo).unwrap();
            assert_eq!(desk, before, "{edit:?}");
        }
        assert!(desk.apply(Edit::Order("none".into(), 0)).is_err());
    }

    #[test]
    fn documents_are_put_into_an_order() {
        let mut desk = desk();
        let before = desk.clone();
        let ids: Vec<Id> = desk.documents().iter().map(|document| document.id.clone()).collect();
        assert_eq!(ordered(&desk, &ids), Edit::All(Vec::new()));
        // One that is gone elsewhere, and one that the order does not know.
        let order = [ids[2].clone(), "gone".into(), ids[0].clone()];
        let undo = desk.apply(ordered(&desk, &order)).unwrap();
        let now: Vec<Id> = desk.documents().iter().map(|document| document.id.clone()).collect();
        assert_eq!(now, [ids[2].clone(), ids[0].clone(), ids[1].clone()]);
        desk.apply(undo).unwrap();
        assert_eq!(desk, before);
    }

    #[test]
    fn words_are_found_in_texts_claims_and_notes() {
        let desk = desk();
        let mut index = Index::default();
        index.follow(&desk);
        let found = |wanted: &str| {
            let found = index.search(wanted).into_iter().map(|found| {
                let title = desk.document(&found.id).unwrap().meta.title.clone();
                let snippets = found.snippets.into_iter().map(|snippet| {
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
