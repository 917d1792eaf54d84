//! Tolls over many documents: scripted reports of our own with what a reader makes of
//! them, and facts of five real articles that stand beside the repository.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "tolls/gold.rs"]
mod gold;

use gold::{Gold, Score};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use tallymark::desk::{self, Desk, Document, Edit, FigureKey, Findings, GroupingReason, Id, Meta, Toll};
use tallymark::model::Effect;

/// The articles of a set in JSON Lines, on a desk, and their names there.
fn desk(rows: &str) -> (Desk, HashMap<Id, String>) {
    #[derive(serde::Deserialize)]
    struct Row {
        id: String,
        text: String,
        lang: String,
        date: String,
    }
    let mut names = HashMap::new();
    let read = |line: &str| {
        let row: Row = serde_json::from_str(line).unwrap();
        let meta = Meta { language: row.lang, published: row.date.parse().ok(), ..Meta::default() };
        let document = Document::annotated(row.text, meta);
        names.insert(document.id.clone(), row.id);
        document
    };
    let documents: Vec<Document> = rows.lines().map(read).collect();
    (Desk::new(documents), names)
}

fn tolls(desk: &Desk) -> Vec<Toll> {
    let figures: Vec<_> = desk.documents().iter().map(|d| Arc::new(desk::figures(d))).collect();
    desk::tolls(desk.documents(), &figures)
}

#[expect(clippy::print_stdout, reason = "the scores are read by who changes the rules")]
fn score(name: &str, rows: &str, gold: &str) -> Score {
    let (desk, names) = desk(rows);
    let tolls = tolls(&desk);
    println!("{}", gold::described(&tolls, &names));
    let gold = Gold::read(gold, &desk, &names);
    let score = gold.score(&tolls);
    println!("{name}: {score}");
    println!("{name}: not found: {:?}", gold.missed);
    score
}

#[test]
fn one_attack_in_eight_reports_is_grouped_as_a_reader_does() {
    let score = score("attack", include_str!("tolls/attack.jsonl"), include_str!("tolls/attack.gold"));
    assert!(score.groups.f() >= 0.95 && score.history.f() >= 0.95 && score.flags.f() >= 0.95, "{score}");
}

#[test]
fn what_articles_give_for_the_whole_leads() {
    let (desk, _) = desk(include_str!("tolls/attack.jsonl"));
    let killed = &tolls(&desk)[0];
    let leading = (0..killed.members.len()).filter(|&i| killed.leads(i)).map(|i| &killed.members[i]);
    let counts: Vec<_> = leading.filter(|m| m.replaced_by.is_none()).filter_map(|m| m.row.count()).collect();
    assert_eq!(counts, [14, 25, 17], "no part, no headline, not the two counted twice; 14 is denied, 25 feared");
}

/// A case: its name, its reports, its gold, and the least that grouping, history and flags
/// reach on it.
type Case = (&'static str, &'static str, &'static str, [f64; 3]);

macro_rules! case {
    ($name:literal, $($least:literal),+) => {
        ($name, include_str!(concat!("tolls/", $name, ".jsonl")), include_str!(concat!("tolls/", $name, ".gold")), [$($least),+])
    };
}

const CASES: [Case; 13] = [
    case!("river", 0.99, 0.95, 0.95),
    case!("station", 0.99, 0.95, 0.95),
    case!("quake", 0.99, 0.95, 0.95),
    case!("mine", 0.95, 0.75, 0.85),
    case!("wedding", 0.85, 0.4, 0.7),
    case!("market", 0.9, 0.9, 0.85),
    case!("raid", 0.95, 0.95, 0.85),
    case!("missile", 0.95, 0.9, 0.95),
    case!("ambush", 0.95, 0.85, 0.75),
    case!("mosque", 0.9, 0.8, 0.65),
    case!("camp", 0.9, 0.65, 0.85),
    case!("hospital", 0.8, 0.75, 0.65),
    // Two sides of a battle are not distinguished.
    case!("border", 0.15, 0.2, 0.0),
];

#[test]
fn other_events_are_grouped_as_a_reader_does() {
    for (name, rows, gold, [groups, history, flags]) in CASES {
        let score = score(name, rows, gold);
        assert!(
            score.groups.f() >= groups && score.history.f() >= history && score.flags.f() >= flags,
            "{name}: {score}"
        );
    }
}

#[test]
fn institutions_of_two_countries_stay_two() {
    let texts = [
        ("en", "At least 12 people were killed in Karsa on Monday, the Russian Defence Ministry said."),
        ("vi", "Bộ Quốc phòng Ukraine cho biết 15 người thiệt mạng ở Karsa hôm thứ Hai."),
        ("vi", "Bộ Quốc phòng Nga cho biết 20 người thiệt mạng ở Karsa hôm thứ Hai."),
        ("en", "The Defence Ministry said 20 people were killed in Karsa on Monday."),
    ];
    let line =
        |(lang, text): &(&str, &str)| format!(r#"{{"id":"x","lang":"{lang}","date":"2031-03-04","text":"{text}"}}"#);
    let speakers = |texts: &[(&str, &str)]| {
        let (desk, _) = desk(&texts.iter().map(line).collect::<Vec<_>>().join("\n"));
        let tolls = tolls(&desk);
        assert_eq!(tolls.len(), 1);
        let named = tolls[0].members.iter().map(|m| m.row.source.as_ref().unwrap());
        named.map(|source| (source.id.to_string(), source.name.clone())).collect::<Vec<_>>()
    };
    let all = speakers(&texts);
    assert_eq!(all[0], all[2], "one ministry in two languages, under one name");
    assert_ne!(all[0].0, all[1].0);
    assert!(all[3].0 != all[0].0 && all[3].0 != all[1].0, "of which country nobody says");
    let one = speakers(&[texts[0], texts[3]]);
    assert_eq!(one[0], one[1], "there is only one that it can be");
}

/// Each toll as the sorted names of its articles.
fn shapes(tolls: &[Toll], names: &HashMap<Id, String>) -> Vec<String> {
    let shape = |toll: &Toll| {
        let mut articles: Vec<&str> = toll.members.iter().map(|m| &*names[&m.row.key.document]).collect();
        articles.sort_unstable();
        articles.join(" ")
    };
    tolls.iter().map(shape).collect()
}

#[test]
fn what_a_person_says_of_tolls_sticks() {
    let rows = include_str!("tolls/attack.jsonl");
    let (mut desk, names) = desk(rows);
    let before = (desk.clone(), shapes(&tolls(&desk), &names));
    let wounded = tolls(&desk).into_iter().find(|toll| toll.effect == Effect::Wounded).unwrap();
    let of = |toll: &Toll, articles: &[&str]| -> Vec<FigureKey> {
        let rows = toll.members.iter().map(|m| m.row.key.clone());
        rows.filter(|key| articles.contains(&&*names[&key.document])).collect()
    };
    let out = of(&wounded, &["1", "6", "7"]);
    let undo = desk.apply(desk::part(&desk, &wounded, &out)).unwrap();
    let wounded =
        |desk: &Desk| -> Vec<Toll> { tolls(desk).into_iter().filter(|toll| toll.effect == Effect::Wounded).collect() };
    let parted = wounded(&desk);
    assert_eq!(shapes(&parted, &names), ["1 1 6 7", "2 3"]);
    assert!(parted[0].members.iter().all(|m| m.reason == GroupingReason::Person));

    // A second cut does not join what was cut before, and what is cut can be joined again.
    let mut further = desk.clone();
    further.apply(desk::part(&desk, &parted[1], &of(&parted[1], &["3"]))).unwrap();
    assert_eq!(shapes(&wounded(&further), &names), ["1 1 6 7", "2", "3"]);
    let now = wounded(&further);
    further.apply(desk::join(&further, &now[0], &now[2])).unwrap();
    assert_eq!(shapes(&wounded(&further), &names), ["1 1 3 6 7", "2"]);

    // It is saved with the documents, and does not depend on their order.
    let saved: Vec<Document> = desk
        .documents()
        .iter()
        .rev()
        .map(|d| tallymark::exchange::record::read(&tallymark::exchange::record::write(d)).unwrap())
        .collect();
    let mut again = shapes(&wounded(&Desk::with_engine(saved, Findings::find)), &names);
    again.sort();
    assert_eq!(again, ["1 1 6 7", "2 3"]);

    // An article that is gone takes its part of the word with it, and nothing fails.
    let mut fewer = desk.clone();
    let gone = names.iter().find(|(_, name)| *name == "2").unwrap().0.clone();
    fewer.apply(Edit::Delete(gone)).unwrap();
    assert_eq!(wounded(&fewer).iter().map(|toll| toll.members.len()).sum::<usize>(), 5);

    desk.apply(undo).unwrap();
    assert_eq!((desk.clone(), shapes(&tolls(&desk), &names)), before);
    let killed = tolls(&desk)[0].clone();
    assert_eq!(desk::join(&desk, &killed, &wounded(&desk)[0]), Edit::All(Vec::new()), "the dead are not the wounded");
}

/// Five real articles; `None` where they are not there.
#[expect(clippy::print_stdout, reason = "who runs the tests is told why some did nothing")]
fn articles() -> Option<(Desk, HashMap<Id, String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/articles.jsonl");
    let Ok(rows) = std::fs::read_to_string(&path) else {
        assert!(std::env::var_os("CI").is_none(), "{} is missing", path.display());
        println!("skipped: {} is missing", path.display());
        return None;
    };
    Some(desk(&rows))
}

#[test]
fn three_wars_are_three_tolls_and_parts_stay_under_their_whole() {
    let Some((desk, _)) = articles() else { return };
    let tolls = tolls(&desk);
    let killed: Vec<Vec<Option<u64>>> = tolls
        .iter()
        .filter(|toll| toll.effect == Effect::Killed)
        .map(|toll| toll.members.iter().map(|m| m.row.count()).collect())
        .collect();
    assert_eq!(killed, [vec![Some(27), Some(2)], vec![Some(30_000)], vec![Some(2000)]]);
    for toll in &tolls {
        for (i, member) in toll.members.iter().enumerate() {
            assert_eq!(member.row.figure.part_of.is_some(), member.part_of.is_some_and(|whole| whole != i));
        }
    }
    let years = |toll: &Toll| toll.when.map(|(from, to)| (from.year(), to.year()));
    let old = tolls.iter().find(|toll| toll.members[0].row.count() == Some(30_000)).unwrap();
    assert_eq!(years(old), Some((1992, 1994)), "the war has both its ends");
}

#[test]
fn the_two_versions_of_a_story_align_across_languages() {
    let Some((desk, names)) = articles() else { return };
    let article = |start: &str| {
        let named = |d: &&Arc<Document>| names[&d.id].starts_with(start);
        desk.documents().iter().find(named).unwrap_or_else(|| panic!("no article {start}"))
    };
    let (one, five) = (article("1"), article("5"));
    let tolls: Vec<Arc<Toll>> = tolls(&desk).into_iter().map(Arc::new).collect();
    let found = desk::compare(one, five, &tolls);
    let [only_one, only_five] = found.sentences.expect("they are versions of one story");
    assert!(only_one.iter().any(|s| s.contains("1994")), "the war is told in one of them only");
    assert!(!only_five.is_empty() && only_five.len() < only_one.len(), "{only_five:#?}");
    let russia = found.entities.iter().find(|e| e.row.canonical.as_ref().is_some_and(|c| c.id == "Q159")).unwrap();
    assert_eq!(russia.mentions.len(), 2, "Nga and Russia meet");
    let (two, three) = (article("2"), article("3"));
    assert!(desk::compare(two, three, &tolls).sentences.is_none(), "other articles are no versions");
}
