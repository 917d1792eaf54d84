//! Undo and redo, as local storage holds them. An edit is written as an object with one field;
//! its marks and documents have the fields of the export.

use super::envelope::{RecordError, Written, open, wrap};
use super::place::PlaceConverter;
use super::record;
use super::tallymark::{
    CodingFields, DescriptionFields, TollFields, read_marks, read_unsettled, write_marks, write_unsettled,
};
use crate::desk::{Annotation, Body, Codebook, Desk, Edit, History, Id, LibraryLocation, Meta, RowKey};
use crate::model::Day;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};
use std::sync::Arc;

/// Bytes of the largest history that is written; the oldest acts are left out.
pub const LARGEST: usize = 192 << 10;

/// Bytes of the longest text that is written into a history. An edit with a longer text is
/// written only if the text is stored elsewhere.
pub const LONGEST_TEXT: usize = 48 << 10;

#[derive(Serialize)]
struct Stacks<'a> {
    /// Identifies the state of the desk that the edits apply to.
    desk: &'a str,
    /// The oldest first.
    undo: Vec<Box<RawValue>>,
    redo: Vec<Box<RawValue>>,
}

/// An edit as it is written; [`Reader::edit`] reads it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum EditFields<'a> {
    Open(Box<RawValue>),
    Delete(&'a Id),
    Describe(&'a Id, MetaFields<'a>),
    /// A mark, and the id of the figure that it is a part of: an index has no meaning here.
    Keep(&'a Id, Box<RawValue>, Option<&'a Id>),
    Release(&'a Id, &'a Id),
    Wait(&'a Id, Box<RawValue>),
    Toll(&'a Id, Vec<TollFields>),
    Code(&'a Id, CodingFields),
    DescribeIncident(&'a Id, DescriptionFields),
    /// A dataset, a figure, and whom the row is of.
    Uncode(&'a Id, Codebook, &'a Id, &'a Id),
    #[serde(rename = "show_furniture")]
    ShowBoilerplate(&'a Id, bool),
    Shelve(&'a Id, &'a str, bool),
    Order(&'a Id, usize),
    All(Vec<EditFields<'a>>),
}

#[derive(Serialize)]
struct MetaFields<'a> {
    title: &'a str,
    source: &'a str,
    url: &'a str,
    published: Option<Day>,
    language: &'a str,
}

/// Writes a history. `state` identifies the state of the desk, `is_kept` says whether the text
/// of a document is stored elsewhere. Acts beyond the size limits are left out with all older
/// ones.
pub fn write(history: &History, desk: &Desk, state: &str, is_kept: impl Fn(&Id) -> bool) -> Written {
    let mut texts: FxHashMap<Id, Arc<str>> = desk.documents().iter().map(|d| (d.id.clone(), d.text.clone())).collect();
    history.undo_stack().iter().chain(history.redo_stack()).for_each(|edit| {
        edit.each_document(&mut |document| {
            texts.entry(document.id.clone()).or_insert_with(|| document.text.clone());
        });
    });
    let is_kept = |id: &Id| desk.document(id).is_some() || is_kept(id);
    let mut writer = Writer { texts: &texts, converters: FxHashMap::default(), is_kept: &is_kept };
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
    wrap(&Stacks { desk: state, undo, redo }, None)
}

/// A stored history whose edits are not read yet.
pub struct StoredHistory {
    /// Identifies the state of the desk that the edits apply to.
    pub state: String,
    undo: Vec<Value>,
    redo: Vec<Value>,
}

impl StoredHistory {
    /// Opens a history of any version.
    ///
    /// # Errors
    /// [`RecordError::Newer`] and [`RecordError::Corrupt`].
    pub fn read(raw: &str) -> Result<Self, RecordError> {
        let mut stacks: Value = serde_json::from_str(open(raw)?.content.get()).map_err(|_| RecordError::Corrupt)?;
        let mut stack = |name: &str| match stacks.get_mut(name).map(Value::take) {
            Some(Value::Array(lines)) => Ok(lines),
            _ => Err(RecordError::Corrupt),
        };
        let (undo, redo) = (stack("undo")?, stack("redo")?);
        Ok(Self { state: field(&stacks, "desk").to_owned(), undo, redo })
    }

    /// The documents whose texts are stored elsewhere.
    pub fn texts(&self) -> Vec<Id> {
        let mut needed = Vec::new();
        self.each(&mut |act, what| {
            if act == "open" && record::needs_text(what) {
                needed.push(field(what, "id").into());
            }
        });
        needed
    }

    /// The history, with texts that are stored elsewhere from `text`.
    ///
    /// # Errors
    /// [`RecordError::NoText`] where one is missing, [`RecordError::Corrupt`] for
    /// acts that this version does not know.
    pub fn history(self, text: impl Fn(&Id) -> Option<Arc<str>>) -> Result<History, RecordError> {
        let mut texts: FxHashMap<Id, Arc<str>> = FxHashMap::default();
        // The text of a deleted document comes with it, in whatever order.
        self.each(&mut |act, what| {
            if act == "open" && !record::needs_text(what) {
                texts.insert(field(what, "id").into(), field(what, "text").into());
            }
        });
        self.each(&mut |act, what| {
            let id = match act {
                "open" => field(what, "id"),
                "keep" | "wait" => what.get(0).and_then(Value::as_str).unwrap_or_default(),
                _ => return,
            };
            if !texts.contains_key(id)
                && let Some(text) = text(&id.into())
            {
                texts.insert(id.into(), text);
            }
        });
        let mut reader = Reader { texts: &texts, converters: FxHashMap::default() };
        Ok(History::new(reader.edits(self.undo)?, reader.edits(self.redo)?))
    }

    /// Visits every single edit: its name and its content.
    fn each(&self, visit: &mut dyn FnMut(&str, &Value)) {
        fn walk(line: &Value, visit: &mut dyn FnMut(&str, &Value)) {
            for (act, what) in line.as_object().into_iter().flatten() {
                match (&**act, what) {
                    ("all", Value::Array(lines)) => lines.iter().for_each(|line| walk(line, visit)),
                    (act, what) => visit(act, what),
                }
            }
        }
        self.undo.iter().chain(&self.redo).for_each(|line| walk(line, visit));
    }
}

/// A field that is a string; empty where it is not.
fn field<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

struct Writer<'a> {
    texts: &'a FxHashMap<Id, Arc<str>>,
    converters: FxHashMap<Id, PlaceConverter<'a>>,
    is_kept: &'a dyn Fn(&Id) -> bool,
}

impl<'a> Writer<'a> {
    /// `None` where a text is missing, or too long to be written here.
    fn shape<'e>(&mut self, edit: &'e Edit) -> Option<EditFields<'e>> {
        Some(match edit {
            Edit::Open(document) => {
                let is_kept = (self.is_kept)(&document.id);
                if !is_kept && document.text.len() > LONGEST_TEXT {
                    return None;
                }
                EditFields::Open(to_raw_value(&record::shape(document, is_kept)).ok()?)
            }
            Edit::Delete(id) => EditFields::Delete(id),
            Edit::Describe(id, Meta { title, source, url, published, language }) => {
                EditFields::Describe(id, MetaFields { title, source, url, published: *published, language })
            }
            Edit::Keep(id, annotation) => {
                let marks = to_raw_value(&write_marks(&[annotation], self.converter(id)?)).ok()?;
                EditFields::Keep(id, marks, parent(annotation))
            }
            Edit::Release(id, name) => EditFields::Release(id, name),
            Edit::Wait(id, needs_review) => {
                EditFields::Wait(id, to_raw_value(&write_unsettled(needs_review, self.converter(id)?)).ok()?)
            }
            Edit::Toll(id, links) => EditFields::Toll(id, links.iter().map(TollFields::of).collect()),
            Edit::Code(id, coding) => EditFields::Code(id, CodingFields::of(coding)),
            Edit::DescribeIncident(id, said) => EditFields::DescribeIncident(id, DescriptionFields::of(said)),
            Edit::Uncode(id, RowKey { codebook, figure, victim }) => EditFields::Uncode(id, *codebook, figure, victim),
            Edit::ShowBoilerplate(id, shown) => EditFields::ShowBoilerplate(id, *shown),
            Edit::Shelve(id, LibraryLocation { case, archived }) => EditFields::Shelve(id, case, *archived),
            Edit::Order(id, at) => EditFields::Order(id, *at),
            Edit::All(edits) => EditFields::All(edits.iter().map(|edit| self.shape(edit)).collect::<Option<_>>()?),
        })
    }

    fn converter(&mut self, id: &Id) -> Option<&PlaceConverter<'a>> {
        let text = self.texts.get(id)?;
        Some(self.converters.entry(id.clone()).or_insert_with(|| PlaceConverter::new(text)))
    }
}

struct Reader<'a> {
    texts: &'a FxHashMap<Id, Arc<str>>,
    converters: FxHashMap<Id, PlaceConverter<'a>>,
}

impl<'a> Reader<'a> {
    fn converter(&mut self, id: &Id) -> Result<&PlaceConverter<'a>, RecordError> {
        let text = self.texts.get(id).ok_or(RecordError::NoText)?;
        Ok(self.converters.entry(id.clone()).or_insert_with(|| PlaceConverter::new(text)))
    }

    fn edits(&mut self, lines: Vec<Value>) -> Result<Vec<Edit>, RecordError> {
        lines.into_iter().map(|line| self.edit(line)).collect()
    }

    fn edit(&mut self, line: Value) -> Result<Edit, RecordError> {
        let Value::Object(line) = line else {
            return Err(RecordError::Corrupt);
        };
        let (act, mut what) = line.into_iter().next().ok_or(RecordError::Corrupt)?;
        let named = |at: usize| what.get(at).and_then(Value::as_str).map(Id::from).ok_or(RecordError::Corrupt);
        let broken = |_| RecordError::Corrupt;
        Ok(match &*act {
            "open" => {
                let text = self.texts.get(field(&what, "id")).cloned();
                Edit::Open(Arc::new(record::with_text(what, text)?))
            }
            "delete" => Edit::Delete(what.as_str().ok_or(RecordError::Corrupt)?.into()),
            "describe" => {
                let about = &what[1];
                let said = |name: &str| field(about, name).to_owned();
                let published = about.get("published").and_then(Value::as_str).and_then(|day| day.parse().ok());
                let (title, source, url, language) = (said("title"), said("source"), said("url"), said("language"));
                Edit::Describe(named(0)?, Meta { title, source, url, published, language })
            }
            "keep" => {
                let (id, parent) = (named(0)?, named(2).ok());
                let marks = read_marks(what.get_mut(1).map(Value::take).unwrap_or_default(), self.converter(&id)?)
                    .map_err(broken)?;
                let mut mark = marks.into_iter().next().ok_or(RecordError::Corrupt)?;
                if let Body::Figure(figure) = &mut mark.body {
                    figure.part_of = parent;
                }
                Edit::Keep(id, mark)
            }
            "release" => Edit::Release(named(0)?, named(1)?),
            "wait" => {
                let id = named(0)?;
                let waiting =
                    read_unsettled(what.get_mut(1).map(Value::take).unwrap_or_default(), self.converter(&id)?)
                        .map_err(broken)?;
                Edit::Wait(id, waiting)
            }
            "toll" => {
                let id = named(0)?;
                let links: Vec<TollFields> = taken(&mut what, 1)?;
                Edit::Toll(id, links.into_iter().map(TollFields::link).collect())
            }
            "code" => {
                let id = named(0)?;
                Edit::Code(id, taken::<CodingFields>(&mut what, 1)?.coding())
            }
            "describe_incident" => {
                let id = named(0)?;
                Edit::DescribeIncident(id, taken::<DescriptionFields>(&mut what, 1)?.description())
            }
            "uncode" => {
                // Older versions had no row of a person.
                let (id, figure, victim) = (named(0)?, named(2)?, named(3).unwrap_or_default());
                Edit::Uncode(id, RowKey { codebook: taken(&mut what, 1)?, figure, victim })
            }
            "show_furniture" => Edit::ShowBoilerplate(named(0)?, what[1].as_bool().ok_or(RecordError::Corrupt)?),
            "shelve" => {
                let case = what[1].as_str().ok_or(RecordError::Corrupt)?.to_owned();
                let archived = what[2].as_bool().ok_or(RecordError::Corrupt)?;
                Edit::Shelve(named(0)?, LibraryLocation { case, archived })
            }
            "order" => {
                let at = what[1].as_u64().and_then(|at| at.try_into().ok()).ok_or(RecordError::Corrupt)?;
                Edit::Order(named(0)?, at)
            }
            "all" => match what {
                Value::Array(lines) => Edit::All(self.edits(lines)?),
                _ => return Err(RecordError::Corrupt),
            },
            _ => return Err(RecordError::Corrupt),
        })
    }
}

/// The value at an index of an edit.
fn taken<T: DeserializeOwned>(what: &mut Value, at: usize) -> Result<T, RecordError> {
    serde_json::from_value(what.get_mut(at).map(Value::take).unwrap_or_default()).map_err(|_| RecordError::Corrupt)
}

fn parent(annotation: &Annotation) -> Option<&Id> {
    match &annotation.body {
        Body::Figure(figure) => figure.part_of.as_ref(),
        _ => None,
    }
}
