//! The claims of the desk as a list: what is shown of it, in which order, in
//! which groups.

use super::annotation::{Annotation, Body, ClaimBody, Id, Speaker, State, Status};
use super::check_worthiness::{CheckWorthiness, check_worthiness};
use super::document::Document;
use crate::model::Stance;
use crate::text::key;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A claim with what a list tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Unique among the claims of all documents.
    pub key: Id,
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
    /// The title of its document.
    pub title: String,
    /// What is said.
    pub quote: String,
    /// Who says it, in words.
    pub source: Option<String>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How far it is verified; `None` while it is only suggested.
    pub status: Option<Status>,
    /// Its tags, in the order of entry.
    pub tags: Vec<String>,
    /// Why to check it first.
    pub check_worthiness: CheckWorthiness,
    /// Everything that a filter looks at.
    words: String,
}

/// Who says a claim, in words.
pub fn speaker(document: &Document, claim: &ClaimBody) -> Option<String> {
    match &claim.source {
        Some(Speaker::Quoted(span)) => Some(span.of(&document.text).to_owned()),
        Some(Speaker::Named(name)) => Some(name.clone()),
        None => None,
    }
}

/// The name of a claim among those of all documents.
pub fn claim_key(document: &Id, id: &Id) -> Id {
    format!("{document} {id}").into()
}

/// The live claims of a document, in the order of its text.
pub fn claims(document: &Document) -> Vec<Arc<Listed>> {
    let annotations = document.annotations();
    let list = annotations.iter().filter(|a| a.is_live()).filter_map(|annotation| {
        let Body::Claim(claim) = &annotation.body else {
            return None;
        };
        Some(Arc::new(one(document, annotation, claim, check_worthiness(&annotations, annotation))))
    });
    list.collect()
}

fn one(document: &Document, annotation: &Annotation, claim: &ClaimBody, check_worthiness: CheckWorthiness) -> Listed {
    let quote = annotation.span.of(&document.text).to_owned();
    let source = speaker(document, claim);
    let parts = [&*quote, &claim.note, source.as_deref().unwrap_or_default(), &document.meta.title];
    let words: Vec<&str> = parts.into_iter().chain(claim.tags.iter().map(String::as_str)).collect();
    Listed {
        key: claim_key(&document.id, &annotation.id),
        document: document.id.clone(),
        id: annotation.id.clone(),
        title: document.meta.title.clone(),
        words: words.join("\n"),
        quote,
        source,
        stance: claim.stance,
        status: (annotation.state != State::Suggested).then_some(claim.status),
        tags: claim.tags.clone(),
        check_worthiness,
    }
}

/// Which claims are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// What the engine suggests and nobody decided.
    Suggested,
    /// What the person made or took on.
    Mine,
    /// What has a status.
    Status(Status),
    /// What one source says, as [`key`] folds its name.
    Source(String),
    /// What wears a tag.
    Tag(String),
    /// What stands in a document.
    Document(Id),
}

/// In which order claims stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What is check_worthiness checking first.
    #[default]
    CheckWorthiness,
    /// As in the text.
    Text,
    /// The suggested first, then by status.
    Status,
    /// By the name of the source; those without one last.
    Source,
}

impl Order {
    /// All orders, as they are offered.
    pub const ALL: [Order; 4] = [Self::CheckWorthiness, Self::Text, Self::Status, Self::Source];
}

/// By what claims stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// All in one.
    #[default]
    None,
    /// By the name of the source.
    Source,
    /// By status, the suggested first.
    Status,
    /// By tag: a claim stands under each that it wears.
    Tag,
    /// By document.
    Document,
}

impl Grouping {
    /// All of them, as they are offered.
    pub const ALL: [Grouping; 5] = [Self::None, Self::Source, Self::Status, Self::Tag, Self::Document];
}

/// What the person wants to see of the claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words that a claim, its source, its note, its tags or its title hold.
    pub words: String,
    /// Which claims.
    pub show: Show,
    /// In which order.
    pub order: Order,
    /// In which groups.
    pub grouping: Grouping,
}

/// Claims that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they share, as [`Grouping`] asks; unique in its list.
    pub key: Id,
    /// They, in their order. All share what the first has.
    pub claims: Vec<Arc<Listed>>,
}

/// The claims that a person wants to see, in groups. A claim that `stays` is shown
/// even where the wish leaves it out: the person works on it.
pub fn arrange(claims: &[Arc<Listed>], wish: &Wish, stays: Option<&Id>) -> Vec<Group> {
    let words = key(wish.words.trim());
    let says = |claim: &Listed| words.is_empty() || key(&claim.words).contains(&*words);
    let wanted = claims.iter().filter(|c| stays == Some(&c.key) || shows(&wish.show, c) && says(c));
    let mut wanted: Vec<Arc<Listed>> = wanted.cloned().collect();
    let sources = match wish.order {
        Order::Source => places(wanted.iter().filter_map(|c| source_key(c))),
        _ => BTreeMap::new(),
    };
    match wish.order {
        Order::CheckWorthiness => wanted.sort_by_key(|claim| Reverse(claim.check_worthiness.score)),
        Order::Text => {}
        Order::Status => wanted.sort_by_key(|claim| status_place(claim)),
        Order::Source => {
            let place = |claim: &Listed| source_key(claim).and_then(|source| sources.get(&source).copied());
            wanted.sort_by_key(|claim| (place(claim).is_none(), place(claim)));
        }
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Arc<Listed>>> = Vec::new();
    for claim in wanted {
        for key in group_keys(&claim, wish.grouping, claims) {
            let place = *places.entry(key).or_insert(groups.len());
            groups.resize_with(groups.len().max(place + 1), Vec::new);
            groups[place].push(claim.clone());
        }
    }
    let group = |(key, place): (String, usize)| Group { key: key.into(), claims: std::mem::take(&mut groups[place]) };
    places.into_iter().map(group).collect()
}

fn shows(show: &Show, claim: &Listed) -> bool {
    match show {
        Show::All => true,
        Show::Suggested => claim.status.is_none(),
        Show::Mine => claim.status.is_some(),
        Show::Status(status) => claim.status == Some(*status),
        Show::Source(source) => source_key(claim).as_ref() == Some(source),
        Show::Tag(tag) => claim.tags.contains(tag),
        Show::Document(document) => claim.document == *document,
    }
}

/// The keys of the groups that a claim stands in; they stand in the order of their
/// keys. What has nothing of the kind comes last.
fn group_keys(claim: &Listed, grouping: Grouping, claims: &[Arc<Listed>]) -> Vec<String> {
    const LAST: &str = "1";
    let named = |name: &str| format!("0{name}");
    match grouping {
        Grouping::None => vec![String::new()],
        Grouping::Source => vec![source_key(claim).map_or(LAST.to_owned(), |source| named(&source))],
        Grouping::Status => vec![status_place(claim).to_string()],
        Grouping::Tag if claim.tags.is_empty() => vec![LAST.to_owned()],
        Grouping::Tag => claim.tags.iter().map(|tag| named(tag)).collect(),
        Grouping::Document => {
            let first = claims.iter().position(|c| c.document == claim.document).unwrap_or_default();
            vec![format!("{first:09}")]
        }
    }
}

/// The tag of a group of [`Grouping::Tag`]; `None` for those without one.
pub fn tag_of(group: &Group) -> Option<&str> {
    group.key.strip_prefix('0')
}

/// The name of a source as it is compared.
pub fn source_key(claim: &Listed) -> Option<String> {
    claim.source.as_deref().map(|source| key(source.trim()).into_owned())
}

fn status_place(claim: &Listed) -> usize {
    claim.status.and_then(|status| Status::ALL.iter().position(|s| *s == status)).map_or(0, |at| at + 1)
}

/// Names with their place in the order of the alphabet.
fn places(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut places: BTreeMap<String, usize> = names.map(|name| (name, 0)).collect();
    for (at, place) in places.values_mut().enumerate() {
        *place = at;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::check_worthiness::Point;

    fn claim(quote: &str, source: Option<&str>, status: Option<Status>, tags: &[&str], score: usize) -> Arc<Listed> {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        let document: Id = if quote.len() > 3 { "long" } else { "short" }.into();
        Arc::new(Listed {
            key: quote.into(),
            document,
            id: quote.into(),
            title: String::new(),
            quote: quote.to_owned(),
            source: source.map(str::to_owned),
            stance: Stance::Assert,
            status,
            words: format!("{quote} {}", tags.join(" ")),
            tags,
            check_worthiness: CheckWorthiness { score, points: vec![Point::Figure] },
        })
    }

    fn some() -> Vec<Arc<Listed>> {
        vec![
            claim("one", Some("The Ministry"), None, &[], 1),
            claim("two", None, Some(Status::False), &["toll", "war"], 5),
            claim("three", Some("the ministry"), Some(Status::Unverified), &["toll"], 3),
            claim("four", Some("Hale"), None, &[], 5),
        ]
    }

    /// Each group as the first letters of its claims.
    fn told(wish: &Wish, stays: Option<&Id>) -> Vec<String> {
        let groups = arrange(&some(), wish, stays);
        groups.iter().map(|g| g.claims.iter().map(|c| &c.quote[..2]).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn claims_stand_in_the_wanted_order() {
        for (order, expected) in [
            (Order::CheckWorthiness, "tw fo th on"),
            (Order::Text, "on tw th fo"),
            (Order::Status, "on fo th tw"),
            (Order::Source, "fo on th tw"),
        ] {
            assert_eq!(told(&Wish { order, ..Wish::default() }, None), [expected], "{order:?}");
        }
    }

    #[test]
    fn claims_stand_in_the_wanted_groups() {
        for (grouping, expected) in [
            (Grouping::Source, vec!["fo", "on th", "tw"]),
            (Grouping::Status, vec!["on fo", "th", "tw"]),
            (Grouping::Tag, vec!["tw th", "tw", "on fo"]),
            (Grouping::Document, vec!["on tw", "th fo"]),
        ] {
            let wish = Wish { grouping, order: Order::Text, ..Wish::default() };
            assert_eq!(told(&wish, None), expected, "{grouping:?}");
        }
    }

    #[test]
    fn a_wish_leaves_out_what_it_does_not_name() {
        for (show, words, expected) in [
            (Show::Suggested, "", vec!["on fo"]),
            (Show::Mine, "", vec!["tw th"]),
            (Show::Status(Status::False), "", vec!["tw"]),
            (Show::Source("the ministry".to_owned()), "", vec!["on th"]),
            (Show::Tag("toll".to_owned()), "thr", vec!["th"]),
            (Show::Document("short".into()), "", vec!["on tw"]),
            (Show::All, " WAR ", vec!["tw"]),
            (Show::All, "nothing", vec![]),
        ] {
            let wish = Wish { show, words: words.to_owned(), order: Order::Text, ..Wish::default() };
            assert_eq!(told(&wish, None), expected, "{wish:?}");
        }
        let none = Wish { words: "nothing".to_owned(), ..Wish::default() };
        assert_eq!(told(&none, Some(&"one".into())), ["on"]);
    }
}
