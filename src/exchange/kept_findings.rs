//! What the engine found in an article, as it is kept so that the article need not be read
//! again. It can always be found anew: what is damaged, of another engine or an answer to
//! another question is as if it were not there.

use super::engine::Found;
use crate::desk::Question;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Bytes of a checksum in front of an entry: enough to notice damage, which is all it is for.
const CHECKSUM: usize = 8;

#[derive(Serialize, Deserialize)]
struct Entry<Text, List> {
    /// The engine that found it: first, so that it is read before what another engine wrote in
    /// another form.
    engine: Text,
    question: Question,
    found: List,
}

/// Writes what `engine` answered to a question about a text.
pub fn write(engine: &str, question: &Question, found: &[Found]) -> Vec<u8> {
    let entry = Entry { engine, question: question.clone(), found };
    // The format writes whatever has a known length, and all of it has.
    let content = postcard::to_allocvec(&entry).unwrap_or_default();
    [&checksum(&content), &*content].concat()
}

/// What `engine` answered to this question, where it is that and whole.
///
/// ```
/// use tallymark::desk::Question;
/// use tallymark::exchange::kept_findings::{read, write};
/// let (asked, other) = (Question::default(), Question { language: "vi".into(), published: None });
/// let kept = write("1.0", &asked, &[]);
/// assert_eq!(read(&kept, "1.0", &asked), Some(vec![]));
/// assert_eq!(read(&kept, "1.1", &asked), None);
/// assert_eq!(read(&kept, "1.0", &other), None);
/// ```
pub fn read(bytes: &[u8], engine: &str, question: &Question) -> Option<Vec<Found>> {
    let (sum, content) = bytes.split_at_checked(CHECKSUM)?;
    let (written, _) = postcard::take_from_bytes::<&str>(content).ok()?;
    if sum != checksum(content) || written != engine {
        return None;
    }
    let entry: Entry<&str, Vec<Found>> = postcard::from_bytes(content).ok()?;
    (entry.question == *question).then_some(entry.found)
}

fn checksum(content: &[u8]) -> [u8; CHECKSUM] {
    let mut sum = [0; CHECKSUM];
    sum.copy_from_slice(&Sha256::digest(content)[..CHECKSUM]);
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Findings;
    use crate::exchange::engine::{Request, answer, findings};

    #[test]
    fn what_is_kept_is_what_was_found_and_no_byte_of_it_can_be_another() {
        let (text, asked) = ("At least 14 people were killed in Aleppo, the mayor said.", Question::default());
        let mut found = Vec::new();
        let request = Request { number: 1, text: text.to_owned(), question: asked.clone() };
        answer(&[request], |parts| found.extend(parts.into_iter().filter_map(|part| part.found)));
        let kept = write("1.0", &asked, &found);
        let read_back = read(&kept, "1.0", &asked).and_then(|found| findings(text, &found));
        assert_eq!(read_back, Findings::find(text, &asked));
        for at in 0..kept.len() {
            let mut damaged = kept.clone();
            damaged[at] ^= 0x10;
            assert_eq!(read(&damaged, "1.0", &asked), None, "byte {at}");
            assert_eq!(read(&kept[..at], "1.0", &asked), None, "cut at {at}");
        }
    }
}
