//! Word documents made for the tests.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = *name == "mimetype";
        let method = if stored { zip::CompressionMethod::Stored } else { zip::CompressionMethod::Deflated };
        archive.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document with nothing but this body.
pub(crate) fn docx_of(body: &str) -> Vec<u8> {
    zip_of(&[("word/document.xml", document(body).as_bytes())])
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"
    )
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A document with a heading, runs, a list, a table, a footnote, deleted and doubled text.
pub(crate) fn docx() -> Vec<u8> {
    let item = "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>";
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph("", text));
    let body = [
        paragraph("<w:pStyle w:val=\"Heading1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs>", "Hai cầu sập"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Nước lên nhanh, </w:t></w:r><w:del><w:r><w:delText>ba</w:delText></w:r></w:del>\
         <w:r><w:t>hai cầu sập</w:t><w:noBreakHyphen/><w:tab/><w:t>đêm qua.</w:t><w:br/><w:t>Không ai chết &lt; 3.</w:t></w:r>\
         <w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
            .to_owned(),
        paragraph(item, "một"),
        paragraph(item, "hai"),
        format!("<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>", cell("Cầu"), cell("Số"), cell("A"), cell("1 2")),
        "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>Hết.</w:t></w:r></mc:Choice>\
         <mc:Fallback><w:r><w:t>Hết.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
            .to_owned(),
    ];
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote>\
         <w:footnote w:id=\"1\">{}</w:footnote></w:footnotes>",
        paragraph("", "no"),
        paragraph("", "Theo trạm đo.")
    );
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Hai cầu &amp; một phà</dc:title>\
         <dc:creator>Ban Mai</dc:creator><dcterms:created>2031-02-03T04:05:06Z</dcterms:created></cp:coreProperties>";
    zip_of(&[
        ("word/document.xml", document(&body.concat()).as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}
