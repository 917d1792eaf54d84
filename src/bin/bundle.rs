//! Writes the languages' data files as one, the file that the page loads behind its first
//! paint (`lang::supply`), to standard output.

use std::io::{Write, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(bundle) = tallymark::lang::bundle() else { return ExitCode::FAILURE };
    match stdout().write_all(&bundle) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
