//! Facts of five real articles. They stand beside the repository, never in it;
//! without them these tests say so, and in CI they fail.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde::Deserialize;
use std::path::Path;
use tallymark::annotate::{Options, annotate};
use tallymark::model::{Annotations, Day, Detection, Effect, Figure, Modifier, Qualifier, Victim};
use tallymark::text::Span;

#[derive(Deserialize)]
struct Row {
    text: String,
    lang: String,
    date: Day,
}

struct Article {
    text: String,
    found: Annotations,
}

/// The articles, read; `None` where they are not there.
#[expect(clippy::print_stdout, reason = "who runs the tests is told why some did nothing")]
fn articles() -> Option<Vec<Article>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/articles.jsonl");
    let Ok(rows) = std::fs::read_to_string(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        println!("skipped: {} is missing", path.display());
        return None;
    };
    let read = |row: Row| {
        let found = annotate(&row.text, &Options { language: Some(&row.lang), published: Some(row.date) });
        Article { text: row.text, found }
    };
    Some(rows.lines().map(|line| read(serde_json::from_str(line).unwrap())).collect())
}

/// The article that holds some words, and where.
fn place<'a>(articles: &'a [Article], words: &str) -> (&'a Article, Span) {
    let article =
        articles.iter().find(|a| a.text.contains(words)).unwrap_or_else(|| panic!("no article has {words:?}"));
    let start = article.text.find(words).unwrap();
    (article, Span::new(start, start + words.len()))
}

fn inside<T>(found: &[Detection<T>], span: Span) -> Vec<&Detection<T>> {
    found.iter().filter(|f| f.span.overlaps(span)).collect()
}

#[test]
fn dates_have_their_values() {
    let Some(articles) = articles() else { return };
    type Expected<'a> = &'a [(&'a str, &'a str, Option<Modifier>)];
    let cases: [(&str, Expected<'_>); 3] = [
        ("hôm thứ Ba (19/9)", &[("hôm thứ Ba", "2023-09-19", None), ("19/9", "2023-09-19", None)]),
        ("Từ năm 1992 đến 1994", &[("năm 1992", "1992", None), ("1994", "1994", None)]),
        ("đầu những năm 1990", &[("đầu những năm 1990", "199", Some(Modifier::Start))]),
    ];
    for (words, expected) in cases {
        let (article, span) = place(&articles, words);
        let dates: Vec<_> = inside(&article.found.dates, span)
            .into_iter()
            .map(|d| (d.span.of(&article.text), d.what.value.to_string(), d.what.modifier))
            .collect();
        let expected = expected.iter().map(|&(words, value, modifier)| (words, value.to_owned(), modifier));
        assert_eq!(dates, expected.collect::<Vec<_>>(), "{words}");
    }
}

fn figure(effect: Effect, qualifier: Qualifier, low: u64, high: Option<u64>) -> Figure<usize> {
    Figure::new(effect, qualifier, Some(low), high)
}

/// The figures at some words, without who says so.
fn figures<'a>(articles: &'a [Article], words: &str) -> (&'a Article, Vec<Figure<usize>>) {
    let (article, span) = place(articles, words);
    let figures = inside(&article.found.casualties, span).into_iter();
    (article, figures.map(|f| Figure { source: None, date: None, place: None, ..f.what.clone() }).collect())
}

#[test]
fn figures_have_their_counts() {
    let Some(articles) = articles() else { return };
    let (_, found) = figures(&articles, "hơn 30 nghìn người");
    assert_eq!(found, [figure(Effect::Killed, Qualifier::MoreThan, 30_000, None)]);

    let (_, found) = figures(&articles, "khoảng 2.000 binh sĩ gìn giữ hòa bình");
    assert_eq!(found, []);

    let (_, found) = figures(&articles, "hơn 210 người");
    assert_eq!(found, [figure(Effect::Wounded, Qualifier::MoreThan, 210, None)]);
    let (article, found) = figures(&articles, "12 trẻ em");
    let parent = article.found.casualties.iter().position(|f| f.what.low == Some(210));
    assert!(parent.is_some());
    let children = Figure {
        victims: vec![Victim::Child],
        part_of: parent,
        ..figure(Effect::Wounded, Qualifier::Exact, 12, Some(12))
    };
    assert_eq!(found, [children]);

    let (article, found) = figures(&articles, "hai trong số những người");
    let parent = article.found.casualties.iter().position(|f| f.what.low == Some(27));
    assert!(parent.is_some());
    let two = Figure {
        victims: vec![Victim::Civilian],
        part_of: parent,
        ..figure(Effect::Killed, Qualifier::Exact, 2, Some(2))
    };
    assert_eq!(found, [two]);
}

#[test]
fn names_of_one_entity_are_one_entity() {
    let Some(articles) = articles() else { return };
    let mentions = |name: &str| -> Vec<Option<&str>> {
        articles
            .iter()
            .flat_map(|a| a.found.entities.iter().filter(|e| e.span.of(&a.text) == name))
            .map(|e| e.what.canonical.as_ref().map(|canonical| canonical.id.as_str()))
            .collect()
    };
    for (names, id) in [(&["Nga", "Russia"][..], "Q159"), (&["Mátxcơva", "Matxcơva", "MOSKVA", "MOSCOW"], "Q649")] {
        for name in names {
            let ids = mentions(name);
            assert!(!ids.is_empty(), "{name} was not found");
            assert!(ids.iter().all(|found| *found == Some(id)), "{name} is {ids:?}, not {id}");
        }
    }
}
