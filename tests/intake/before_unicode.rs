//! Vietnamese of before Unicode in files of Unicode: converted, and said to be.

use super::documents::zip_of;
use super::{counts, one};
use proptest::prelude::*;
use tallymark::intake::{LegacyEncoding, read, read_as_written};

/// One sentence as its fonts have it, letter for letter of Latin-1, and as it reads.
const TCVN3: &str = "S¸ng thø Hai, Ýt nhÊt 12 ng\u{ad}êi chÕt vµ 30 ng\u{ad}êi bÞ th\u{ad}¬ng ë huyÖn Tam §¶o.";
const VNI: &str = "Saùng thöù Hai, ít nhaát 12 ngöôøi cheát vaø 30 ngöôøi bò thöông ôû huyeän Tam Ñaûo.";
const VIQR: &str = "Sa'ng thu+' Hai, i't nha^'t 12 ngu+o+`i che^'t va` 30 ngu+o+`i bi. thu+o+ng o+? huye^.n Tam DDa?o.";
const NEWS: &str = "Sáng thứ Hai, ít nhất 12 người chết và 30 người bị thương ở huyện Tam Đảo.";

const ALL: [(&str, LegacyEncoding); 3] =
    [(TCVN3, LegacyEncoding::Tcvn3), (VNI, LegacyEncoding::Vni), (VIQR, LegacyEncoding::Viqr)];

#[test]
fn a_text_saved_as_unicode_is_converted_and_can_be_had_as_it_came() {
    for (text, encoding) in ALL {
        for (name, file) in [
            ("a.txt", text.to_owned()),
            ("a.md", format!("---\ntitle: x\n---\n{text}")),
            ("a.html", format!("<html><body><p>{text}</p></body></html>")),
            ("a.jsonl", serde_json::json!({ "text": text }).to_string()),
        ] {
            let result = read(name, file.as_bytes()).unwrap();
            assert_eq!(result.articles[0].text, NEWS, "{name}, {encoding:?}");
            assert_eq!(result.converted, Some(encoding));
            assert_eq!(counts(&result.articles[0].text), [12, 30]);
            let as_written = read_as_written(name, file.as_bytes()).unwrap();
            assert_eq!((&*as_written.articles[0].text, as_written.converted), (text, None), "{name}");
        }
    }
}

#[test]
fn lines_in_other_languages_and_in_unicode_stay() {
    for (text, encoding) in ALL {
        let english = "“We don't know who's left (at all)? Is he? No.” said Mr. O'Neil, of the café São Tomé.";
        let unicode = "Hôm qua, tại xã Hoà Bình, có 3 người mất tích.";
        let mixed = format!("{text}\n{english}\n{unicode}\n");
        assert_eq!(one("a.txt", mixed.as_bytes()).text, format!("{NEWS}\n{english}\n{unicode}\n"), "{encoding:?}");
    }
}

#[test]
fn no_other_text_is_converted() {
    for text in [
        NEWS,
        "Hôm qua là ngày có nhiều người ở đó, và bà ấy đã nói là không.",
        "cafÈ",
        "Müller, Zürich, Köln, Überlingen, Höß: die fünf Orte liegen am Fluß, heißt es über München.",
        "L’armée a annoncé que l’opération était terminée à l’aube, après des négociations à Genève.",
        "São Tomé e Príncipe não é uma região; a informação chegou às nove e não há mortos.",
        "El señor Muñoz dijo que la región quedó sin luz; según él, mañana habrá más información.",
        "A (b) to? Me. Be. He? Do. I'd go; he'd go. What's to be? Who? Me? To be. (a) No. e^x + a^2 (o+o).",
        "Is it? Yes. Who knew? I do. Can you? No. Why? He can't. They won't; we'd say so. Oh? Hi.",
        "a.m., p.m., e.g., i.e., U.S., http://a.example/?a=(b)+c`d",
    ] {
        let result = read("a.txt", text.as_bytes()).unwrap();
        assert_eq!((&*result.articles[0].text, result.converted), (text, None));
    }
}

#[test]
fn quiet_english_and_vietnamese_stay() {
    for file in [include_str!("../quiet/en.jsonl"), include_str!("../quiet/vi.jsonl")] {
        for line in file.lines() {
            let text = serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
            let result = read("a.txt", text.as_bytes()).unwrap();
            assert_eq!((&result.articles[0].text, result.converted), (&text, None));
        }
    }
}

#[test]
fn the_cases_of_each_language_stay() {
    for cases in [include_str!("../../src/lang/en/corpus.md"), include_str!("../../src/lang/vi/corpus.md")] {
        for text in cases.split("\n\n").filter(|text| !text.trim().is_empty()).chain([cases]) {
            let result = read("a.txt", text.as_bytes()).unwrap();
            assert_eq!((&*result.articles[0].text, result.converted), (text, None));
        }
    }
}

/// A Word document whose runs stand in fonts, each with the text.
fn in_fonts(runs: &[(&str, &str)]) -> Vec<u8> {
    let run = |(font, text): &(&str, &str)| {
        let text = text.replace('&', "&amp;");
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/></w:rPr>\
             <w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let runs: String = runs.iter().map(run).collect();
    zip_of(&[("word/document.xml", format!("<w:document><w:body><w:p>{runs}</w:p></w:body></w:document>").as_bytes())])
}

#[test]
fn a_font_says_its_encoding() {
    // Too short to be told by itself; a letter and its mark stand in two runs.
    for (runs, text, encoding) in [
        (&[(".VnTime", "12 ng\u{ad}êi ch"), (".VnTime", "Õt")][..], "12 người chết", LegacyEncoding::Tcvn3),
        (&[("VNI-Times", "12 ngöô"), ("VNI-Times", "øi cheát")], "12 người chết", LegacyEncoding::Vni),
        (&[(".VnTimeH", "b¸o c¸o"), ("Arial", ": café")], "BÁO CÁO: café", LegacyEncoding::Tcvn3),
    ] {
        let file = in_fonts(runs);
        let result = read("a.docx", &file).unwrap();
        assert_eq!((&*result.articles[0].text, result.converted), (text, Some(encoding)));
        let as_written: String = runs.iter().map(|(_, text)| *text).collect();
        assert_eq!(read_as_written("a.docx", &file).unwrap().articles[0].text, as_written);
    }
    // A document that was converted and kept the name of its font.
    let result = read("a.docx", &in_fonts(&[(".VnTime", "Có ba người ở đó và bà ấy")])).unwrap();
    assert_eq!((&*result.articles[0].text, result.converted), ("Có ba người ở đó và bà ấy", None));
    let styles = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr></w:rPrDefault>\
        </w:docDefaults></w:styles>";
    let document = format!("<w:document><w:body><w:p><w:r><w:t>{TCVN3}</w:t></w:r></w:p></w:body></w:document>");
    let file = zip_of(&[("word/document.xml", document.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
    assert_eq!(one("a.docx", &file).text, NEWS);
}

proptest! {
    #[test]
    fn no_letters_are_too_much(text in "[ -~à-ÿ\u{a0}-\u{ff}.?'^(+\n]{1,200}") {
        if let Ok(result) = read("a.txt", text.as_bytes()) {
            prop_assert!(result.articles.len() == 1 || !result.bad_lines.is_empty());
        }
    }
}

#[test]
fn a_file_in_a_code_page_is_read_and_said_to_be() {
    let text = "В среду утром нашли ещё двоих пропавших, но семь человек остаются в больнице, сказал мэр.";
    // Letters of windows-1251 stand in the order of Unicode, but for ё.
    let byte = |letter: char| match letter {
        'ё' => 0xb8,
        'А'..='я' => (u32::from(letter) - u32::from('А') + 0xc0) as u8,
        letter => letter as u8,
    };
    let bytes: Vec<u8> = text.chars().map(byte).collect();
    let page = [&b"<html><head><title>x</title></head><body><p>"[..], &bytes, b"</p></body></html>"].concat();
    for (name, file) in [("a.txt", &bytes), ("a.html", &page)] {
        let result = read(name, file).unwrap();
        assert_eq!((&*result.articles[0].text, result.converted), (text, None), "{name}");
        assert_eq!(result.decoded, Some(LegacyEncoding::Windows1251), "{name}");
    }
}
