//! Articles become a file of a tool, and the digest of an export is verified.

use super::messages::{Answer, Failure};
use crate::exchange::canonical::{self, DigestCheck};
use crate::exchange::formats::{Format, Options, write as written};
use crate::exchange::tallymark::read_articles;

/// Writes articles, given as `tallymark/1`, in a format. Only our own carries a digest.
pub(super) fn write(name: &str, exported: String, with_digest: bool, articles: &[u8]) -> (Answer, Vec<u8>) {
    let failed = |failure| (Answer::Failed(failure), Vec::new());
    let Some(format) = Format::named(name).filter(|format| format.about().writes.is_some()) else {
        return failed(Failure::Foreign);
    };
    let articles = match std::str::from_utf8(articles) {
        Ok(json) => read_articles(json),
        Err(_) => return failed(Failure::Encoding),
    };
    match articles {
        Ok(articles) => {
            let day = exported.get(..10).unwrap_or_default().to_owned();
            let written = written(format, &articles, &Options { exported, ..Options::default() });
            let losses = written.losses.iter().map(|(loss, count)| (loss.name().to_owned(), count)).collect();
            let mut file = written.bundle(&format!("tallymark-{name}-{day}"));
            if with_digest && format == Format::Tallymark {
                file.bytes = canonical::with_digest(&String::from_utf8_lossy(&file.bytes)).into_bytes();
            }
            (Answer::File { name: file.name, losses }, file.bytes)
        }
        Err(error) => failed(error.into()),
    }
}

/// Whether the digest of an export is that of its content.
pub(super) fn verify(export: &[u8]) -> Answer {
    match canonical::verify(&String::from_utf8_lossy(export)) {
        Ok(check) => Answer::DigestHolds(check == DigestCheck::Intact),
        Err(error) => Answer::Failed(error.into()),
    }
}
