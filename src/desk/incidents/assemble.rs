//! Assembles the reports of many articles into incidents with their tolls.

use super::commons::Commons;
use super::compare::Comparer;
use super::document_events::{DocumentEvent, Told, document_events, inside_pairs, inside_scores, tell};
use super::evidence::Evidence;
use super::group::{Grouped, IncidentSummary};
use super::history;
use super::incident::Incident;
use super::key::FigureKey;
use super::links::{FigureLinks, split};
use super::reasons::GroupingReason;
use super::report::ArticleReport;
use super::sides::{self, sides};
use super::steps::at_once;
use super::terms::Weighed;
use super::told::{ToldEvent, VictimRow};
use super::toll::{Member, Toll};
use super::weights::{score, weights};
use super::{blocks, checks, cluster, parts, sources};
use crate::desk::document::Document;
use crate::model::Effect;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::Arc;

/// Events of an incident that a further one is compared with to say why it is there: the last
/// ones, so that the work grows linearly with the incident.
const COMPARED: usize = 100;
/// Pairs of events that are compared between two pauses, and groups that become incidents:
/// each takes about ten milliseconds in a browser.
const PAIRS: usize = 2_000;
const GROUPS: usize = 50;
/// So many incidents are asked about at most for one: more would not be read.
const ASKED: usize = 3;

/// The incidents of articles, those of most figures first. The order of the articles does
/// not matter.
pub fn incidents(documents: &[Arc<Document>], reports: &[Arc<ArticleReport>]) -> Vec<Incident> {
    at_once(incidents_in_steps(documents, reports, async || {}))
}

/// The same for a page that goes on meanwhile: `pause` is waited for after every few
/// milliseconds of work.
pub async fn incidents_in_steps(
    documents: &[Arc<Document>],
    reports: &[Arc<ArticleReport>],
    mut pause: impl AsyncFnMut(),
) -> Vec<Incident> {
    let pause = &mut pause;
    let links = FigureLinks::of(documents);
    let mut reports = reports.to_vec();
    reports.sort_by(|a, b| (a.published, &a.document).cmp(&(b.published, &b.document)));
    let commons = Commons::of(&reports);
    let library = Library::with(&reports, &commons);
    let mut events = library.events();
    split(&mut events, &reports, &links);
    pause().await;
    let clusters = library.cluster(&events, &links, pause).await;
    let mut incidents: Vec<Incident> = Vec::with_capacity(clusters.groups.len());
    for groups in clusters.groups.chunks(GROUPS) {
        let of = |group: &Vec<usize>| library.incident(group.iter().map(|at| &events[*at]).collect(), &links);
        incidents.extend(groups.iter().map(of));
        pause().await;
    }
    for (one, other, _) in &clusters.questions {
        if [one, other].iter().any(|at| incidents[**at].perhaps_same.len() >= ASKED) {
            continue;
        }
        let keys = [*one, *other].map(|at| incidents[at].key().cloned());
        if let [Some(first), Some(second)] = keys {
            incidents[*one].perhaps_same.push(second);
            incidents[*other].perhaps_same.push(first);
        }
    }
    incidents.sort_by_key(|incident| Reverse(incident.figures()));
    incidents
}

/// A pair of which a person can say whether it is one: with its kind (`inside` an article,
/// `across` articles, or of a `toll`), the figures on both sides and the evidence.
pub type EvidencePair = (&'static str, [Vec<FigureKey>; 2], Vec<Evidence>);

/// The evidence of all pairs that are compared in a library, by which the weights are fitted.
pub fn evidence_pairs(reports: &[Arc<ArticleReport>]) -> Vec<EvidencePair> {
    let commons = Commons::of(reports);
    let library = Library::with(reports, &commons);
    let mut found = Vec::new();
    for (report, told) in reports.iter().zip(&library.told) {
        let keys = |at: usize| report.passages[at].rows.iter().map(|row| report.rows[*row].key.clone()).collect();
        let pairs = inside_pairs(told, &commons.places, commons.weighed());
        found.extend(pairs.into_iter().map(|(one, other, evidence)| ("inside", [keys(one), keys(other)], evidence)));
    }
    let events = library.events();
    let keys = |event: &DocumentEvent| {
        let report = &reports[event.article];
        event.rows.iter().map(|row| report.rows[*row].key.clone()).collect()
    };
    for (one, other) in blocks::pairs(&events, reports, &commons.names, |_| true) {
        let evidence = library.comparer().compare(&events[one], &events[other]);
        found.push(("across", [keys(&events[one]), keys(&events[other])], evidence));
    }
    let no_links = FigureLinks::of(&[]);
    for group in at_once(library.cluster(&events, &no_links, &mut async || {})).groups {
        let grouped = library.grouped(&group.iter().map(|at| &events[*at]).collect::<Vec<_>>(), &no_links);
        for effect in Effect::ALL {
            let rows: Vec<Grouped> = grouped.iter().filter(|g| g.row.figure.effect == effect).cloned().collect();
            let key = |at: usize| vec![rows[at].row.key.clone()];
            let pairs = sides::pairs(&rows).into_iter();
            found.extend(pairs.map(|(one, other, evidence)| ("toll", [key(one), key(other)], evidence)));
        }
    }
    found
}

/// Two events, as indexes, with their score in log odds.
pub(super) type Scored = ((usize, usize), f32);

/// Reports of a library with what is known over all of it.
pub(super) struct Library<'l> {
    reports: &'l [Arc<ArticleReport>],
    commons: &'l Commons,
    /// The passages of each article.
    told: Vec<Vec<Told<'l>>>,
    article_names: Vec<Weighed>,
}

impl<'l> Library<'l> {
    /// Some reports of a library, or all.
    pub(super) fn with(reports: &'l [Arc<ArticleReport>], commons: &'l Commons) -> Self {
        Self {
            reports,
            commons,
            told: reports.iter().map(|report| tell(report, &commons.places, commons.weighed())).collect(),
            article_names: reports.iter().map(|report| commons.names.weigh(report.names.clone())).collect(),
        }
    }

    fn comparer(&self) -> Comparer<'_> {
        Comparer {
            reports: self.reports,
            places: &self.commons.places,
            article_names: &self.article_names,
            names: &self.commons.names,
            words: &self.commons.words,
        }
    }

    /// The events of all articles.
    pub(super) fn events(&self) -> Vec<DocumentEvent> {
        let of = |(i, report): (usize, &Arc<ArticleReport>)| {
            document_events((i, report), &self.told[i], &self.commons.places, self.commons.weighed())
        };
        self.reports.iter().enumerate().flat_map(of).collect()
    }

    /// The scores of events of different articles whose earlier bucket is wanted.
    pub(super) async fn across_scores(
        &self,
        events: &[DocumentEvent],
        is_wanted: impl Fn(i64) -> bool,
        pause: &mut impl AsyncFnMut(),
    ) -> Vec<Scored> {
        let comparer = self.comparer();
        let mut scores = Vec::new();
        for pairs in blocks::pairs(events, self.reports, &self.commons.names, is_wanted).chunks(PAIRS) {
            let scored = |(a, b): &(usize, usize)| ((*a, *b), score(&comparer.compare(&events[*a], &events[*b])));
            scores.extend(pairs.iter().map(scored));
            pause().await;
        }
        scores
    }

    /// The scores of events of one article.
    pub(super) fn inside_scores(&self, events: &[DocumentEvent]) -> Vec<Scored> {
        let (mut scores, mut start) = (Vec::new(), 0);
        for group in events.chunk_by(|a, b| a.article == b.article) {
            let told = &self.told[group[0].article];
            let scored = inside_scores(told, group, &self.commons.places, self.commons.weighed());
            scores.extend(scored.into_iter().map(|((a, b), score)| ((start + a, start + b), score)));
            start += group.len();
        }
        scores
    }

    async fn cluster(
        &self,
        events: &[DocumentEvent],
        links: &FigureLinks<'_>,
        pause: &mut impl AsyncFnMut(),
    ) -> cluster::Clusters {
        let mut scores = self.across_scores(events, |_| true, pause).await;
        scores.extend(self.inside_scores(events));
        let mut ties = cluster::Ties { scores, ..cluster::Ties::default() };
        links.tie(events, self.reports, &mut ties);
        cluster::cluster(events.len(), &ties, thresholds(), pause).await
    }

    /// The incidents of events by scores that are known, each with the index of its first event.
    pub(super) fn grouped_by(&self, events: &[DocumentEvent], scores: Vec<Scored>) -> Vec<(usize, Incident)> {
        let ties = cluster::Ties { scores, ..cluster::Ties::default() };
        let clusters = at_once(cluster::cluster(events.len(), &ties, thresholds(), &mut async || {}));
        let no_links = FigureLinks::of(&[]);
        let of = |group: &Vec<usize>| self.incident(group.iter().map(|at| &events[*at]).collect(), &no_links);
        clusters.groups.iter().map(|group| (group[0], of(group))).collect()
    }

    /// The figures of the events of an incident, each with why it belongs there.
    fn grouped(&self, events: &[&DocumentEvent], links: &FigureLinks<'_>) -> Vec<Grouped> {
        let mut reported = Vec::new();
        for (n, event) in events.iter().enumerate() {
            let reason = self.reason(&events[..n], event);
            let own = &self.reports[event.article];
            for (i, row) in event.rows.iter().enumerate() {
                let whole = own.wholes[*row].map(|whole| own.rows[whole].key.clone());
                let reason = match (&whole, links.names(&own.rows[*row].key)) {
                    (_, true) => GroupingReason::Person,
                    (Some(_), _) => GroupingReason::Part,
                    (None, _) if i > 0 => GroupingReason::SameArticle,
                    _ => reason.clone(),
                };
                reported.push(Grouped { row: own.rows[*row].clone(), reason, whole });
            }
        }
        reported
    }

    fn incident(&self, events: Vec<&DocumentEvent>, links: &FigureLinks<'_>) -> Incident {
        let mut reported = self.grouped(&events, links);
        sources::unify_sources(&mut reported);
        sources::unify_translated(&mut reported);
        sources::unify_shortened(&mut reported);
        let summary = IncidentSummary::of(&reported, &self.commons.places);
        let mut tolls = Vec::new();
        for effect in Effect::ALL {
            let (of_effect, rest) =
                reported.into_iter().partition(|grouped: &Grouped| grouped.row.figure.effect == effect);
            tolls.extend(sides(of_effect).into_iter().filter_map(|group| toll(group, &summary)));
            reported = rest;
        }
        tolls.sort_by_key(|toll| Reverse(toll.members.len()));
        let told = self.told(&events);
        let located = summary.place.as_ref().and_then(|place| self.commons.places.located(&place.id)).copied();
        Incident::new((summary.place, located), summary.when, &told, self.victims(&events), tolls)
    }

    /// What the articles tell of the figures of an incident.
    fn told(&self, events: &[&DocumentEvent]) -> Vec<&'l ToldEvent> {
        let of = |event: &&DocumentEvent| {
            let report: &'l ArticleReport = &self.reports[event.article];
            let mut told: Vec<usize> = event.rows.iter().filter_map(|row| report.event_of[*row]).collect();
            told.sort_unstable();
            told.dedup();
            told.into_iter().map(|at| &report.told[at]).collect::<Vec<_>>()
        };
        events.iter().flat_map(of).collect()
    }

    /// The named victims of an incident: those of the events of its figures, and those of an
    /// event without figures whose name stands nearest to one of them.
    fn victims(&self, events: &[&DocumentEvent]) -> Vec<VictimRow> {
        let of = |event: &&DocumentEvent| {
            let report: &'l ArticleReport = &self.reports[event.article];
            let is_here = |victim: &&VictimRow| match victim.event {
                Some(at) if report.event_of.contains(&Some(at)) => {
                    event.rows.iter().any(|row| report.event_of[*row] == Some(at))
                }
                // Of an event without figures: with the figures that stand nearest.
                _ => {
                    let nearest = (0..report.rows.len())
                        .min_by_key(|row| report.rows[*row].at_sentence.abs_diff(victim.at_sentence));
                    nearest.is_some_and(|row| event.rows.contains(&row))
                }
            };
            report.victims.iter().filter(is_here).cloned().collect::<Vec<_>>()
        };
        events.iter().flat_map(of).collect()
    }

    /// Why an event is of an incident: the best of what compares it with those before.
    fn reason(&self, before: &[&DocumentEvent], event: &DocumentEvent) -> GroupingReason {
        let comparer = self.comparer();
        let others = before.iter().rev().filter(|other| other.article != event.article).take(COMPARED);
        let compared = others.map(|other| comparer.compare(other, event));
        match compared.max_by(|a, b| score(a).total_cmp(&score(b))) {
            Some(mut evidence) => {
                evidence.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
                evidence.retain(|evidence| evidence.weight() > 0.0);
                GroupingReason::Alike(evidence.into())
            }
            None if before.is_empty() => GroupingReason::First,
            None => GroupingReason::SameArticle,
        }
    }
}

/// The scores from which two events are joined, from which a person is asked, and that of a pair
/// that was not compared.
fn thresholds() -> [f32; 3] {
    [weights().join, weights().ask, weights().unseen]
}

/// Makes a toll of a group of figures. They are sorted by the day of their articles, within a
/// day by article.
fn toll(mut group: Vec<Grouped>, summary: &IncidentSummary) -> Option<Toll> {
    group.sort_by_key(|grouped| (grouped.row.as_of.is_none(), grouped.row.as_of));
    let at: FxHashMap<&FigureKey, usize> = group.iter().enumerate().map(|(i, g)| (&g.row.key, i)).collect();
    let wholes: Vec<Option<usize>> = group.iter().map(|g| at.get(g.whole.as_ref()?).copied()).collect();
    let member = |(grouped, part_of): (&Grouped, Option<usize>)| Member {
        row: grouped.row.clone(),
        reason: grouped.reason.clone(),
        part_of,
        replaced_by: None,
    };
    let mut members: Vec<Member> = group.iter().zip(wholes).map(member).collect();
    let first = group.first()?;
    let is_told_as_whole: Vec<bool> = members.iter().map(|member| member.part_of.is_none()).collect();
    parts::hang(&mut members);
    history::replace(&mut members, &summary.later);
    let checks = checks::checks(&members, &is_told_as_whole);
    let (place, when) = (summary.place.clone(), summary.when);
    Some(Toll { effect: first.row.figure.effect, place, when, members, checks })
}
