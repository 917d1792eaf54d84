//! A document with what was found in it, once: every output is a function of it.

use super::answer::Answer;
use super::article::Article;
use super::request::{LineError, request, titled};
use crate::annotate::{Options, annotate};
use crate::desk::{Document, Findings, LibraryLocation, Meta, document_id};
use crate::lang::{LanguagePack, PACKS, UNREAD};
use crate::model::Annotations;
use serde_json::Value;
use std::sync::Arc;

/// A document with what was found in it, once: every output is a function of it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// Its own name, as it came.
    pub name: Value,
    /// The text exactly as it came.
    pub text: Arc<str>,
    /// Title, source, address, publication date and language, as far as they were given.
    pub meta: Meta,
    /// Its section of the library.
    pub location: LibraryLocation,
    /// What the engine found.
    pub found: Annotations,
}

impl Annotated {
    /// Annotates a text by what is known about it. Without a title, its first line is it.
    pub fn new(name: Value, text: impl Into<Arc<str>>, meta: Meta, location: LibraryLocation) -> Self {
        let text = text.into();
        let language = Some(&*meta.language).filter(|language| !language.is_empty());
        let found = annotate(&text, &Options { language, published: meta.published });
        let meta = Meta { title: titled(meta.title, &text), ..meta };
        Self { name, text, meta, location, found }
    }

    /// Annotates the document of a line of the command.
    ///
    /// # Errors
    /// A [`LineError`] where the line holds no document.
    pub fn of_line(line: &[u8]) -> Result<Self, LineError> {
        let request = request(line)?;
        let name = request.id.clone();
        let Article { text, meta, location, .. } = request.article();
        Ok(Self::new(name, text, meta, location))
    }

    /// Its name as a text; where it has none, the id of its text.
    pub fn key(&self) -> String {
        match &self.name {
            Value::Null => document_id(&self.text).to_string(),
            Value::String(name) => name.clone(),
            other => other.to_string(),
        }
    }

    /// What whoever reads the answer should know: that the text is in a language that is not read.
    pub fn warning(&self) -> Option<String> {
        let code = self.found.language;
        if LanguagePack::of(code).is_some() {
            return None;
        }
        let read = PACKS.iter().map(|pack| pack.code).collect::<Vec<_>>().join(", ");
        let seems = if code == UNREAD.code {
            "is in no language that is known".to_owned()
        } else {
            format!("looks like {code}")
        };
        Some(format!(
            "the text {seems}; {read} are read, and only full dates in digits and well-known places are marked"
        ))
    }

    /// The answer of the command.
    pub fn answer(&self) -> Answer {
        Answer::of(self.name.clone(), &self.text, self.found.clone())
    }

    /// The document for a desk.
    pub fn document(&self) -> Document {
        let findings = Findings::of(&self.text, self.found.clone());
        let mut document = Document::new(self.text.clone(), self.meta.clone()).with_findings(findings);
        document.location = self.location.clone();
        document
    }

    /// The article with its marks, from which every format is written.
    pub fn article(&self) -> Article {
        Article::of(&self.document())
    }
}
