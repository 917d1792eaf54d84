//! Speed of the whole pass and of each step of it, in bytes a second. The cost
//! grows linearly: the figures of one language are alike for every length.

mod sample;

use divan::counter::BytesCount;
use divan::{Bencher, Divan, black_box};
use sample::Sample;
use std::time::Duration;
use tallymark::anchor::Anchors;
use tallymark::annotate::{Options, annotate};
use tallymark::lang::{LanguagePack, TokenizedText};
use tallymark::model::Day;
use tallymark::recognize::Recognizers;
use tallymark::text::{Offsets, Span, tokenize};

/// The most that is spent on one length of one language.
const LONGEST: Duration = Duration::from_secs(2);

fn main() {
    Divan::from_args().max_time(LONGEST).main();
}

/// The day on which the samples were published.
fn published() -> Option<Day> {
    Day::new(2024, 5, 15)
}

/// Measures `run` on the text of a sample.
fn measure<T>(bencher: Bencher<'_, '_>, sample: Sample, run: impl Fn(&str) -> T + Sync) {
    let text = sample.text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| run(black_box(&text)));
}

/// Measures one recognizer on a text that is read already, with its dates.
fn recognizer<T>(
    bencher: Bencher<'_, '_>,
    sample: Sample,
    run: impl Fn(&Recognizers, &TokenizedText<'_>, &[Span]) -> T + Sync,
) {
    let recognizers = Recognizers::of(LanguagePack::of(sample.language).expect("the samples are in languages of ours"));
    let text = sample.text();
    let reading = recognizers.read(&text);
    let (dates, _) = recognizers.dates.find(&reading, &recognizers.phrases.quantities, published());
    let dated: Vec<Span> = dates.iter().map(|date| date.span).collect();
    bencher.counter(BytesCount::of_str(&text)).bench(|| run(recognizers, black_box(&reading), &dated));
}

#[divan::bench(args = Sample::ALL)]
fn whole_pass(bencher: Bencher<'_, '_>, sample: Sample) {
    let options = Options { language: Some(sample.language), published: published() };
    measure(bencher, sample, |text| annotate(text, &options));
}

#[divan::bench(args = Sample::ALL)]
fn offsets(bencher: Bencher<'_, '_>, sample: Sample) {
    measure(bencher, sample, Offsets::new);
}

#[divan::bench(args = Sample::ALL)]
fn tokens(bencher: Bencher<'_, '_>, sample: Sample) {
    measure(bencher, sample, tokenize);
}

#[divan::bench(args = Sample::ALL)]
fn reading(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, _| recognizers.read(reading.text).words.len());
}

#[divan::bench(args = Sample::ALL)]
fn dates(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, _| {
        recognizers.dates.find(reading, &recognizers.phrases.quantities, published())
    });
}

#[divan::bench(args = Sample::ALL)]
fn casualties(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, dated| {
        recognizers.casualties.find(reading, &recognizers.phrases, dated)
    });
}

#[divan::bench(args = Sample::ALL)]
fn entities(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, _| recognizers.entities.find(reading));
}

#[divan::bench(args = Sample::ALL)]
fn speech(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, dated| recognizers.speech.find(reading, dated));
}

#[divan::bench(args = Sample::ALL)]
fn boilerplate(bencher: Bencher<'_, '_>, sample: Sample) {
    recognizer(bencher, sample, |recognizers, reading, _| recognizers.boilerplate.find(reading));
}

/// All sentences of a long article, found again where every eleventh line is gone.
#[divan::bench(args = [Sample::of("en", 100_000), Sample::of("vi", 100_000)])]
fn anchors(bencher: Bencher<'_, '_>, sample: Sample) {
    let old = sample.text();
    let new: String = old.lines().enumerate().filter(|(i, _)| i % 11 != 10).map(|(_, line)| line).collect();
    let pack = LanguagePack::of(sample.language).expect("the samples are in languages of ours");
    let places: Vec<Span> = {
        let recognizers = Recognizers::of(pack);
        let reading = recognizers.read(&old);
        reading.sentences.iter().map(|sentence| reading.span(sentence.clone())).collect()
    };
    bencher.counter(BytesCount::of_str(&old)).bench(|| {
        let anchors = Anchors::new(&old, &new, &[""; 0]);
        places.iter().map(|&place| anchors.find(place)).collect::<Vec<_>>()
    });
}
