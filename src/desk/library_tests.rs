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
    Document::new(text, meta)
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

fn rows(desk: &Desk) -> Vec<Arc<Shelved>> {
    desk.documents().iter().map(|document| Arc::new(Shelved::of(document))).collect()
}

fn told(desk: &Desk, sorting: Sorting, wanted: Wanted) -> Vec<String> {
    let shelves = shelves(&rows(desk), sorting, wanted).into_iter();
    let told = shelves.map(|(shelf, rows)| {
        let titles: Vec<&str> = rows.iter().map(|row| &*row.title).collect();
        let name = match shelf {
            Shelf::Loose => "",
            Shelf::Case(ref name) => name,
            Shelf::Archive => "archive",
        };
        format!("{name}: {}", titles.join(", "))
    });
    told.collect()
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
        assert_eq!(told(&desk, sorting, Wanted::All), [expected], "{sorting:?}");
    }
    let shelve =
        |at: usize, case: &str, archived| Edit::Shelve(ids[at].clone(), Shelving { case: case.to_owned(), archived });
    let before = desk.clone();
    let edit = Edit::All(vec![shelve(0, "North", false), shelve(1, "North", false), shelve(2, "", true)]);
    let undo = desk.apply(edit).unwrap();
    assert_eq!(told(&desk, Sorting::Own, Wanted::All), ["North: Älv, Roads", "archive: bridges"]);
    assert_eq!(cases(&desk), ["North"]);
    assert_eq!(told(&desk, Sorting::Own, Wanted::Language("vi")), [""; 0]);
    desk.apply(undo).unwrap();
    assert_eq!(desk, before);
}

#[test]
fn progress_is_counted() {
    let mut desk = desk();
    let row = |desk: &Desk, at: usize| Shelved::of(&desk.documents()[at]);
    assert_eq!((row(&desk, 0).counts, row(&desk, 0).open, row(&desk, 0).share()), ([0, 0, 1, 0, 0, 0, 0], 1, 0));
    assert_eq!(told(&desk, Sorting::Own, Wanted::Open), [": Roads"]);
    let document = desk.documents()[0].clone();
    desk.apply(crate::desk::accept(&document, document.annotations()[0])).unwrap();
    assert_eq!((row(&desk, 0).open, row(&desk, 0).share()), (0, 100));
    assert_eq!(told(&desk, Sorting::Own, Wanted::Open), [""; 0]);
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
fn words_are_found_in_texts_claims_and_notes() {
    let desk = desk();
    let mut index = Index::default();
    index.follow(&desk);
    let found = |wanted: &str| {
        let found = index.search(wanted).into_iter().map(|found| {
            let title = desk.document(&found.id).unwrap().meta.title.clone();
            let snippets = found.snippets.into_iter().map(|snippet| {
                let part = match snippet.part {
                    Part::Title => "title",
                    Part::Text(_) => "text",
                    Part::Claim(_) => "claim",
                    Part::Note(_) => "note",
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
