//! Inter-annotator agreement: F1 and Cohen's kappa of two annotators of one text.

use super::annotation::{Annotation, Body, Kind};
use crate::model::EntityKind;
use crate::text::{Span, tokenize};
use std::ops::AddAssign;

/// A layer of annotation: only marks of one layer are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// Names of all four kinds.
    Entities,
    /// Dates.
    Dates,
    /// Casualty figures.
    Casualties,
    /// Claims.
    Claims,
}

impl Layer {
    /// All layers, in the order of files.
    pub const ALL: [Layer; 4] = [Self::Entities, Self::Dates, Self::Casualties, Self::Claims];

    /// The layer of a mark.
    pub fn of(annotation: &Annotation) -> Self {
        match annotation.body {
            Body::Entity(_) => Self::Entities,
            Body::Date(_) => Self::Dates,
            Body::Figure(_) => Self::Casualties,
            Body::Claim(_) => Self::Claims,
        }
    }
}

/// The number of labels that a token can have in one layer: none, or one of the four kinds of
/// names. The other layers use only none and the first.
const LABELS: usize = 1 + EntityKind::ALL.len();

/// Counts of one layer, over one text or, added up, over many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Marks of the first annotator.
    pub a: usize,
    /// Marks of the second one.
    pub b: usize,
    /// Marks of one kind at the same place.
    pub exact: usize,
    /// Marks of one kind that overlap, each taken once; the exact ones are among them.
    pub overlapping: usize,
    /// Tokens by the label that each annotator gave them.
    tokens: [[usize; LABELS]; LABELS],
}

impl Agreement {
    /// Compares the marks of one layer on a text; rejected marks are left out.
    pub fn on(text: &str, layer: Layer, a: &[Annotation], b: &[Annotation]) -> Self {
        let of_layer = |marks: &[Annotation]| -> Vec<(Kind, Span)> {
            marks.iter().filter(|m| m.is_live() && Layer::of(m) == layer).map(|m| (m.kind(), m.span)).collect()
        };
        let (a, b) = (of_layer(a), of_layer(b));
        let mut agreement = Self { a: a.len(), b: b.len(), ..Self::default() };
        let (mut a_left, mut b_left) = (a.clone(), b.clone());
        agreement.exact = take_pairs(&mut a_left, &mut b_left, |one, other| one == other);
        let overlap = |one: &(Kind, Span), other: &(Kind, Span)| one.0 == other.0 && one.1.overlaps(other.1);
        agreement.overlapping = agreement.exact + take_pairs(&mut a_left, &mut b_left, overlap);
        for token in tokenize(text) {
            agreement.tokens[label(&a, token.span)][label(&b, token.span)] += 1;
        }
        agreement
    }

    /// F1 of marks of one kind at the same place, from 0 to 1; `None` without marks.
    pub fn exact_f(&self) -> Option<f64> {
        self.f(self.exact)
    }

    /// F1 of marks of one kind that overlap, from 0 to 1; `None` without marks.
    pub fn overlap_f(&self) -> Option<f64> {
        self.f(self.overlapping)
    }

    /// F1, the harmonic mean of precision and recall; it is the same whichever annotator is
    /// the reference.
    fn f(&self, common: usize) -> Option<f64> {
        let all = self.a + self.b;
        (all > 0).then(|| 2.0 * common as f64 / all as f64)
    }

    /// Cohen's kappa over the labels of tokens (J. Cohen, A Coefficient of Agreement
    /// for Nominal Scales, 1960): 1 is full agreement, 0 that of chance. `None` where
    /// chance alone would make them agree on everything.
    pub fn kappa(&self) -> Option<f64> {
        let all: usize = self.tokens.iter().flatten().sum();
        let share = |count: usize| count as f64 / all as f64;
        let observed: usize = (0..LABELS).map(|i| self.tokens[i][i]).sum();
        let by_chance: f64 = (0..LABELS)
            .map(|i| {
                let of_a: usize = self.tokens[i].iter().sum();
                let of_b: usize = self.tokens.iter().map(|row| row[i]).sum();
                share(of_a) * share(of_b)
            })
            .sum();
        // Whether there is only one label is decided on whole counts: shares are inexact.
        let is_one_label = (0..LABELS).any(|i| self.tokens[i][i] == all);
        (all > 0 && !is_one_label).then(|| (share(observed) - by_chance) / (1.0 - by_chance))
    }
}

impl AddAssign for Agreement {
    fn add_assign(&mut self, other: Self) {
        self.a += other.a;
        self.b += other.b;
        self.exact += other.exact;
        self.overlapping += other.overlapping;
        for (row, other) in self.tokens.iter_mut().zip(other.tokens) {
            row.iter_mut().zip(other).for_each(|(count, more)| *count += more);
        }
    }
}

/// Removes the pairs that fit from both lists, each mark once, and counts them.
fn take_pairs<T>(a: &mut Vec<T>, b: &mut Vec<T>, fits: impl Fn(&T, &T) -> bool) -> usize {
    let before = a.len();
    a.retain(|one| match b.iter().position(|other| fits(one, other)) {
        Some(at) => {
            b.remove(at);
            false
        }
        None => true,
    });
    before - a.len()
}

/// The label that a token has under these marks.
fn label(marks: &[(Kind, Span)], token: Span) -> usize {
    match marks.iter().find(|(_, span)| span.overlaps(token)) {
        None => 0,
        Some((Kind::Entity(kind), _)) => 1 + *kind as usize,
        Some(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Entity;

    /// Words of one letter, so that the nth token is at byte 2n.
    const TEXT: &str = "a b c d e f g h i j";

    fn names(marks: &[(usize, usize, EntityKind)]) -> Vec<Annotation> {
        let name = |&(start, end, kind): &(usize, usize, EntityKind)| {
            Annotation::own(Span::new(2 * start, 2 * end - 1), Body::Entity(Entity { kind, canonical: None }))
        };
        marks.iter().map(name).collect()
    }

    #[test]
    fn figures_are_those_computed_by_hand() {
        use EntityKind::{Person, Place};
        let a = names(&[(0, 2, Person), (4, 5, Place), (6, 8, Person)]);
        let b = names(&[(0, 2, Person), (4, 5, Person), (7, 9, Person), (9, 10, Place)]);
        let agreement = Agreement::on(TEXT, Layer::Entities, &a, &b);
        assert_eq!((agreement.a, agreement.b, agreement.exact, agreement.overlapping), (3, 4, 1, 2));
        assert_eq!(agreement.exact_f(), Some(2.0 / 7.0));
        assert_eq!(agreement.overlap_f(), Some(4.0 / 7.0));
        // Labels of a: PP--L-PP-- and of b: PP--P--PPL. The same on tokens 0, 1, 2, 3, 5
        // and 7: observed 0.6. By chance: none 0.5 x 0.4, person 0.4 x 0.5, place
        // 0.1 x 0.1, together 0.41. Kappa is 0.19 / 0.59.
        let kappa = agreement.kappa().unwrap();
        assert!((kappa - 0.19 / 0.59).abs() < 1e-12, "{kappa}");
        // The textbook's table: 20 yes, 15 no in common, 5 and 10 apart; kappa is 0.4.
        let mut tokens = [[0; LABELS]; LABELS];
        (tokens[0][0], tokens[0][1], tokens[1][0], tokens[1][1]) = (20, 5, 10, 15);
        let kappa = Agreement { tokens, ..Agreement::default() }.kappa().unwrap();
        assert!((kappa - 0.4).abs() < 1e-12, "{kappa}");
    }

    #[test]
    fn nothing_to_compare_has_no_figure() {
        let nothing = Agreement::on(TEXT, Layer::Dates, &[], &[]);
        assert_eq!((nothing.exact_f(), nothing.overlap_f(), nothing.kappa()), (None, None, None));
        let a = names(&[(0, 1, EntityKind::Person)]);
        let mut twice = Agreement::on(TEXT, Layer::Entities, &a, &a);
        assert_eq!((twice.exact_f(), twice.kappa()), (Some(1.0), Some(1.0)));
        let before = twice;
        twice += before;
        assert_eq!((twice.a, twice.exact_f(), twice.kappa()), (2, Some(1.0), Some(1.0)));
    }
}
