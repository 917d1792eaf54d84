//! Every format read again by a reader of this file's own: each quote stands where
//! the format says, whatever letters the text has.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "formats/hard.rs"]
mod hard;
#[path = "formats/marks.rs"]
mod marks;
#[path = "formats/round.rs"]
mod round;
#[path = "formats/sample.rs"]
mod sample;

use hard::hard_texts;
use sample::{on, worked};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;
use tallymark::exchange::formats::*;
use tallymark::exchange::{Article, tallymark as export};
use tallymark::text::Unit;

/// A quote and the label on it, as a reader of a file sees them.
type Quotes = BTreeSet<(String, String)>;

fn expected(article: &Article) -> Quotes {
    article.live().map(|a| (a.span.of(&article.text).to_owned(), label(a.kind()).to_owned())).collect()
}

fn options() -> Options {
    Options::at(1_715_760_000)
}

fn one_file(format: Format, article: &Article) -> String {
    let files = write(format, std::slice::from_ref(article), &options()).files;
    assert_eq!(files.len(), 1);
    String::from_utf8(files.into_iter().next().unwrap().bytes).unwrap()
}

fn json(format: Format, article: &Article) -> Value {
    serde_json::from_str(&one_file(format, article)).unwrap()
}

fn points(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

fn units(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    String::from_utf16(&text.encode_utf16().skip(start).take(end - start).collect::<Vec<_>>()).unwrap()
}

fn text_of<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no text at {pointer}"))
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], |list| list)
}

fn doccano(article: &Article, unit: Unit, read: fn(&str, &Value, &Value) -> String) -> [Quotes; 2] {
    let options = Options { unit: Some(unit), ..options() };
    [Format::Doccano, Format::DoccanoRelations].map(|format| {
        let line = record(format, article, &options, &mut Losses::default());
        let value: Value = serde_json::from_str(&line).unwrap();
        let text = text_of(&value, "/text");
        assert_eq!(text, &*article.text);
        let triples = list(&value, "/label").iter().map(|t| (t[0].clone(), t[1].clone(), t[2].clone()));
        let entities = list(&value, "/entities").iter();
        let entities = entities.map(|e| (e["start_offset"].clone(), e["end_offset"].clone(), e["label"].clone()));
        let marks = triples.chain(entities);
        marks.map(|(start, end, label)| (read(text, &start, &end), label.as_str().unwrap().to_owned())).collect()
    })
}

fn label_studio(article: &Article) -> Quotes {
    let tasks = json(Format::LabelStudio, article);
    let text = text_of(&tasks, "/0/data/text");
    assert_eq!(text, &*article.text);
    let results = list(&tasks, "/0/annotations/0/result").iter().chain(list(&tasks, "/0/predictions/0/result"));
    let spans = results.filter(|result| result["type"] == "labels").map(|result| {
        let value = &result["value"];
        let quote = points(text, &value["start"], &value["end"]);
        assert_eq!(value["text"], quote);
        (quote, text_of(value, "/labels/0").to_owned())
    });
    spans.collect()
}

fn web_annotation(article: &Article) -> Quotes {
    let page = json(Format::WebAnnotation, article);
    let items = list(&page, "/items");
    let text = text_of(&items[0], "/body/value");
    assert_eq!((text, &items[0]["target"]), (&*article.text, &items[1]["target"]["source"]));
    let marks = items[1..].iter().map(|item| {
        let [quoted, position] = list(item, "/target/selector") else {
            panic!("{item}");
        };
        let quote = points(text, &position["start"], &position["end"]);
        assert_eq!(quoted["exact"], quote);
        let around = format!("{}{quote}{}", text_of(quoted, "/prefix"), text_of(quoted, "/suffix"));
        assert!(text.contains(&around), "{around:?}");
        (quote, text_of(item, "/body/0/value").to_owned())
    });
    marks.collect()
}

fn spacy(article: &Article) -> Quotes {
    let line = json(Format::Spacy, article);
    let text = text_of(&line, "/text");
    let tokens = list(&line, "/tokens");
    let whole: String = tokens
        .iter()
        .map(|token| format!("{}{}", text_of(token, "/text"), if token["ws"] == true { " " } else { "" }))
        .collect();
    assert_eq!(whole, text, "tokens and their blanks give the text back");
    for (i, token) in tokens.iter().enumerate() {
        assert_eq!((&token["id"], &token["text"]), (&i.into(), &points(text, &token["start"], &token["end"]).into()));
    }
    let spans = list(&line, "/spans").iter().map(|span| {
        let token = |field: &str| &tokens[span[field].as_u64().unwrap() as usize];
        assert_eq!((&token("token_start")["start"], &token("token_end")["end"]), (&span["start"], &span["end"]));
        (points(text, &span["start"], &span["end"]), text_of(span, "/label").to_owned())
    });
    spans.collect()
}

fn cas(article: &Article) -> Quotes {
    let cas = json(Format::Cas, article);
    let structures = list(&cas, "/%FEATURE_STRUCTURES");
    let text = text_of(&structures[0], "/sofaString");
    assert_eq!(units(text, &structures[1]["begin"], &structures[1]["end"]), &*article.text);
    let members = list(&cas, "/%VIEWS/_InitialView/%MEMBERS");
    let marks = structures[2..].iter().filter(|structure| members.contains(&structure["%ID"])).map(|structure| {
        let kind = text_of(structure, "/%TYPE");
        assert!(cas["%TYPES"][kind].is_object());
        for (feature, _) in structure.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with('%')) {
            let name = feature.trim_start_matches('@');
            let is_known = matches!(name, "sofa" | "begin" | "end") || cas["%TYPES"][kind][name].is_object();
            assert!(is_known, "{kind} declares {feature}");
        }
        let label = match (kind, structure["kind"].as_str()) {
            ("tallymark.Entity", Some("person")) => "PER",
            ("tallymark.Entity", Some("organization")) => "ORG",
            ("tallymark.Entity", Some("place")) => "LOC",
            ("tallymark.Entity", _) => "NORP",
            ("tallymark.Timex3", _) => "DATE",
            ("tallymark.Casualty", _) => "CASUALTY",
            _ => "CLAIM",
        };
        (units(text, &structure["begin"], &structure["end"]), label.to_owned())
    });
    marks.collect()
}

/// The lines of brat's file: each fragment stands where it says, and a whole mark is
/// its fragments with what was between them.
fn brat(article: &Article) -> Quotes {
    let files = write(Format::Brat, std::slice::from_ref(article), &options()).files;
    let [text, lines, configuration] = &files[..] else {
        panic!("{} files", files.len());
    };
    assert_eq!(text.bytes, article.text.as_bytes());
    let configuration = String::from_utf8(configuration.bytes.clone()).unwrap();
    let lines = String::from_utf8(lines.bytes.clone()).unwrap();
    let mut quotes = Quotes::new();
    for line in lines.split_terminator('\n') {
        let (id, rest) = line.split_once('\t').unwrap();
        if let (true, Some((head, quote))) = (id.starts_with('T'), rest.split_once('\t')) {
            let (kind, places) = head.split_once(' ').unwrap();
            assert!(configuration.lines().any(|line| line == kind));
            let bounds: Vec<(usize, usize)> = places
                .split(';')
                .map(|place| place.split_once(' ').unwrap())
                .map(|(start, end)| (start.parse().unwrap(), end.parse().unwrap()))
                .collect();
            let cut = |(start, end)| article.text.chars().skip(start).take(end - start).collect::<String>();
            assert_eq!(quote, bounds.iter().copied().map(cut).collect::<Vec<_>>().join(" "));
            let whole = cut((bounds[0].0, bounds[bounds.len() - 1].1));
            let label = match kind {
                "Person" => "PER",
                "Organization" => "ORG",
                "Place" => "LOC",
                "Demonym" => "NORP",
                "Date" => "DATE",
                "Casualty" => "CASUALTY",
                _ => "CLAIM",
            };
            quotes.insert((whole, label.to_owned()));
        } else {
            assert!(id.starts_with(['A', 'R', 'N', '#']), "{line}");
        }
    }
    quotes
}

/// A reader of RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted);
    rows
}

fn tables(article: &Article) -> Quotes {
    let mut quotes = Quotes::new();
    for format in [Format::Figures, Format::Claims, Format::Mentions] {
        let rows = cells(&one_file(format, article));
        let column = |name: &str| rows[0].iter().position(|column| column == name);
        for row in &rows[1..] {
            assert_eq!(row.len(), rows[0].len());
            let cell = |name: &str| row[column(name).unwrap()].clone();
            let quote = points(&article.text, &cell("start").parse().unwrap(), &cell("end").parse().unwrap());
            let written = cell("quote");
            assert!(written == quote || written == format!("'{quote}"), "{written:?} {quote:?}");
            let label = match (format, column("kind").map(|at| &*row[at])) {
                (Format::Figures, _) => "CASUALTY",
                (Format::Claims, _) => "CLAIM",
                (_, Some("person")) => "PER",
                (_, Some("organization")) => "ORG",
                (_, Some("place")) => "LOC",
                (_, Some("demonym")) => "NORP",
                _ => "DATE",
            };
            quotes.insert((quote, label.to_owned()));
        }
    }
    quotes
}

/// The text of a TimeML file and its dates, as a reader of XML has them.
fn timeml(article: &Article) -> (String, Quotes) {
    let file = one_file(Format::TimeMl, article);
    let body = file.split_once("<TEXT>").unwrap().1.split_once("</TEXT>").unwrap().0;
    let read = |xml: &str| {
        assert!(!xml.contains('\r'), "a reader of XML would drop it");
        let pairs = [("&#13;", "\r"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        pairs.into_iter().fold(xml.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let (mut text, mut quotes) = (String::new(), Quotes::new());
    for piece in body.split("<TIMEX3 ") {
        match piece.split_once("</TIMEX3>") {
            Some((date, rest)) => {
                let quote = read(date.split_once('>').unwrap().1);
                text += &format!("{quote}{}", read(rest));
                quotes.insert((quote, "DATE".to_owned()));
            }
            None => text += &read(piece),
        }
    }
    (text, quotes)
}

#[test]
fn every_quote_stands_where_each_format_says() {
    for article in hard_texts() {
        let expected = expected(&article);
        assert!(expected.len() >= 4, "{expected:?}");
        assert_eq!(doccano(&article, Unit::Utf16, units), [expected.clone(), expected.clone()]);
        assert_eq!(doccano(&article, Unit::CodePoint, points), [expected.clone(), expected.clone()]);
        assert_eq!(label_studio(&article), expected);
        assert_eq!(web_annotation(&article), expected);
        assert_eq!(spacy(&article), expected);
        assert_eq!(cas(&article), expected);
        assert_eq!(brat(&article), expected);
        assert_eq!(tables(&article), expected);
        let (text, dates) = timeml(&article);
        assert_eq!(text, article.text.replace(['\u{0}', '\u{b}'], "\u{fffd}"));
        assert_eq!(dates, expected.into_iter().filter(|(_, label)| label == "DATE").collect());
    }
}

#[test]
fn tags_of_conll_begin_and_go_on() {
    for article in hard_texts() {
        let lines = one_file(Format::Conll, &article);
        let mut before = "O";
        let mut tagged = 0;
        for line in lines.split('\n').filter(|line| !line.is_empty()) {
            let (token, tag) = line.split_once(' ').unwrap_or_else(|| panic!("{line:?}"));
            assert!(!token.is_empty() && !token.contains(char::is_whitespace) && !tag.contains(' '));
            if let Some(inside) = tag.strip_prefix("I-") {
                assert!(before == format!("B-{inside}") || before == tag, "{before} {tag}");
            }
            tagged += usize::from(tag.starts_with("B-"));
            before = tag;
        }
        let losses = write(Format::Conll, std::slice::from_ref(&article), &options()).losses;
        let lost: usize = losses
            .iter()
            .filter(|(loss, _)| matches!(loss, Loss::Overlaps | Loss::Claims | Loss::Blank))
            .map(|l| l.1)
            .sum();
        assert_eq!(tagged + lost, article.live().count());
    }
}

#[test]
fn what_is_read_is_what_was_written() {
    for article in hard_texts() {
        for format in [Format::WebAnnotation, Format::Doccano, Format::DoccanoRelations, Format::LabelStudio] {
            let file = one_file(format, &article);
            assert_eq!(detect(&file), Some(format));
            let incoming = read(format, &file, &ImportOptions::default()).unwrap();
            let [back] = &incoming.articles[..] else {
                panic!("{} articles", incoming.articles.len());
            };
            assert_eq!((&back.id, &back.text), (&article.id, &article.text));
            assert_eq!(expected(back), expected(&article), "{format:?}");
            assert!(incoming.labels.iter().all(|seen| seen.kind.is_some()) && incoming.skipped == 0);
        }
        let file = one_file(Format::Tallymark, &article);
        assert_eq!(detect(&file), Some(Format::Tallymark));
        assert_eq!(read(Format::Tallymark, &file, &ImportOptions::default()).unwrap().articles, [article]);
    }
}

#[test]
fn an_export_is_read_without_the_engine_and_written_again_to_the_byte() {
    let document = worked();
    let file = export::write(&[&document], "2024-05-15T08:00:00Z");
    let articles = export::read_articles(&file).unwrap();
    let without_engine = Article { narrative: Arc::default(), ..Article::of(&document) };
    assert_eq!(articles, [without_engine]);
    assert_eq!(export::write_articles(articles, "2024-05-15T08:00:00Z"), file);
}

#[test]
fn nothing_is_lost_without_a_word() {
    let article = Article::of(&worked());
    for about in FORMATS.iter().filter(|about| about.writes.is_some()) {
        let Written { files, losses } = write(about.format, std::slice::from_ref(&article), &options());
        assert!(!files.is_empty());
        assert_eq!(losses.is_empty(), about.format == Format::Tallymark, "{}", about.name);
        assert_eq!(losses.to_string().lines().count(), losses.iter().count());
    }
    let of = |format| write(format, &[article.clone(), article.clone()], &options()).losses;
    let count = |format, loss| of(format).iter().find(|l| l.0 == loss).map(|l| l.1);
    assert_eq!(count(Format::Brat, Loss::Repeated), Some(1));
    assert_eq!(count(Format::Spacy, Loss::Rejections), Some(2));
    let claims = article.live().filter(|a| label(a.kind()) == "CLAIM").count();
    assert_eq!(count(Format::Mentions, Loss::Claims), Some(2 * claims));
    assert_eq!(count(Format::Tallymark, Loss::Repeated), Some(1));
    let one = |format| write(format, std::slice::from_ref(&article), &options()).losses;
    let lost = |format, loss| one(format).iter().find(|l| l.0 == loss).map(|l| l.1);
    assert_eq!(lost(Format::ClaimReview, Loss::NoVerdict), Some(claims - 1));
    let figures = article.live().filter(|a| label(a.kind()) == "CASUALTY").count();
    assert_eq!(lost(Format::Ged, Loss::NotCounted), Some(figures - 1));
    assert_eq!(lost(Format::Brat, Loss::Blank), None);
    let blank = write(Format::Brat, &[on("one\n\ntwo", &["\n\n", "one"])], &options());
    assert_eq!(blank.losses.iter().find(|l| l.0 == Loss::Blank), Some((Loss::Blank, 1)));
    assert_eq!(lost(Format::Brat, Loss::Provenance), Some(1));
}

#[test]
fn a_bundle_is_one_file_or_a_zip_with_its_losses() {
    let article = Article::of(&worked());
    let bundle = |format| write(format, std::slice::from_ref(&article), &options()).bundle("all");
    assert_eq!(bundle(Format::Tallymark).name, "tallymark-tallymark.json");
    let zip = bundle(Format::Brat);
    assert_eq!((&*zip.name, &zip), ("all.zip", &bundle(Format::Brat)));
    let names: Vec<String> =
        tallymark::exchange::zip::unpack(&zip.bytes).unwrap().into_iter().map(|file| file.name).collect();
    let id = &article.id;
    assert_eq!(names, [format!("{id}.txt"), format!("{id}.ann"), "annotation.conf".into(), "losses.md".into()]);
}

#[test]
fn a_cell_never_begins_a_formula() {
    let text = "=1+1 said @home that -5 and +6 died\tor \"ten, or\r\nso\"";
    let marks = ["=1+1", "@home", "-5", "+6", "\"ten, or\r\nso\""];
    let mut article = on(text, &marks);
    article.meta.title = "\tx".into();
    let rows = cells(&one_file(Format::Mentions, &article));
    let quotes: Vec<&str> = rows[1..].iter().map(|row| &*row[8]).collect();
    assert_eq!(quotes, ["'=1+1", "'@home", "'-5", "'+6", "\"ten, or\r\nso\""]);
    assert_eq!(rows[1][1], "'\tx");
    let losses = write(Format::Mentions, std::slice::from_ref(&article), &options()).losses;
    assert_eq!(losses.iter().find(|l| l.0 == Loss::Formulas), Some((Loss::Formulas, 9)));
    let marked = Options { byte_order_mark: true, ..options() };
    assert!(header(Format::Ged, &marked).starts_with("\u{feff}id,relid,year,"));
}

#[test]
fn a_draft_row_has_what_the_text_says_and_no_more() {
    let article = Article::of(&worked());
    let row_of = |format| {
        let rows = cells(&one_file(format, &article));
        assert_eq!(rows.len(), 2);
        let pairs = rows[0].clone().into_iter().zip(rows[1].clone());
        pairs.filter(|(_, cell)| !cell.is_empty()).collect::<Vec<_>>()
    };
    let text = |pairs: Vec<(String, String)>| -> Vec<String> {
        pairs.into_iter().map(|(column, cell)| format!("{column}={cell}")).collect()
    };
    let sentence =
        "The Ministry of Example said on Tuesday that at least 27 people, two of them civilians, died in Kharkiv.";
    assert_eq!(
        text(row_of(Format::Ged)),
        [
            "year=2024",
            "number_of_sources=1",
            "source_article=A paper, 2024-05-15, A title",
            "source_office=A paper",
            "source_date=2024-05-15",
            "source_headline=A title",
            "source_original=The Ministry of Example",
            "where_prec=1",
            "where_coordinates=Kharkiv",
            &format!("where_description={sentence}"),
            "adm_1=Kharkiv",
            "latitude=49.98",
            "longitude=36.25",
            "country=Ukraine",
            "date_prec=1",
            "date_start=2024-05-14",
            "date_end=2024-05-14",
            "deaths_civilians=2",
            "best=27",
            "low=27",
        ]
    );
    assert_eq!(
        text(row_of(Format::Acled)),
        [
            "event_date=2024-05-14",
            "year=2024",
            "time_precision=1",
            "country=Ukraine",
            "admin1=Kharkiv",
            "location=Kharkiv",
            "latitude=49.98",
            "longitude=36.25",
            "geo_precision=1",
            "source=A paper",
            &format!("notes={sentence}"),
            "fatalities=27",
        ]
    );
}
