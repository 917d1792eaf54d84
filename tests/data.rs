//! Holds every data file of every language to what its readers know.

use tallymark::lang::PACKS;
use tallymark::recognize::check_data;

#[test]
fn every_line_of_every_data_file_is_read() {
    let errors = PACKS.into_iter().flat_map(check_data);
    let mut report: Vec<String> = errors.map(|error| error.to_string()).collect();
    report.dedup();
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}
