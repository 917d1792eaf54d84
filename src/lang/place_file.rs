//! The data file of places with their coordinates. It is larger than all others together, so
//! the page loads it by itself, when it is first needed.

use super::data_file::{DataFile, data};
use super::files::BadBundle;
use std::sync::OnceLock;

static FILE: DataFile = data!("gazetteer/places.txt");

static SUPPLIED: OnceLock<String> = OnceLock::new();

/// The file as text, in the format that `docs/data.md` describes; empty while it is not here.
pub fn place_file() -> &'static str {
    static BUILT_IN: OnceLock<&str> = OnceLock::new();
    match FILE.built_in {
        Some(_) => BUILT_IN.get_or_init(|| FILE.text()),
        None => SUPPLIED.get().map_or("", String::as_str),
    }
}

/// Takes the file, in a program that it is not built into. It is kept for the life of the
/// program, and a second one changes nothing.
///
/// # Errors
/// [`BadBundle::Damaged`] for a text that is no such file; nothing is taken then.
pub fn supply_places(text: String) -> Result<(), BadBundle> {
    if !text.contains("\n\n") {
        return Err(BadBundle::Damaged);
    }
    SUPPLIED.get_or_init(|| text);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_of_two_parts_is_taken() {
        assert_eq!(supply_places("<!doctype html>\n".to_owned()), Err(BadBundle::Damaged));
        assert!(place_file().contains("\n\n"));
    }
}
