//! Compares two annotators' marks on one text, and builds the adjudicated version from what
//! was decided where they differ.

use super::agreement::Layer;
use super::annotation::{Annotation, Body, ClaimBody, Id};
use crate::model::Figure;
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// How two annotators differ at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// Only the first one has a mark there.
    OnlyA,
    /// Only the second one has a mark there.
    OnlyB,
    /// Their marks overlap, with different ends.
    Span,
    /// They mark the same place with different content.
    Content,
}

/// A place where two annotators differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference<'d> {
    /// The layer of the marks.
    pub layer: Layer,
    /// How they differ.
    pub how: DifferenceKind,
    /// The mark of the first annotator.
    pub a: Option<&'d Annotation>,
    /// The mark of the second one.
    pub b: Option<&'d Annotation>,
}

impl Difference<'_> {
    /// Identifies the difference; stable when the same two lists are compared again.
    pub fn name(&self) -> Id {
        let id = |mark: Option<&Annotation>| mark.map_or("-".into(), |mark| mark.id.clone());
        format!("{:?} {} {}", self.layer, id(self.a), id(self.b)).into()
    }

    /// The span that covers both marks.
    pub fn span(&self) -> Span {
        let spans = [self.a, self.b].into_iter().flatten().map(|mark| mark.span);
        spans.reduce(Span::cover).unwrap_or(Span::new(0, 0))
    }
}

/// The decision on a difference: whose mark stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// What the first annotator has there, also when that is no mark.
    A,
    /// What the second one has there.
    B,
    /// Both marks, or the only one.
    Both,
    /// No mark.
    Neither,
}

/// Two annotators' marks on the same text, paired.
#[derive(Clone, Debug)]
pub struct Comparison<'d> {
    /// Where they agree: the marks of both.
    agreed: Vec<(&'d Annotation, &'d Annotation)>,
    /// Where they differ, in the order of the text.
    differences: Vec<Difference<'d>>,
}

impl Choice {
    /// All choices, in the order of their buttons.
    pub const ALL: [Choice; 4] = [Self::A, Self::B, Self::Both, Self::Neither];

    /// Whether the mark of the first annotator stays, and that of the second one.
    pub const fn keeps(self) -> (bool, bool) {
        match self {
            Self::A => (true, false),
            Self::B => (false, true),
            Self::Both => (true, true),
            Self::Neither => (false, false),
        }
    }
}

impl<'d> Comparison<'d> {
    /// Compares two lists of marks on one text; rejected marks are left out. Within a layer a
    /// mark is paired with one at the same place, else with one that overlaps it.
    pub fn new(a: &'d [Annotation], b: &'d [Annotation]) -> Self {
        let (a_places, b_places) = (places(a), places(b));
        let (mut agreed, mut differences) = (Vec::new(), Vec::new());
        for layer in Layer::ALL {
            let of_layer = |marks: &'d [Annotation]| -> Vec<&'d Annotation> {
                marks.iter().filter(|m| m.is_live() && Layer::of(m) == layer).collect()
            };
            let (mut a, mut b) = (of_layer(a), of_layer(b));
            let says = |one: &Annotation, other: &Annotation| {
                one.span == other.span && content(&one.body, &a_places) == content(&other.body, &b_places)
            };
            agreed.extend(pairs(&mut a, &mut b, says));
            let differ = |how| move |(a, b)| Difference { layer, how, a: Some(a), b: Some(b) };
            differences.extend(
                pairs(&mut a, &mut b, |a, b| a.span == b.span).into_iter().map(differ(DifferenceKind::Content)),
            );
            differences.extend(
                pairs(&mut a, &mut b, |a, b| a.span.overlaps(b.span)).into_iter().map(differ(DifferenceKind::Span)),
            );
            differences.extend(a.into_iter().map(|a| Difference {
                layer,
                how: DifferenceKind::OnlyA,
                a: Some(a),
                b: None,
            }));
            differences.extend(b.into_iter().map(|b| Difference {
                layer,
                how: DifferenceKind::OnlyB,
                a: None,
                b: Some(b),
            }));
        }
        differences.sort_by_key(|difference| difference.span().outer_first());
        Self { agreed, differences }
    }

    /// Where they differ, in the order of the text.
    pub fn differences(&self) -> &[Difference<'d>] {
        &self.differences
    }

    /// The number of marks that they have in common.
    pub fn agreed(&self) -> usize {
        self.agreed.len()
    }

    /// The adjudicated version: the common marks, and the chosen ones of the others. Marks
    /// keep their provenance. A link to a mark that was replaced leads to its replacement; a
    /// link to a mark that was dropped is dropped; a link to a mark that was not compared
    /// stays.
    pub fn decided(&self, choose: impl Fn(&Difference<'d>) -> Choice) -> Vec<Annotation> {
        let mut merged = Merged::default();
        merged
            .compared
            .extend(self.agreed.iter().flat_map(|(a, b)| [(Side::A, a.id.clone()), (Side::B, b.id.clone())]));
        for difference in &self.differences {
            merged.compared.extend(difference.a.map(|a| (Side::A, a.id.clone())));
            merged.compared.extend(difference.b.map(|b| (Side::B, b.id.clone())));
        }
        for &(a, b) in &self.agreed {
            let id = merged.keep(a, Side::A);
            merged.names.insert((Side::B, b.id.clone()), id);
        }
        for difference in &self.differences {
            let (keeps_a, keeps_b) = choose(difference).keeps();
            let (a, b) = (difference.a.filter(|_| keeps_a), difference.b.filter(|_| keeps_b));
            let (kept_a, kept_b) = (a.map(|a| merged.keep(a, Side::A)), b.map(|b| merged.keep(b, Side::B)));
            // Links to the dropped mark lead to the one that stays.
            if let (Some(a), None, Some(stays)) = (difference.a, &kept_a, &kept_b) {
                merged.names.insert((Side::A, a.id.clone()), stays.clone());
            }
            if let (Some(b), None, Some(stays)) = (difference.b, &kept_b, &kept_a) {
                merged.names.insert((Side::B, b.id.clone()), stays.clone());
            }
        }
        merged.linked()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    A,
    B,
}

#[derive(Default)]
struct Merged {
    marks: Vec<(Side, Annotation)>,
    ids: FxHashSet<Id>,
    /// The id in the adjudicated version of each mark of a side.
    names: FxHashMap<(Side, Id), Id>,
    /// The marks of both sides.
    compared: FxHashSet<(Side, Id)>,
}

impl Merged {
    /// Adds a mark; it keeps its id unless another mark has it.
    fn keep(&mut self, mark: &Annotation, side: Side) -> Id {
        let mut id = mark.id.clone();
        for number in 2.. {
            if self.ids.insert(id.clone()) {
                break;
            }
            id = format!("{}-{number}", mark.id).into();
        }
        self.names.insert((side, mark.id.clone()), id.clone());
        self.marks.push((side, Annotation { id: id.clone(), ..mark.clone() }));
        id
    }

    fn linked(self) -> Vec<Annotation> {
        let Self { marks, names, compared, .. } = self;
        let linked = marks.into_iter().map(|(side, mark)| {
            let own = mark.id.clone();
            let name = |id: &Id| {
                let place = (side, id.clone());
                let stays = names.get(&place).or_else(|| (!compared.contains(&place)).then_some(id));
                stays.filter(|id| **id != own).cloned()
            };
            let body = match mark.body {
                Body::Figure(figure) => Body::Figure(figure.map_parent(|id| name(&id))),
                Body::Claim(claim) => {
                    let links = claim.links.iter().filter_map(name).collect();
                    Body::Claim(ClaimBody { links, ..claim })
                }
                same @ (Body::Entity(_) | Body::Date(_)) => same,
            };
            Annotation { body, ..mark }
        });
        let mut linked: Vec<Annotation> = linked.collect();
        linked.sort_by_key(|mark| mark.span.outer_first());
        linked
    }
}

/// Removes the pairs that fit from both lists; each mark is in one pair at most.
fn pairs<'d>(
    a: &mut Vec<&'d Annotation>,
    b: &mut Vec<&'d Annotation>,
    fits: impl Fn(&Annotation, &Annotation) -> bool,
) -> Vec<(&'d Annotation, &'d Annotation)> {
    let mut pairs = Vec::new();
    a.retain(|one| match b.iter().position(|other| fits(one, other)) {
        Some(at) => {
            pairs.push((*one, b.remove(at)));
            false
        }
        None => true,
    });
    pairs
}

/// Identifies marks by their places instead of their ids, which differ between two annotators.
fn places(marks: &[Annotation]) -> FxHashMap<Id, Id> {
    let place = |mark: &Annotation| format!("{}-{}-{}", mark.kind().name(), mark.span.start, mark.span.end).into();
    marks.iter().map(|mark| (mark.id.clone(), place(mark))).collect()
}

/// The content of a mark, with links by place and without the times of its changes.
fn content(body: &Body, places: &FxHashMap<Id, Id>) -> Body {
    match body {
        Body::Figure(figure) => {
            let part_of = figure.part_of.as_ref().and_then(|id| places.get(id).cloned());
            Body::Figure(Figure { part_of, ..figure.clone() })
        }
        Body::Claim(claim) => {
            let mut links: Vec<Id> = claim.links.iter().filter_map(|id| places.get(id).cloned()).collect();
            links.sort_unstable();
            Body::Claim(ClaimBody { links, history: Vec::new(), ..claim.clone() })
        }
        same @ (Body::Entity(_) | Body::Date(_)) => same.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Evidence, Provenance};
    use crate::model::{Effect, Entity, EntityKind, Qualifier, Stance};

    fn by(person: &str, start: usize, end: usize, body: Body) -> Annotation {
        let provenance = Provenance { person: Some(person.into()), ..Provenance::default() };
        Annotation { provenance, ..Annotation::own(Span::new(start, end), body) }
    }

    fn place() -> Body {
        Body::Entity(Entity { kind: EntityKind::Place, canonical: None })
    }

    fn killed(count: u64, part_of: Option<&Annotation>) -> Body {
        let figure = Figure::new(Effect::Killed, Qualifier::Exact, Some(count), Some(count));
        Body::Figure(Figure { part_of: part_of.map(|parent| parent.id.clone()), ..figure })
    }

    fn claim(links: &[&Annotation]) -> Body {
        let links = links.iter().map(|mark| mark.id.clone()).collect();
        Body::Claim(ClaimBody { links, ..ClaimBody::new(None, None, Stance::Assert) })
    }

    #[test]
    fn marks_are_paired_and_what_differs_is_listed_in_the_order_of_the_text() {
        let a = [
            by("A", 0, 3, place()),
            by("A", 5, 9, place()),
            by("A", 20, 25, killed(3, None)),
            by("A", 40, 44, place()),
        ];
        let b = [
            by("B", 0, 3, place()),
            by("B", 5, 7, place()),
            by("B", 20, 25, killed(4, None)),
            by("B", 30, 35, claim(&[])),
        ];
        let comparison = Comparison::new(&a, &b);
        let found: Vec<(DifferenceKind, Layer)> = comparison.differences().iter().map(|d| (d.how, d.layer)).collect();
        assert_eq!(comparison.agreed(), 1);
        assert_eq!(
            found,
            [
                (DifferenceKind::Span, Layer::Entities),
                (DifferenceKind::Content, Layer::Casualties),
                (DifferenceKind::OnlyB, Layer::Claims),
                (DifferenceKind::OnlyA, Layer::Entities)
            ]
        );
    }

    #[test]
    fn each_choice_gives_its_marks_with_their_hands() {
        let a = [by("A", 0, 3, place()), by("A", 20, 25, killed(3, None)), by("A", 40, 44, place())];
        let b = [by("B", 0, 3, place()), by("B", 20, 25, killed(4, None))];
        let comparison = Comparison::new(&a, &b);
        let marks = |choice| -> Vec<(usize, String)> {
            let hand = |mark: &Annotation| mark.provenance.person.as_deref().unwrap_or_default().to_owned();
            comparison.decided(|_| choice).iter().map(|mark| (mark.span.start, hand(mark))).collect()
        };
        let own = |marks: &[(usize, &str)]| marks.iter().map(|(at, who)| (*at, (*who).to_owned())).collect::<Vec<_>>();
        assert_eq!(marks(Choice::A), own(&[(0, "A"), (20, "A"), (40, "A")]));
        assert_eq!(marks(Choice::B), own(&[(0, "A"), (20, "B")]));
        assert_eq!(marks(Choice::Both), own(&[(0, "A"), (20, "A"), (20, "B"), (40, "A")]));
        assert_eq!(marks(Choice::Neither), own(&[(0, "A")]));
        let both = comparison.decided(|_| Choice::Both);
        let ids: FxHashSet<&Id> = both.iter().map(|mark| &mark.id).collect();
        assert_eq!(ids.len(), both.len());
    }

    #[test]
    fn links_lead_to_what_stays() {
        let total = by("A", 0, 5, killed(9, None));
        let a = [total.clone(), by("A", 10, 12, killed(2, Some(&total))), by("A", 20, 30, claim(&[&total]))];
        let other = Annotation { id: "named-otherwise".into(), ..by("B", 0, 5, killed(9, None)) };
        let b = [other.clone(), by("B", 10, 12, killed(2, Some(&other))), by("B", 20, 30, claim(&[&other]))];
        assert!(Comparison::new(&a, &b).differences().is_empty());

        let larger = Annotation { id: "larger".into(), ..by("B", 0, 5, killed(10, None)) };
        let mut b = [larger.clone(), by("B", 10, 12, killed(2, Some(&larger))), by("B", 20, 30, claim(&[&larger]))];
        if let Body::Claim(claim) = &mut b[2].body {
            claim.evidence = vec![Evidence::default()];
        }
        let comparison = Comparison::new(&a, &b);
        let decided = comparison.decided(|d| if d.layer == Layer::Claims { Choice::A } else { Choice::B });
        let Body::Claim(claim) = &decided[2].body else {
            panic!("{decided:?}");
        };
        assert_eq!((&decided[0].id, &claim.links[..]), (&larger.id, &[larger.id.clone()][..]));
        assert_eq!(comparison.decided(|_| Choice::Neither).len(), 1);

        let suggested = Annotation { id: "suggested".into(), ..total };
        let part = [by("A", 10, 12, killed(2, Some(&suggested)))];
        let decided = Comparison::new(&part, &[]).decided(|_| Choice::A);
        assert_eq!(decided, part);
    }
}
