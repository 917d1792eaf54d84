//! PDFs made for the tests.

use super::{IntakeError, counts, one, read};
use proptest::prelude::*;
use std::fmt::Write;
use tallymark::intake::{LegacyEncoding, PdfFault, read_as_written};
use tallymark::text::LeftOut;

/// A file of these pages, each the operators of its content, with a font `F` in
/// which 16-bit codes are those of Unicode, and a font `H` that is not in the file.
fn pdf(pages: &[String], trailer: &str) -> Vec<u8> {
    const MAP: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n\
        1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfrange <0000> <ffff> <0000> endbfrange\n\
        endcmap end end";
    let kids: String = (0..pages.len()).map(|i| format!("{} 0 R ", 10 + i * 2)).collect();
    let mut objects = vec![
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len())),
        (
            3,
            "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>"
                .to_owned(),
        ),
        (
            4,
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/DW 500/CIDToGIDMap/Identity/FontDescriptor 5 0 R>>"
                .to_owned(),
        ),
        (5, "<</Type/FontDescriptor/FontName/A/Flags 4>>".to_owned()),
        (6, format!("<</Length {}>>stream\n{MAP}\nendstream", MAP.len())),
        (7, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned()),
        (8, "<</Title(Two bridges)/Author(Dawn)/CreationDate(D:20310203040506Z)>>".to_owned()),
    ];
    for (i, content) in pages.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {} 0 R/Resources<</Font<</F 3 0 R/H 7 0 R>>>>>>",
            11 + i * 2
        );
        objects.push((10 + i * 2, page));
        objects.push((11 + i * 2, format!("<</Length {}>>stream\n{content}\nendstream", content.len())));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in objects {
        let _ = writeln!(table, "{number} 1\n{:010} 00000 n ", file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let _ = write!(file, "xref\n{table}trailer\n<</Root 1 0 R/Info 8 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

/// Lines of the font `F`, each with the height at which it stands.
fn page(lines: &[(u32, &str)]) -> String {
    let mut content = String::from("BT /F 10 Tf ");
    for (y, line) in lines {
        let codes: String = line.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        let _ = write!(content, "1 0 0 1 50 {y} Tm <{codes}> Tj ");
    }
    content + "ET"
}

#[test]
fn lines_become_paragraphs_again() {
    let file = pdf(
        &[
            page(&[
                (780, "Báo Ban Mai – ngày 3"),
                (740, "Hai cây cầu ở huyện vùng cao bị lũ cuốn trong đêm và đội cứu"),
                (726, "hộ chưa thể tới được ba bản nằm ở bờ bên kia của con sông này."),
                (712, "Không ai chết."),
                (698, "Sáng nay trời tạnh mưa, quân đội đưa thêm hai xuồng máy tới đó."),
                (670, "The water rose quickly, and the bridges at both ends of the settle-"),
                (656, "ment fell one after the other, which left it without a road, and"),
                (20, "Trang 1"),
            ]),
            page(&[(780, "Báo Ban Mai – ngày 3"), (740, "without power until noon."), (20, "Trang 2")]),
        ],
        "",
    );
    let article = one("a.pdf", &file);
    let text = "Hai cây cầu ở huyện vùng cao bị lũ cuốn trong đêm và đội cứu hộ chưa thể tới được ba bản nằm ở bờ bên kia \
        của con sông này. Không ai chết.\n\nSáng nay trời tạnh mưa, quân đội đưa thêm hai xuồng máy tới đó.\n\nThe water \
        rose quickly, and the bridges at both ends of the settlement fell one after the other, which left it without a \
        road, and without power until noon.";
    assert_eq!(article.text, text);
    assert_eq!((&*article.title, &*article.source), ("Two bridges", "Dawn"));
    assert_eq!(article.published, "2031-02-03".parse().ok());
}

#[test]
fn blanks_are_found_where_none_is_drawn() {
    let file = pdf(&["BT /H 10 Tf 14 TL 50 700 Td [(T)80(wo)-300(bridges)] TJ (\\223fell\\224) ' ET".to_owned()], "");
    assert_eq!(one("a.pdf", &file).text, "Two bridges “fell”");
    let file = pdf(&["q .5 0 0 .5 0 0 cm BT /H 10 Tf 14 TL 50 700 Td (One) Tj T* (two.) Tj ET Q".to_owned()], "");
    assert_eq!(one("a.pdf", &file).text, "One two.");
}

#[test]
fn what_was_broken_on_purpose_stays_broken() {
    let wide = "The harbour of the town was closed for the whole of the day, and";
    let file =
        pdf(&[page(&[(740, wide), (726, "the of\u{fb01}ce too."), (712, "One hurt"), (698, "Two missing")])], "");
    assert_eq!(one("a.pdf", &file).text, format!("{wide} the office too.\n\nOne hurt\n\nTwo missing"));
}

/// Pieces of the font `F`, each with its place and the height of its letters.
fn pieces(pieces: &[(f64, f64, f64, &str)]) -> String {
    let mut content = String::from("BT ");
    for (x, y, size, text) in pieces {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        let _ = write!(content, "/F {size} Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ");
    }
    content + "ET"
}

#[test]
fn columns_are_read_one_after_the_other_however_they_are_drawn() {
    let left = [
        "The flood took both bridges of the town in the",
        "night, the mayor said on Monday. At least 12",
        "people were killed, and the road to the north",
        "stays closed until the river falls again, which",
        "may take a week, according to the weather ser-",
        "vice of the province, which had warned in vain",
    ];
    let right = [
        "of more rain. In the valley below, 30 people",
        "were wounded when a wall fell on a bus that",
        "stood in front of the school, the police said,",
        "and nobody was in the building at that time of",
        "the day. Help came from the neighbouring towns",
        "within the hour, by boat.",
    ];
    let rows: Vec<(f64, f64, f64, &str)> = left
        .iter()
        .zip(right)
        .enumerate()
        .flat_map(|(i, (left, right))| {
            let y = 700.0 - 14.0 * i as f64;
            [(40.0, y, 10.0, *left), (310.0, y - 0.5, 10.0, right)]
        })
        .collect();
    let expected = format!("{} {}", left.join(" "), right.join(" ")).replace("ser- vice", "service");
    // The lines of the right column stand between those of the left one.
    let between: Vec<(f64, f64, f64, &str)> =
        rows.iter().map(|&(x, y, size, text)| (x, if x > 300.0 { y - 6.0 } else { y }, size, text)).collect();
    for content in [pieces(&rows), pieces(&between), {
        let mut columns = rows.clone();
        columns.sort_by(|a, b| a.0.total_cmp(&b.0));
        pieces(&columns)
    }] {
        let article = one("a.pdf", &pdf(&[content], ""));
        assert_eq!(article.text, expected);
        assert_eq!(counts(&article.text), [12, 30]);
    }
    // A table has rows.
    let cells = [("Karsa", "12 killed"), ("Tolva", "30 wounded"), ("Mirn", "None"), ("Odval", "5 missing")];
    let table: Vec<(f64, f64, f64, &str)> = cells
        .iter()
        .enumerate()
        .flat_map(|(i, (place, count))| {
            let y = 700.0 - 14.0 * i as f64;
            [(40.0, y, 10.0, *place), (310.0, y, 10.0, *count)]
        })
        .collect();
    let text = one("a.pdf", &pdf(&[pieces(&table)], "")).text;
    assert_eq!(text, cells.map(|(place, count)| format!("{place} {count}")).join("\n"));
}

#[test]
fn marks_of_notes_and_doubled_letters_do_not_change_a_number() {
    let note = pieces(&[
        (50.0, 700.0, 10.0, "At least 12"),
        (105.0, 704.0, 6.0, "3"),
        (112.0, 700.0, 10.0, "people were killed."),
    ]);
    let high = pieces(&[
        (50.0, 700.0, 10.0, "At least 12"),
        (105.0, 705.5, 6.0, "3"),
        (112.0, 700.0, 10.0, "people were killed."),
    ]);
    assert_eq!(one("a.pdf", &pdf(&[high], "")).text, "At least 12³ people were killed.");
    let text = one("a.pdf", &pdf(&[note], "")).text;
    assert_eq!(text, "At least 12³ people were killed.");
    assert_eq!(counts(&text), [12]);
    let bold = pieces(&[
        (50.0, 700.0, 10.0, "At least 11 people were killed."),
        (50.4, 700.0, 10.0, "At least 11 people were killed."),
        (50.4, 700.2, 10.0, "At least 11 people were killed."),
    ]);
    let text = one("a.pdf", &pdf(&[bold], "")).text;
    assert_eq!(text, "At least 11 people were killed.");
    assert_eq!(counts(&text), [11]);
}

#[test]
fn pages_that_differ_in_numbers_are_text_and_counted_heads_are_not() {
    let pages = ["Killed: 12", "Killed: 13"].map(|line| page(&[(700, line)]));
    assert_eq!(one("a.pdf", &pdf(&pages, "")).text, "Killed: 12\n\nKilled: 13");
    let days = [("Day 1", "12 people died."), ("Day 2", "47 people died."), ("Day 3", "9 people died.")];
    let pages = days.map(|(day, count)| page(&[(700, day), (686, count)]));
    let text = one("a.pdf", &pdf(&pages, "")).text;
    for (day, count) in days {
        assert!(text.contains(count) && text.contains(day), "{text}");
    }
    // Counts that happen to go up by one.
    let counts_up = [12, 13, 14]
        .map(|n| page(&[(720, "The flood"), (700, &format!("At least {n} people were killed.")), (686, "It rained.")]));
    assert_eq!(counts(&one("a.pdf", &pdf(&counts_up, "")).text), [12, 13, 14]);
    assert_eq!(counts(&text), [12, 47, 9]);
    // The same text on both pages is text; the head above it is none.
    let same = page(&[(780, "The Karsa Post"), (740, "At least 12 people were killed."), (726, "It rained.")]);
    let text = one("a.pdf", &pdf(&[same.clone(), same], "")).text;
    assert_eq!((counts(&text), text.contains("Post")), (vec![12, 12], false), "{text}");
    let heads = [1, 2, 3].map(|n| {
        let foot = format!("Page {n} of 3");
        page(&[(780, "The Karsa Post"), (740, &format!("The bridge number {} fell.", n * n)), (20, &foot)])
    });
    let result = read("a.pdf", &pdf(&heads, "")).unwrap();
    assert_eq!(result.articles[0].text, [1, 4, 9].map(|n| format!("The bridge number {n} fell.")).join("\n\n"));
    assert_eq!(result.left_out, LeftOut { running: 6, ..LeftOut::default() });
}

#[test]
fn words_are_joined_where_a_line_cut_them() {
    let article = one(
        "a.pdf",
        &pdf(
            &[page(&[
                (740, "The two-year-old was found under the wall of a well-known school by her un-"),
                (726, "cle, and the offi\u{ad}ce of the mayor said that it was the end of the 2030-"),
                (712, "2031 season. The \u{fb01}rst \u{fb02}ood was worse for a town that is well-"),
                (698, "known for it; no two-year-"),
                (684, "old was lost."),
            ])],
            "",
        ),
    );
    assert_eq!(
        article.text,
        "The two-year-old was found under the wall of a well-known school by her uncle, and the offi\u{ad}ce of the \
         mayor said that it was the end of the 2030-2031 season. The first flood was worse for a town that is \
         well-known for it; no two-year-old was lost."
    );
}

#[test]
fn letters_of_before_unicode_are_read_before_lines_are_joined() {
    let lines = [
        (700, "S¸ng thø Hai, Ýt nhÊt 12 ng\u{ad}êi chÕt vµ 30 ng\u{ad}êi bÞ th\u{ad}¬ng, nh\u{ad}"),
        (686, "tØnh nãi, ë huyÖn Tam §¶o."),
    ];
    let text = "Sáng thứ Hai, ít nhất 12 người chết và 30 người bị thương, như tỉnh nói, ở huyện Tam Đảo.";
    let hyphens = lines.map(|(y, line)| (y, line.replace('\u{ad}', "-")));
    let hyphens = hyphens.each_ref().map(|(y, line)| (*y, &**line));
    for lines in [lines, hyphens] {
        let file = pdf(&[page(&lines)], "");
        let result = read("a.pdf", &file).unwrap();
        assert_eq!((&*result.articles[0].text, result.converted), (text, Some(LegacyEncoding::Tcvn3)));
        assert_eq!(counts(&result.articles[0].text), [12, 30]);
        assert!(read_as_written("a.pdf", &file).unwrap().articles[0].text.starts_with("S¸ng thø Hai"));
    }
}

#[test]
fn a_pdf_without_text_is_named() {
    let encrypted = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4\
        /O<00000000000000000000000000000000000000000000000000000000000000ff>\
        /U<00000000000000000000000000000000000000000000000000000000000000ff>>>";
    let text = page(&[(700, "Two bridges")]);
    for (file, fault) in [
        (pdf(&["0 0 100 100 re f".to_owned()], ""), PdfFault::NoText),
        (pdf(&[text], encrypted), PdfFault::Encrypted),
        (b"%PDF-1.7\nnothing".to_vec(), PdfFault::Broken),
    ] {
        assert_eq!(read("a.pdf", &file), Err(IntakeError::Pdf(fault)));
    }
}

proptest! {
    #[test]
    fn a_damaged_pdf_is_no_disaster(at in 0..2500_usize, bytes in prop::collection::vec(any::<u8>(), 1..8)) {
        let mut file = pdf(&[page(&[(700, "Two bridges"), (686, "fell.")])], "");
        for (i, byte) in bytes.into_iter().enumerate() {
            let at = (at + i * 7) % file.len();
            file[at] = byte;
        }
        let _ = read("a.pdf", &file);
    }

    #[test]
    fn no_operators_are_too_much(parts in prop::collection::vec("[0-9.-]{1,4} |\\([a-z]{0,4}\\) |/[FHX] |Tj |TJ |Tf |Td |Tm |q |Q |cm |BT |ET |\\[|\\]|Do |' |Tz ", 0..60)) {
        let _ = read("a.pdf", &pdf(&[format!("BT /H 9 Tf {}", parts.concat())], ""));
    }
}
