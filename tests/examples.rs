//! `docs/formats.md` is written from the code, so that what it shows is what is
//! written. `UPDATE_EXPECT=1 cargo test --test examples` writes it anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "formats/marks.rs"]
mod marks;

use expect_test::expect_file;
use marks::{day, entity, span};
use std::fmt::Write;
use tallymark::desk::*;
use tallymark::exchange::Article;
use tallymark::exchange::formats::*;
use tallymark::model::{Effect, EntityKind, Figure, Qualifier, Stance};
use tallymark::text::Unit;

const HEAD: &str = "\
# Formats

Written by a test from the code (`tests/examples.rs`): what stands here is what comes
out. `annotate --format NAME` writes each of them; of one with several files, or with
something to say of what is lost, the page makes a ZIP with `losses.md` in it.

Offsets are half-open. Their unit is that of the format and is converted; the text is
never altered. A dove (🕊) is one code point and two UTF-16 code units.

Rejected marks, the reasons of the engine, boilerplate and what waits since an
article changed are in `tallymark/1` alone. What else a format does not hold is
counted in its report of losses; each example ends with its own.

Labels of the formats that have labels: `PER` a person, `ORG` an organization, `LOC` a
place, `NORP` a people, `DATE`, `CASUALTY`, `CLAIM`. Those of others are read as what
they usually mean in CoNLL-2003, OntoNotes and VLSP, or as the person chooses.
";

/// What is to be known of a format beyond its row in the table.
fn remark(format: Format) -> &'static str {
    match format {
        Format::Tallymark => {
            "Everything, described by [a JSON Schema](tallymark-1.schema.json). A file may carry a seal: `sha256`, of \
             its canonical form (RFC 8785) without that field."
        }
        Format::Documents => "What the command reads: articles without marks.",
        Format::WebAnnotation => {
            "A page of annotations (W3C Web Annotation Data Model). The one that describes a text with a plain text is \
             the text itself. Annotations of others may stand on a text that only has an address: it is looked for \
             among the articles that are here, by the address, else by the words. Where position and quote differ, the \
             quote decides with what stands around it, if that is one place alone; blanks do not count."
        }
        Format::Doccano => {
            "For projects of sequence labelling, lines or a list of them. doccano's page counts UTF-16 code units, a \
             version that was told to count code points is written with that choice. Read is the unit in which more \
             marks fall on words; where both could be, the page asks."
        }
        Format::DoccanoRelations => "The same with relations: what a figure is a part of, what a claim is about.",
        Format::LabelStudio => {
            "Decided marks are annotations, suggested ones predictions. The labelling interface: \
             `<Labels name=\"label\" toName=\"text\">` and `<Text name=\"text\" value=\"$text\"/>`. Files whose quotes \
             stand at UTF-16 offsets are read as such, and so are \
             completions, JSON-MIN and a text in a field of another name. On the page the predictions of a file come in where the person \
             says so."
        }
        Format::Spacy => {
            "Tokens end where marks end, and white space beyond one blank is a token, so `Doc(words, spaces)` gives \
             the text back and `char_span` each mark. `token_end` is the last token itself. Read are `spans` and \
             `ents`; what was rejected or ignored in Prodigy has no marks."
        }
        Format::Brat => {
            "A `.txt` and an `.ann` for each article, and `annotation.conf`. The text keeps its line breaks as they \
             came: a program that turns CRLF into LF on reading moves all that follows. A mark over the end of a line \
             is in fragments. An `.ann` is laid on the text beside it in a ZIP, else on the article that is here and \
             on which its words stand."
        }
        Format::Conll => {
            "IOB2. Names, dates and figures; where they overlap, names go before dates and these before figures."
        }
        Format::Cas => {
            "UIMA CAS JSON 0.4, a file for each article, with the types declared in it; that of others is read as XMI is."
        }
        Format::Figures => {
            "RFC 4180, in UTF-8, on demand with a byte order mark. A cell that a spreadsheet would run begins with an \
             apostrophe."
        }
        Format::Claims | Format::Mentions => "As above.",
        Format::ClaimReview => {
            "Only claims with a verdict. Ratings: 1 false, 2 misleading, 3 disputed, 5 corroborated; what cannot be \
             checked has no number. `url`, the page of the review, is for its author to add."
        }
        Format::Ged => {
            "Draft rows with the columns of the UCDP GED codebook: a row for the main event of a text, and for each \
             other one, in which people died. `low`, `high`: the bounds as the text has them; `best`: where it gives \
             one number, or numbers of different people, whose sum no text says: losses count such rows. \
             `deaths_a`, `deaths_b`, `deaths_civilians`, `deaths_unknown`: as far as the words for the dead tell. \
             `date_prec`: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; an event without a \
             day is of the week before the publication. `where_coordinates`: the narrowest place, as the text writes \
             it; `latitude`, `longitude`: of it, or of the narrowest place around it that the gazetteer has; \
             `where_prec`: 1 the place itself, 2 a town around it, 3 a district, 4 a division, 6 the country. \
             `side_a`, `side_b`: who did it and whom it struck, in the words of the text. `type_of_violence` is \
             suggested; other types and the numbers of the dataset stay blank. Where tolls were coded on the sheet, \
             these rows are written, one for each toll, and no drafts."
        }
        Format::Acled => {
            "Draft rows with ACLED's columns, for the main event of a text and each other one in which people died. \
             `time_precision`: 1 a day, 2 within a week, 3 within a month; an event without a day has that of the \
             publication, and 2. `geo_precision`: 1 the place itself, 2 a town or district around it, 3 a division \
             or no more than the country. \
             `fatalities`: the least number that the text gives, summed over different people; 0 where it reports no \
             deaths, as the codebook has it. Types, sub-types, `inter1`, `inter2` and `civilian_targeting` are \
             suggested from the kind of event and the words for the actors; the rest as above. Coded rows as above."
        }
        Format::CasualtyRecord => {
            "A record of casualties after the *Standards for Casualty Recording* of Every Casualty Counts (2016): of \
             each event in which people died, a row for each of them whom the text names, and one for the rest of \
             them, with its `number` and the bounds. `name`, `age`, `sex`, `occupation`: as the text says it, never \
             by the name. `civil_status` is suggested from the words for the people, `status` is `provisional` where \
             one article alone tells of it. `cause`, `weapon`: the kind of event and the words for the weapon; \
             `actor`, `other_actor`: who did it and whom it struck. Precisions as in UCDP GED. Coded rows as above."
        }
        Format::TimeMl => {
            "TimeML 1.2.1, inline. `t0` is the day of publication. A carriage return is `&#13;`; a character that XML \
             forbids becomes U+FFFD. Files of others: what stands in `TEXT`, each element in it a mark with its name \
             as label."
        }
        Format::Xmi => {
            "UIMA CAS as INCEpTION and others write it. Read as the JSON is: `value`, `label`, `kind` or `category` of \
             an annotation is its label, else the name of its type; tokens, sentences and grammar are no marks."
        }
    }
}

fn article() -> Article {
    let text = "🕊 At least 12 people died in Odesa on Tuesday, the mayor said.";
    let total = Annotation {
        state: State::Accepted,
        provenance: Provenance {
            engine: Some("0.1.0".into()),
            person: Some("An".into()),
            created: Some("2024-05-15T08:00:00Z".into()),
            modified: None,
        },
        ..Annotation::own(
            span(text, "At least 12 people"),
            Body::Figure(Figure {
                source: Some(span(text, "the mayor")),
                date: Some(span(text, "Tuesday")),
                place: Some(span(text, "Odesa")),
                ..Figure::new(Effect::Killed, Qualifier::AtLeast, Some(12), None)
            }),
        )
    };
    let mut claim =
        ClaimBody::new(Some(Speaker::Quoted(span(text, "the mayor"))), Some(span(text, "said")), Stance::Assert);
    claim.status = Status::False;
    claim.history = vec![StatusChange { status: Status::False, at: "2024-05-16T09:30:00Z".into() }];
    claim.note = "The hospital counts nine.".into();
    claim.links = vec![total.id.clone()];
    let claim = Annotation::own(span(text, "At least 12 people died in Odesa on Tuesday"), Body::Claim(claim));
    let place = entity(EntityKind::Place, Some(("Q1874", "Odesa")));
    let place = Annotation::own(span(text, "Odesa"), place);
    let date = Annotation::own(span(text, "Tuesday"), day("2024-05-14"));
    let meta = Meta {
        title: "Night over the port".into(),
        source: "The Example".into(),
        url: "https://example.org/port".into(),
        published: "2024-05-15".parse().ok(),
        language: "en".into(),
    };
    let mut article = Article::new(text, meta);
    article.annotations = vec![claim, total, place, date];
    article
}

fn unit(unit: Option<Unit>) -> &'static str {
    match unit {
        Some(Unit::CodePoint) => "code points",
        Some(Unit::Utf16) => "UTF-16 code units",
        None => "none",
    }
}

#[test]
fn the_docs_show_what_is_written() {
    let mut docs = String::from(HEAD);
    docs += "\n| name | in | out | offsets |\n|---|---|---|---|\n";
    for about in &FORMATS {
        let mark = |is: bool| if is { "yes" } else { "" };
        let (reads, writes) = (mark(about.reads), mark(about.writes.is_some()));
        writeln!(docs, "| `{}` | {reads} | {writes} | {} |", about.name, unit(about.unit)).unwrap();
    }
    for about in &FORMATS {
        write!(docs, "\n## `{}`\n\n{}\n", about.name, remark(about.format)).unwrap();
        let written = write(about.format, &[article()], &Options::at(1_715_846_400));
        for file in &written.files {
            let content = String::from_utf8(file.bytes.clone()).unwrap();
            if written.files.len() > 1 {
                write!(docs, "\n`{}`:\n", file.name).unwrap();
            }
            docs.push('\n');
            for line in content.lines() {
                writeln!(docs, "{}", format!("    {line}").trim_end()).unwrap();
            }
        }
        if !written.losses.is_empty() {
            docs += "\nNot in it:\n\n";
            for (loss, count) in written.losses.iter() {
                writeln!(docs, "- {count} {loss}").unwrap();
            }
        }
    }
    expect_file!["../docs/formats.md"].assert_eq(&docs);
}
