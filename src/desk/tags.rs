//! The tags of claims, across all documents.

use super::annotation::{Annotation, Body};
use super::edit::Edit;
use super::state::Desk;
use std::collections::BTreeMap;

/// The tags in use, sorted alphabetically, with the number of claims that have each.
pub fn tags(desk: &Desk) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let live = desk.documents().iter().flat_map(|d| d.kept()).filter(|a| a.is_live());
    for tag in live.flat_map(worn) {
        *counts.entry(tag.to_owned()).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// Renames a tag on every claim of every document. Where the new name is in use, the two are
/// merged: a claim that had both has it once.
pub fn rename_tag(desk: &Desk, old: &str, new: &str) -> Edit {
    let mut edits = Vec::new();
    if old == new || new.is_empty() {
        return Edit::All(edits);
    }
    for document in desk.documents() {
        for annotation in document.kept() {
            let Body::Claim(claim) = &annotation.body else {
                continue;
            };
            let Some(at) = claim.tags.iter().position(|tag| tag == old) else {
                continue;
            };
            let mut claim = claim.clone();
            new.clone_into(&mut claim.tags[at]);
            let mut is_first = true;
            claim.tags.retain(|tag| tag != new || std::mem::replace(&mut is_first, false));
            // Renaming a tag is no decision on the claim: its state stays.
            let body = Body::Claim(claim);
            edits.push(Edit::Keep(document.id.clone(), Annotation { body, ..annotation.clone() }));
        }
    }
    Edit::All(edits)
}

fn worn(annotation: &Annotation) -> impl Iterator<Item = &str> {
    let tags = match &annotation.body {
        Body::Claim(claim) => &*claim.tags,
        _ => &[],
    };
    tags.iter().map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{ClaimBody, Document, Meta, State};
    use crate::model::Stance;
    use crate::text::Span;

    fn desk() -> Desk {
        let document = |text: &str, claims: &[(usize, State, &[&str])]| {
            let kept = claims.iter().map(|&(at, state, tags)| {
                let tags = tags.iter().map(|&tag| tag.to_owned()).collect();
                let body = ClaimBody { tags, ..ClaimBody::new(None, None, Stance::Assert) };
                Annotation { state, ..Annotation::own(Span::new(at, at + 3), Body::Claim(body)) }
            });
            Document::annotated(text, Meta::default()).with_work(kept.collect(), false)
        };
        Desk::new([
            document("one two three", &[(0, State::Accepted, &["war", "toll"]), (4, State::Rejected, &["war"])]),
            document("four five", &[(0, State::Accepted, &["toll", "b", "war"])]),
        ])
    }

    fn described(desk: &Desk) -> Vec<String> {
        tags(desk).iter().map(|(tag, count)| format!("{tag} {count}")).collect()
    }

    #[test]
    fn a_tag_is_renamed_everywhere_at_once_and_back() {
        for (old, new, expected, changed) in [
            ("war", "front", vec!["b 1", "front 2", "toll 2"], 3),
            ("war", "toll", vec!["b 1", "toll 2"], 3),
            ("none", "toll", vec!["b 1", "toll 2", "war 2"], 0),
            ("war", "war", vec!["b 1", "toll 2", "war 2"], 0),
            ("war", "", vec!["b 1", "toll 2", "war 2"], 0),
        ] {
            let mut desk = desk();
            let before = desk.clone();
            let edit = rename_tag(&desk, old, new);
            assert!(matches!(&edit, Edit::All(edits) if edits.len() == changed));
            let undo = desk.apply(edit).unwrap();
            assert_eq!(described(&desk), expected, "{old} → {new}");
            desk.apply(undo).unwrap();
            assert_eq!(desk, before);
        }
    }
}
