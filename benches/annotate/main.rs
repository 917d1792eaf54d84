//! Speed of the whole pass and of each step of it, in bytes a second. The cost
//! grows linearly: the figures of one language are alike for every length.

mod sample;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use sample::Sample;
use tallymark::annotate::{Options, annotate};
use tallymark::model::Day;
use tallymark::text::{Offsets, tokenize};

fn main() {
    divan::main();
}

/// Measures `run` on the text of a sample.
fn measure<T>(bencher: Bencher<'_, '_>, sample: Sample, run: impl Fn(&str) -> T + Sync) {
    let text = sample.text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| run(black_box(&text)));
}

#[divan::bench(args = Sample::ALL)]
fn whole_pass(bencher: Bencher<'_, '_>, sample: Sample) {
    let options = Options { language: Some(sample.language), published: Day::new(2024, 5, 15) };
    measure(bencher, sample, |text| annotate(text, &options));
}

#[divan::bench(args = Sample::ALL)]
fn tokens(bencher: Bencher<'_, '_>, sample: Sample) {
    measure(bencher, sample, tokenize);
}

#[divan::bench(args = Sample::ALL)]
fn offsets(bencher: Bencher<'_, '_>, sample: Sample) {
    measure(bencher, sample, Offsets::new);
}
