//! What can be undone and redone, as local storage holds it. An edit is written as
//! an object with one field, its marks and documents in the shapes of the export.

use super::place::Ruler;
use super::record;
use super::sealed::{RecordError, Written, seal, unseal};
use super::tallymark::{read_marks, read_unsettled, write_marks, write_unsettled};
use crate::desk::{Annotation, Body, Desk, Edit, History, Id, Meta};
use crate::model::Day;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use std::sync::Arc;

/// Bytes of the largest history that is written; the oldest acts stay out.
pub const LARGEST: usize = 192 << 10;

/// Bytes of the longest text that is written into a history. A longer one is kept
/// elsewhere, or what needs it is not written.
pub const LONGEST_TEXT: usize = 48 << 10;

#[derive(Serialize, Deserialize)]
struct Stacks {
    /// Names the state of the desk that the acts were done on.
    desk: String,
    /// The oldest first.
    undo: Vec<Box<RawValue>>,
    redo: Vec<Box<RawValue>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Open(Box<RawValue>),
    Delete(Id),
    Describe(Id, About),
    /// A mark, and the figure that it is a part of: its index would name nothing here.
    Keep(Id, Box<RawValue>, Option<Id>),
    Release(Id, Id),
    Wait(Id, Box<RawValue>),
    ShowFurniture(Id, bool),
    All(Vec<Shape>),
}

#[derive(Serialize, Deserialize)]
struct About {
    title: String,
    source: String,
    url: String,
    published: Option<Day>,
    language: String,
}

/// Writes a history. `state` names the state of the desk, `is_kept` says of a
/// document whether its text is kept elsewhere. Acts that do not fit are left out
/// with all older ones.
pub fn write(history: &History, desk: &Desk, state: &str, is_kept: impl Fn(&Id) -> bool) -> Written {
    let mut texts: FxHashMap<Id, Arc<str>> = desk.documents().iter().map(|d| (d.id.clone(), d.text.clone())).collect();
    history.undo_stack().iter().chain(history.redo_stack()).for_each(|edit| {
        edit.each_document(&mut |document| {
            texts.entry(document.id.clone()).or_insert_with(|| document.text.clone());
        });
    });
    let is_kept = |id: &Id| desk.document(id).is_some() || is_kept(id);
    let mut writer = Writer { texts: &texts, rulers: FxHashMap::default(), is_kept: &is_kept };
    let mut room = LARGEST;
    let mut newest = |stack: &[Edit]| {
        let mut written = Vec::new();
        for edit in stack.iter().rev() {
            let Some(line) = writer.shape(edit).and_then(|shape| to_raw_value(&shape).ok()) else {
                break;
            };
            let Some(rest) = room.checked_sub(line.get().len()) else {
                break;
            };
            room = rest;
            written.push(line);
        }
        written.reverse();
        written
    };
    let (undo, redo) = (newest(history.undo_stack()), newest(history.redo_stack()));
    seal(&Stacks { desk: state.to_owned(), undo, redo }, None)
}

/// A history that was written, before it is known whether it still fits.
pub struct Kept {
    /// Names the state of the desk that the acts were done on.
    pub state: String,
    stacks: Stacks,
}

impl Kept {
    /// Opens a history of any version.
    ///
    /// # Errors
    /// [`RecordError::Newer`] and [`RecordError::Corrupt`].
    pub fn read(raw: &str) -> Result<Self, RecordError> {
        let stacks: Stacks = serde_json::from_str(unseal(raw)?.content.get()).map_err(|_| RecordError::Corrupt)?;
        Ok(Self { state: stacks.desk.clone(), stacks })
    }

    /// The documents whose texts are kept elsewhere.
    pub fn texts(&self) -> Vec<Id> {
        let mut needed = Vec::new();
        for line in self.stacks.undo.iter().chain(&self.stacks.redo) {
            if let Ok(shape) = serde_json::from_str(line.get()) {
                needs(&shape, &mut needed);
            }
        }
        needed
    }

    /// The history, with the texts that are kept elsewhere.
    ///
    /// # Errors
    /// [`RecordError::NoText`] where one is missing, [`RecordError::Corrupt`] for
    /// acts that this version does not know.
    pub fn history(&self, text: impl Fn(&Id) -> Option<Arc<str>>) -> Result<History, RecordError> {
        let shapes = |lines: &[Box<RawValue>]| {
            let shape = |line: &Box<RawValue>| serde_json::from_str(line.get()).map_err(|_| RecordError::Corrupt);
            lines.iter().map(shape).collect::<Result<Vec<Shape>, _>>()
        };
        let (undo, redo) = (shapes(&self.stacks.undo)?, shapes(&self.stacks.redo)?);
        let mut texts = FxHashMap::default();
        undo.iter().chain(&redo).for_each(|shape| own_texts(shape, &mut texts));
        undo.iter().chain(&redo).for_each(|shape| other_texts(shape, &text, &mut texts));
        let mut reader = Reader { texts: &texts, rulers: FxHashMap::default() };
        let mut edits = |shapes: Vec<Shape>| shapes.into_iter().map(|shape| reader.edit(shape)).collect();
        let (undo, redo): (Result<_, _>, Result<_, _>) = (edits(undo), edits(redo));
        Ok(History::new(undo?, redo?))
    }
}

/// Gathers the documents whose texts are kept elsewhere.
fn needs(shape: &Shape, needed: &mut Vec<Id>) {
    match shape {
        Shape::Open(document) => {
            let document = serde_json::from_str(document.get()).unwrap_or_default();
            needed.extend(field(&document, "id").map(Id::from).filter(|_| record::needs_text(&document)));
        }
        Shape::All(shapes) => shapes.iter().for_each(|shape| needs(shape, needed)),
        _ => {}
    }
}

/// Gathers the texts that the history itself holds.
fn own_texts(shape: &Shape, texts: &mut FxHashMap<Id, Arc<str>>) {
    match shape {
        Shape::Open(document) => {
            let document = serde_json::from_str(document.get()).unwrap_or_default();
            if let Some((id, text)) = field(&document, "id").zip(field(&document, "text"))
                && !record::needs_text(&document)
            {
                texts.insert(id.into(), text.into());
            }
        }
        Shape::All(shapes) => shapes.iter().for_each(|shape| own_texts(shape, texts)),
        _ => {}
    }
}

/// Gathers the other texts that its acts need.
fn other_texts(shape: &Shape, text: &impl Fn(&Id) -> Option<Arc<str>>, texts: &mut FxHashMap<Id, Arc<str>>) {
    let id = match shape {
        Shape::Open(document) => {
            let document = serde_json::from_str(document.get()).unwrap_or_default();
            field(&document, "id").map(Id::from)
        }
        Shape::Keep(id, ..) | Shape::Wait(id, ..) => Some(id.clone()),
        Shape::All(shapes) => return shapes.iter().for_each(|shape| other_texts(shape, text, texts)),
        _ => None,
    };
    if let Some(id) = id.filter(|id| !texts.contains_key(id))
        && let Some(text) = text(&id)
    {
        texts.insert(id, text);
    }
}

fn field<'a>(document: &'a Value, name: &str) -> Option<&'a str> {
    document.get(name).and_then(Value::as_str)
}

struct Writer<'a> {
    texts: &'a FxHashMap<Id, Arc<str>>,
    rulers: FxHashMap<Id, Ruler<'a>>,
    is_kept: &'a dyn Fn(&Id) -> bool,
}

impl<'a> Writer<'a> {
    /// `None` where a text is missing, or too long to be written here.
    fn shape(&mut self, edit: &Edit) -> Option<Shape> {
        Some(match edit {
            Edit::Open(document) => {
                let is_kept = (self.is_kept)(&document.id);
                if !is_kept && document.text.len() > LONGEST_TEXT {
                    return None;
                }
                Shape::Open(to_raw_value(&record::shape(document, is_kept)).ok()?)
            }
            Edit::Delete(id) => Shape::Delete(id.clone()),
            Edit::Describe(id, meta) => {
                let Meta { title, source, url, published, language } = meta.clone();
                Shape::Describe(id.clone(), About { title, source, url, published, language })
            }
            Edit::Keep(id, annotation) => {
                let marks = to_raw_value(&write_marks(&[annotation], self.ruler(id)?)).ok()?;
                Shape::Keep(id.clone(), marks, parent(annotation).cloned())
            }
            Edit::Release(id, name) => Shape::Release(id.clone(), name.clone()),
            Edit::Wait(id, unsettled) => {
                Shape::Wait(id.clone(), to_raw_value(&write_unsettled(unsettled, self.ruler(id)?)).ok()?)
            }
            Edit::ShowFurniture(id, shown) => Shape::ShowFurniture(id.clone(), *shown),
            Edit::All(edits) => Shape::All(edits.iter().map(|edit| self.shape(edit)).collect::<Option<_>>()?),
        })
    }

    fn ruler(&mut self, id: &Id) -> Option<&Ruler<'a>> {
        let text = self.texts.get(id)?;
        Some(self.rulers.entry(id.clone()).or_insert_with(|| Ruler::new(text)))
    }
}

struct Reader<'a> {
    texts: &'a FxHashMap<Id, Arc<str>>,
    rulers: FxHashMap<Id, Ruler<'a>>,
}

impl<'a> Reader<'a> {
    fn ruler(&mut self, id: &Id) -> Result<&Ruler<'a>, RecordError> {
        let text = self.texts.get(id).ok_or(RecordError::NoText)?;
        Ok(self.rulers.entry(id.clone()).or_insert_with(|| Ruler::new(text)))
    }

    fn edit(&mut self, shape: Shape) -> Result<Edit, RecordError> {
        let parse = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).map_err(|_| RecordError::Corrupt);
        Ok(match shape {
            Shape::Open(document) => {
                let document = parse(&document)?;
                let text = field(&document, "id").and_then(|id| self.texts.get(id).cloned());
                Edit::Open(Arc::new(record::with_text(document, text)?))
            }
            Shape::Delete(id) => Edit::Delete(id),
            Shape::Describe(id, About { title, source, url, published, language }) => {
                Edit::Describe(id, Meta { title, source, url, published, language })
            }
            Shape::Keep(id, mark, parent) => {
                let marks = read_marks(parse(&mark)?, self.ruler(&id)?).map_err(|_| RecordError::Corrupt)?;
                let mut mark = marks.into_iter().next().ok_or(RecordError::Corrupt)?;
                if let Body::Figure(figure) = &mut mark.body {
                    figure.part_of = parent;
                }
                Edit::Keep(id, mark)
            }
            Shape::Release(id, name) => Edit::Release(id, name),
            Shape::Wait(id, waiting) => {
                let waiting = read_unsettled(parse(&waiting)?, self.ruler(&id)?).map_err(|_| RecordError::Corrupt)?;
                Edit::Wait(id, waiting)
            }
            Shape::ShowFurniture(id, shown) => Edit::ShowFurniture(id, shown),
            Shape::All(shapes) => {
                Edit::All(shapes.into_iter().map(|shape| self.edit(shape)).collect::<Result<_, _>>()?)
            }
        })
    }
}

fn parent(annotation: &Annotation) -> Option<&Id> {
    match &annotation.body {
        Body::Figure(figure) => figure.part_of.as_ref(),
        _ => None,
    }
}
