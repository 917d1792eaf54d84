//! What is looked at across articles: which view, which articles, and what is derived
//! from them.

use super::counting::{Counting, Reported};
use super::reading::Reading;
use super::row_list::RowListing;
use super::work::Work;
use crate::desk::{
    self, Codebook, CrossDocumentEntity, Dated, Document, EntityRow, Id, Incident, KeptRows, RowSubject, Toll,
};
use crate::model::Day;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The views across articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Incidents,
    Map,
    Rows,
    Timeline,
    Entities,
    Compare,
    Agreement,
}

impl Tab {
    pub(crate) const ALL: [Tab; 7] =
        [Self::Incidents, Self::Rows, Self::Map, Self::Timeline, Self::Entities, Self::Compare, Self::Agreement];

    /// Names it in addresses.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Map => "map",
            Self::Rows => "rows",
            Self::Timeline => "timeline",
            Self::Entities => "entities",
            Self::Compare => "compare",
            Self::Agreement => "agreement",
        }
    }
}

/// Which articles are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scope {
    This,
    Chosen,
    #[default]
    All,
}

impl Scope {
    pub(crate) const ALL: [Scope; 3] = [Self::This, Self::Chosen, Self::All];
}

/// The state of the views across articles.
#[derive(Clone, Copy)]
pub(crate) struct Across {
    /// The view that stands in place of the text.
    pub(crate) tab: RwSignal<Option<Tab>>,
    /// How far the page was scrolled, in CSS pixels, when each of them was left.
    pub(crate) tops: StoredValue<Vec<(Option<Tab>, f64)>>,
    pub(crate) scope: RwSignal<Scope>,
    pub(crate) chosen: RwSignal<Vec<Id>>,
    /// The documents that are looked at, as they came.
    pub(crate) documents: Memo<Vec<Arc<Document>>>,
    /// Whether the places with coordinates are loaded.
    pub(crate) places_are_here: RwSignal<bool>,
    /// Their incidents as the person has them, those of most figures first.
    pub(crate) incidents: Memo<Vec<Arc<Incident>>>,
    /// The rows of datasets that the person keeps.
    pub(crate) kept: Memo<KeptRows>,
    /// How those of many articles are found.
    pub(crate) counting: Counting,
    /// Their dates, by day.
    pub(crate) dates: Memo<Vec<Arc<Dated>>>,
    /// Their entities, those of most articles first.
    pub(crate) entities: Memo<Vec<CrossDocumentEntity>>,
    /// The name of a figure of the toll that is open, and so of the incident.
    pub(crate) toll: RwSignal<Option<Id>>,
    /// The names of the incidents that are chosen in the list.
    pub(crate) chosen_incidents: RwSignal<Vec<Id>>,
    /// The name of the incident or the figure that is dragged.
    pub(crate) dragged: RwSignal<Option<Dragged>>,
    /// The name of the incident that the open one is to be joined with: it outlives a redrawing.
    pub(crate) joining: RwSignal<Option<Id>>,
    /// The numbers of the incident and the toll that are open: those with that figure, else the
    /// first.
    open: Memo<(usize, usize)>,
    /// What the list of incidents shows.
    pub(crate) listing: RwSignal<Listing>,
    /// The names of the figures of that incident that are chosen.
    pub(crate) rows: RwSignal<Vec<Id>>,
    /// The entities that are chosen, by their ids.
    pub(crate) chosen_entities: RwSignal<Vec<Id>>,
    /// The dataset whose row of that incident is looked at, in place of its figures.
    pub(crate) coding: RwSignal<Option<Codebook>>,
    /// Whose row that is in a record of casualties.
    pub(crate) victim: RwSignal<Id>,
    /// What the table of rows shows.
    pub(crate) row_listing: RwSignal<RowListing>,
    /// The days that the timeline shows; all where nothing was chosen.
    pub(crate) window: RwSignal<Option<(Day, Day)>>,
    /// The articles that are compared, where they were chosen.
    pub(crate) pair: [RwSignal<Option<Id>>; 2],
}

/// What was read of each document.
type Read<T> = FxHashMap<Id, (Arc<Document>, T)>;

impl Across {
    pub(crate) fn new(work: RwSignal<Work>, reading: Reading) -> Self {
        let (scope, chosen) = (RwSignal::new(Scope::default()), RwSignal::new(Vec::new()));
        let documents = Memo::new_with_compare(
            move |_| {
                let mut documents = work.with(|work| work.desk.documents().to_vec());
                match scope.get() {
                    Scope::This => {
                        let current = reading.current.get();
                        documents.retain(|document| Some(&document.id) == current.as_ref());
                    }
                    Scope::Chosen => chosen.with(|chosen| documents.retain(|document| chosen.contains(&document.id))),
                    Scope::All => {}
                }
                documents
            },
            |a, b| {
                let pointers = |list: Option<&Vec<Arc<Document>>>| {
                    list.map(|list| list.iter().map(Arc::as_ptr).collect::<Vec<_>>())
                };
                pointers(a) != pointers(b)
            },
        );
        let (places_are_here, counting) = (RwSignal::new(false), Counting::new());
        let reported = Memo::new_with_compare(
            move |_| documents.with(|documents| counting.reported(documents, places_are_here.get())),
            |a: Option<&Reported>, b| a.zip(b).is_none_or(|(a, b)| !a.is_same(b)),
        );
        // What the person writes of an incident or codes changes nothing of what is grouped.
        let grouped = Memo::new_with_compare(
            move |_| reported.with(|reported| documents.with_untracked(|all| counting.incidents(all, reported))),
            |_, _| true,
        );
        let incidents = Memo::new_with_compare(
            move |_| {
                let mut incidents = grouped.get();
                documents.with(|documents| desk::describe(documents, &mut incidents));
                incidents
            },
            |a: Option<&Vec<Arc<Incident>>>, b| a.zip(b).is_none_or(|(a, b)| !are_same(a, b)),
        );
        let kept = Memo::new(move |_| documents.with(|documents| KeptRows::of(documents)));
        let toll = RwSignal::new(None::<Id>);
        let open = Memo::new(move |_| {
            let key = toll.get();
            incidents.with(|incidents| {
                let mut tolls = incidents.iter().enumerate().flat_map(|(at, incident)| {
                    incident.tolls.iter().enumerate().map(move |(number, toll)| (at, number, toll))
                });
                let is_open = |key: &Id, toll: &Toll| toll.members.iter().any(|member| member.row.key.is_named(key));
                let found = key.and_then(|key| tolls.find(|(.., toll)| is_open(&key, toll)));
                found.map_or((0, 0), |(at, number, _)| (at, number))
            })
        });
        let read = StoredValue::new(Read::<Vec<Arc<Dated>>>::default());
        let dates = Memo::new_with_compare(
            move |_| documents.with(|documents| desk::by_day(each(documents, read, desk::dated).concat())),
            |_, _| true,
        );
        let read = StoredValue::new(Read::<Arc<Vec<EntityRow>>>::default());
        let entities = Memo::new_with_compare(
            move |_| {
                let of_each = |documents: &Vec<_>| each(documents, read, |document| Arc::new(desk::entities(document)));
                desk::join_entities(&documents.with(of_each))
            },
            |_, _| true,
        );
        Self {
            tab: RwSignal::new(None),
            tops: StoredValue::new(Vec::new()),
            scope,
            chosen,
            documents,
            places_are_here,
            incidents,
            kept,
            counting,
            dates,
            entities,
            toll,
            open,
            chosen_incidents: RwSignal::new(Vec::new()),
            dragged: RwSignal::new(None),
            joining: RwSignal::new(None),
            listing: RwSignal::new(Listing::default()),
            rows: RwSignal::new(Vec::new()),
            chosen_entities: RwSignal::new(Vec::new()),
            coding: RwSignal::new(None),
            victim: RwSignal::new(Id::default()),
            row_listing: RwSignal::new(RowListing::default()),
            window: RwSignal::new(None),
            pair: [RwSignal::new(None), RwSignal::new(None)],
        }
    }

    /// The chosen entities, in the order in which they were chosen.
    pub(crate) fn those_chosen(self) -> Vec<CrossDocumentEntity> {
        let chosen = self.chosen_entities.get();
        self.entities
            .with(|all| chosen.iter().filter_map(|id| all.iter().find(|one| one.id() == *id).cloned()).collect())
    }

    /// The incident that is open: the one with that figure, or the first.
    pub(crate) fn open_incident(self) -> Option<Arc<Incident>> {
        let (incident, _) = self.open.get();
        self.incidents.with(|incidents| incidents.get(incident).cloned())
    }

    /// The toll that is open: the one with that figure, or the first of the incident.
    pub(crate) fn open_toll(self) -> Option<Arc<Toll>> {
        let (incident, toll) = self.open.get();
        self.incidents.with(|incidents| incidents.get(incident)?.tolls.get(toll).cloned().map(Arc::new))
    }

    /// What the rows of the incident that is open are of in a dataset.
    pub(crate) fn open_subjects(self, codebook: Codebook) -> Vec<RowSubject> {
        let Some(incident) = self.open_incident() else { return Vec::new() };
        self.kept.with(|kept| desk::subjects(codebook, &incident, kept))
    }

    /// What the row that is open is of: the chosen victim in a record of casualties, else the
    /// first.
    pub(crate) fn open_subject(self, codebook: Codebook) -> Option<RowSubject> {
        let mut subjects = self.open_subjects(codebook);
        let victim = self.victim.get();
        let at = subjects.iter().position(|subject| subject.victim == victim).unwrap_or_default();
        (at < subjects.len()).then(|| subjects.swap_remove(at))
    }
}

/// What is dragged in the views of incidents, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Dragged {
    Incident(Id),
    Figure(Id),
}

/// What the list of incidents shows, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// Words that an incident must have: of its place, its kind, its actors, its victims.
    pub(crate) search: String,
    pub(crate) order: IncidentOrder,
}

/// Orders of the list of incidents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum IncidentOrder {
    /// Those of most figures first.
    #[default]
    Figures,
    /// The latest first.
    Day,
    /// Those of most dead first.
    Killed,
    /// Those with most to check first.
    Checks,
}

impl IncidentOrder {
    pub(crate) const ALL: [IncidentOrder; 4] = [Self::Figures, Self::Day, Self::Killed, Self::Checks];
}

/// Whether incidents are the same; most are not compared, as nothing was made anew.
fn are_same(a: &[Arc<Incident>], b: &[Arc<Incident>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b) || a == b)
}

/// What is read of each document; one whose marks have not changed is not read again.
fn each<T: Clone + Send + Sync + 'static>(
    documents: &[Arc<Document>],
    read: StoredValue<Read<T>>,
    one: fn(&Document) -> T,
) -> Vec<T> {
    read.try_update_value(|read| {
        let known = |document: &Arc<Document>| match read.get(&document.id) {
            Some((known, found)) if Arc::ptr_eq(known, document) || known.has_same_marks(document) => found.clone(),
            _ => {
                let found = one(document);
                read.insert(document.id.clone(), (document.clone(), found.clone()));
                found
            }
        };
        documents.iter().map(known).collect()
    })
    .unwrap_or_default()
}
