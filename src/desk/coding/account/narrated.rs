//! An article as rows are drafted from it.

use super::map::Map;
use crate::desk::annotation::Annotation;
use crate::desk::document::{Document, Meta};
use crate::desk::incidents::Context;
use crate::desk::narrative::Narrative;
use crate::lang::sentences;
use crate::text::Sentences;

/// An article that rows are drafted from.
pub(in crate::desk::coding) struct Narrated<'a> {
    pub(super) text: &'a str,
    pub(super) meta: &'a Meta,
    pub(super) live: Vec<&'a Annotation>,
    pub(super) narrative: &'a Narrative,
    pub(super) sentences: Sentences,
    pub(super) context: Context<'a>,
    pub(super) map: Map,
}

impl<'a> Narrated<'a> {
    /// Of a text, what is known about it, its live marks and what it says happened.
    pub(in crate::desk::coding) fn new(
        (text, meta): (&'a str, &'a Meta),
        live: Vec<&'a Annotation>,
        narrative: &'a Narrative,
    ) -> Self {
        let context = Context::new(text, meta, &live);
        let map = Map::new(&context);
        Self { text, meta, narrative, sentences: sentences(&meta.language, text), context, map, live }
    }

    /// A document of the desk.
    pub(in crate::desk::coding) fn of(document: &'a Document) -> Self {
        let live = document.annotations().into_iter().filter(|mark| mark.is_live()).collect();
        Self::new((&document.text, &document.meta), live, document.narrative())
    }
}
