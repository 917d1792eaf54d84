//! Events: what happened, who did it, to whom, with what, when and where; and the people
//! who came to harm by name.
//!
//! The words that name an event are found in each sentence ([`triggers`]), with those who
//! act and are struck by the order of the clause ([`roles`]) and with weapon, date and place
//! ([`circumstances`]). Tellings of one event become one row ([`gather`]), figures go to
//! their event ([`figures`]), and then come those who take it on themselves, lay it on
//! others or deny it ([`responsibility`]).

mod circumstances;
mod figures;
mod finish;
mod gather;
mod mentions;
mod names;
mod page;
mod responsibility;
mod roles;
mod triggers;
mod victims;
mod words;

use crate::lang::{self, LanguagePack, TokenizedText, Vocabulary};
use crate::model::{Detection, Event, NamedVictim};
use crate::phrase::Phrases;
use crate::text::Cover;
use gather::Gathered;
pub use page::Known;
use page::Page;
use words::Words;

/// The sections of an `events` file.
pub(super) fn known() -> impl Iterator<Item = lang::Known> {
    Words::known()
}

/// The event recognizer of a language.
#[derive(Debug)]
pub struct Events {
    words: Words,
}

impl Events {
    /// Reads a language's `events` file.
    pub fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        Self { words: Words::new(pack, vocabulary) }
    }

    /// Finds all events of a text outside boilerplate, and the people who came to harm by
    /// name, each list in the order of the text.
    pub fn find(
        &self,
        reading: &TokenizedText<'_>,
        phrases: &Phrases,
        boilerplate: &Cover,
        known: Known<'_>,
    ) -> (Vec<Detection<Event>>, Vec<Detection<NamedVictim>>) {
        let page = Page { words: &self.words, phrases, reading, known };
        let mut gathered = Gathered::default();
        let mut claims = Vec::new();
        let mut named: Vec<victims::Named> = Vec::new();
        for number in 0..reading.sentences.len() {
            let sentence = reading.sentences[number].clone();
            if sentence.is_empty() || boilerplate.overlaps(reading.span(sentence.clone())) {
                continue;
            }
            let mut mentions = page.mentions(number);
            let left = page.give_figures(number, &mut mentions);
            page.gather(&mut gathered, number, mentions, left);
            claims.extend(page.responsibilities(number, gathered.last()));
            let found = page.victims(number, gathered.last(), &named);
            named.extend(found);
        }
        page.finish(gathered, claims, named)
    }
}
