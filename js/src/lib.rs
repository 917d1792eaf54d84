//! The engine for JavaScript: lines of the command in, lines out. `index.js` makes objects of
//! them and brings the data of the languages.

use tallymark::exchange::incidents::IncidentLibrary;
use tallymark::exchange::lines;
use tallymark::lang;
use wasm_bindgen::prelude::*;

/// Takes the data of the languages; before that, nothing is found.
#[wasm_bindgen]
pub fn supply(languages: Vec<u8>) -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    lang::supply(languages).map_err(JsError::from)
}

/// Takes the places of the world, by which incidents know what lies where.
#[wasm_bindgen]
pub fn supply_places(places: String) -> Result<(), JsError> {
    lang::supply_places(places).map_err(JsError::from)
}

/// The answer of the command to a line.
#[wasm_bindgen]
pub fn answer(line: &str) -> Result<String, JsError> {
    lines::answer(line.as_bytes()).map_err(JsError::from)
}

/// The incidents of lines, a line each.
#[wasm_bindgen]
pub fn incidents(documents: Vec<String>) -> Result<Vec<String>, JsError> {
    let mut library = IncidentLibrary::default();
    for line in documents {
        library.take(line.as_bytes())?;
    }
    Ok(library.lines().collect())
}
