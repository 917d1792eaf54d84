use super::{Answer, Came, Failure, kind};
use crate::desk::Meta;
use crate::exchange::formats::{Format, Incoming, Labels, Reading, detect, read};
use crate::exchange::tallymark::{Fault, ImportError, write_articles};
use crate::exchange::{Article, zip};
use crate::intake::{self, DocxFault, Intake, IntakeError, PdfFault};
use std::collections::BTreeMap;

/// Reads a file: the export of a tool with its marks, or articles.
pub(super) fn take(name: &str, bytes: &[u8], labels: &BTreeMap<String, Option<String>>) -> (Answer, Vec<u8>) {
    let chosen = labels.iter().map(|(label, chosen)| (label.clone(), chosen.as_deref().and_then(kind))).collect();
    let reading = Reading { labels: Labels { chosen }, ..Reading::default() };
    match taken(name, bytes, &reading) {
        Ok((came, articles)) => (Answer::Came(came), write_articles(articles, "").into_bytes()),
        Err(failure) => (Answer::Failed(failure), Vec::new()),
    }
}

fn taken(name: &str, bytes: &[u8], reading: &Reading<'_>) -> Result<(Came, Vec<Article>), Failure> {
    match intake::read(name, bytes) {
        Ok(brought) => {
            let bad_lines = brought.bad_lines.iter().map(|bad| bad.line).collect();
            let articles = brought.articles.into_iter().map(article).collect();
            Ok((Came { bad_lines, ..Came::default() }, articles))
        }
        Err(IntakeError::Elsewhere) => {
            let content = intake::decode(bytes).map_err(Failure::from)?;
            exported(&content, reading)
        }
        Err(IntakeError::Docx(DocxFault::NoDocument) | IntakeError::Binary) if zip::is_zip(bytes) => {
            packed(bytes, reading)
        }
        Err(error) => Err(error.into()),
    }
}

/// The export of a tool.
fn exported(content: &str, reading: &Reading<'_>) -> Result<(Came, Vec<Article>), Failure> {
    let format = detect(content).ok_or(Failure::Foreign)?;
    let Incoming { articles, labels, skipped } = read(format, content, reading)?;
    let labels = labels.into_iter().map(|seen| (seen.label, seen.count, seen.kind.map(|kind| kind.name().to_owned())));
    let came = Came {
        format: (format != Format::Documents).then(|| format.about().name.to_owned()),
        marks: articles.iter().map(|article| article.annotations.len()).sum(),
        labels: labels.collect(),
        skipped,
        bad_lines: Vec::new(),
    };
    Ok((came, articles))
}

/// Exports in an archive; a report of losses among them is left.
fn packed(bytes: &[u8], reading: &Reading<'_>) -> Result<(Came, Vec<Article>), Failure> {
    let (mut all, mut articles) = (Came::default(), Vec::new());
    for file in zip::unpack(bytes)?.iter().filter(|file| !file.name.ends_with(".md")) {
        let (came, mut more) = taken(&file.name, &file.bytes, reading)?;
        all.format = came.format.or(all.format);
        all.marks += came.marks;
        all.skipped += came.skipped;
        all.labels.extend(came.labels);
        articles.append(&mut more);
    }
    if articles.is_empty() { Err(Failure::Empty) } else { Ok((all, articles)) }
}

fn article(intake: Intake) -> Article {
    let Intake { title, source, url, published, language, text } = intake;
    Article::new(text, Meta { title, source, url, published, language })
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
