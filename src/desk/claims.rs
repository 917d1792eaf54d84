//! The claims of all documents as a list: filtered, sorted and grouped.

use super::annotation::{Annotation, Body, ClaimBody, Id, Speaker, State, Status};
use super::check_worthiness::{CheckWorthiness, check_worthiness};
use super::document::Document;
use crate::model::Stance;
use crate::text::key;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A claim as a row of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    /// Unique among the claims of all documents.
    pub key: Id,
    /// Its document.
    pub document: Id,
    /// Its annotation.
    pub id: Id,
    /// The title of its document.
    pub title: String,
    /// The content.
    pub quote: String,
    /// Who says it, in words.
    pub source: Option<String>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How far it is verified; `None` while it is only suggested.
    pub status: Option<Status>,
    /// Its tags, in the order of entry.
    pub tags: Vec<String>,
    /// Its check-worthiness.
    pub check_worthiness: CheckWorthiness,
    /// The folded text that a search looks through, by [`key`].
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

/// The key of a claim among those of all documents.
pub fn claim_key(document: &Id, id: &Id) -> Id {
    format!("{document} {id}").into()
}

/// The live claims of a document, in the order of its text.
pub fn claims(document: &Document) -> Vec<Arc<ClaimRow>> {
    let annotations = document.annotations();
    let list = annotations.iter().filter(|a| a.is_live()).filter_map(|annotation| {
        let Body::Claim(claim) = &annotation.body else {
            return None;
        };
        Some(Arc::new(one(document, annotation, claim, check_worthiness(&annotations, annotation))))
    });
    list.collect()
}

fn one(document: &Document, annotation: &Annotation, claim: &ClaimBody, check_worthiness: CheckWorthiness) -> ClaimRow {
    let quote = annotation.span.of(&document.text).to_owned();
    let source = speaker(document, claim);
    let parts = [&*quote, &claim.note, source.as_deref().unwrap_or_default(), &document.meta.title];
    let words: Vec<&str> = parts.into_iter().chain(claim.tags.iter().map(String::as_str)).collect();
    ClaimRow {
        key: claim_key(&document.id, &annotation.id),
        document: document.id.clone(),
        id: annotation.id.clone(),
        title: document.meta.title.clone(),
        words: key(&words.join("\n")).into_owned(),
        quote,
        source,
        stance: claim.stance,
        status: (annotation.state != State::Suggested).then_some(claim.status),
        tags: claim.tags.clone(),
        check_worthiness,
    }
}

/// A filter of claims.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ClaimFilter {
    /// All.
    #[default]
    All,
    /// Suggestions that nobody decided.
    Suggested,
    /// Those that the person made or accepted.
    Mine,
    /// Those with a status.
    Status(Status),
    /// Those of one source, by its name as [`key`] folds it.
    Source(String),
    /// Those with a tag.
    Tag(String),
    /// Those of a document.
    Document(Id),
}

/// The order of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The most check-worthy first.
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

/// How claims are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One group.
    #[default]
    None,
    /// By the name of the source.
    Source,
    /// By status, the suggested first.
    Status,
    /// By tag: a claim is in the group of each of its tags.
    Tag,
    /// By document.
    Document,
}

impl Grouping {
    /// All of them, as they are offered.
    pub const ALL: [Grouping; 5] = [Self::None, Self::Source, Self::Status, Self::Tag, Self::Document];
}

/// How the list of claims is searched, filtered, sorted and grouped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimQuery {
    /// A search through the content, source, note, tags and title.
    pub words: String,
    /// The filter.
    pub show: ClaimFilter,
    /// The order.
    pub order: Order,
    /// The grouping.
    pub grouping: Grouping,
}

/// A group of claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The key that they share, by [`Grouping`]; unique in the list.
    pub key: Id,
    /// Its claims, in their order.
    pub claims: Vec<Arc<ClaimRow>>,
}

impl Group {
    /// Whether it holds the claim with this key.
    pub fn has(&self, key: &Id) -> bool {
        self.claims.iter().any(|claim| claim.key == *key)
    }
}

/// The claims that match a query, in groups. The claim `stays` is shown even if it does not
/// match: the person works on it.
pub fn arrange(claims: &[Arc<ClaimRow>], query: &ClaimQuery, stays: Option<&Id>) -> Vec<Group> {
    let words = key(query.words.trim());
    let says = |claim: &ClaimRow| words.is_empty() || claim.words.contains(&*words);
    let wanted = claims.iter().filter(|c| stays == Some(&c.key) || shows(&query.show, c) && says(c));
    let mut wanted: Vec<Arc<ClaimRow>> = wanted.cloned().collect();
    let sources = match query.order {
        Order::Source => places(wanted.iter().filter_map(|c| source_key(c))),
        _ => BTreeMap::new(),
    };
    match query.order {
        Order::CheckWorthiness => wanted.sort_by_key(|claim| Reverse(claim.check_worthiness.score)),
        Order::Text => {}
        Order::Status => wanted.sort_by_key(|claim| status_place(claim)),
        Order::Source => {
            let place = |claim: &ClaimRow| source_key(claim).and_then(|source| sources.get(&source).copied());
            wanted.sort_by_key(|claim| (place(claim).is_none(), place(claim)));
        }
    }
    let mut firsts: FxHashMap<&Id, usize> = FxHashMap::default();
    if query.grouping == Grouping::Document {
        firsts.extend(claims.iter().enumerate().rev().map(|(at, claim)| (&claim.document, at)));
    }
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Vec<Arc<ClaimRow>>> = Vec::new();
    for claim in wanted {
        for key in group_keys(&claim, query.grouping, &firsts) {
            let place = *places.entry(key).or_insert(groups.len());
            groups.resize_with(groups.len().max(place + 1), Vec::new);
            groups[place].push(claim.clone());
        }
    }
    let group = |(key, place): (String, usize)| Group { key: key.into(), claims: std::mem::take(&mut groups[place]) };
    places.into_iter().map(group).collect()
}

fn shows(show: &ClaimFilter, claim: &ClaimRow) -> bool {
    match show {
        ClaimFilter::All => true,
        ClaimFilter::Suggested => claim.status.is_none(),
        ClaimFilter::Mine => claim.status.is_some(),
        ClaimFilter::Status(status) => claim.status == Some(*status),
        ClaimFilter::Source(source) => source_key(claim).as_ref() == Some(source),
        ClaimFilter::Tag(tag) => claim.tags.contains(tag),
        ClaimFilter::Document(document) => claim.document == *document,
    }
}

/// The keys of the groups that a claim is in. Groups are sorted by key; claims without a
/// source, status or tag come last. `firsts` has the place of the first claim of each
/// document among all of them.
fn group_keys(claim: &ClaimRow, grouping: Grouping, firsts: &FxHashMap<&Id, usize>) -> Vec<String> {
    const LAST: &str = "1";
    let named = |name: &str| format!("0{name}");
    match grouping {
        Grouping::None => vec![String::new()],
        Grouping::Source => vec![source_key(claim).map_or(LAST.to_owned(), |source| named(&source))],
        Grouping::Status => vec![status_place(claim).to_string()],
        Grouping::Tag if claim.tags.is_empty() => vec![LAST.to_owned()],
        Grouping::Tag => claim.tags.iter().map(|tag| named(tag)).collect(),
        Grouping::Document => {
            let first = firsts.get(&claim.document).copied().unwrap_or_default();
            vec![format!("{first:09}")]
        }
    }
}

/// The tag of a group of [`Grouping::Tag`]; `None` for those without one.
pub fn tag_of(group: &Group) -> Option<&str> {
    group.key.strip_prefix('0')
}

/// The folded name of a source, for comparison.
pub fn source_key(claim: &ClaimRow) -> Option<String> {
    claim.source.as_deref().map(|source| key(source.trim()).into_owned())
}

fn status_place(claim: &ClaimRow) -> usize {
    claim.status.and_then(|status| Status::ALL.iter().position(|s| *s == status)).map_or(0, |at| at + 1)
}

/// The alphabetical rank of names.
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
    use crate::desk::check_worthiness::Criterion;

    fn claim(quote: &str, source: Option<&str>, status: Option<Status>, tags: &[&str], score: usize) -> Arc<ClaimRow> {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        let document: Id = if quote.len() > 3 { "long" } else { "short" }.into();
        Arc::new(ClaimRow {
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
            check_worthiness: CheckWorthiness { score, points: vec![Criterion::Figure] },
        })
    }

    fn some() -> Vec<Arc<ClaimRow>> {
        vec![
            claim("one", Some("The Ministry"), None, &[], 1),
            claim("two", None, Some(Status::False), &["toll", "war"], 5),
            claim("three", Some("the ministry"), Some(Status::Unverified), &["toll"], 3),
            claim("four", Some("Hale"), None, &[], 5),
        ]
    }

    /// Each group as the first letters of its claims.
    fn described(query: &ClaimQuery, stays: Option<&Id>) -> Vec<String> {
        let groups = arrange(&some(), query, stays);
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
            assert_eq!(described(&ClaimQuery { order, ..ClaimQuery::default() }, None), [expected], "{order:?}");
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
            let query = ClaimQuery { grouping, order: Order::Text, ..ClaimQuery::default() };
            assert_eq!(described(&query, None), expected, "{grouping:?}");
        }
    }

    #[test]
    fn a_wish_leaves_out_what_it_does_not_name() {
        for (show, words, expected) in [
            (ClaimFilter::Suggested, "", vec!["on fo"]),
            (ClaimFilter::Mine, "", vec!["tw th"]),
            (ClaimFilter::Status(Status::False), "", vec!["tw"]),
            (ClaimFilter::Source("the ministry".to_owned()), "", vec!["on th"]),
            (ClaimFilter::Tag("toll".to_owned()), "thr", vec!["th"]),
            (ClaimFilter::Document("short".into()), "", vec!["on tw"]),
            (ClaimFilter::All, " WAR ", vec!["tw"]),
            (ClaimFilter::All, "nothing", vec![]),
        ] {
            let query = ClaimQuery { show, words: words.to_owned(), order: Order::Text, ..ClaimQuery::default() };
            assert_eq!(described(&query, None), expected, "{query:?}");
        }
        let none = ClaimQuery { words: "nothing".to_owned(), ..ClaimQuery::default() };
        assert_eq!(described(&none, Some(&"one".into())), ["on"]);
    }
}
