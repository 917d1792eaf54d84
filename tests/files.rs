//! Files on the way that a person's files take, to the message that the page words: what
//! came, what was left out and why, and what can be taken back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use serde_json::{Value, json};
use tallymark::desk::Meta;
use tallymark::exchange::Article;
use tallymark::exchange::tallymark::{read_articles, write_articles};
use tallymark::files::{Answer, Ask, Failure, FaultReason, ImportSummary, MarkFault, Request, Take, answer};
use tallymark::text::{LeftOut, Unit};

fn taken(how: Take, bytes: &[u8]) -> (ImportSummary, Vec<Article>) {
    let name = how.name.clone();
    let reply = answer(Request { number: 1, ask: Ask::Take(how), content: bytes.to_vec().into() });
    let Answer::Articles(came) = reply.answer else { panic!("{name}: {:?}", reply.answer) };
    (came, read_articles(std::str::from_utf8(&reply.content).unwrap()).unwrap())
}

fn named(name: &str) -> Take {
    Take { name: name.to_owned(), ..Take::default() }
}

fn quotes(article: &Article) -> Vec<&str> {
    article.annotations.iter().map(|a| a.span.of(&article.text)).collect()
}

#[test]
fn what_a_page_leaves_out_is_said() {
    let page = "<html><body><p>Police said <del>40</del> 12<sup>3</sup> died.</p><p hidden>No.</p></body></html>";
    let (came, articles) = taken(named("a.html"), page.as_bytes());
    assert_eq!(came.left_out, LeftOut { deleted: 1, hidden: 1, ..LeftOut::default() });
    assert_eq!(&*articles[0].text, "Police said 12³ died.");
}

#[test]
fn converted_letters_are_said_and_can_be_had_as_they_were() {
    let text = "Saùng thöù Hai, ít nhaát 12 ngöôøi cheát ôû huyeän Tam Ñaûo.";
    let (came, articles) = taken(named("a.txt"), text.as_bytes());
    assert_eq!(came.converted.as_deref(), Some("VNI"));
    assert_eq!(&*articles[0].text, "Sáng thứ Hai, ít nhất 12 người chết ở huyện Tam Đảo.");
    let (came, articles) = taken(Take { as_written: true, ..named("a.txt") }, text.as_bytes());
    assert_eq!((came.converted, &*articles[0].text), (None, text));
}

#[test]
fn a_corpus_says_which_lines_it_leaves_out() {
    let lines = "\u{feff}{\"text\":\"One.\\nMore.\",\"case\":\"C\",\"source\":\"S\"}\r\n\r\n{\"text\":\"Two.\",\"title\":\"T\"}\r\n\
                 {\"text\":\"Two.\"}\r\nno JSON\r\n";
    let (came, articles) = taken(named("a.jsonl"), lines.as_bytes());
    assert_eq!((&came.repeated_lines[..], &came.bad_lines[..]), (&[4][..], &[5][..]));
    let titles: Vec<&str> = articles.iter().map(|article| &*article.meta.title).collect();
    assert_eq!(titles, ["One.", "T"]);
    assert_eq!((&*articles[0].location.case, &*articles[0].meta.source), ("C", "S"));
}

#[test]
fn annotations_that_only_give_an_address_are_laid_on_the_article_that_is_here() {
    let mut here = Article::new("Kharkiv, then Odesa, then Kharkiv", Meta::default());
    here.meta.url = "https://a.example/x".to_owned();
    let note = |exact: &str, prefix: &str| {
        json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "tagging",
            "body": { "type": "TextualBody", "value": "LOC" }, "target": { "source": "https://a.example/x",
                "selector": [{ "type": "TextQuoteSelector", "exact": exact, "prefix": prefix }] } })
    };
    let page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage",
        "items": [note("Odesa", ""), note("Kharkiv", "Odesa, then "), note("Kharkiv", ""), note("Kyiv", "")] });
    let known = write_articles([here], "");
    for name in ["a.json", "a.jsonld", "a.jsonl", "a"] {
        let (came, articles) = taken(Take { known: known.clone(), ..named(name) }, page.to_string().as_bytes());
        assert_eq!(quotes(&articles[0]), ["Odesa", "Kharkiv"], "{name}");
        assert_eq!((came.marks, came.faults.len()), (2, 2), "{name}");
        assert_eq!(&*came.labels[0].words, ["Odesa", "Kharkiv"], "{name}");
    }
    let alone = Ask::Take(named("a.json"));
    let reply = answer(Request { number: 1, ask: alone, content: page.to_string().into_bytes().into() });
    assert_eq!(reply.answer, Answer::Failed(Failure::NoText("https://a.example/x".to_owned())));
}

#[test]
fn files_that_are_no_json_are_known_by_their_content() {
    let known = write_articles([Article::new("🕊 An in Kyiv", Meta::default())], "");
    let (came, articles) = taken(Take { known, ..named("a.ann") }, b"T1\tPER 2 4\tAn\nT2\tPER 9 99\tBa\n");
    assert_eq!((came.format.as_deref(), quotes(&articles[0])), (Some("brat"), vec!["An"]));
    assert_eq!(came.faults, [MarkFault { document: 1, mark: Some(2), reason: FaultReason::OutOfText }]);
    let timeml = "<?xml version=\"1.0\"?><TimeML><TEXT>It fell on <TIMEX3 tid=\"t1\" type=\"DATE\" \
                  value=\"2031-03-04\">Tuesday</TIMEX3>.</TEXT></TimeML>";
    let (came, articles) = taken(named("a.xml"), timeml.as_bytes());
    assert_eq!((came.format.as_deref(), quotes(&articles[0])), (Some("timeml"), vec!["Tuesday"]));
    // A text may begin as a file of brat or XML does.
    for text in ["T1 and T2 fell.", "The town fell.", "<?xml version=\"1.0\"?><a>Two fell.</a>"] {
        assert_eq!(&*taken(named("a.txt"), text.as_bytes()).1[0].text, text);
    }
}

#[test]
fn a_unit_that_could_be_either_is_asked_for() {
    let line: Value = json!({ "text": "🕊 An met Ba at noon", "label": [[2, 4, "PER"], [10, 12, "PER"]] });
    let (came, _) = taken(named("a.jsonl"), line.to_string().as_bytes());
    assert_eq!(came.open_unit.map(|sample| (sample.code_points, sample.utf16)), Some(("An".into(), " A".into())));
    let how = Take { unit: Some(Unit::CodePoint), ..named("a.jsonl") };
    let (came, articles) = taken(how, line.to_string().as_bytes());
    assert_eq!((came.open_unit, quotes(&articles[0])), (None, vec!["An", "a "]));
}
