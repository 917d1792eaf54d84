//! What touches the world for the page: the engine and the reader of files in their
//! workers, storage, downloads, the browser's copy of the page.

pub(crate) mod counting;
mod edits;
pub(crate) mod engine;
pub(crate) mod export;
pub(crate) mod files;
pub(crate) mod kept_findings;
pub(crate) mod offline;
pub(crate) mod persistence;
pub(crate) mod place_data;
pub(crate) mod places;
pub(crate) mod reading_position;
pub(crate) mod settings;

use engine::Engine;
use files::Files;
use leptos::prelude::*;
use persistence::Persistence;

/// The services that actions and views ask.
#[derive(Clone, Copy)]
pub(crate) struct Services {
    pub(crate) engine: Engine,
    pub(crate) files: Files,
    pub(crate) persistence: Persistence,
}

/// The services, from anywhere in a view.
pub(crate) fn services() -> Services {
    expect_context()
}
