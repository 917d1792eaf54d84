//! A line on paper.

use leptos::prelude::*;

/// A name and what it says, where it says something.
pub(super) fn line(name: &str, value: String) -> Option<AnyView> {
    (!value.trim().is_empty()).then(|| view! { <p><b>{name}</b> " " {value}</p> }.into_any())
}
