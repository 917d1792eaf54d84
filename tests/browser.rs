//! What the page asks of the browser, tried in one.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use std::sync::Arc;
use tallymark::annotate::annotate;
use tallymark::browser::segments::{self, Unit};
use tallymark::browser::storage::{KeyValueStore, StorageError};
use tallymark::browser::{assets, clock, html, ledger, selection, texts, utf16};
use tallymark::desk::{Annotation, Answer, Body, Desk, Document, Edit, Findings, Meta};
use tallymark::exchange::record;
use tallymark::files::{Ask, Request, Take};
use tallymark::lang::{self, DataFile};
use tallymark::model::{Detection, Effect, Figure, Qualifier, Reason};
use tallymark::text::Span;
use tallymark::worker::{from_value, to_value, transferable};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen_test]
fn a_shelf_keeps_what_it_is_given() {
    for shelf in [KeyValueStore::open(), KeyValueStore::Memory(Default::default())] {
        shelf.set("tallymark:doc:b", "hai").unwrap();
        shelf.set("tallymark:doc:a", "một 🕊").unwrap();
        assert_eq!(shelf.get("tallymark:doc:a").as_deref(), Some("một 🕊"));
        assert_eq!(shelf.names("tallymark:doc:"), ["tallymark:doc:a", "tallymark:doc:b"]);
        shelf.remove("tallymark:doc:a");
        shelf.remove("tallymark:doc:b");
        assert_eq!(shelf.get("tallymark:doc:a"), None);
    }
}

#[wasm_bindgen_test]
fn a_full_shelf_says_so_and_keeps_the_old() {
    let shelf = KeyValueStore::open();
    assert!(shelf.lasts());
    shelf.set("tallymark:doc:c", "old").unwrap();
    assert_eq!(shelf.set("tallymark:doc:c", &"x".repeat(12_000_000)), Err(StorageError::Full));
    assert_eq!(shelf.get("tallymark:doc:c").as_deref(), Some("old"));
    shelf.remove("tallymark:doc:c");
}

#[wasm_bindgen_test]
fn a_shelf_tells_how_much_it_holds() {
    for shelf in [KeyValueStore::open(), KeyValueStore::Memory(Default::default())] {
        let before = shelf.used();
        shelf.set("tallymark:d", &"x".repeat(1000)).unwrap();
        assert_eq!(shelf.used() - before, 1011);
        shelf.remove("tallymark:d");
    }
}

#[wasm_bindgen_test]
async fn a_ledger_shows_what_stands_there_before_it_is_written_over() {
    let names = ["a", "b"].map(str::to_owned);
    assert!(ledger::write(&names, |name, old| old.is_none().then(|| format!("{name} 1"))).await);
    let mut seen = Vec::new();
    let again = ledger::write(&names, |name, old| {
        seen.extend(old);
        (name == "b").then(|| "b 2".to_owned())
    });
    assert!(again.await);
    assert_eq!(seen, ["a 1", "b 1"]);
    let entry = |name: &str, entry: &str| (name.to_owned(), entry.to_owned());
    assert_eq!(ledger::read().await.unwrap(), [entry("a", "a 1"), entry("b", "b 2")]);
    // What was written over meanwhile is not what was to be removed.
    ledger::remove(&[entry("a", "a 1"), entry("b", "b 1")]).await;
    assert_eq!(ledger::read().await.unwrap(), [entry("b", "b 2")]);
    assert_ne!(ledger::name_of_tab(), ledger::name_of_tab());
}

#[wasm_bindgen_test]
async fn long_texts_are_kept_apart() {
    let names: [Arc<str>; 2] = ["a".into(), "b".into()];
    let text: Arc<str> = "một 🕊 ".repeat(1 << 20).into();
    assert!(texts::put(&[(names[0].clone(), text.clone())]).await);
    let found = texts::get(&names).await;
    assert_eq!((found.len(), found.get("a")), (1, Some(&text)));
    texts::sweep(|_| false).await;
    assert_eq!(texts::get(&names).await.len(), 1, "a record that names it may be on its way");
}

#[wasm_bindgen_test]
fn a_page_becomes_its_text() {
    for (source, expected) in [
        ("<p>Một <b>hai</b>\n ba</p><p>bốn</p>", "Một hai ba\n\nbốn"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("<ul><li>x</li><li>y</li></ul><pre>  k\n l</pre>", "x\ny\n\n  k\n l"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("x<script>run()</script><style>p{}</style><svg><text>no</text></svg>", "x"),
        ("a &lt;b&gt; &amp; <span hidden>no</span>c", "a <b> & c"),
        ("At least 12<sup>3</sup> people, <s>40</s><del>30</del> 5<sup>th</sup>", "At least 12³ people, 5th"),
        ("12<span style='vertical-align:super'>3</span> <i style='display: none'>no</i>x", "12³ x"),
    ] {
        assert_eq!(html::read(source).unwrap().text, expected, "{source}");
    }
    assert_eq!(html::read("<p> </p><script>1</script>"), None);
    let left_out = html::read("a<s>b</s><del>c <i>d</i></del><p hidden>e</p><s> </s>").unwrap().left_out;
    assert_eq!((left_out.deleted, left_out.hidden), (2, 1));
}

#[wasm_bindgen_test]
fn a_page_says_what_it_is() {
    let page = html::read(
        "<html lang=vi><head><title>T | Site</title><meta property='og:site_name' content='Báo'>\
         <link rel=canonical href='https://example.org/1'></head>\
         <body><h1>Tin\n mới</h1><time datetime='2031-03-04'>hôm qua</time></body></html>",
    )
    .unwrap();
    assert_eq!((&*page.title, &*page.site, &*page.url), ("Tin mới", "Báo", "https://example.org/1"));
    assert_eq!((&*page.published, &*page.language), ("2031-03-04", "vi"));
}

#[wasm_bindgen_test]
fn nothing_of_a_page_runs() {
    html::read("<img src=x onerror='document.title=\"ran\"'><script>document.title='ran'</script>x").unwrap();
    assert_ne!(document().title(), "ran");
}

#[wasm_bindgen_test]
fn deep_trees_are_walked() {
    let deep = format!("{}đáy{}", "<div>".repeat(400), "</div>".repeat(400));
    assert_eq!(html::read(&deep).unwrap().text, "đáy");
}

#[wasm_bindgen_test]
fn a_selection_is_a_span_of_the_text() {
    let text = "🕊 Một câu.\nHai câu dài.";
    let section = document().create_element("section").unwrap();
    section.set_inner_html("<p data-at=0>🕊 Một <mark>câu</mark>.\n</p><p data-at=17><mark>Hai</mark> câu dài.</p>");
    document().body().unwrap().append_child(&section).unwrap();
    let second = text.find("Hai").unwrap();
    let paragraphs = section.query_selector_all("p").unwrap();
    let paragraph: web_sys::Element = wasm_bindgen::JsCast::unchecked_into(paragraphs.get(1).unwrap());
    paragraph.set_attribute("data-at", &second.to_string()).unwrap();
    let browser = web_sys::window().unwrap().get_selection().unwrap().unwrap();

    browser.select_all_children(&section).unwrap();
    assert_eq!(selection::selected(text).unwrap().span, Span::new(0, text.len()));

    let mark = section.query_selector("mark").unwrap().unwrap();
    browser.select_all_children(&mark).unwrap();
    assert_eq!(selection::selected(text).unwrap().span.of(text), "câu");

    let words = &text[second..];
    let range = selection::range(&paragraph, words, 1, 9).unwrap();
    assert_eq!(String::from(range.to_string()), words[1..9]);
    browser.remove_all_ranges().unwrap();
    browser.add_range(&range).unwrap();
    assert_eq!(selection::selected(text).unwrap().span.of(text), words[1..9].trim());

    selection::clear();
    assert!(selection::selected(text).is_none());
    let both = Span::new(text.find("câu").unwrap(), second + 4);
    selection::select(text, both).unwrap();
    assert_eq!(selection::selected(text).unwrap().span, both.trimmed(text));
    selection::clear();
    section.remove();
}

#[wasm_bindgen_test]
fn letters_are_what_people_see() {
    let text = "Ở De\u{301}lat 👩‍👩‍👧, U.S.\nHà";
    for (start, end, expected) in [
        ("\u{301}lat", " 👩", "e\u{301}lat"),
        ("\u{200d}👧", ", U", "👩‍👩‍👧"),
        ("De", "\u{301}lat", "De\u{301}"),
        ("Hà", "", "Hà"),
    ] {
        let (start, end) =
            (text.find(start).unwrap(), if end.is_empty() { text.len() } else { text.find(end).unwrap() });
        assert_eq!(segments::widened(text, Span::new(start, end)).of(text), expected);
    }
    for (from, forward, unit, expected) in [
        ("👩", true, Unit::Letter, ", U.S."),
        (", U", false, Unit::Letter, "👩"),
        ("De", true, Unit::Word, " 👩"),
        (" 👩", false, Unit::Word, "De"),
        ("\nHà", true, Unit::Letter, "Hà"),
    ] {
        let place = segments::step(text, text.find(from).unwrap(), forward, unit);
        assert!(text[place..].starts_with(expected), "{from} {forward} {unit:?}: {}", &text[place..]);
    }
    assert_eq!(segments::step(text, text.len(), true, Unit::Word), text.len());
    assert_eq!(segments::step(text, 0, false, Unit::Letter), 0);
}

#[wasm_bindgen_test]
fn utf16_units_are_counted_to_bytes() {
    for (units, bytes) in [(0, 0), (1, 0), (2, 4), (3, 5), (99, 8)] {
        assert_eq!(utf16::bytes("🕊ađ", units), if units == 99 { "🕊ađ".len() } else { bytes }, "{units}");
    }
}

#[wasm_bindgen_test]
fn the_clock_says_utc() {
    let now = clock::now();
    assert!(now.ends_with('Z') && now.len() == 24, "{now}");
    assert!(!clock::in_words(&now, "vi").is_empty());
}

#[wasm_bindgen_test]
fn an_article_that_came_before_the_data_loses_nothing() {
    let text = "On 3 March 2031 at least 27 people, two of them children, were killed.";
    let figure = |low, part_of| {
        let whole = Figure::new(Effect::Killed, Qualifier::AtLeast, Some(low), None);
        Body::Figure(Figure { part_of, ..whole })
    };
    let at = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
    let suggested = Annotation::suggested(at("at least 27 people"), figure(27, None), Reason::new("a.rule", []));
    let kept = Annotation::own(at("two of them"), figure(2, Some(suggested.id.clone())));
    let early = Document::new(text, Meta::default()).with_work(vec![suggested.clone(), kept.clone()], false);
    assert!(!lang::is_ready() && !early.is_read());
    assert_eq!(early.annotations(), [&suggested, &kept]);
    assert_eq!(record::read(&record::write(&early)).unwrap(), early);

    let mut desk = Desk::default();
    desk.apply(Edit::Open(Arc::new(early.clone()))).unwrap();
    assert!(!desk.documents()[0].is_read());
    lang::supply(bundle()).unwrap();
    desk.apply(Edit::Open(Arc::new(early))).unwrap();
    let question = desk.documents()[0].asks().unwrap();
    let findings = Findings::of(text, annotate(text, &question.options()));
    let document = desk.documents()[0].id.clone();
    assert_eq!(desk.answer(vec![Answer { document, question, findings }]), 1);
    let read = &desk.documents()[0];
    assert!(read.is_read() && read.kept() == [kept]);
    assert_eq!((&*read.meta.title, &*read.meta.language), (text, "en"));
    assert!(read.annotations().iter().any(|a| matches!(a.body, Body::Date(_))));
}

/// A bundle that knows English dates and nothing else.
fn bundle() -> Vec<u8> {
    let content = |path: &str| match path {
        "en/numbers.txt" => include_str!("../src/lang/en/numbers.txt"),
        "en/calendar.txt" => include_str!("../src/lang/en/calendar.txt"),
        "en/dates.txt" => include_str!("../src/lang/en/dates.txt"),
        _ => "",
    };
    let files = lang::data_files;
    let list = files().map(|DataFile { path, .. }| format!("{} {path}\n", content(path).len())).chain(["\n".into()]);
    list.chain(files().map(|file| content(file.path).to_owned())).collect::<String>().into_bytes()
}

#[wasm_bindgen_test]
async fn a_part_is_taken_whole_and_unchanged_or_not_at_all() {
    let tag = document().create_element("link").unwrap();
    tag.set_attribute("rel", "data").unwrap();
    document().head().unwrap().append_child(&tag).unwrap();
    assert_eq!(assets::load(["data"], false).await, None);
    // The checksum of "data".
    tag.set_attribute("integrity", "sha256-Om6weQ85rIfJTzhWst0sXREOaBFgImGpqSPTuyOtyLc=").unwrap();
    for (address, expected) in [("data:text/plain,data", Some(&b"data"[..])), ("data:text/plain,dat", None)] {
        tag.set_attribute("href", address).unwrap();
        let [part] = assets::load(["data"], true).await.map_or([None], |[part]| [Some(part)]);
        assert_eq!(part.as_deref(), expected, "{address}");
    }
    tag.remove();
}

#[wasm_bindgen_test]
fn messages_cross_as_bytes() {
    let labels = [("PER".to_owned(), Some("person".to_owned())), ("MISC".to_owned(), None)];
    let how = Take { name: "đêm 🕊.json".to_owned(), labels: labels.into(), predictions: true, ..Take::default() };
    let ask = Ask::Take(how);
    let request = Request { number: 7, ask, content: vec![0, 128, 255].into() };
    let value = to_value(&request).unwrap();
    assert_eq!(transferable(&value).length(), 1);
    assert_eq!(from_value::<Request>(&value), Some(request));
    let figure = Figure::<usize>::new(Effect::Killed, Qualifier::Exact, Some(u64::MAX), None);
    let detection = Detection::new(Span::new(3, 9), figure, Reason::new("a.rule", [Span::new(3, 4)]));
    assert_eq!(from_value(&to_value(&detection).unwrap()), Some(detection));
    assert_eq!(from_value::<Request>(&to_value("no message").unwrap()), None);
}
