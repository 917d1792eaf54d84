//! The pass: read, recognise, resolve overlaps, link, find claims.

use crate::lang::Pack;
use crate::model::{Annotations, Day};
use crate::recognize::Recognizers;
use crate::text::Span;

/// What is known about a text before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Language (BCP 47); detected from the text where it is not given or not known.
    pub language: Option<&'a str>,
    /// Publication date; taken from the text where it is not given.
    pub published: Option<Day>,
}

/// Annotates a text. Never fails and never panics; the same input gives the
/// same result, and the cost grows linearly with the text.
pub fn annotate(text: &str, options: &Options<'_>) -> Annotations {
    let pack = options.language.and_then(Pack::of).unwrap_or_else(|| Pack::detect(text));
    let recognizers = Recognizers::of(pack);
    let reading = recognizers.read(text);
    let (dates, published) = recognizers.dates.find(&reading, &recognizers.quantities, options.published);
    let dated: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let casualties = recognizers.casualties.find(&reading, &recognizers.quantities, &dated);
    Annotations { language: pack.code, published, dates, casualties, ..Annotations::default() }
}
