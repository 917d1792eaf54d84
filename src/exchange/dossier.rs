//! A dossier: one HTML file that opens anywhere, loads nothing and runs no script.

use super::xml::escaped;

/// Names a dossier in its head, so that the file gives its articles back.
const GENERATOR: &str = "<meta name=\"generator\" content=\"Tallymark dossier\">";

/// How a `data:` address of the export begins (RFC 2397).
pub const DATA: &str = "data:application/json;base64,";

/// What a dossier is made of.
pub struct Dossier<'a> {
    /// The language of its words (BCP 47).
    pub language: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Style sheets.
    pub style: &'a str,
    /// What it shows, as HTML that was drawn and not brought.
    pub drawn: &'a str,
    /// The name of the export that it was made from.
    pub export_name: &'a str,
    /// The export as a `data:` address.
    pub export: &'a str,
    /// What to do with the export to verify the dossier, in words.
    pub verify: &'a str,
}

impl Dossier<'_> {
    /// The file. Its policy forbids every connection and every script.
    pub fn write(&self) -> String {
        let [language, title, name, verify] = [self.language, self.title, self.export_name, self.verify].map(escaped);
        format!(
            "<!doctype html>\n<html lang=\"{language}\" data-theme=\"light\">\n<head>\n<meta charset=\"utf-8\">\n{GENERATOR}\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{}</style>\n</head>\n<body class=\"paper\">\n{}\n\
             <p class=\"digest\"><a download=\"{name}\" href=\"{}\">{name}</a> {verify}</p>\n</body>\n</html>\n",
            self.style,
            self.drawn,
            escaped(self.export)
        )
    }
}

/// The export that a dossier was made from, in Base64; `None` where a file is no dossier.
///
/// ```
/// use tallymark::exchange::dossier::export_in;
///
/// assert_eq!(export_in("<!doctype html><title>Karsa</title>"), None);
/// ```
pub fn export_in(file: &str) -> Option<&str> {
    let (_, body) = file.split_once(GENERATOR)?;
    let (_, export) = body.rsplit_once(DATA)?;
    export.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_is_one_file_without_a_script() {
        let dossier = Dossier {
            language: "en",
            title: "Karsa <3 March>",
            style: "p { margin: 0 }\n",
            drawn: "<article><h1>Karsa</h1></article>",
            export_name: "tallymark.json",
            export: "data:application/json;base64,e30=",
            verify: "Drop it on Tallymark.",
        };
        let file = dossier.write();
        assert_eq!(export_in(&file), Some("e30="));
        assert!(file.contains("<title>Karsa &lt;3 March&gt;</title>"), "{file}");
        assert!(file.contains("default-src 'none'") && !file.contains("<script"), "{file}");
        assert!(file.contains("href=\"data:application/json;base64,e30=\">tallymark.json</a> Drop it"), "{file}");
    }
}
