//! Any file in any format: reading it ends in articles whose marks fit, or in a
//! sentence, never in a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tallymark::exchange::formats::{FORMATS, ImportOptions, detect, read};
use tallymark::exchange::zip;

fuzz_target!(|file: &[u8]| {
    let _ = zip::unpack(file);
    let Ok(content) = std::str::from_utf8(file) else {
        return;
    };
    let _ = detect(content);
    for about in FORMATS.iter().filter(|about| about.reads) {
        match read(about.format, content, &ImportOptions::default()) {
            Ok(incoming) => {
                for article in incoming.articles {
                    assert!(article.annotations.iter().all(|mark| mark.fits(&article.text)));
                }
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
