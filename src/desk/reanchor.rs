//! Carries the work on one version of an article over to another.

use super::annotation::{Annotation, Body, ClaimBody, Id, Kind, Origin, Speaker, State};
use super::coding::Coding;
use super::document::{Document, LibraryLocation};
use super::edit::Edit;
use super::incidents::{FigureKey, IncidentDescription, TollLink};
use super::needs_review::NeedsReview;
use super::state::Desk;
use crate::anchor::{Anchor, Anchors, Change};
use crate::lang::{self, Language};
use crate::model::{Figure, Reason};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// How many marks were carried over, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Same words at the same place.
    pub anchored: usize,
    /// Same words, elsewhere.
    pub moved: usize,
    /// Nearly the same words.
    pub similar: usize,
    /// Words that say something else; these marks need review.
    pub changed: usize,
    /// Nothing like their words is left; these marks need review.
    pub lost: usize,
}

/// Carries the work on one document over to another: kept marks with all work on them, links
/// between marks, joins and splits of tolls, what was said of incidents, and codings. Marks that
/// cannot be placed with certainty need review there ([`Document::needs_review`]), except rejected ones, which are
/// dropped. Work that the other document has already is kept. `None` while the data of the
/// languages is not here: without the protected terms a negation would count as a small
/// difference.
pub fn reanchor(from: &Document, to: &Document) -> Option<(Edit, Report)> {
    if !lang::is_ready() {
        return None;
    }
    let protected_terms = Language::of(Some(&from.meta.language), &from.text).pack.protected_terms();
    let anchors = Anchors::new(&from.text, &to.text, &protected_terms);
    let mut carrier = Carrier { from, to, anchors, ids: FxHashMap::default(), waiting: FxHashSet::default() };
    let places: Vec<Anchor> = from.kept().iter().map(|mark| carrier.anchors.find(mark.span)).collect();
    for (mark, place) in from.kept().iter().zip(&places) {
        carrier.name(mark, *place);
    }
    let (mut edits, mut needs_review, mut report) = (Vec::new(), to.needs_review.clone(), Report::default());
    for (mark, place) in from.kept().iter().zip(places) {
        let Some(id) = carrier.ids.get(&mark.id).cloned() else {
            continue;
        };
        let there =
            |span| to.kept().iter().any(|kept| kept.id == id || (kept.span == span && kept.kind() == mark.kind()));
        let (span, change, count) = match place {
            Anchor::Anchored => (mark.span, None, &mut report.anchored),
            Anchor::Moved(span) => (span, None, &mut report.moved),
            Anchor::Similar(span) => (span, None, &mut report.similar),
            Anchor::Changed(change) => (change.span, Some((change.was, change.now)), &mut report.changed),
            Anchor::Lost => (NOWHERE, Some((NOWHERE, NOWHERE)), &mut report.lost),
        };
        let settled = change.is_none();
        if there(span) || needs_review.iter().any(|waiting| waiting.mark.id == id) {
            continue;
        }
        *count += 1;
        let carried = carrier.carried(mark, id, span, settled);
        match change {
            None => edits.push(Edit::Keep(to.id.clone(), carried)),
            Some((was, now)) => needs_review.push(NeedsReview {
                mark: carried,
                quote: mark.span.of(&from.text).to_owned(),
                was: was.of(&from.text).to_owned(),
                now: now.of(&to.text).to_owned(),
            }),
        }
    }
    for waiting in &from.needs_review {
        if !needs_review.iter().any(|other| other.mark.id == waiting.mark.id) {
            let waiting = carrier.still_waiting(waiting);
            *(if waiting.is_lost() { &mut report.lost } else { &mut report.changed }) += 1;
            needs_review.push(waiting);
        }
    }
    // In the order of the export, so that a document that is saved and read again is equal.
    needs_review.sort_by_key(|waiting| (layer(&waiting.mark.body), waiting.mark.span.start));
    if needs_review != to.needs_review {
        edits.push(Edit::Wait(to.id.clone(), needs_review));
    }
    edits.extend(carrier.tolls());
    if to.location.case.is_empty() && !from.location.case.is_empty() {
        let case = from.location.case.clone();
        edits.push(Edit::Shelve(to.id.clone(), LibraryLocation { case, ..to.location }));
    }
    Some((Edit::All(edits), report))
}

fn layer(body: &Body) -> usize {
    match body {
        Body::Entity(_) => 0,
        Body::Date(_) => 1,
        Body::Figure(_) => 2,
        Body::Claim(_) => 3,
    }
}

const NOWHERE: Span = Span::new(0, 0);

struct Carrier<'d> {
    from: &'d Document,
    to: &'d Document,
    anchors: Anchors<'d>,
    /// The id of each mark on the other document.
    ids: FxHashMap<Id, Id>,
    /// Of those, the marks without a certain place.
    waiting: FxHashSet<Id>,
}

impl Carrier<'_> {
    /// Gives a mark its id on the other document. A decided suggestion takes the id of the
    /// suggestion that it answers there, so that this one does not show up again.
    fn name(&mut self, mark: &Annotation, place: Anchor) {
        let (span, is_certain) = match place {
            Anchor::Anchored => (mark.span, true),
            Anchor::Moved(span) | Anchor::Similar(span) => (span, true),
            Anchor::Changed(Change { span, .. }) => (span, false),
            Anchor::Lost => (mark.span, false),
        };
        if !is_certain && mark.state == State::Rejected {
            return;
        }
        let by_place = Annotation::id_for(mark.origin, mark.kind(), span);
        let first = match (place, mark.origin) {
            // The suggestion there says something else.
            (Anchor::Lost, _) => format!("lost-{by_place}").into(),
            (_, Origin::Engine) => self.answered(mark, span).unwrap_or(by_place),
            (_, Origin::Person) => by_place,
        };
        let mut id = first.clone();
        let is_taken = |id: &Id| self.ids.values().any(|taken| taken == id);
        for number in 2.. {
            if !is_taken(&id) {
                break;
            }
            id = format!("{first}-{number}").into();
        }
        if !is_certain {
            self.waiting.insert(id.clone());
        }
        self.ids.insert(mark.id.clone(), id);
    }

    /// The suggestion of the other document that corresponds to the one that a mark answers
    /// here; the mark itself may have been moved or changed its kind since.
    fn answered(&self, mark: &Annotation, span: Span) -> Option<Id> {
        let suggested = self.from.suggested();
        let Some(first) = suggested.iter().find(|a| a.id == mark.id) else {
            return self.to.suggestion(mark.kind(), span).map(|a| a.id.clone());
        };
        // Two claims may share one place: they correspond in their order.
        let same = |a: &&Annotation, place: Span| a.kind() == first.kind() && a.span == place;
        let number = suggested.iter().filter(|a| same(a, first.span)).position(|a| a.id == first.id)?;
        let place = self.certain(first.span).unwrap_or(span);
        let equal = self.to.suggested().iter().filter(|a| same(a, place)).nth(number);
        equal.or_else(|| self.to.suggestion(first.kind(), place)).map(|a| a.id.clone())
    }

    /// The span of the other document for a span of this one, if it is certain.
    fn certain(&self, span: Span) -> Option<Span> {
        match self.anchors.find(span) {
            Anchor::Anchored => Some(span),
            Anchor::Moved(span) | Anchor::Similar(span) => Some(span),
            Anchor::Changed(_) | Anchor::Lost => None,
        }
    }

    /// A mark as it is on the other document.
    fn carried(&self, mark: &Annotation, id: Id, span: Span, settled: bool) -> Annotation {
        let certain = |span: Option<Span>| span.and_then(|span| self.certain(span));
        let body = match &mark.body {
            Body::Figure(figure) => Body::Figure(Figure {
                source: certain(figure.source),
                date: certain(figure.date),
                place: certain(figure.place),
                part_of: figure
                    .part_of
                    .as_ref()
                    .and_then(|id| self.link(id))
                    .filter(|id| settled && !self.waiting.contains(id)),
                ..figure.clone()
            }),
            Body::Claim(claim) => Body::Claim(ClaimBody {
                source: claim.source.as_ref().map(|speaker| self.speaker(speaker)),
                cue: certain(claim.cue),
                links: claim.links.iter().filter_map(|id| self.link(id)).collect(),
                ..claim.clone()
            }),
            same @ (Body::Entity(_) | Body::Date(_)) => same.clone(),
        };
        let reason = mark.reason.as_ref().map(|reason| Reason {
            words: reason.words.iter().filter_map(|&word| self.certain(word)).collect(),
            ..reason.clone()
        });
        Annotation { id, span, body, reason, ..mark.clone() }
    }

    /// A speaker whose words are gone is kept by name.
    fn speaker(&self, speaker: &Speaker) -> Speaker {
        match speaker {
            Speaker::Quoted(span) => match self.certain(*span) {
                Some(span) => Speaker::Quoted(span),
                None => Speaker::Named(span.of(&self.from.text).to_owned()),
            },
            named @ Speaker::Named(_) => named.clone(),
        }
    }

    /// The id on the other document of a mark that is linked; a suggestion is found by its
    /// words.
    fn link(&self, id: &Id) -> Option<Id> {
        if let Some(id) = self.ids.get(id) {
            return Some(id.clone());
        }
        let linked = self.from.annotation(id)?;
        let place = self.certain(linked.span)?;
        let there = self.to.annotations().into_iter().find(|a| a.kind() == linked.kind() && a.span == place);
        there.map(|a| a.id.clone())
    }

    /// Joins, splits and codings of tolls and what was said of incidents, for figures that the
    /// other document has and says nothing of.
    fn tolls(&self) -> Vec<Edit> {
        let (from, to) = (self.from, self.to);
        let rows = from.codings.iter().filter_map(|coding| {
            let figure = self.figure(&coding.figure)?;
            let row = Coding { figure, ..coding.clone() };
            let is_new = !to.codings.iter().any(|there| there.key() == row.key());
            is_new.then(|| Edit::Code(to.id.clone(), row))
        });
        let said = from.descriptions.iter().filter_map(|said| {
            let figure = self.figure(&said.figure)?;
            let is_new = !to.descriptions.iter().any(|there| there.figure == figure);
            is_new.then(|| Edit::DescribeIncident(to.id.clone(), IncidentDescription { figure, ..said.clone() }))
        });
        let mut edits: Vec<Edit> = rows.chain(said).collect();
        let carried = from.links.iter().filter_map(|link| {
            let other = if link.other.document == from.id {
                FigureKey { document: to.id.clone(), id: self.figure(&link.other.id)? }
            } else {
                link.other.clone()
            };
            Some(TollLink { own: self.figure(&link.own)?, other, together: link.together })
        });
        let mut links = to.links.clone();
        links.extend(carried.filter(|link| !to.links.contains(link)).collect::<Vec<_>>());
        if links != to.links {
            edits.push(Edit::Toll(to.id.clone(), links));
        }
        edits
    }

    /// The id of a figure on the other document. A figure whose number changed is still a
    /// count of the same toll.
    fn figure(&self, id: &Id) -> Option<Id> {
        self.link(id).filter(|id| !self.waiting.contains(id)).or_else(|| {
            let figure = self.from.annotation(id)?;
            let Anchor::Changed(Change { span, .. }) = self.anchors.find(figure.span) else { return None };
            self.to.suggestion(Kind::Casualty, span).map(|there| there.id.clone())
        })
    }

    /// A mark that needs review here needs review there.
    fn still_waiting(&self, waiting: &NeedsReview) -> NeedsReview {
        let place = self.certain(waiting.mark.span);
        let mark = self.carried(&waiting.mark, waiting.mark.id.clone(), place.unwrap_or(NOWHERE), false);
        let (was, now) = match place {
            Some(_) => (waiting.was.clone(), waiting.now.clone()),
            None => Default::default(),
        };
        NeedsReview { mark, quote: waiting.quote.clone(), was, now }
    }
}

/// For each of these documents the one with work on it of which it seems to be a later version:
/// most of its sentences are the same, or some are and title or address are the same. Takes
/// time linear in all their texts.
pub fn earlier_versions<'d>(desk: &'d Desk, documents: &[&Document]) -> Vec<Option<&'d Arc<Document>>> {
    let is_worked_on = |other: &&Arc<Document>| {
        !(other.kept().is_empty()
            && other.needs_review.is_empty()
            && other.links.is_empty()
            && other.descriptions.is_empty()
            && other.codings.is_empty())
    };
    let worked: Vec<&Arc<Document>> = desk.documents().iter().filter(is_worked_on).collect();
    if worked.is_empty() {
        return vec![None; documents.len()];
    }
    let mut sizes = vec![0; worked.len()];
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, document) in worked.iter().enumerate() {
        for sentence in long_sentences(document) {
            sizes[at] += sentence.len();
            holders.entry(sentence).or_default().push(at);
        }
    }
    documents.iter().map(|document| earlier_version(document, &worked, &sizes, &holders)).collect()
}

/// The best of the documents that are `worked` on. `sizes` are the bytes of their long
/// sentences, `holders` say which of them have a sentence.
fn earlier_version<'d>(
    document: &Document,
    worked: &[&'d Arc<Document>],
    sizes: &[usize],
    holders: &FxHashMap<&str, Vec<usize>>,
) -> Option<&'d Arc<Document>> {
    const MOST: f64 = 0.5;
    const SOME: f64 = 0.1;
    let same = |one: &str, other: &str| !one.trim().is_empty() && one.trim() == other.trim();
    let (mut size, mut common) = (0, FxHashMap::<usize, usize>::default());
    for sentence in long_sentences(document) {
        size += sentence.len();
        holders.get(sentence).into_iter().flatten().for_each(|at| *common.entry(*at).or_default() += sentence.len());
    }
    let share = |(at, common): (usize, usize)| {
        let other = worked[at];
        // The share of the shorter of the two that the other contains.
        let share = common as f64 / size.min(sizes[at]).max(1) as f64;
        let named = same(&other.meta.title, &document.meta.title) || same(&other.meta.url, &document.meta.url);
        (other.id != document.id && (share >= MOST || (named && share >= SOME))).then_some((share, at))
    };
    let best = common.into_iter().filter_map(share).max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    best.map(|(_, at)| worked[at])
}

/// The sentences that are long enough to be characteristic of their text.
fn long_sentences(document: &Document) -> FxHashSet<&str> {
    /// Bytes; shorter ones (he said, share this) stand in any article.
    const SHORTEST: usize = 20;
    let words = document.sentences().iter().map(|sentence| sentence.of(&document.text)).collect::<Vec<_>>();
    words.into_iter().filter(|sentence| sentence.len() >= SHORTEST).collect()
}
