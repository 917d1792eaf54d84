//! Writes articles in the format of another tool.

use super::{Answer, Failure};
use crate::exchange::canonical::{self, Seal};
use crate::exchange::formats::{Format, Options, write as written};
use crate::exchange::tallymark::read_articles;

/// Writes articles, given as `tallymark/1`, in a format. Only our own carries a seal.
pub(super) fn write(name: &str, exported: String, sealed: bool, articles: &[u8]) -> (Answer, Vec<u8>) {
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
            if sealed && format == Format::Tallymark {
                file.bytes = canonical::sealed(&String::from_utf8_lossy(&file.bytes)).into_bytes();
            }
            (Answer::File { name: file.name, losses }, file.bytes)
        }
        Err(error) => failed(error.into()),
    }
}

/// Whether the seal of an export holds.
pub(super) fn verify(export: &[u8]) -> Answer {
    match canonical::verify(&String::from_utf8_lossy(export)) {
        Ok(seal) => Answer::Sealed(seal == Seal::Intact),
        Err(error) => Answer::Failed(error.into()),
    }
}
