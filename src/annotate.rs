//! Annotates a text: tokenizes it, runs all recognizers, leaves boilerplate out, and links
//! figures to their speakers, dates and places.

use crate::lang::{self, Language};
use crate::model::{Annotations, Day, Detection, Entity};
use crate::recognize::Recognizers;
use crate::recognize::casualties::Around;
use crate::recognize::events::Known;
use crate::text::{Cover, Span};

/// What is known about a text before it is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Language (BCP 47); detected from the text where it is not given or not read.
    pub language: Option<&'a str>,
    /// Publication date; taken from the text where it is not given.
    pub published: Option<Day>,
}

/// How many stages the pass has.
pub const STAGES: usize = 6;

/// Annotates a text. Never fails and never panics; the same input gives the
/// same result, and the cost grows linearly with the text. Nothing is found while
/// the languages' data files are not here ([`lang::is_ready`]).
pub fn annotate(text: &str, options: &Options<'_>) -> Annotations {
    annotate_with_progress(text, options, &mut |_| {})
}

/// [`annotate`] that reports after each of the [`STAGES`] how many are done.
pub fn annotate_with_progress(text: &str, options: &Options<'_>, progress: &mut dyn FnMut(usize)) -> Annotations {
    let language = Language::of(options.language, text);
    if !lang::is_ready() {
        return Annotations { language: language.code, published: options.published, ..Annotations::default() };
    }
    let found = annotate_by(Recognizers::of(language.pack), text, options.published, progress);
    Annotations { language: language.code, ..found }
}

/// [`annotate_with_progress`] with recognizers of one's own.
pub fn annotate_by(
    recognizers: &Recognizers,
    text: &str,
    published: Option<Day>,
    progress: &mut dyn FnMut(usize),
) -> Annotations {
    if !recognizers.read_words() {
        let found = annotate_unread(recognizers, text, published);
        progress(STAGES);
        return found;
    }
    let reading = recognizers.read(text);
    let boilerplate = recognizers.boilerplate.find(&reading);
    progress(1);
    let (dates, published) = recognizers.dates.find(&reading, &recognizers.phrases.quantities, published);
    let cover = Cover::new(boilerplate.iter().copied());
    let dates = outside(dates, &cover);
    let dated: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let mut taken = [dated.as_slice(), &boilerplate].concat();
    taken.sort_by_key(|span| span.outer_first());
    progress(2);
    let mut casualties = recognizers.casualties.find(&reading, &recognizers.phrases, &taken);
    progress(3);
    let entities = outside(recognizers.entities.find(&reading), &cover);
    let entities = outside_dates(entities, &dated);
    progress(4);
    let claims = outside(recognizers.speech.find(&reading, &dated), &cover);
    let around = Around { dates: &dates, entities: &entities, claims: &claims };
    recognizers.casualties.locate(&recognizers.phrases.care, &reading, &mut casualties, around);
    progress(5);
    let known = Known { dates: &dates, entities: &entities, claims: &claims, casualties: &casualties };
    let (events, victims) = recognizers.events.find(&reading, &recognizers.phrases, &cover, known);
    progress(STAGES);
    let language = recognizers.code();
    Annotations { language, published, entities, dates, casualties, claims, events, victims, boilerplate }
}

/// In a text of a language that is not read only that is found which stands in it alike in every
/// language: full dates in digits, and well-known places as the gazetteer writes them.
fn annotate_unread(recognizers: &Recognizers, text: &str, published: Option<Day>) -> Annotations {
    let reading = recognizers.read(text);
    let (dates, published) = recognizers.dates.find(&reading, &recognizers.phrases.quantities, published);
    let entities = recognizers.entities.find_well_known_places(&reading);
    Annotations { language: recognizers.code(), published, entities, dates, ..Annotations::default() }
}

/// Leaves out what lies in boilerplate.
fn outside<T>(found: Vec<Detection<T>>, boilerplate: &Cover) -> Vec<Detection<T>> {
    found.into_iter().filter(|f| !boilerplate.overlaps(f.span)).collect()
}

/// Leaves out what looks like a name and is a number in a date (thế kỷ XX); a
/// known name may stand there (giờ Việt Nam).
fn outside_dates(found: Vec<Detection<Entity>>, dates: &[Span]) -> Vec<Detection<Entity>> {
    let dates = Cover::new(dates.iter().copied());
    let known = |entity: &Entity| entity.canonical.as_ref().is_some_and(|c| !c.is_local());
    found.into_iter().filter(|f| known(&f.what) || !dates.overlaps(f.span)).collect()
}
