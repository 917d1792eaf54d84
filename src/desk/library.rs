//! The library: every document as a row, sorted, filtered and grouped by case.

use super::annotation::{Annotation, Id, Kind, State};
use super::document::{Document, LibraryLocation};
use super::edit::Edit;
use super::state::Desk;
use crate::model::Day;
use crate::text::fold;
use rustc_hash::FxHashMap;
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
    let places: FxHashMap<&Id, usize> = order.iter().zip(0..).collect();
    let place = |id: &Id| places.get(id).copied().unwrap_or(order.len());
    let mut wanted: Vec<&Id> = desk.documents().iter().map(|document| &document.id).collect();
    wanted.sort_by_key(|id| place(id));
    let stands = desk.documents().iter().zip(&wanted).all(|(document, id)| document.id == **id);
    let moves = wanted.into_iter().enumerate().map(|(to, id)| Edit::Order(id.clone(), to));
    Edit::All(if stands { Vec::new() } else { moves.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Body, ClaimBody, Meta, mark};
    use crate::model::Stance;
    use crate::text::Span;

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
}
