//! A file becomes articles.

use super::display_name::display_name;
use super::messages::{Answer, Failure, ImportSummary, MarkFault, SeenLabel, Take, kind};
use crate::desk::{Annotation, LibraryLocation, Meta, State};
use crate::exchange::canonical::{self, DigestCheck};
use crate::exchange::dossier::export_in;
use crate::exchange::formats::{Format, ImportOptions, Incoming, Labels, detect, read};
use crate::exchange::tallymark::{LARGEST, json_fault, read_articles, write_articles};
use crate::exchange::{Article, zip};
use crate::intake::{self, BadLine, IntakeArticle, IntakeError, IntakeResult, LineFault};
use crate::text::first_line;
use base64::prelude::{BASE64_STANDARD, Engine};

/// Reads a file: the export of a tool with its marks, or articles. The predictions of
/// a model come in as accepted marks, or not at all.
pub(super) fn take(how: &Take, bytes: &[u8]) -> (Answer, Vec<u8>) {
    match taken(how, bytes) {
        Ok((came, articles)) => {
            let came = ImportSummary { articles: articles.len(), ..came };
            (Answer::Articles(came), write_articles(articles, "").into_bytes())
        }
        Err(failure) => (Answer::Failed(failure), Vec::new()),
    }
}

/// Reads a file, or all files of an archive.
fn taken(how: &Take, bytes: &[u8]) -> Result<(ImportSummary, Vec<Article>), Failure> {
    match plain(how, &how.name, bytes) {
        Err(Failure::Binary) if zip::is_zip(bytes) => packed(how, bytes),
        taken => taken,
    }
}

fn plain(how: &Take, name: &str, bytes: &[u8]) -> Result<(ImportSummary, Vec<Article>), Failure> {
    if let Some(export) = dossier(bytes) {
        return exported(how, &export?);
    }
    // Formats that are no JSON would pass for texts.
    if is_unlike_json(bytes) {
        let content = intake::decode(bytes).map_err(Failure::from)?;
        if detect(&content).is_some() {
            return exported(how, &content);
        }
    }
    let read = if how.as_written { intake::read_as_written } else { intake::read };
    match read(name, bytes) {
        Ok(IntakeResult { articles, bad_lines, left_out, converted, decoded }) => {
            let is_twice = |bad: &&BadLine| matches!(bad.fault, LineFault::Twice { .. });
            let (twice, bad): (Vec<&BadLine>, Vec<&BadLine>) = bad_lines.iter().partition(is_twice);
            let came = ImportSummary {
                bad_lines: bad.iter().map(|bad| bad.line).collect(),
                repeated_lines: twice.iter().map(|twice| twice.line).collect(),
                left_out,
                converted: converted.map(|encoding| encoding.name().to_owned()),
                decoded: decoded.map(|encoding| encoding.name().to_owned()),
                ..ImportSummary::default()
            };
            Ok((came, articles.into_iter().map(article).collect()))
        }
        Err(IntakeError::Elsewhere) => {
            let content = intake::decode(bytes).map_err(Failure::from)?;
            exported(how, &content)
        }
        // A file of JSON is no corpus that went wrong.
        Err(IntakeError::Lines(_)) if name.ends_with(".json") => Err(Failure::Foreign),
        Err(error) => Err(error.into()),
    }
}

/// The export in a dossier; `None` where a file is none.
fn dossier(bytes: &[u8]) -> Option<Result<String, Failure>> {
    let file = Some(bytes).filter(|bytes| bytes.starts_with(b"<!doctype html>"))?;
    let file = std::str::from_utf8(file).ok()?;
    let export = BASE64_STANDARD.decode(export_in(file)?).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    Some(export.ok_or(Failure::Altered))
}

/// What is said of JSON in no format that is known, or of what is none.
fn unknown(content: &str) -> Failure {
    json_fault(content).map_or(Failure::Foreign, Failure::from)
}

/// Whether a file may be in a format that is no JSON: it begins as brat or XML does.
fn is_unlike_json(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_brat = start.starts_with(b"T") && start.get(1).is_some_and(u8::is_ascii_digit);
    let begins = |begin: &&str| start.starts_with(begin.as_bytes());
    bytes.len() <= LARGEST && (is_brat || ["<?xml", "<TimeML", "<xmi:XMI"].iter().any(begins))
}

/// The export of a tool.
fn exported(how: &Take, content: &str) -> Result<(ImportSummary, Vec<Article>), Failure> {
    let chosen = how.labels.iter().map(|(label, chosen)| (label.clone(), chosen.as_deref().and_then(kind))).collect();
    let known = if how.known.is_empty() { Vec::new() } else { read_articles(&how.known)? };
    let reading = ImportOptions { labels: Labels { chosen }, unit: how.unit, known: &known };
    let format = detect(content).ok_or_else(|| unknown(content))?;
    if format == Format::Tallymark && canonical::verify(content) == Ok(DigestCheck::Altered) {
        return Err(Failure::Altered);
    }
    let Incoming { mut articles, labels, skipped, faults, open_unit } = read(format, content, &reading)?;
    // What our own export suggests the engine derives again.
    let (mut predicted, mut marks) = (0, 0);
    for article in &mut articles {
        if format == Format::Tallymark {
            marks += article.annotations.len();
            continue;
        }
        let (open, decided): (Vec<Annotation>, Vec<Annotation>) =
            std::mem::take(&mut article.annotations).into_iter().partition(|a| a.state == State::Suggested);
        predicted += open.len();
        marks += decided.len();
        let taken = open.into_iter().filter(|_| how.predictions).map(|a| Annotation { state: State::Accepted, ..a });
        article.annotations = decided.into_iter().chain(taken).collect();
        article.annotations.sort_by_key(|a| a.span.outer_first());
    }
    for article in articles.iter_mut().filter(|_| format != Format::Tallymark) {
        if article.meta.title.is_empty() {
            article.meta.title = first_line(&article.text, |_| false);
        }
    }
    let labels = labels.into_iter().map(|seen| SeenLabel {
        label: seen.label,
        count: seen.count,
        kind: seen.kind.map(|kind| kind.name().to_owned()),
        words: seen.words,
    });
    let came = ImportSummary {
        format: (format != Format::Documents).then(|| format.about().name.to_owned()),
        marks,
        predicted,
        labels: labels.collect(),
        skipped,
        open_unit,
        faults: faults.into_iter().map(MarkFault::from).collect(),
        ..ImportSummary::default()
    };
    Ok((came, articles))
}

/// Files in an archive: one that gives nothing is named, the others come in. Reports and
/// configurations beside exports are left. An archive within is not opened: one may hold
/// itself, without end.
fn packed(how: &Take, bytes: &[u8]) -> Result<(ImportSummary, Vec<Article>), Failure> {
    let files = zip::unpack(bytes)?;
    let of_brat = |name: &str| name.strip_suffix(".ann").map(|stem| format!("{stem}.txt"));
    let texts: Vec<String> = files.iter().filter_map(|file| of_brat(&file.name)).collect();
    let is_beside = |name: &String| {
        name.ends_with(".md") || name.ends_with(".conf") || name == "TypeSystem.xml" || texts.contains(name)
    };
    let (mut all, mut articles) = (ImportSummary::default(), Vec::new());
    for file in files.iter().filter(|file| !is_beside(&file.name)) {
        let text = of_brat(&file.name).and_then(|name| files.iter().find(|file| file.name == name));
        let taken = match text.map(|text| intake::decode(&text.bytes)) {
            Some(Ok(text)) => {
                let known = write_articles([Article::new(text, Meta::default())], "");
                plain(&Take { known, ..how.clone() }, &file.name, &file.bytes)
            }
            Some(Err(error)) => Err(error.into()),
            None => plain(how, &file.name, &file.bytes),
        };
        match taken {
            Ok((came, mut more)) => {
                all.add(came);
                articles.append(&mut more);
            }
            Err(Failure::Binary) if zip::is_zip(&file.bytes) => {
                all.bad_files.push((display_name(&file.name), Failure::Archive));
            }
            Err(failure) => all.bad_files.push((display_name(&file.name), failure)),
        }
    }
    match all.bad_files.first() {
        Some((_, failure)) if articles.is_empty() => Err(failure.clone()),
        None if articles.is_empty() => Err(Failure::Empty),
        _ => Ok((all, articles)),
    }
}

fn article(intake: IntakeArticle) -> Article {
    let IntakeArticle { title, source, url, published, language, text, case } = intake;
    let article = Article::new(text, Meta { title, source, url, published, language });
    Article { location: LibraryLocation { case, ..LibraryLocation::default() }, ..article }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;
    use crate::exchange::dossier::{DATA, Dossier};
    use crate::files::{Ask, Reply, Request, answer};
    use serde_bytes::ByteBuf;

    /// Asks, as both sides get the messages.
    fn asked(ask: Ask, content: &[u8]) -> Reply {
        let request = Request { number: 3, ask, content: serde_bytes::Bytes::new(content) };
        let request: Request<ByteBuf> = serde_json::from_str(&serde_json::to_string(&request).unwrap()).unwrap();
        let reply = answer(request);
        assert_eq!(reply.number, 3);
        serde_json::from_str(&serde_json::to_string(&reply).unwrap()).unwrap()
    }

    fn taken(name: &str, bytes: &[u8], labels: &[(&str, Option<&str>)]) -> (Answer, Vec<Article>) {
        taken_with(name, bytes, labels, false)
    }

    fn taken_with(
        name: &str,
        bytes: &[u8],
        labels: &[(&str, Option<&str>)],
        predictions: bool,
    ) -> (Answer, Vec<Article>) {
        let labels = labels.iter().map(|(label, kind)| ((*label).to_owned(), kind.map(str::to_owned))).collect();
        let how = Take { name: name.to_owned(), labels, predictions, ..Take::default() };
        let reply = asked(Ask::Take(how), bytes);
        let articles = std::str::from_utf8(&reply.content).ok().filter(|json| !json.is_empty());
        (reply.answer, articles.map(|json| read_articles(json).unwrap()).unwrap_or_default())
    }

    #[test]
    fn a_file_becomes_articles_or_a_reason() {
        for (name, bytes, failure) in [
            ("other.json", &br#"{"hits":[{"id":1}]}"#[..], Failure::Foreign),
            ("lines.jsonl", br#"{"hits":1}"#, Failure::NoCorpus),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\x0d", Failure::Binary),
            ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Failure::NotRead),
            ("blank.txt", b" \n", Failure::Empty),
            ("broken.pdf", b"%PDF-1.7 and nothing more", Failure::Damaged),
        ] {
            let (answer, articles) = taken(name, bytes, &[]);
            assert!(articles.is_empty());
            let Answer::Failed(said) = answer else { panic!("{name}: {answer:?}") };
            assert!(said == failure || name.ends_with("pdf"), "{name}: {said:?}");
        }
        let (answer, articles) = taken("karsa.md", b"# Karsa\n\nTwo people died.", &[]);
        assert_eq!(
            (answer, articles.len()),
            (Answer::Articles(ImportSummary { articles: 1, ..ImportSummary::default() }), 1)
        );
    }

    #[test]
    fn a_dossier_gives_its_articles_back() {
        let meta = Meta { title: "Karsa".to_owned(), ..Meta::default() };
        let articles = write_articles([Article::new("Two people died in Karsa.", meta)], "");
        let ask = Ask::Write { format: "tallymark".to_owned(), exported: String::new(), with_digest: true };
        let export = BASE64_STANDARD.encode(asked(ask, articles.as_bytes()).content);
        let dossier = |export: &str| {
            let export = format!("{DATA}{export}");
            Dossier {
                language: "en",
                title: "Karsa",
                style: "",
                drawn: "<article><h1>Karsa</h1></article>",
                export_name: "tallymark.json",
                export: &export,
                verify: "",
            }
            .write()
        };
        let (answer, came) = taken("dossier.html", dossier(&export).as_bytes(), &[]);
        assert!(matches!(answer, Answer::Articles(_)), "{answer:?}");
        assert_eq!((came.len(), &*came[0].text), (1, "Two people died in Karsa."));
        let (answer, _) = taken("dossier.html", dossier("e30").as_bytes(), &[]);
        assert_eq!(answer, Answer::Failed(Failure::Altered));
    }

    #[test]
    fn labels_are_read_as_the_person_chose() {
        let file = br#"{"text": "Dorin spoke in Tolva.", "label": [[0, 5, "WHO"], [15, 20, "LOC"]]}"#;
        let (answer, articles) = taken("d.jsonl", file, &[("WHO", Some("person")), ("LOC", None)]);
        let Answer::Articles(came) = answer else { panic!("{answer:?}") };
        assert_eq!(came.format.as_deref(), Some("doccano"));
        assert_eq!((came.marks, articles[0].annotations.len()), (1, 1));
        assert_eq!(articles[0].annotations[0].kind().name(), "person");
    }

    #[test]
    fn predictions_come_only_where_the_person_says_so() {
        let file = br#"[{"data": {"text": "Dorin spoke."}, "predictions": [{"result": [{"type": "labels",
            "to_name": "text", "value": {"start": 0, "end": 5, "text": "Dorin", "labels": ["PER"]}}]}]}]"#;
        for (predictions, states) in [(false, vec![]), (true, vec![State::Accepted])] {
            let (answer, articles) = taken_with("t.json", file, &[], predictions);
            let Answer::Articles(came) = answer else { panic!("{answer:?}") };
            assert_eq!((came.predicted, came.marks, came.articles), (1, 0, 1));
            assert_eq!(articles[0].annotations.iter().map(|a| a.state).collect::<Vec<_>>(), states);
        }
    }

    #[test]
    fn an_export_with_a_digest_is_written_and_verified() {
        let articles = write_articles([Article::new("Karsa was quiet.", Meta::default())], "");
        let written = |with_digest| {
            let ask = Ask::Write { format: "tallymark".to_owned(), exported: String::new(), with_digest };
            String::from_utf8(asked(ask, articles.as_bytes()).content.into_vec()).unwrap()
        };
        let holds = |export: &str| asked(Ask::Verify, export.as_bytes()).answer;
        let export = written(true);
        assert!(canonical::carries_digest(&export) && !canonical::carries_digest(&written(false)));
        assert_eq!(holds(&export), Answer::DigestHolds(true));
        let altered = export.replacen("\"title\": \"\"", "\"title\": \"Other\"", 1);
        assert_eq!(holds(&altered), Answer::DigestHolds(false));
        assert_eq!(taken("export.json", altered.as_bytes(), &[]).0, Answer::Failed(Failure::Altered));
    }
}
