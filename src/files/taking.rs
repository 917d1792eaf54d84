//! A file becomes articles.

use super::messages::{Answer, Failure, ImportSummary, Take, kind};
use crate::desk::{Annotation, LibraryLocation, Meta, State};
use crate::exchange::canonical::{self, DigestCheck};
use crate::exchange::formats::{Format, ImportOptions, Incoming, Labels, detect, read};
use crate::exchange::tallymark::{Fault, ImportError, write_articles};
use crate::exchange::{Article, zip};
use crate::intake::{self, BadLine, DocxFault, IntakeArticle, IntakeError, IntakeResult, LineFault, PdfFault};

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
    let read = if how.as_written { intake::read_as_written } else { intake::read };
    match read(name, bytes) {
        Ok(IntakeResult { articles, bad_lines, left_out, converted }) => {
            let is_twice = |bad: &&BadLine| matches!(bad.fault, LineFault::Twice { .. });
            let (twice, bad): (Vec<&BadLine>, Vec<&BadLine>) = bad_lines.iter().partition(is_twice);
            let came = ImportSummary {
                bad_lines: bad.iter().map(|bad| bad.line).collect(),
                repeated_lines: twice.iter().map(|twice| twice.line).collect(),
                left_out,
                converted: converted.map(|encoding| encoding.name().to_owned()),
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

/// The export of a tool.
fn exported(how: &Take, content: &str) -> Result<(ImportSummary, Vec<Article>), Failure> {
    let chosen = how.labels.iter().map(|(label, chosen)| (label.clone(), chosen.as_deref().and_then(kind))).collect();
    let reading = ImportOptions { labels: Labels { chosen }, ..ImportOptions::default() };
    let format = detect(content).ok_or(Failure::Foreign)?;
    if format == Format::Tallymark && canonical::verify(content) == Ok(DigestCheck::Altered) {
        return Err(Failure::Altered);
    }
    let Incoming { mut articles, labels, skipped } = read(format, content, &reading)?;
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
    let labels = labels.into_iter().map(|seen| (seen.label, seen.count, seen.kind.map(|kind| kind.name().to_owned())));
    let came = ImportSummary {
        format: (format != Format::Documents).then(|| format.about().name.to_owned()),
        marks,
        predicted,
        labels: labels.collect(),
        skipped,
        ..ImportSummary::default()
    };
    Ok((came, articles))
}

/// Exports in an archive; a report of losses among them is left. An archive within is not
/// opened: one may hold itself, without end.
fn packed(how: &Take, bytes: &[u8]) -> Result<(ImportSummary, Vec<Article>), Failure> {
    let (mut all, mut articles) = (ImportSummary::default(), Vec::new());
    for file in zip::unpack(bytes)?.iter().filter(|file| !file.name.ends_with(".md")) {
        let (came, mut more) = plain(how, &file.name, &file.bytes)?;
        all.format = came.format.or(all.format);
        all.marks += came.marks;
        all.predicted += came.predicted;
        all.skipped += came.skipped;
        all.labels.extend(came.labels);
        all.left_out += came.left_out;
        all.converted = all.converted.or(came.converted);
        articles.append(&mut more);
    }
    if articles.is_empty() { Err(Failure::Empty) } else { Ok((all, articles)) }
}

fn article(intake: IntakeArticle) -> Article {
    let IntakeArticle { title, source, url, published, language, text, case } = intake;
    let article = Article::new(text, Meta { title, source, url, published, language });
    Article { location: LibraryLocation { case, ..LibraryLocation::default() }, ..article }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::TooLarge { .. } | IntakeError::Docx(DocxFault::TooLarge) => Self::TooLarge,
            IntakeError::Empty => Self::Empty,
            IntakeError::Binary | IntakeError::Docx(DocxFault::NoDocument) => Self::Binary,
            IntakeError::Encoding => Self::Encoding,
            IntakeError::Elsewhere => Self::Foreign,
            IntakeError::Lines(_) => Self::NoCorpus,
            IntakeError::Unsupported(_) | IntakeError::Pdf(PdfFault::NoReader) => Self::NotRead,
            IntakeError::Docx(DocxFault::Broken) | IntakeError::Pdf(PdfFault::Broken) | IntakeError::Nested => {
                Self::Damaged
            }
            IntakeError::Docx(DocxFault::Encrypted) | IntakeError::Pdf(PdfFault::Encrypted) => Self::Protected,
            IntakeError::Pdf(PdfFault::NoText) => Self::NoTextLayer,
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::TooLarge { .. } => Self::TooLarge,
            ImportError::Truncated | ImportError::NotJson { .. } => Self::NotJson,
            ImportError::LoneSurrogate { .. } => Self::Surrogate,
            ImportError::Foreign => Self::Foreign,
            ImportError::Newer(_) => Self::Newer,
            ImportError::NotZip => Self::Damaged,
            ImportError::Document { fault: Fault::Text, .. } => Self::Altered,
            error => Self::Other(error.to_string()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]
mod tests {
    use super::*;
    use crate::exchange::tallymark::read_articles;
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
