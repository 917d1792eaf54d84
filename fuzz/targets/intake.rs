//! Any bytes under any name: they are articles with a text, or a sentence says why not.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallymark::intake;

const NAMES: [&str; 6] = ["a", "a.html", "a.jsonl", "a.md", "a.docx", "a.pdf"];

fuzz_target!(|input: (u8, &[u8])| {
    let (name, bytes) = input;
    match intake::read(NAMES[usize::from(name) % NAMES.len()], bytes) {
        Ok(brought) => assert!(!brought.articles.is_empty()),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
