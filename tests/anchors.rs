//! What holds for every place of every text that changed.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use proptest::prelude::*;
use tallymark::anchor::{Anchor, Anchors, Change};
use tallymark::lang::LanguagePack;
use tallymark::text::Span;

/// Paragraphs of a few words; the same ones come again.
fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let words = prop::sample::select(vec![
        "the",
        "army",
        "killed",
        "12",
        "7",
        "people",
        "not",
        "in",
        "Karsa",
        "quân",
        "đội",
        "cho biết",
        "người",
        "“",
        ".",
        "🕊",
        "2.000",
        "thie\u{323}\u{302}t",
        "-",
    ]);
    let paragraph = prop::collection::vec(words, 1..12).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..8)
}

/// The place between two boundaries of a text's characters.
fn place(text: &str, one: prop::sample::Index, other: prop::sample::Index) -> Span {
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (one, other) = (edges[one.index(edges.len())], edges[other.index(edges.len())]);
    Span::new(one.min(other), one.max(other))
}

const GUARDED: [&str; 2] = ["not", "không"];

/// The span of a quote that counts as the same.
fn same(found: Anchor, span: Span) -> Option<Span> {
    match found {
        Anchor::Anchored => Some(span),
        Anchor::Moved(now) | Anchor::Similar(now) => Some(now),
        Anchor::Changed(_) | Anchor::Lost => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_the_same_text_every_place_stays(
        text in prop_oneof![any::<String>(), paragraphs().prop_map(|p| p.join("\n\n"))],
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let span = place(&text, one, other);
        prop_assume!(!span.is_empty());
        prop_assert_eq!(Anchors::new(&text, &text, &GUARDED).find(span), Anchor::Anchored);
    }

    #[test]
    fn a_paragraph_put_in_moves_what_follows(
        paragraphs in paragraphs(),
        put_in in "[a-z ]{0,40}",
        at in any::<prop::sample::Index>(),
        of in any::<prop::sample::Index>(),
    ) {
        let (at, of) = (at.index(paragraphs.len() + 1), of.index(paragraphs.len()));
        let old = paragraphs.join("\n\n");
        let mut changed = paragraphs.clone();
        changed.insert(at, format!("Put in: {put_in}"));
        let new = changed.join("\n\n");
        let start: usize = paragraphs[..of].iter().map(|p| p.len() + 2).sum();
        let span = Span::new(start, start + paragraphs[of].len());
        let found = Anchors::new(&old, &new, &GUARDED).find(span);
        prop_assert!(matches!(found, Anchor::Anchored | Anchor::Moved(_)), "{found:?}");
        prop_assert_eq!(same(found, span).unwrap().of(&new), span.of(&old));
    }

    #[test]
    fn a_changed_digit_is_never_bridged(
        before in "[a-zđ .]{0,60}",
        words in "[a-zđ]{1,6}( [a-zđ]{1,6}){0,6}",
        number in 0u32..5000,
        by in 1u32..5000,
        after in "[a-zđ .]{0,60}",
    ) {
        let text = |number: u32| format!("{before}|{number} {words}|{after}");
        let (old, new) = (text(number), text(number + by));
        let quote = format!("{number} {words}");
        let span = Span::new(before.len() + 1, before.len() + 1 + quote.len());
        let found = Anchors::new(&old, &new, &GUARDED).find(span);
        prop_assert_eq!(same(found, span), None, "{:?}", found);
    }

    #[test]
    fn any_two_texts_are_survived(
        old in any::<String>(),
        new in any::<String>(),
        (start, end) in (0usize..40, 0usize..40),
    ) {
        let anchors = Anchors::new(&old, &new, &["", "not", "\u{301}"]);
        let span = match anchors.find(Span::new(start, end)) {
            Anchor::Moved(span) | Anchor::Similar(span) => span,
            Anchor::Changed(change) => {
                prop_assert!(old.get(change.was.start..change.was.end).is_some());
                prop_assert!(new.get(change.now.start..change.now.end).is_some());
                change.span
            }
            Anchor::Anchored | Anchor::Lost => return Ok(()),
        };
        prop_assert!(!span.of(&new).is_empty());
    }
}

#[test]
fn each_language_says_what_must_not_differ() {
    for (code, old, new, expected) in [
        (
            "vi",
            "Bộ Quốc phòng cho biết quân đội đã rút khỏi thị trấn bên sông vào tối qua.",
            "Bộ Quốc phòng cho biết quân đội chưa rút khỏi thị trấn bên sông vào tối qua.",
            Some(("đã", "chưa")),
        ),
        (
            "vi",
            "Ít nhất bảy người thiệt mạng trong vụ pháo kích vào bệnh viện ở thị trấn.",
            "Ít nhất chín người thiệt mạng trong vụ pháo kích vào bệnh viện ở thị trấn.",
            Some(("bảy", "chín")),
        ),
        (
            "vi",
            "Hai mươi tấn hàng cứu trợ đã đến thị trấn bên sông vào tối qua.",
            "Hai mươi kg hàng cứu trợ đã đến thị trấn bên sông vào tối qua.",
            Some(("tấn", "kg")),
        ),
        (
            "vi",
            "Người phát ngôn cáo buộc phe nổi dậy pháo kích bệnh viện ở thị trấn.",
            "Người phát ngôn cáo buộc phe nổi dây pháo kích bệnh viện ở thị trấn.",
            None,
        ),
        (
            "en",
            "The army withdrew from the town on the river by the end of Tuesday.",
            "The army never withdrew from the town on the river by the end of Tuesday.",
            Some(("", "never")),
        ),
    ] {
        let guarded = LanguagePack::of(code).unwrap().protected_terms();
        let found = Anchors::new(old, new, &guarded).find(Span::new(0, old.len() - 1));
        let difference = match found {
            Anchor::Changed(Change { was, now, .. }) => Some((was.of(old), now.of(new))),
            Anchor::Similar(_) => None,
            other => panic!("{other:?}: {new}"),
        };
        assert_eq!(difference, expected, "{new}");
    }
}

#[test]
fn many_marks_of_a_long_text_are_found_again() {
    let sentence =
        |i: usize| format!("On day {i} the army of region {} said that {} people left. ", i * 7 % 90, i * 13 % 400);
    let old: String = (0..1700).map(sentence).collect();
    let new: String =
        (0..1700).filter(|i| i % 11 != 0).map(|i| sentence(i + i % 9 / 8).replace("left", "left it")).collect();
    assert!(old.len() > 100_000);
    let anchors = Anchors::new(&old, &new, &GUARDED);
    let mut kinds = [0; 5];
    for i in 0..500 {
        let from = old.match_indices("On day").nth(i * 3).unwrap().0;
        let length = old[from..].find(". ").unwrap();
        kinds[match anchors.find(Span::new(from, from + length)) {
            Anchor::Anchored => 0,
            Anchor::Moved(_) => 1,
            Anchor::Similar(_) => 2,
            Anchor::Changed(_) => 3,
            Anchor::Lost => 4,
        }] += 1;
    }
    assert!(kinds[1] > 250 && kinds[3] > 50, "{kinds:?}");
}
