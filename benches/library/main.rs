//! Time of what is derived from a whole library, and of the same after one document changed,
//! at 1,000, 3,000 and 10,000 documents of real size. What grows faster than the library shows
//! here.

mod articles;

use divan::{Bencher, Divan, black_box};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tallymark::desk::{
    self, ArticleReport, ClaimQuery, Desk, Document, Edit, Index, LibraryFilter, LibraryRow, Sorting, accept,
};

const SIZES: [u32; 3] = [1_000, 3_000, 10_000];

/// The most that is spent on one derivation of one library.
const LONGEST: Duration = Duration::from_secs(5);

fn main() {
    Divan::from_args().max_time(LONGEST).sample_count(5).sample_size(1).main();
}

/// Libraries that were read already, which takes longer than all that is measured.
static LIBRARIES: LazyLock<Mutex<BTreeMap<u32, Desk>>> = LazyLock::new(Mutex::default);

fn library(count: u32) -> Desk {
    let mut libraries = LIBRARIES.lock().expect("no measurement panics");
    libraries.entry(count).or_insert_with(|| Desk::new(articles::articles(count))).clone()
}

fn reports(documents: &[Arc<Document>]) -> Vec<Arc<ArticleReport>> {
    documents.iter().map(|document| Arc::new(desk::article_report(document))).collect()
}

/// The library after the first suggestion of its middle document was accepted.
fn changed(mut desk: Desk) -> (Desk, usize) {
    let at = desk.documents().len() / 2;
    let document = desk.documents()[at].clone();
    let edit: Edit = accept(&document, document.annotations()[0]);
    desk.apply(edit).expect("the mark is there");
    (desk, at)
}

#[divan::bench(args = SIZES)]
fn reports_of_all(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    bencher.bench_local(|| reports(black_box(desk.documents())));
}

#[divan::bench(args = SIZES)]
fn incidents_of_all(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    let reports = reports(desk.documents());
    bencher.bench_local(|| desk::incidents(black_box(desk.documents()), &reports));
}

#[divan::bench(args = SIZES)]
fn incidents_after_one_changed(bencher: Bencher<'_, '_>, count: u32) {
    let mut reports = reports(library(count).documents());
    let (desk, at) = changed(library(count));
    bencher.bench_local(|| {
        reports[at] = Arc::new(desk::article_report(&desk.documents()[at]));
        desk::incidents(black_box(desk.documents()), &reports)
    });
}

#[divan::bench(args = SIZES)]
fn entities_of_all(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    bencher.bench_local(|| desk::cross_document_entities(black_box(desk.documents())));
}

#[divan::bench(args = SIZES)]
fn dates_of_all(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    bencher.bench_local(|| desk::by_day(black_box(desk.documents()).iter().flat_map(|d| desk::dated(d)).collect()));
}

#[divan::bench(args = SIZES)]
fn claims_of_all(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    bencher.bench_local(|| {
        let claims: Vec<_> = desk.documents().iter().flat_map(|document| desk::claims(black_box(document))).collect();
        desk::arrange(&claims, &ClaimQuery::default(), None)
    });
}

#[divan::bench(args = SIZES)]
fn rows_of_the_library(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    let rows: Vec<_> = desk.documents().iter().map(|document| Arc::new(LibraryRow::of(document))).collect();
    bencher.bench_local(|| desk::sections(black_box(&rows), Sorting::Own, LibraryFilter::All));
}

#[divan::bench(args = SIZES)]
fn first_letter_of_a_search(bencher: Bencher<'_, '_>, count: u32) {
    let desk = library(count);
    let mut index = Index::default();
    index.follow(&desk);
    bencher.bench_local(|| index.search(black_box("k")));
}
