//! What a format holds comes back: written, read and written again, a file is the same.

use super::hard::hard_texts;
use super::sample::worked;
use super::{expected, options};
use std::collections::HashSet;
use tallymark::exchange::formats::*;
use tallymark::exchange::{Article, File};

fn written(format: Format, article: &Article) -> Vec<File> {
    write(format, std::slice::from_ref(article), &options()).files
}

/// The article of files as one of them has it; brat has its text in another one.
fn read_again(format: Format, article: &Article, files: &[File]) -> Article {
    let file = files.iter().find(|file| file.name.ends_with(format.about().ending)).unwrap();
    let content = String::from_utf8(file.bytes.clone()).unwrap();
    assert_eq!(detect(&content), Some(format), "{content}");
    let known = [Article::new(article.text.clone(), article.meta.clone())];
    let reading = ImportOptions { known: &known, ..ImportOptions::default() };
    let mut incoming = read(format, &content, &reading).unwrap_or_else(|error| panic!("{format:?}: {error}"));
    assert_eq!(incoming.faults, [], "{format:?}");
    incoming.articles.remove(0)
}

#[test]
fn a_file_that_is_read_is_written_as_it_was() {
    let mut work = Article::of(&worked());
    // Two marks of one kind at one place, a suggestion beside the person's own, become one.
    let mut seen = HashSet::new();
    work.annotations.retain(|a| seen.insert((a.span.start, a.span.end, a.kind())));
    for article in std::iter::once(work).chain(hard_texts()) {
        // XML is read where files are.
        let xml = cfg!(feature = "intake").then_some(Format::TimeMl);
        for format in [Format::Spacy, Format::Brat, Format::Cas].into_iter().chain(xml) {
            let first = written(format, &article);
            let again = read_again(format, &article, &first);
            if format != Format::TimeMl {
                assert_eq!(again.text, article.text, "{format:?}");
                assert_eq!(expected(&again), expected(&article), "{format:?}");
            }
            // XML has no place for some characters; after that loss nothing changes.
            let is_whole = again.text == article.text;
            let first = if is_whole { first } else { written(format, &again) };
            let again = if is_whole { again } else { read_again(format, &again, &first) };
            let second = written(format, &again);
            for (first, second) in first.iter().zip(&second) {
                let text = |file: &File| String::from_utf8(file.bytes.clone()).unwrap();
                assert_eq!(text(first), text(second), "{format:?}");
            }
            assert_eq!(first.len(), second.len());
        }
    }
}
