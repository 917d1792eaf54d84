//! Three-way merge of two versions of the work on one article: a change of one side is taken,
//! different changes of both are a conflict. Nothing of either side vanishes.

use super::annotation::{Annotation, Id};
use super::coding::Coding;
use super::conflict::{Conflict, Field};
use super::document::{Document, LibraryLocation, Meta};
use super::edit::Edit;
use super::incidents::{IncidentDescription, TollLink};
use super::needs_review::NeedsReview;
use super::state::Desk;
use rustc_hash::FxHashMap;

/// The result of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The merged document; where the sides are in conflict, it has my side.
    pub document: Document,
    /// The conflicts, in the order of the text.
    pub conflicts: Vec<Conflict>,
}

impl Document {
    /// Whether two documents have the same text and the same work; suggestions are not
    /// compared.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let same_marks = |a: &[Annotation], b: &[Annotation]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.id == b.id && a.says_the_same(b))
        };
        (&self.id, &self.meta, self.boilerplate_shown) == (&other.id, &other.meta, other.boilerplate_shown)
            && self.location == other.location
            && same_marks(self.kept(), other.kept())
            && self.needs_review.len() == other.needs_review.len()
            && self.needs_review.iter().all(|waiting| other.needs_review.contains(waiting))
            && self.links == other.links
            && self.descriptions.len() == other.descriptions.len()
            && self.descriptions.iter().zip(&other.descriptions).all(|(a, b)| a.says_the_same(b))
            && self.codings.len() == other.codings.len()
            && self.codings.iter().zip(&other.codings).all(|(a, b)| a.says_the_same(b))
    }
}

/// Merges two versions of one document. `base` is the version that both come from; without it,
/// whatever only one side has counts as added there.
pub fn merge_documents(base: Option<&Document>, mine: &Document, theirs: &Document) -> Merged {
    let mut document = mine.clone();
    let mut conflicts = merge_meta(base, mine, theirs, &mut document);

    let marks = |document: &Document| document.kept().iter().map(|a| (a.id.clone(), a.clone())).collect::<Vec<_>>();
    let sides = Sides { base: base.map(marks), mine: marks(mine), theirs: marks(theirs) };
    let (kept, mut open) = sides.merge(Annotation::says_the_same);
    // Where two marks contradict each other, mine holds until the person decides.
    document.keep_only(kept);
    let place = |conflict: &(Id, Option<Annotation>, Option<Annotation>)| {
        conflict.1.as_ref().or(conflict.2.as_ref()).map(|a| a.span.start)
    };
    open.sort_by_key(place);
    conflicts.extend(open.into_iter().map(|(id, mine, theirs)| Conflict::Mark { id, mine, theirs }));

    let waiting =
        |document: &Document| document.needs_review.iter().map(|w| (w.mark.id.clone(), w.clone())).collect::<Vec<_>>();
    let sides = Sides { base: base.map(waiting), mine: waiting(mine), theirs: waiting(theirs) };
    let (needs_review, open) = sides.merge(NeedsReview::eq);
    document.needs_review = needs_review;
    conflicts.extend(open.into_iter().map(|(id, mine, theirs)| Conflict::Waiting { id, mine, theirs }));

    // Where both sides link the same figures differently, mine counts.
    document.links = match base {
        Some(base) if mine.links == base.links => theirs.links.clone(),
        Some(base) if theirs.links == base.links => mine.links.clone(),
        _ => {
            let is_new =
                |link: &&TollLink| !mine.links.iter().any(|own| (&own.own, &own.other) == (&link.own, &link.other));
            mine.links.iter().chain(theirs.links.iter().filter(is_new)).cloned().collect()
        }
    };

    let rows = |document: &Document| {
        let named = |row: &Coding| (row.key().name(), row.clone());
        document.codings.iter().map(named).collect::<Vec<_>>()
    };
    let sides = Sides { base: base.map(rows), mine: rows(mine), theirs: rows(theirs) };
    let (codings, open) = sides.merge(Coding::says_the_same);
    document.codings.clear();
    for coding in codings {
        document.code(coding);
    }
    conflicts.extend(open.into_iter().map(|(_, mine, theirs)| Conflict::Coding { mine, theirs }));

    let said = |document: &Document| {
        document.descriptions.iter().map(|said| (said.figure.clone(), said.clone())).collect::<Vec<_>>()
    };
    let sides = Sides { base: base.map(said), mine: said(mine), theirs: said(theirs) };
    let (descriptions, open) = sides.merge(IncidentDescription::says_the_same);
    document.descriptions.clear();
    for said in descriptions {
        document.describe_incident(said);
    }
    conflicts.extend(open.into_iter().map(|(_, mine, theirs)| Conflict::Incident { mine, theirs }));

    // The section of the library is never a conflict: the side that moved the document wins.
    let moved_here = base.map_or(mine.location != LibraryLocation::default(), |base| mine.location != base.location);
    document.location = if moved_here { mine.location.clone() } else { theirs.location.clone() };
    document.boilerplate_shown = match base {
        Some(base) if mine.boilerplate_shown == base.boilerplate_shown => theirs.boilerplate_shown,
        Some(_) => mine.boilerplate_shown,
        None => mine.boilerplate_shown || theirs.boilerplate_shown,
    };
    Merged { document, conflicts }
}

impl Merged {
    /// The document with the other side of some conflicts; marks keep their provenance.
    pub fn taking(self, is_theirs: impl Fn(&Conflict) -> bool) -> Document {
        let Self { document, mut conflicts } = self;
        conflicts.retain(is_theirs);
        let theirs = take_theirs(&document, &conflicts);
        let mut desk = Desk::new([document.clone()]);
        // A document has no mark that does not fit its text.
        match desk.apply(theirs) {
            Ok(_) => desk.documents().first().map_or(document, |taken| Document::clone(taken)),
            Err(_) => document,
        }
    }
}

/// The edit that takes the other side of conflicts in the merged document.
pub fn take_theirs(document: &Document, conflicts: &[Conflict]) -> Edit {
    let id = &document.id;
    let (mut edits, mut meta, mut needs_review) = (Vec::new(), document.meta.clone(), document.needs_review.clone());
    for conflict in conflicts {
        match conflict {
            Conflict::Mark { theirs: Some(theirs), .. } => edits.push(Edit::Keep(id.clone(), theirs.clone())),
            Conflict::Mark { id: name, theirs: None, .. } => {
                if document.kept().iter().any(|kept| kept.id == *name) {
                    edits.push(Edit::Release(id.clone(), name.clone()));
                }
            }
            Conflict::Waiting { id: name, theirs, .. } => {
                needs_review.retain(|waiting| waiting.mark.id != *name);
                needs_review.extend(theirs.clone());
            }
            Conflict::Coding { theirs: Some(theirs), .. } => edits.push(Edit::Code(id.clone(), theirs.clone())),
            Conflict::Coding { mine, theirs: None } => {
                let there = |row: &&Coding| document.codings.iter().any(|other| other.key() == row.key());
                let row = mine.as_ref().filter(there);
                edits.extend(row.map(|row| Edit::Uncode(id.clone(), row.key())));
            }
            Conflict::Incident { mine, theirs } => {
                let blank = || mine.as_ref().map(|said| IncidentDescription::blank(said.figure.clone()));
                let said = theirs.clone().or_else(blank);
                edits.extend(said.map(|said| Edit::DescribeIncident(id.clone(), said)));
            }
            Conflict::Field { field, theirs, .. } => field.copy(theirs, &mut meta),
        }
    }
    if meta != document.meta {
        edits.push(Edit::Describe(id.clone(), meta));
    }
    if needs_review != document.needs_review {
        edits.push(Edit::Wait(id.clone(), needs_review));
    }
    Edit::All(edits)
}

fn merge_meta(base: Option<&Document>, mine: &Document, theirs: &Document, merged: &mut Document) -> Vec<Conflict> {
    let blank = Meta::default();
    let base = base.map_or(&blank, |base| &base.meta);
    let (mut meta, mut conflicts) = (mine.meta.clone(), Vec::new());
    for field in Field::ALL {
        if field.is_equal(&mine.meta, &theirs.meta) || field.is_equal(&theirs.meta, base) {
            continue;
        }
        if field.is_equal(&mine.meta, base) {
            field.copy(&theirs.meta, &mut meta);
        } else {
            conflicts.push(Conflict::Field { field, mine: mine.meta.clone(), theirs: theirs.meta.clone() });
        }
    }
    if meta != mine.meta {
        merged.describe(meta);
    }
    conflicts
}

/// The things with ids of both sides, each in its order.
struct Sides<T> {
    base: Option<Vec<(Id, T)>>,
    mine: Vec<(Id, T)>,
    theirs: Vec<(Id, T)>,
}

/// A thing that differs, with its id.
type Open<T> = (Id, Option<T>, Option<T>);

impl<T: Clone> Sides<T> {
    /// The merged things, mine where the sides are in conflict, and the conflicts. A thing
    /// that one side changed and the other removed is a conflict.
    fn merge(self, same: impl Fn(&T, &T) -> bool) -> (Vec<T>, Vec<Open<T>>) {
        let Self { base, mine, theirs } = self;
        let is_three_way = base.is_some();
        let base: FxHashMap<Id, T> = base.into_iter().flatten().collect();
        let mut others: FxHashMap<&Id, &T> = theirs.iter().map(|(id, thing)| (id, thing)).collect();
        let unchanged = |id: &Id, thing: &T| base.get(id).is_some_and(|old| same(old, thing));
        let (mut merged, mut open) = (Vec::new(), Vec::new());
        for (id, thing) in &mine {
            match others.remove(id) {
                Some(other) if same(thing, other) || unchanged(id, other) => merged.push(thing.clone()),
                Some(other) if unchanged(id, thing) => merged.push(other.clone()),
                Some(other) => {
                    open.push((id.clone(), Some(thing.clone()), Some(other.clone())));
                    merged.push(thing.clone());
                }
                None if is_three_way && unchanged(id, thing) => {}
                None => {
                    if base.contains_key(id) {
                        open.push((id.clone(), Some(thing.clone()), None));
                    }
                    merged.push(thing.clone());
                }
            }
        }
        for (id, other) in theirs.iter().filter(|(id, _)| others.contains_key(id)) {
            if !base.contains_key(id) {
                merged.push(other.clone());
            } else if !unchanged(id, other) {
                open.push((id.clone(), None, Some(other.clone())));
            }
        }
        (merged, open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Body, Desk, State, accept, mark, reject, rekind};
    use crate::model::{Entity, EntityKind};
    use crate::text::Span;
    use proptest::prelude::*;

    const TEXT: &str =
        "On 3 March 2031 at least 14 people were killed in Karsa, said Ruth Hale. Karsa denied it on Monday.";

    fn base() -> Document {
        Document::annotated(TEXT, Meta { language: "en".to_owned(), ..Meta::default() })
    }

    /// One random act: what and where.
    type Act = (u8, prop::sample::Index, prop::sample::Index);

    fn worked(document: &Document, acts: &[Act]) -> Document {
        let mut desk = Desk::new([document.clone()]);
        for (what, a, b) in acts {
            let document = desk.documents()[0].clone();
            let annotations = document.annotations();
            if annotations.is_empty() {
                break;
            }
            let target = *a.get(&annotations);
            let title = format!("Title {}", b.index(3));
            let edit = match what {
                0 => accept(&document, target),
                1 => reject(&document, target),
                2 => rekind(&document, std::slice::from_ref(&target.id), *b.get(&EntityKind::ALL)),
                3 => Edit::Describe(document.id.clone(), Meta { title, ..document.meta.clone() }),
                4 => Edit::ShowBoilerplate(document.id.clone(), b.index(2) == 1),
                5 => {
                    let waiting =
                        NeedsReview { mark: target.clone(), quote: title.clone(), was: title, now: String::new() };
                    let rest = document.needs_review.iter().filter(|w| w.mark.id != waiting.mark.id).cloned();
                    Edit::Wait(document.id.clone(), rest.chain([waiting.clone()]).collect())
                }
                6 if !document.needs_review.is_empty() => Edit::Wait(document.id.clone(), Vec::new()),
                _ => {
                    let at = b.index(TEXT.len() - 4);
                    let place = Body::Entity(Entity { kind: EntityKind::Place, canonical: None });
                    mark(&document, Span::new(at, at + 4), place).map_or(Edit::All(Vec::new()), |made| made.1)
                }
            };
            desk.apply(edit).unwrap();
        }
        Document::clone(&desk.documents()[0])
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        prop::collection::vec((0u8..8, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..8)
    }

    fn first(document: &Document) -> &Annotation {
        document.annotations()[0]
    }

    fn applied(document: &Document, edit: Edit) -> Document {
        let mut desk = Desk::new([document.clone()]);
        desk.apply(edit).unwrap();
        Document::clone(&desk.documents()[0])
    }

    #[test]
    fn each_side_keeps_its_own() {
        let base = base();
        let annotations = base.annotations();
        let mine = applied(&base, accept(&base, annotations[0]));
        let theirs = applied(&base, reject(&base, annotations[1]));
        let merged = merge_documents(Some(&base), &mine, &theirs);
        assert_eq!(merged.conflicts, []);
        let states: Vec<State> = merged.document.kept().iter().map(|a| a.state).collect();
        assert_eq!(states, [State::Accepted, State::Rejected]);
    }

    #[test]
    fn two_decisions_on_one_mark_are_a_conflict_with_both_sides() {
        let base = base();
        let mine = applied(&base, accept(&base, first(&base)));
        let theirs = applied(&base, reject(&base, first(&base)));
        let Merged { document, conflicts } = merge_documents(Some(&base), &mine, &theirs);
        assert!(document.says_the_same(&mine));
        let [Conflict::Mark { mine: Some(here), theirs: Some(there), .. }] = &*conflicts else {
            panic!("{conflicts:?}");
        };
        assert_eq!((here.state, there.state), (State::Accepted, State::Rejected));
        assert!(applied(&document, take_theirs(&document, &conflicts)).says_the_same(&theirs));
    }

    #[test]
    fn what_one_side_took_away_and_the_other_changed_is_a_conflict() {
        let fresh = base();
        let base = applied(&fresh, accept(&fresh, first(&fresh)));
        let mine = applied(&base, Edit::Release(base.id.clone(), first(&base).id.clone()));
        let theirs = applied(&base, reject(&base, first(&base)));
        let merged = merge_documents(Some(&base), &mine, &theirs);
        assert!(matches!(&*merged.conflicts, [Conflict::Mark { mine: None, theirs: Some(_), .. }]));
        assert!(merge_documents(Some(&base), &mine, &base).document.kept().is_empty(), "gone is gone");
    }

    #[test]
    fn fields_are_merged_one_by_one() {
        let base = base();
        let with = |title: &str, url: &str| {
            let (title, url) = (title.to_owned(), url.to_owned());
            applied(&base, Edit::Describe(base.id.clone(), Meta { title, url, ..base.meta.clone() }))
        };
        let title = &*base.meta.title;
        let merged = merge_documents(Some(&base), &with("A", ""), &with(title, "https://example.org"));
        assert_eq!((&*merged.document.meta.title, &*merged.document.meta.url), ("A", "https://example.org"));
        assert_eq!(merged.conflicts, []);
        let Merged { document, conflicts } = merge_documents(Some(&base), &with("A", "x"), &with("B", "y"));
        assert_eq!(conflicts.len(), 2);
        assert!(conflicts.iter().all(|conflict| conflict.is_old_news(&with("B", "y"))));
        assert!(!conflicts.iter().any(|conflict| conflict.is_old_news(&with("A", "x"))));
        let other = applied(&document, take_theirs(&document, &conflicts));
        assert_eq!((&*other.meta.title, &*other.meta.url), ("B", "y"));
        let title = conflicts[0].name();
        let some = Merged { document, conflicts }.taking(|conflict| conflict.name() == title);
        assert_eq!((&*some.meta.title, &*some.meta.url), ("B", "x"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn merging_loses_nothing(before in acts(), here in acts(), there in acts()) {
            let base = worked(&base(), &before);
            let (mine, theirs) = (worked(&base, &here), worked(&base, &there));
            prop_assert!(merge_documents(Some(&base), &base, &theirs).document.says_the_same(&theirs));
            prop_assert!(merge_documents(Some(&base), &mine, &base).document.says_the_same(&mine));
            prop_assert!(merge_documents(Some(&base), &mine, &mine).document.says_the_same(&mine));

            for base in [Some(&base), None] {
                let one = merge_documents(base, &mine, &theirs);
                let other = merge_documents(base, &theirs, &mine);
                prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
                if one.conflicts.is_empty() {
                    prop_assert_eq!(one.document.kept(), other.document.kept());
                    prop_assert_eq!(&one.document.meta, &other.document.meta);
                }
                // Every mark of either side is in the result, or in a conflict, or was
                // there before and is changed or gone on the other side.
                for annotation in mine.kept().iter().chain(theirs.kept()) {
                    let stands = one.document.kept().iter().any(|kept| kept.id == annotation.id && kept.says_the_same(annotation));
                    let open = one.conflicts.iter().any(|c| matches!(c, Conflict::Mark { id, .. } if *id == annotation.id));
                    let old = base.is_some_and(|base| base.kept().iter().any(|old| old.id == annotation.id && old.says_the_same(annotation)));
                    prop_assert!(stands || open || old, "{:?} vanished", annotation.id);
                }
                // Taking the other side of all conflicts is merging from over there.
                let taken = applied(&one.document, take_theirs(&one.document, &one.conflicts));
                prop_assert_eq!(taken.kept(), other.document.kept());
                prop_assert_eq!(&taken.meta, &other.document.meta);
            }
        }
    }
}
