//! Holds every data file of every language to what its readers know.

use tallymark::lang::{PACKS, UNREAD, tables};
use tallymark::recognize::check_data;

#[test]
fn every_line_of_every_data_file_is_read() {
    let errors = PACKS.into_iter().chain([UNREAD]).flat_map(check_data);
    let mut report: Vec<String> = errors.map(|error| error.to_string()).collect();
    report.dedup();
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}

#[test]
fn every_section_is_documented() {
    let docs = include_str!("../docs/adding-a-language.md");
    let is_documented = |name: &str| docs.contains(&format!("`[{name}]`")) || docs.contains(&format!("`[{name} "));
    for pack in PACKS {
        // The sections of weights are named by the features of the tagger.
        let files = pack.files().filter(|file| !pack.tagger.iter().any(|weights| weights.path == file.path));
        for file in files.filter(|file| file.path != pack.dates.path) {
            for section in tables(file.text()) {
                // In a calendar, a section without a meaning of its own is a class of patterns.
                let is_class =
                    ["<{}>", "<{}^>"].iter().any(|form| pack.dates.text().contains(&form.replace("{}", section.name)));
                assert!(is_class || is_documented(section.name), "{}:{} [{}]", file.path, section.line, section.name);
            }
        }
    }
}
