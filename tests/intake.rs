//! Files and pastes as people bring them. Each sample is made here; nothing that
//! came from elsewhere is kept.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "intake/before_unicode.rs"]
mod before_unicode;
#[path = "intake/documents.rs"]
mod documents;
#[path = "intake/markup.rs"]
mod markup;
#[cfg(feature = "pdf")]
#[path = "intake/pdfs.rs"]
mod pdfs;

use documents::{docx, docx_of, zip_of};
use proptest::prelude::*;
use tallymark::annotate::{Options, annotate};
use tallymark::intake::{BadLine, DocxFault, Foreign, IntakeArticle, IntakeError, LineFault, read};

fn one(name: &str, bytes: &[u8]) -> IntakeArticle {
    let brought = read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(brought.bad_lines.is_empty());
    assert_eq!(brought.articles.len(), 1);
    brought.articles.into_iter().next().unwrap()
}

/// The counts of people that the engine finds in a text, in its order.
fn counts(text: &str) -> Vec<u64> {
    let found = annotate(text, &Options::default());
    found.casualties.iter().filter_map(|figure| figure.what.low).collect()
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>Cháy kho xăng | Báo Sông Lam</title>
<meta property="og:site_name" content="Báo Sông Lam">
<link rel="canonical" href="https://songlam.example/chay-kho-xang">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Cháy kho xăng, bốn người bị thương","datePublished":"2031-03-05T07:10:00+07:00"}]}</script>
<style>.a{color:red}</style></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/the-gioi">Thế giới</a></li><li><a href="/video">Video</a></li></ul></nav>
<article><h1>Cháy kho xăng, bốn người bị thương</h1>
<p>Đám cháy bùng lên lúc rạng sáng tại một kho xăng ở ngoại ô, khiến bốn người bị thương, theo chính quyền huyện.</p>
<script>document.write("KHÔNG ĐƯỢC CÒN")</script>
<p>Lính cứu hỏa mất gần sáu giờ để dập lửa, trong lúc hơn ba trăm hộ dân được đưa tới trường học gần đó, nơi họ ở lại qua đêm.</p>
<p>Giám đốc bệnh viện nói cả bốn người đều đã qua cơn nguy kịch, và hai người có thể về nhà trong tuần này.</p></article>
<aside><h3>Tin liên quan</h3><ul><li><a href="/1">Giá xăng tăng</a></li><li><a href="/2">Kho mới</a></li></ul></aside>
<footer><p>Bản quyền thuộc Báo Sông Lam</p></footer></body></html>"#;

#[test]
fn a_page_gives_its_article_and_what_it_says_of_itself() {
    let article = one("trang.html", PAGE.as_bytes());
    assert_eq!(article.title, "Cháy kho xăng, bốn người bị thương");
    assert_eq!(article.source, "Báo Sông Lam");
    assert_eq!(article.url, "https://songlam.example/chay-kho-xang");
    assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2031-03-05"));
    assert_eq!(article.language, "vi");
    assert!(article.text.contains("huyện.\n\nLính cứu hỏa"), "{}", article.text);
    for gone in ["KHÔNG ĐƯỢC", "Trang chủ", "color", "Giá xăng", "Bản quyền"] {
        assert!(!article.text.contains(gone), "{gone}: {}", article.text);
    }
    assert_eq!(one("no name", PAGE.as_bytes()).text, article.text, "found by content");
}

#[test]
fn a_page_says_its_day_in_many_ways() {
    for (head, day) in [
        (r#"<meta property="article:published_time" content="2030-01-02T23:50:00-05:00">"#, Some("2030-01-02")),
        (r#"<meta itemprop="datePublished" content="2030-01-02">"#, Some("2030-01-02")),
        (r#"<meta name="pubdate" content="2030-01-02 08:00">"#, Some("2030-01-02")),
        (
            r#"<script type="application/ld+json">{"@type":"Article","datePublished":"2030-01-02"}</script>"#,
            Some("2030-01-02"),
        ),
        (r#"<script type="application/ld+json">[{"@type":"Article","datePublished":</script>"#, None),
        (r#"<meta name="pubdate" content="yesterday">"#, None),
    ] {
        let html = format!("<html><head>{head}</head><body><p>Two bridges fell.</p></body></html>");
        let article = one("a.html", html.as_bytes());
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), day, "{head}");
        assert_eq!(article.text, "Two bridges fell.", "{head}");
    }
}

#[test]
fn a_deep_page_is_read_and_a_bottomless_one_refused() {
    assert_eq!(one("a.html", format!("<html>{}deep", "<div>".repeat(3_000)).as_bytes()).text, "deep");
    assert_eq!(read("a.html", format!("<html>{}", "<div>".repeat(100_000)).as_bytes()), Err(IntakeError::Nested));
}

#[test]
fn plain_text_is_kept_as_it_came() {
    for text in [
        "Line one.\r\n\r\n\tLine  two. ",
        "{curly} start",
        "[Agency] Nine left.",
        "--- a rule\nand text",
        "Nga\u{300}y",
    ] {
        assert_eq!(one("a.txt", text.as_bytes()).text, text);
    }
    for (name, bytes, error) in [
        ("a.txt", &b" \n\t"[..], IntakeError::Empty),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0", IntakeError::Binary),
        ("a.txt", b"caf\xe9", IntakeError::Encoding),
        ("a.txt", b"{\\rtf1 x}", IntakeError::Unsupported(Foreign::Rtf)),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", IntakeError::Unsupported(Foreign::Doc)),
    ] {
        assert_eq!(read(name, bytes), Err(error), "{name}");
    }
    let utf16: Vec<u8> = "Đêm qua có mưa.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(one("a.txt", &utf16).text, "Đêm qua có mưa.");
}

#[test]
fn front_matter_says_what_a_text_is() {
    let article = one(
        "a.md",
        b"---\ntitle: \"Nine: left\"\ndate: 2030-04-05T01:00\ntags:\n  - a\nurl: https://a.example/b\n---\n\n# Nine\n",
    );
    let day = "2030-04-05".parse().ok();
    assert_eq!((&*article.title, article.published, &*article.url), ("Nine: left", day, "https://a.example/b"));
    assert_eq!(article.text, "# Nine\n");
    let rules = "---\nHe said: no more.\n---\nNine left.";
    assert_eq!(one("a.md", rules.as_bytes()).text, rules);
}

#[test]
fn each_line_of_a_corpus_is_an_article() {
    let lines = [
        &br#"{"text":"One.","title":"T","date":"2030-04-05","lang":"en","source":"S","url":"https://a.example","case":"C"}"#[..],
        b"\r",
        b"{\"text\":3}",
        b"{\"te",
        b"{\"text\":\"Two.\\nOf them.\"}\r",
        b"{\"text\":\"caf\xe9\"}",
        b"{\"text\":\"One.\",\"title\":\"Again\"}",
    ];
    let brought = read("a.jsonl", &lines.join(&b'\n')).unwrap();
    let texts: Vec<&str> = brought.articles.iter().map(|article| &*article.text).collect();
    assert_eq!(texts, ["One.", "Two.\nOf them."]);
    let [first, second] = &brought.articles[..] else { panic!() };
    assert_eq!((&*first.title, &*first.language, &*first.source), ("T", "en", "S"));
    assert_eq!((&*first.url, &*first.case, &*second.title), ("https://a.example", "C", "Two."));
    let bad =
        [(3, LineFault::NoText), (4, LineFault::NotJson), (6, LineFault::NotUtf8), (7, LineFault::Twice { first: 1 })];
    assert_eq!(brought.bad_lines, bad.map(|(line, fault)| BadLine { line, fault }));
    for (name, text, error) in [
        ("a.jsonl", "{\"text\":\"A\",\"label\":[]}", IntakeError::Elsewhere),
        ("a.json", "{\"format\":\"tallymark\",\"documents\":[]}", IntakeError::Elsewhere),
        ("a.json", "[{\"text\":\"A\"}]", IntakeError::Elsewhere),
        ("a.json", "{\"text\":", IntakeError::Elsewhere),
        ("a.jsonl", "{\"text\":", IntakeError::Lines(BadLine { line: 1, fault: LineFault::NotJson })),
    ] {
        assert_eq!(read(name, text.as_bytes()), Err(error), "{text}");
    }
    assert_eq!(one("a.json", b"{\n \"text\": \"Alone.\"\n}").text, "Alone.");
}

#[test]
fn a_word_document_is_read_as_it_is_seen() {
    let article = one("a.docx", &docx());
    assert_eq!(article.title, "Hai cầu & một phà");
    assert_eq!((&*article.source, article.published), ("Ban Mai", "2031-02-03".parse().ok()));
    let text = "Hai cầu sập\n\nNước lên nhanh, hai cầu sập\u{2011}\tđêm qua.\nKhông ai chết < 3.\n\nmột\nhai\n\n\
        Cầu Số\nA 1 2\n\nHết.\n\nTheo trạm đo.";
    assert_eq!(article.text, text);
}

#[test]
fn a_damaged_or_hostile_document_is_named() {
    let whole = docx();
    let bomb = vec![b' '; 70 << 20];
    for (bytes, fault) in [
        (whole[..whole.len() / 2].to_vec(), DocxFault::Broken),
        (zip_of(&[("a.txt", b"x")]), DocxFault::NoDocument),
        (zip_of(&[("word/document.xml", &bomb)]), DocxFault::TooLarge),
        (docx_of("<w:p><w:r></w:p>"), DocxFault::Broken),
    ] {
        assert_eq!(read("a.docx", &bytes), Err(IntakeError::Docx(fault)));
    }
    assert_eq!(read("a.docx", &docx_of("<w:p/>")), Err(IntakeError::Empty));
    let odt = zip_of(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert_eq!(read("a.odt", &odt), Err(IntakeError::Unsupported(Foreign::Odt)));
    let mut protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    protected.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read("a.docx", &protected), Err(IntakeError::Docx(DocxFault::Encrypted)));
}

/// Starts that lead bytes into each reader.
const STARTS: &[&[u8]] =
    &[b"", b"<html>", b"{\"text\":\"", b"---\n", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"];

proptest! {
    #[test]
    fn no_bytes_are_too_much(start in 0..STARTS.len(), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let bytes = [STARTS[start], &bytes].concat();
        if let Err(error) = read("a", &bytes) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn no_markup_is_too_much(parts in prop::collection::vec("<[a-z/!]{0,8}|[a-z ]{0,5}>|&[#a-z0-9]{0,5};|đ", 0..60)) {
        let html = parts.concat();
        let _ = read("a.html", format!("<html>{html}").as_bytes());
        let _ = read("a.docx", &docx_of(&html));
    }

    #[test]
    fn a_damaged_document_is_no_disaster(at in 0..1500_usize, byte in any::<u8>()) {
        let mut bytes = docx();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read("a.docx", &bytes);
    }

    #[test]
    fn english_is_untouched(text in "[ -~]{1,200}") {
        prop_assume!(!text.trim().is_empty() && !text.trim_start().starts_with(['{', '<', '[', '%']));
        prop_assert_eq!(one("a.txt", text.as_bytes()).text, text);
    }
}
