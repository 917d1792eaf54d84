//! Any file: reading it back ends in documents or in a sentence, never in a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallymark::exchange::tallymark;

fuzz_target!(|file: &str| {
    if let Err(error) = tallymark::read(file) {
        assert!(!error.to_string().is_empty());
    }
});
