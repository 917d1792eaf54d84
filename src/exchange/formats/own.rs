//! The content of a mark that we wrote, from the features that a format has of it.

use crate::desk::{Body, ClaimBody, Kind, State};
use crate::model::{Canonical, Entity, Figure, Timex, TimexValue};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Features by the names that `cas` gives them.
pub(super) type Features = BTreeMap<String, String>;

/// The decision and the content of a mark; `None` where the features are not of ours, which
/// always have a state.
pub(super) fn content(kind: Kind, features: &Features) -> Option<(State, Body)> {
    let text = |name: &str| features.get(name).map(String::as_str);
    let state = named(text("state")?)?;
    let body = match kind {
        Kind::Entity(kind) => {
            let canonical = text("canonicalId").zip(text("canonicalName"));
            let canonical = canonical.map(|(id, name)| Canonical { id: id.to_owned(), name: name.to_owned() });
            Body::Entity(Entity { kind, canonical })
        }
        Kind::Date => {
            let value: TimexValue = text("value")?.parse().ok()?;
            let plain = Timex::of(value, text("mod").and_then(named));
            Body::Date(Timex { kind: text("timexType").and_then(named).unwrap_or(plain.kind), ..plain })
        }
        Kind::Casualty => {
            let bound = |name: &str| text(name).and_then(|bound| bound.parse().ok());
            let plain = Figure::new(named(text("effect")?)?, named(text("qualifier")?)?, bound("low"), bound("high"));
            let victims = text("victims").unwrap_or_default().split([' ', ',']).filter_map(named);
            Body::Figure(Figure {
                victims: victims.collect(),
                modality: text("modality").and_then(named).unwrap_or(plain.modality),
                currency: text("standing").and_then(named).unwrap_or(plain.currency),
                ..plain
            })
        }
        Kind::Claim => {
            let mut claim = ClaimBody::new(None, None, named(text("stance")?)?);
            claim.status = text("status").and_then(named).unwrap_or(claim.status);
            text("note").unwrap_or_default().clone_into(&mut claim.note);
            Body::Claim(claim)
        }
    };
    Some((state, body))
}

/// The value that has a name in our files.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}
