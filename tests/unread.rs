//! News in languages that are not read: each is told from those that are, and nothing is found
//! in it by words.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use tallymark::annotate::{Options, annotate};
use tallymark::model::EntityKind;

/// Five paragraphs each of fourteen languages, a line each behind its code.
const NEWS: &str = include_str!("unread/news.txt");

#[test]
fn every_paragraph_is_in_its_language_and_is_not_read() {
    for line in NEWS.lines() {
        let (code, text) = line.split_once(' ').unwrap();
        for stated in [None, Some(code)] {
            let found = annotate(text, &Options { language: stated, published: None });
            assert_eq!(found.language, code, "{text}");
            assert!(found.casualties.is_empty() && found.claims.is_empty(), "{text}");
            assert!(found.events.is_empty() && found.victims.is_empty() && found.boilerplate.is_empty(), "{text}");
            assert!(found.entities.iter().all(|entity| entity.what.kind == EntityKind::Place), "{text}");
            assert!(found.dates.iter().all(|date| date.what.inference.is_none()), "{text}");
        }
    }
}
