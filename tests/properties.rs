//! What holds for every text, also for those that nobody would write.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use tallymark::annotate::{Options, annotate};
use tallymark::model::{Annotations, Day, Detection, Figure, Reason, TimexValue};
use tallymark::text::Span;
use unicode_normalization::UnicodeNormalization;

/// Sentences of news.
fn sentences() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "At least 12 people, two of them children, were killed on Tuesday. ",
        "“We deny it,” the ministry said on 3 May 2024.\n",
        "Up to 2,000 were wounded in the late 1980s, General Example said: none.\n\n",
        "Ít nhất 27 người thiệt mạng, trong đó có 12 trẻ em, hôm thứ Ba (19/9). ",
        "Bộ Ngoại giao cho biết không có thương vong vào đầu những năm 1990.\r\n",
        "Từ năm 1992 đến 1994, hơn 30 nghìn người chết và bị thương.\n",
        "LONDON (Reuters) - ",
        "On Friday gunmen shot dead two farmers in Kabul; the Taliban denied it. ",
        "Ada Orr, 34, a baker, and her son were killed by an airstrike on Gaza. ",
        "Tối thứ Sáu, phiến quân không kích làng Ader, ông Trần Văn Tâm, 27 tuổi, tử vong. ",
    ])
    .prop_map(str::to_owned)
}

/// Words and signs of news, in no order.
fn words() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "killed",
        "wounded",
        "dozens",
        "twenty-one",
        "half a million",
        "between",
        "and",
        "of",
        "said",
        ":",
        "“",
        "”",
        "người",
        "chết",
        "hai mươi mốt",
        "vạn",
        "từ",
        "đến",
        "ngày",
        "tháng",
        "năm",
        "cho biết",
        "không",
        "-",
        "–",
        "/",
        "(",
        ")",
        ".",
        ",",
        "1",
        "31/2",
        "0/0/0",
        "99:99",
        "2024-02-30",
        "1e9",
        "%",
        "Mr.",
        "ông",
    ]);
    words.prop_map(|word| format!("{word} "))
}

/// News in pieces, and what breaks readers of news.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => sentences(),
        6 => words(),
        1 => "[0-9.,/:-]{1,40}",
        1 => Just("9".repeat(400)),
        1 => "\\PC{0,8}",
        1 => "[\u{300}-\u{36f}]{1,4}",
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{2028}\u{2029}\u{feff}]{1,4}",
        1 => any::<char>().prop_map(String::from),
        1 => Just("thie\u{323}\u{302}t ma\u{323}ng 👨‍👩‍👧 ".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn days() -> impl Strategy<Value = Option<Day>> {
    prop::option::of((-9999..=9999i32, 1..=12u8, 1..=28u8).prop_map(|(y, m, d)| Day::new(y, m, d).unwrap()))
}

fn languages() -> impl Strategy<Value = Option<&'static str>> {
    prop::sample::select(vec![None, Some("vi"), Some("en"), Some("en-GB"), Some("xx"), Some("")])
}

fn fits(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(text.get(span.start..span.end).is_some_and(|quote| !quote.is_empty()), "{span:?} of {text:?}");
    Ok(())
}

fn list<T>(text: &str, found: &[Detection<T>]) -> Result<(), TestCaseError> {
    prop_assert!(found.is_sorted_by_key(|f| f.span.start), "not in the order of the text");
    for f in found {
        fits(text, f.span)?;
        let Reason { rule, words, doubt: _ } = &f.reason;
        prop_assert!(!rule.is_empty(), "found without a reason");
        words.iter().try_for_each(|&word| fits(text, word))?;
    }
    Ok(())
}

fn sound(text: &str, found: &Annotations) -> Result<(), TestCaseError> {
    list(text, &found.entities)?;
    list(text, &found.dates)?;
    list(text, &found.casualties)?;
    list(text, &found.claims)?;
    list(text, &found.events)?;
    list(text, &found.victims)?;
    prop_assert!(found.boilerplate.is_sorted());
    events_are_sound(text, found)?;
    found.boilerplate.iter().try_for_each(|&span| fits(text, span))?;
    for date in &found.dates {
        prop_assert!(!matches!(date.what.value, TimexValue::Other(_)));
        prop_assert_eq!(date.what.earliest.is_some(), date.what.latest.is_some());
        prop_assert!(date.what.earliest <= date.what.latest, "{:?}", date.what);
    }
    for (i, figure) in found.casualties.iter().enumerate() {
        let figure = &figure.what;
        prop_assert!(figure.low.is_none() || figure.high.is_none() || figure.low <= figure.high, "{figure:?}");
        prop_assert!(figure.victims.is_sorted(), "{figure:?}");
        figure.source.map_or(Ok(()), |span| fits(text, span))?;
        let mut ancestor = figure.part_of;
        for _ in 0..=found.casualties.len() {
            let Some(at) = ancestor else { break };
            prop_assert!(at < found.casualties.len() && at != i, "figure {i} is a part of nothing or of itself");
            ancestor = found.casualties[at].what.part_of;
        }
        prop_assert_eq!(ancestor, None);
    }
    for claim in &found.claims {
        claim.what.source.map_or(Ok(()), |span| fits(text, span))?;
        claim.what.cue.map_or(Ok(()), |span| fits(text, span))?;
    }
    Ok(())
}

/// Events and named victims point into the other lists, and no figure is in two events.
fn events_are_sound(text: &str, found: &Annotations) -> Result<(), TestCaseError> {
    let mut figures: Vec<usize> = found.events.iter().flat_map(|event| event.what.figures.clone()).collect();
    let count = figures.len();
    figures.sort_unstable();
    figures.dedup();
    prop_assert_eq!(figures.len(), count, "a figure of two events");
    prop_assert!(figures.last().is_none_or(|&last| last < found.casualties.len()));
    for event in &found.events {
        event.what.spans().try_for_each(|span| fits(text, span))?;
        prop_assert!(event.what.mentions.contains(&event.span) && event.what.mentions.is_sorted_by_key(|m| m.start));
        let mut actors = event.what.by.iter().chain(&event.what.against);
        prop_assert!(actors.all(|actor| actor.claim.is_none_or(|claim| claim < found.claims.len())));
    }
    for victim in &found.victims {
        prop_assert_eq!(found.entities[victim.what.person].span, victim.span);
        prop_assert!(victim.what.event.is_none_or(|event| event < found.events.len()));
        victim.what.role.map_or(Ok(()), |span| fits(text, span))?;
    }
    Ok(())
}

/// What was found, without the places: each with its quotes, composed.
fn summary(text: &str, found: &Annotations) -> Vec<String> {
    let quote = |span: Span| span.of(text).nfc().collect::<String>();
    let maybe = |span: Option<Span>| span.map(quote);
    let mut rows: Vec<String> = Vec::new();
    rows.extend(found.entities.iter().map(|f| format!("{:?} {}", f.what.kind, quote(f.span))));
    rows.extend(found.dates.iter().map(|f| format!("{:?} {}", f.what, quote(f.span))));
    rows.extend(found.casualties.iter().map(|f| {
        let figure = Figure { source: None, date: None, place: None, ..f.what.clone() };
        let links = [f.what.source, f.what.date, f.what.place].map(maybe);
        format!("{figure:?} {links:?} {}", quote(f.span))
    }));
    rows.extend(
        found.claims.iter().map(|f| {
            format!("{:?} {:?} {:?} {}", f.what.stance, maybe(f.what.source), maybe(f.what.cue), quote(f.span))
        }),
    );
    rows.extend(found.events.iter().map(|f| {
        let actors = f.what.by.iter().chain(&f.what.against).map(|actor| quote(actor.span));
        format!("{:?} {:?} {:?}", f.what.kind, f.what.figures, actors.collect::<Vec<_>>())
    }));
    rows.extend(found.victims.iter().map(|f| format!("{:?} {:?} {}", f.what.age, f.what.effect, quote(f.span))));
    rows
}

/// The same findings, all places moved by so many bytes.
fn moved(mut found: Annotations, by: usize) -> Annotations {
    fn shift<T>(found: &mut [Detection<T>], by: usize) {
        for f in found {
            f.span = add(f.span, by);
            f.reason.words.iter_mut().for_each(|word| *word = add(*word, by));
        }
    }
    fn add(span: Span, by: usize) -> Span {
        Span::new(span.start + by, span.end + by)
    }
    shift(&mut found.entities, by);
    shift(&mut found.dates, by);
    shift(&mut found.casualties, by);
    shift(&mut found.claims, by);
    shift(&mut found.events, by);
    shift(&mut found.victims, by);
    for event in &mut found.events {
        let event = &mut event.what;
        event.by.iter_mut().chain(&mut event.against).for_each(|actor| actor.span = add(actor.span, by));
        event.mentions.iter_mut().for_each(|mention| *mention = add(*mention, by));
        for link in [&mut event.weapon, &mut event.date, &mut event.place] {
            *link = link.map(|span| add(span, by));
        }
    }
    for victim in &mut found.victims {
        victim.what.role = victim.what.role.map(|span| add(span, by));
    }
    for figure in &mut found.casualties {
        let Figure { source, date, place, .. } = &mut figure.what;
        for link in [source, date, place] {
            *link = link.map(|span| add(span, by));
        }
    }
    for claim in &mut found.claims {
        claim.what.source = claim.what.source.map(|span| add(span, by));
        claim.what.cue = claim.what.cue.map(|span| add(span, by));
    }
    found.boilerplate.iter_mut().for_each(|span| *span = add(*span, by));
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn news_of_any_kind_is_read_soundly(text in texts(), published in days(), language in languages()) {
        let options = Options { language, published };
        let found = annotate(&text, &options);
        sound(&text, &found)?;
        prop_assert_eq!(annotate(&text, &options), found, "the same input, another result");
    }

    #[test]
    fn any_string_is_read_soundly(text in any::<String>(), published in days(), language in languages()) {
        sound(&text, &annotate(&text, &Options { language, published }))?;
    }

    #[test]
    fn blank_lines_before_a_text_change_no_value(text in texts(), blanks in "[\n]{1,3}", published in days()) {
        let options = Options { language: Some("en"), published };
        let after = annotate(&format!("{blanks}{text}"), &options);
        prop_assert_eq!(after, moved(annotate(&text, &options), blanks.len()));
    }

    #[test]
    fn composed_and_decomposed_texts_are_read_alike(
        pieces in prop::collection::vec(prop_oneof![sentences(), words()], 0..24),
        language in prop::sample::select(vec!["vi", "en"]),
        published in days(),
    ) {
        let options = Options { language: Some(language), published };
        let (composed, decomposed): (String, String) = (pieces.concat().nfc().collect(), pieces.concat().nfd().collect());
        let (one, other) = (annotate(&composed, &options), annotate(&decomposed, &options));
        prop_assert_eq!(summary(&composed, &one), summary(&decomposed, &other));
    }
}

/// Texts that would never end, overflow or cost the square of their length.
#[test]
fn texts_without_an_end_are_read() {
    let (thousands, groups) = ("one thousand, ".repeat(20_000), ",123".repeat(20_000));
    for text in [
        format!("Police killed {thousands}"),
        format!("Police killed 1{groups} people"),
        format!("Police killed 1{} people", ",12".repeat(20_000)),
        format!("Police killed 1{} people", " 123".repeat(20_000)),
        "a[".repeat(100_000),
        "A bomb killed one billion billion billion billion billion people.".to_owned(),
        "Killed 6, wounded 5 police\n\nofficers".to_owned(),
        "The attack killed 5 security\n\nguards".to_owned(),
        "In all 18,400,000,000,000,000,000 people were killed. In one town 15,000,000,000,000,000,000 men were \
         killed. In the other 15,000,000,000,000,000,000 women were killed."
            .to_owned(),
    ] {
        for language in ["en", "vi"] {
            annotate(&text, &Options { language: Some(language), published: None });
        }
    }
}
