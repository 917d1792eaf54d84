//! No files of one room import each other in a circle: each can be read once those are
//! known that stand below it.

use crate::imports::{Import, imports};
use crate::tree::{File, files};
use crate::{FLOORS, room_of};
use std::collections::{BTreeMap, BTreeSet};

/// Rooms whose circles are not broken yet.
const UNFINISHED: &[&str] = &[];

/// Each circle of one room as a text: its files, and the imports that make it.
fn circles(imports: &[Import]) -> Vec<String> {
    let within: Vec<&Import> = imports.iter().filter(|i| room_of(&i.from) == room_of(&i.to)).collect();
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in &within {
        next.entry(&import.from).or_default().insert(&import.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reached(file, &next))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
    let circle = |file: &str| -> BTreeSet<&str> {
        next.keys().copied().filter(|other| reaches(file, other) && reaches(other, file)).collect()
    };
    let all: BTreeSet<BTreeSet<&str>> = next.keys().map(|file| circle(file)).filter(|c| !c.is_empty()).collect();
    all.iter().map(|circle| describe(circle, &within)).collect()
}

/// The files that a file imports, and that these import.
fn reached<'a>(file: &str, next: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(at) = open.pop() {
        for &to in next.get(at).into_iter().flatten() {
            if reached.insert(to) {
                open.push(to);
            }
        }
    }
    reached
}

fn describe(circle: &BTreeSet<&str>, imports: &[&Import]) -> String {
    let files: Vec<&str> = circle.iter().copied().collect();
    let mut lines = vec![format!("a circle of {} files: {}", files.len(), files.join(", "))];
    let inside = imports.iter().filter(|i| circle.contains(&*i.from) && circle.contains(&*i.to));
    lines.extend(inside.map(|i| format!("    {}:{} names `{}` of {}", i.from, i.line, i.name, i.to)));
    lines.join("\n")
}

/// The floor of the page that a file stands on.
fn floor_of(file: &str) -> Option<&'static (&'static str, &'static [&'static str])> {
    let (floor, _) = file.strip_prefix("src/app/")?.split_once('/')?;
    FLOORS.iter().find(|(name, _)| *name == floor)
}

/// Imports from one floor of the page to one that it does not know.
fn upward(imports: &[Import]) -> Vec<String> {
    let is_wrong = |import: &&Import| {
        let floors = floor_of(&import.from).zip(floor_of(&import.to));
        floors.is_some_and(|((own, known), (other, _))| own != other && !known.contains(other))
    };
    let wrong = imports.iter().filter(is_wrong);
    wrong
        .map(|i| format!("{}:{} names `{}` of {}, a floor that it does not know", i.from, i.line, i.name, i.to))
        .collect()
}

fn sample(files: &[(&str, &str)]) -> Vec<Import> {
    let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
    imports(&files.iter().map(file).collect::<Vec<_>>())
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let facade = ("src/m/mod.rs", "mod a;\nmod b;\npub use a::A;");
    let line = [facade, ("src/m/a.rs", "pub struct A;"), ("src/m/b.rs", "use super::A;")];
    assert_eq!(circles(&sample(&line)), Vec::<String>::new());
    let round = [facade, ("src/m/a.rs", "use super::b::b;\npub struct A;"), ("src/m/b.rs", "use super::A;\nfn b() {}")];
    assert_eq!(
        circles(&sample(&round)),
        ["a circle of 2 files: src/m/a.rs, src/m/b.rs\n    src/m/a.rs:1 names `b` of src/m/b.rs\n    \
          src/m/b.rs:1 names `A` of src/m/a.rs"]
    );

    let found = circles(&imports(&files("src", &["rs"])));
    let is_finished = |circle: &&String| {
        let file = circle.split(": ").nth(1).unwrap_or_default();
        !UNFINISHED.contains(&room_of(file.split(',').next().unwrap_or_default()))
    };
    let wrong: Vec<&String> = found.iter().filter(is_finished).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.iter().map(|c| c.as_str()).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_floors_of_the_page_know_only_those_below() {
    let page = [
        ("src/app/mod.rs", ""),
        ("src/app/state/mod.rs", "use crate::app::texts::Texts;\npub struct Store;"),
        ("src/app/texts/mod.rs", "use crate::app::state::Store;\npub struct Texts;"),
        ("src/app/views/a.rs", "use crate::app::{state::Store, texts::Texts};"),
    ];
    assert_eq!(
        upward(&sample(&page)),
        ["src/app/state/mod.rs:1 names `Texts` of src/app/texts/mod.rs, a floor that it does not know"]
    );
    let wrong = upward(&imports(&files("src/app", &["rs"])));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
