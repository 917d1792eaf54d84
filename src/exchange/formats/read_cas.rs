//! Reads UIMA CAS, as JSON 0.4 and as XMI: ours, and those of INCEpTION and others. Offsets
//! are UTF-16 code units.

use super::drafts::{Draft, Drafts, Mark, parse};
use super::labels;
use super::own::{self, Features};
use crate::desk::{Kind, Meta, State};
use crate::exchange::place::PlaceConverter;
use crate::exchange::tallymark::{Fault, Flaw, ImportError};
use crate::model::EntityKind;
use crate::text::Unit;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Parts of the names of types that are the layout of a text and its grammar, not somebody's
/// marks.
const LAYOUT: [&str; 8] =
    ["uima.", ".segmentation.", ".lexmorph.", ".syntax.", ".metadata.", ".morph", ".transform", ".internal."];

/// Features whose value is the label of a mark, in the order in which they are looked for.
const LABELS: [&str; 4] = ["value", "label", "kind", "category"];

/// A feature structure.
pub(super) struct Structure {
    pub(super) id: i64,
    pub(super) kind: String,
    pub(super) features: Map<String, Value>,
}

impl Structure {
    fn text(&self, name: &str) -> Option<&str> {
        self.features.get(name)?.as_str().filter(|text| !text.is_empty())
    }

    /// A number, which XMI writes as text.
    fn number(&self, name: &str) -> Option<i64> {
        let value = self.features.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    /// The structure that a feature names; JSON marks such a feature.
    fn reference(&self, name: &str) -> Option<i64> {
        self.number(&format!("@{name}")).or_else(|| self.number(name))
    }

    /// The last part of the name of its type.
    fn name(&self) -> &str {
        self.kind.rsplit('.').next().unwrap_or_default()
    }
}

/// Reads CAS JSON.
pub(super) fn read(content: &str) -> Result<Drafts, ImportError> {
    let mut cas = parse(content)?;
    let structure = |(id, value): (Option<i64>, Value)| match value {
        Value::Object(mut features) => {
            let id = id.or_else(|| features.get("%ID")?.as_i64())?;
            let kind = features.remove("%TYPE")?.as_str()?.to_owned();
            Some(Structure { id, kind, features })
        }
        _ => None,
    };
    let structures: Vec<Structure> = match cas.get_mut("%FEATURE_STRUCTURES").map(Value::take).unwrap_or_default() {
        Value::Array(values) => values.into_iter().map(|value| (None, value)).filter_map(structure).collect(),
        Value::Object(values) => {
            values.into_iter().map(|(id, value)| (id.parse().ok(), value)).filter_map(structure).collect()
        }
        _ => return Err(ImportError::OtherFormat("cas")),
    };
    drafts(&structures, "cas")
}

/// The texts of structures, with their marks.
pub(super) fn drafts(structures: &[Structure], format: &'static str) -> Result<Drafts, ImportError> {
    let mut drafts = Drafts::default();
    let sofas = structures.iter().filter(|structure| structure.kind == "uima.cas.Sofa");
    for (i, sofa) in sofas.enumerate() {
        if let Some(text) = sofa.text("sofaString") {
            drafts.add(i + 1, Ok(draft(text, sofa.id, structures)));
        }
    }
    if drafts.drafts.is_empty() { Err(ImportError::OtherFormat(format)) } else { Ok(drafts) }
}

fn draft(text: &str, sofa: i64, structures: &[Structure]) -> Draft {
    let mine = || structures.iter().filter(move |structure| structure.reference("sofa") == Some(sofa));
    let said = |name: &str| mine().filter(|s| is_layout(s)).find_map(|s| s.text(name)).unwrap_or_default().to_owned();
    let language = Some(said("language")).filter(|language| language != "x-unspecified").unwrap_or_default();
    let mut draft = Draft::new(text, Meta { title: said("documentTitle"), language, ..Meta::default() });
    let converter = PlaceConverter::new(text);
    // Where each mark stands in the list.
    let mut places: HashMap<i64, usize> = HashMap::new();
    for (i, structure) in mine().filter(|structure| !is_layout(structure)).enumerate() {
        match mark(structure, &converter) {
            Ok(mark) => {
                places.insert(structure.id, draft.marks.len());
                draft.marks.push(mark);
            }
            Err(flaw) => draft.faults.push(Fault::Mark { list: "%FEATURE_STRUCTURES", number: i + 1, flaw }),
        }
    }
    let elements: HashMap<i64, &Value> =
        structures.iter().filter_map(|structure| Some((structure.id, structure.features.get("%ELEMENTS")?))).collect();
    for structure in mine() {
        let Some(&from) = places.get(&structure.id) else { continue };
        let about = structure.reference("about").and_then(|list| elements.get(&list)?.as_array());
        let linked = about.into_iter().flatten().filter_map(Value::as_i64).chain(structure.reference("partOf"));
        draft.links.extend(linked.filter_map(|to| Some((from, *places.get(&to)?))));
    }
    draft
}

fn is_layout(structure: &Structure) -> bool {
    LAYOUT.iter().any(|part| structure.kind.contains(part))
}

fn mark(structure: &Structure, converter: &PlaceConverter<'_>) -> Result<Mark, Flaw> {
    let offset = |name| structure.number(name).and_then(|offset| usize::try_from(offset).ok());
    let place = offset("begin").zip(offset("end")).ok_or(Flaw::OutOfText)?;
    let span = converter.span_in(place, Unit::Utf16).filter(|span| !span.is_empty()).ok_or(Flaw::OutOfText)?;
    let own = own_kind(structure).and_then(|kind| Some((kind, own::content(kind, &features(structure))?)));
    if let Some((kind, (state, body))) = own {
        let mark = Mark::new(span, labels::label(kind));
        return Ok(Mark { predicted: state == State::Suggested, own: Some((state, body)), ..mark });
    }
    let label = LABELS.iter().find_map(|name| structure.text(name)).unwrap_or(structure.name());
    Ok(Mark::new(span, label))
}

/// The kind of a mark of ours.
fn own_kind(structure: &Structure) -> Option<Kind> {
    match structure.kind.strip_prefix("tallymark.")? {
        "Entity" => {
            let kind = structure.text("kind")?;
            EntityKind::ALL.into_iter().find(|known| known.name() == kind).map(Kind::Entity)
        }
        "Timex3" => Some(Kind::Date),
        "Casualty" => Some(Kind::Casualty),
        "Claim" => Some(Kind::Claim),
        _ => None,
    }
}

fn features(structure: &Structure) -> Features {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    structure.features.iter().filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect()
}
