//! Markup that carries meaning: what is raised, struck out, hidden or moved away.

use super::documents::{docx_of, zip_of};
use super::{counts, one};
use tallymark::intake::{IntakeResult, read};
use tallymark::text::LeftOut;

fn html(body: &str) -> IntakeResult {
    read("a.html", format!("<!doctype html><html><body>{body}</body></html>").as_bytes()).unwrap()
}

/// A page whose article is found, not only its text.
fn article(paragraph: &str) -> IntakeResult {
    let long = "<p>The river rose in the night, the ferry stopped, and the school in the upper town took in \
                everyone who had no other roof, the mayor of the town said on the radio in the morning.</p>";
    html(&format!("<nav><a href='/'>Home</a></nav><article><h1>The river</h1>{long}{paragraph}{long}</article>"))
}

fn text(result: &IntakeResult) -> &str {
    &result.articles[0].text
}

#[test]
fn a_raised_number_is_the_mark_of_a_note() {
    for (body, expected, count) in [
        ("<p>At least 12<sup>3</sup> people were killed in Karsa.</p>", "12³ people", 12),
        ("<p>At least 12<sup><a href='#n3'>[3]</a></sup> people were killed in Karsa.</p>", "12[3] people", 12),
        (
            "<p>At least 12<sup><a href='#n'><span>[</span>3<span>]</span></a></sup> people were killed in Karsa.</p>",
            "12[3] people",
            12,
        ),
        ("<p>At least 12<sup><i>3</i>,<i>4</i></sup> people were killed in Karsa.</p>", "12³,⁴ people", 12),
        ("<p>At least 12 <sup>3</sup> people were killed in Karsa.</p>", "12³ people", 12),
        ("<p>At least 12<sup>3, 4</sup> people were killed in Karsa.</p>", "12³,⁴ people", 12),
        ("<p>At least 12<sup>a</sup> people were killed in Karsa.</p>", "12ᵃ people", 12),
        ("<p>At least 12<span style='vertical-align: super'>3</span> people were killed.</p>", "12³ people", 12),
        ("<p>Ít nhất 12<sup>3</sup> người chết ở Karsa.</p>", "12³ người", 12),
        ("<p>On 5<sup>th</sup> May 12 people were killed in Karsa.</p>", "5th May 12", 12),
    ] {
        // The article around it is English.
        let whole = (!body.contains("Ít")).then(|| article(body));
        for result in std::iter::once(html(body)).chain(whole) {
            assert!(text(&result).contains(expected), "{body}: {}", text(&result));
            assert_eq!(counts(text(&result)), [count], "{body}");
            assert!(result.left_out.is_empty());
        }
    }
    let title = html("<h1>12<sup>3</sup> dead in <del>Tolva</del> Karsa</h1><p>They died.</p>");
    assert_eq!(title.articles[0].title, "12³ dead in Karsa");
}

#[test]
fn what_a_page_takes_back_or_hides_is_left_out_and_counted() {
    let body = "<p>Police said <del>40</del><ins>12</ins> people were killed and <s>9</s> 3 were wounded.\
                <span style='text-decoration:line-through'> Five died.</span><strike> Six died.</strike></p>\
                <p hidden>Seventy people died.</p><div style='display: none'><p>Eighty people died.</p></div>\
                <p style='visibility:hidden'>Ninety people died.</p><p hidden> </p>";
    for result in [html(body), article(body)] {
        assert!(text(&result).contains("Police said 12 people were killed and 3 were wounded."), "{}", text(&result));
        assert_eq!(counts(text(&result)), [12, 3], "{}", text(&result));
        assert_eq!(result.left_out, LeftOut { deleted: 4, hidden: 3, ..LeftOut::default() });
    }
    // Until its script shows it the whole of some pages is hidden.
    assert_eq!(
        text(&read("a.html", b"<html><body style='display:none'>Two fell.</body></html>").unwrap()),
        "Two fell."
    );
}

#[test]
fn a_word_document_says_what_holds_now() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = [
        "<w:p>".to_owned(),
        run("", "At least 12"),
        run("<w:vertAlign w:val=\"superscript\"/>", "3"),
        run("", " people were killed, "),
        run("<w:strike/>", "40 were wounded, "),
        run("<w:strike w:val=\"0\"/>", "5 were wounded."),
        run("<w:vanish/>", " Sixty died."),
        format!("<w:del>{}</w:del>", run("", " Seventy died.").replace("w:t", "w:delText")),
        "</w:p>".to_owned(),
        format!("<w:p><w:moveFrom>{}</w:moveFrom></w:p>", run("", "Two bridges fell.")),
        format!("<w:p><w:ins>{}</w:ins></w:p>", run("", "It rained.")),
        format!("<w:p><w:moveTo>{}</w:moveTo></w:p>", run("", "Two bridges fell.")),
        // Formatting of before a change says nothing.
        format!("<w:p>{}</w:p>", run("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", "All is over.")),
        format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", run("", "One ")),
        format!("<w:p>{}</w:p>", run("", "paragraph.")),
    ];
    let result = read("a.docx", &docx_of(&body.concat())).unwrap();
    let expected = "At least 12³ people were killed, 5 were wounded.\n\nIt rained.\n\nTwo bridges fell.\n\nAll is over.\
                    \n\nOne paragraph.";
    assert_eq!(text(&result), expected);
    assert_eq!(counts(text(&result)), [12, 5]);
    assert_eq!(result.left_out, LeftOut { deleted: 2, hidden: 1, moved: 1, ..LeftOut::default() });
}

#[test]
fn a_style_says_it_too() {
    let styles = "<w:styles><w:style w:type=\"character\" w:styleId=\"Note\"><w:rPr><w:vertAlign w:val=\"superscript\"/>\
        </w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Old\"><w:basedOn w:val=\"Gone\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Gone\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style></w:styles>";
    let document = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"Loop\"/></w:pPr><w:r><w:t>12</w:t></w:r><w:r>\
        <w:rPr><w:rStyle w:val=\"Note\"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t> people were killed.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val=\"Old\"/></w:pPr><w:r><w:t>Forty died.</w:t></w:r></w:p></w:body></w:document>";
    let file = zip_of(&[("word/document.xml", document.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
    let article = one("a.docx", &file);
    assert_eq!(article.text, "12³ people were killed.");
    assert_eq!(counts(&article.text), [12]);
}
