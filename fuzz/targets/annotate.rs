//! Any text in any language: nothing panics, every mark lies on character
//! boundaries, and no date ends before it begins.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallymark::annotate::{Options, annotate};
use tallymark::lang::PACKS;
use tallymark::model::{Annotations, Day};
use tallymark::text::Span;

fuzz_target!(|text: &str| {
    for pack in PACKS {
        let options = Options { language: Some(pack.code), published: Day::new(2024, 5, 15) };
        check(text, &annotate(text, &options));
    }
});

fn check(text: &str, found: &Annotations) {
    let fits = |span: Span| assert!(text.get(span.start..span.end).is_some_and(|quote| !quote.is_empty()));
    found.entities.iter().for_each(|entity| fits(entity.span));
    found.claims.iter().for_each(|claim| fits(claim.span));
    found.boilerplate.iter().for_each(|&span| fits(span));
    for date in &found.dates {
        fits(date.span);
        assert!(date.what.earliest <= date.what.latest);
        let _ = date.what.edtf();
    }
    for figure in &found.casualties {
        fits(figure.span);
        assert!(figure.what.part_of.is_none_or(|parent| parent < found.casualties.len()));
    }
}
