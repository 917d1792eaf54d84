//! The date recognizer as a function of JavaScript, to be timed in a browser
//! beside a library of JavaScript.

#[path = "../../annotate/sample.rs"]
mod sample;

use sample::Sample;
use tallymark::lang::LanguagePack;
use tallymark::model::Day;
use tallymark::recognize::Recognizers;
use wasm_bindgen::prelude::wasm_bindgen;

/// Invented news in a language of ours, about as long as asked for.
#[wasm_bindgen]
pub fn text(language: &str, bytes: usize) -> String {
    let pack = LanguagePack::of(language).expect("a language of ours");
    Sample::of(pack.code, bytes).text()
}

/// Reads a text; gives the number of its words.
#[wasm_bindgen]
pub fn read(language: &str, text: &str) -> usize {
    Recognizers::of(LanguagePack::of(language).expect("a language of ours")).read(text).words.len()
}

/// Reads a text and finds its dates; gives their number.
#[wasm_bindgen]
pub fn dates(language: &str, text: &str) -> usize {
    let recognizers = Recognizers::of(LanguagePack::of(language).expect("a language of ours"));
    let reading = recognizers.read(text);
    recognizers.dates.find(&reading, &recognizers.quantities, Day::new(2024, 5, 15)).0.len()
}
