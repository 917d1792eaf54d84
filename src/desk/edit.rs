//! Edits: every change of the desk, and its inverse.

use super::annotation::{Annotation, Id};
use super::coding::{Coding, RowKey};
use super::document::{Document, LibraryLocation, Meta};
use super::incidents::{IncidentDescription, TollLink};
use super::needs_review::NeedsReview;
use super::provenance::Signature;
use super::state::Desk;
use std::sync::Arc;
use thiserror::Error;

/// One act of a person. Every change of a desk is one of these; applying it returns its
/// inverse.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "an edit is one act; most of them keep a mark")]
pub enum Edit {
    /// Adds a document, or replaces the one with the same id. The desk's engine analyses it,
    /// if there is one and it has not yet.
    Open(Arc<Document>),
    /// Removes a document.
    Delete(Id),
    /// Replaces title, source, address, publication date and language; a change of the last
    /// two derives the suggestions anew.
    Describe(Id, Meta),
    /// Keeps an annotation, or replaces the one with the same id.
    Keep(Id, Annotation),
    /// Drops a kept annotation: a suggestion is open again, a person's own mark is gone.
    Release(Id, Id),
    /// Replaces the marks that need review.
    Wait(Id, Vec<NeedsReview>),
    /// Replaces the joins and splits of tolls.
    Toll(Id, Vec<TollLink>),
    /// Says something of the incident that holds a figure; blank takes back what was said.
    DescribeIncident(Id, IncidentDescription),
    /// Keeps a row of a dataset, or replaces the row with the same key.
    Code(Id, Coding),
    /// Removes a row.
    Uncode(Id, RowKey),
    /// Shows boilerplate like the article, or dims it.
    ShowBoilerplate(Id, bool),
    /// Sets the case of a document, and whether it is archived.
    Shelve(Id, LibraryLocation),
    /// Moves a document to an index in the order; one beyond the end means the end.
    Order(Id, usize),
    /// Several edits as one act.
    All(Vec<Edit>),
}

impl Edit {
    /// Visits the documents that the edit adds.
    pub fn each_document(&self, visit: &mut dyn FnMut(&Arc<Document>)) {
        match self {
            Edit::Open(document) => visit(document),
            Edit::All(edits) => edits.iter().for_each(|edit| edit.each_document(visit)),
            _ => {}
        }
    }

    /// Signs every annotation, coding and description that the edit keeps. This is the only place
    /// where an act gets a name and a time: the inverse of an edit restores the old ones and
    /// is not signed.
    #[must_use]
    pub fn signed(self, signature: &Signature) -> Self {
        match self {
            Self::Keep(id, annotation) => Self::Keep(id, annotation.signed(signature)),
            Self::DescribeIncident(id, said) => Self::DescribeIncident(id, said.signed(signature)),
            Self::Code(id, coding) => Self::Code(id, coding.signed(signature)),
            Self::All(edits) => Self::All(edits.into_iter().map(|edit| edit.signed(signature)).collect()),
            other => other,
        }
    }
}

/// Why an edit could not be applied. The desk is unchanged.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// No document with this id.
    #[error("document {0} is not on the desk")]
    NoDocument(Id),
    /// No kept annotation with this id.
    #[error("annotation {0} is not in the document")]
    NoAnnotation(Id),
    /// No row of this figure.
    #[error("figure {0} was not coded")]
    NoCoding(Id),
    /// The annotation does not fit the text.
    #[error("annotation {0} does not fit the text")]
    OutOfText(Id),
}

impl Desk {
    /// Applies an edit and returns its inverse.
    ///
    /// # Errors An [`EditError`] when the edit names what is not there or does not fit the
    /// text. Nothing has changed then, also not by other edits of the same [`Edit::All`].
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, EditError> {
        match edit {
            Edit::Open(mut document) => {
                if let Some(engine) = self.engine().filter(|_| document.asks().is_some()) {
                    Arc::make_mut(&mut document).ask(engine);
                }
                let id = document.id.clone();
                Ok(match self.put(document) {
                    Some(old) => Edit::Open(old),
                    None => Edit::Delete(id),
                })
            }
            Edit::Delete(id) => {
                let (at, document) = self.take(&id).ok_or_else(|| EditError::NoDocument(id.clone()))?;
                let is_last = at == self.documents().len();
                let back = Edit::Open(document);
                Ok(if is_last { back } else { Edit::All(vec![back, Edit::Order(id, at)]) })
            }
            Edit::Describe(id, meta) => {
                let engine = self.engine();
                let document = self.find(&id)?;
                let old = document.describe(meta);
                engine.into_iter().for_each(|engine| document.ask(engine));
                Ok(Edit::Describe(id, old))
            }
            Edit::Keep(id, annotation) => {
                let document = self.find(&id)?;
                if !annotation.fits(&document.text) {
                    return Err(EditError::OutOfText(annotation.id));
                }
                let name = annotation.id.clone();
                Ok(match document.keep(annotation) {
                    Some(old) => Edit::Keep(id, old),
                    None => Edit::Release(id, name),
                })
            }
            Edit::Release(id, name) => {
                let old = self.find(&id)?.release(&name).ok_or(EditError::NoAnnotation(name))?;
                Ok(Edit::Keep(id, old))
            }
            Edit::Wait(id, needs_review) => {
                let document = self.find(&id)?;
                if let Some(waiting) = needs_review.iter().find(|waiting| !waiting.fits(&document.text)) {
                    return Err(EditError::OutOfText(waiting.mark.id.clone()));
                }
                Ok(Edit::Wait(id, std::mem::replace(&mut document.needs_review, needs_review)))
            }
            Edit::Toll(id, links) => {
                let document = self.find(&id)?;
                Ok(Edit::Toll(id, std::mem::replace(&mut document.links, links)))
            }
            Edit::DescribeIncident(id, said) => {
                let old = self.find(&id)?.describe_incident(said);
                Ok(Edit::DescribeIncident(id, old))
            }
            Edit::Code(id, coding) => {
                let key = coding.key();
                Ok(match self.find(&id)?.code(coding) {
                    Some(old) => Edit::Code(id, old),
                    None => Edit::Uncode(id, key),
                })
            }
            Edit::Uncode(id, key) => {
                let old = self.find(&id)?.uncode(&key).ok_or(EditError::NoCoding(key.figure))?;
                Ok(Edit::Code(id, old))
            }
            Edit::ShowBoilerplate(id, shown) => {
                let document = self.find(&id)?;
                Ok(Edit::ShowBoilerplate(id, std::mem::replace(&mut document.boilerplate_shown, shown)))
            }
            Edit::Shelve(id, location) => {
                let document = self.find(&id)?;
                Ok(Edit::Shelve(id, std::mem::replace(&mut document.location, location)))
            }
            Edit::Order(id, to) => {
                let from = self.reorder(&id, to).ok_or_else(|| EditError::NoDocument(id.clone()))?;
                Ok(Edit::Order(id, from))
            }
            Edit::All(edits) => self.apply_all(edits),
        }
    }

    fn apply_all(&mut self, edits: Vec<Edit>) -> Result<Edit, EditError> {
        let mut undo = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => undo.push(inverse),
                Err(error) => {
                    for inverse in undo.into_iter().rev() {
                        self.apply(inverse)?;
                    }
                    return Err(error);
                }
            }
        }
        undo.reverse();
        Ok(Edit::All(undo))
    }

    fn find(&mut self, id: &Id) -> Result<&mut Document, EditError> {
        self.document_mut(id).ok_or_else(|| EditError::NoDocument(id.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Answer, Body, Findings, Provenance, Question, State};
    use crate::model::{Entity, EntityKind, Reason};
    use crate::text::Span;

    fn at(time: &str, person: &str) -> Signature {
        Signature { person: person.into(), at: time.into(), engine: "1.0".into() }
    }

    #[test]
    fn the_first_act_creates_and_the_next_ones_modify() {
        let body = Body::Entity(Entity { kind: EntityKind::Place, canonical: None });
        let suggested = Annotation::suggested(Span::new(0, 3), body.clone(), Reason::default());
        let keep = |annotation: Annotation| Edit::All(vec![Edit::Keep("d".into(), annotation)]);
        let signed = |annotation, signature: &Signature| match keep(annotation).signed(signature) {
            Edit::All(edits) => match edits.into_iter().next() {
                Some(Edit::Keep(_, annotation)) => annotation,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        let first = signed(suggested.clone(), &at("T1", "An"));
        let second = signed(first.clone(), &at("T2", ""));
        let known = |a: &Annotation| {
            let Provenance { engine, person, created, modified } = a.provenance.clone();
            [engine, person, created, modified].map(|field| field.map(|field| field.to_string()).unwrap_or_default())
        };
        assert_eq!(known(&first), ["1.0", "An", "T1", ""]);
        assert_eq!(known(&second), ["1.0", "An", "T1", "T2"]);
        assert_eq!(known(&signed(Annotation::own(Span::new(0, 3), body), &at("T1", ""))), ["", "", "T1", ""]);
        assert!(first.says_the_same(&second) && first != second);
        assert!(!first.says_the_same(&Annotation { state: State::Rejected, ..first.clone() }));
    }

    #[test]
    fn a_desk_reads_with_the_engine_that_it_is_given_and_else_waits() {
        let document = Document::new("At least 12 people died in Karsa on 3 March 2031.", Meta::default());
        let id = document.id.clone();
        let mut waiting = Desk::default();
        let mut reading = Desk::with_engine([], Findings::find);
        for desk in [&mut waiting, &mut reading] {
            desk.apply(Edit::Open(Arc::new(document.clone()))).unwrap();
        }
        assert!(!waiting.documents()[0].is_read() && waiting.documents()[0].annotations().is_empty());
        assert!(reading.documents()[0].asks().is_none() && !reading.documents()[0].annotations().is_empty());

        let question = waiting.documents()[0].asks().unwrap();
        let findings = Findings::find(&document.text, &question).unwrap();
        let answer = Answer { document: id.clone(), question, findings };
        let other = Answer { question: Question { language: "vi".to_owned(), published: None }, ..answer.clone() };
        assert_eq!(waiting.answer(vec![other]), 0, "what nobody asks any more changes nothing");
        assert_eq!(waiting.answer(vec![answer.clone()]), 1);
        assert_eq!(waiting.answer(vec![answer]), 0);
        assert_eq!(waiting.documents()[0].annotations(), reading.documents()[0].annotations());
        let meta = Meta { language: "vi".to_owned(), ..waiting.documents()[0].meta.clone() };
        for desk in [&mut waiting, &mut reading] {
            desk.apply(Edit::Describe(id.clone(), meta.clone())).unwrap();
        }
        assert_eq!(waiting.documents()[0].asks().unwrap().language, "vi");
        assert!(waiting.documents()[0].is_read(), "what was found before stands until then");
        assert!(reading.documents()[0].asks().is_none());
    }
}
