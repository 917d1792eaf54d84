//! What is looked at across articles: which view, of which articles, and what is
//! derived from them.

use super::doing;
use super::state::Store;
use crate::desk::{self, Codebook, CrossDocumentEntity, Dated, Document, FigureKey, Figures, Id, Toll};
use crate::model::Day;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The views across articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tab {
    Figures,
    Timeline,
    Entities,
    Compare,
    Agreement,
}

impl Tab {
    pub(crate) const ALL: [Tab; 5] = [Self::Figures, Self::Timeline, Self::Entities, Self::Compare, Self::Agreement];
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
    pub(crate) scope: RwSignal<Scope>,
    pub(crate) chosen: RwSignal<Vec<Id>>,
    /// The documents that are looked at, as they came.
    pub(crate) documents: Memo<Vec<Arc<Document>>>,
    /// Their tolls, the largest first.
    pub(crate) tolls: Memo<Vec<Arc<Toll>>>,
    /// Their dates, by day.
    pub(crate) dates: Memo<Vec<Arc<Dated>>>,
    /// Their entities, those of most articles first.
    pub(crate) entities: Memo<Vec<CrossDocumentEntity>>,
    /// The name of a figure of the toll that is open.
    pub(crate) toll: RwSignal<Option<Id>>,
    /// The names of the figures of that toll that are chosen.
    pub(crate) rows: RwSignal<Vec<Id>>,
    /// The entities that are chosen, by their ids.
    pub(crate) chosen_entities: RwSignal<Vec<Id>>,
    /// The dataset whose row of that toll is looked at, in place of its figures.
    pub(crate) coding: RwSignal<Option<Codebook>>,
    /// The days that the timeline shows; all where nothing was chosen.
    pub(crate) window: RwSignal<Option<(Day, Day)>>,
    /// The articles that are compared, where they were chosen.
    pub(crate) pair: [RwSignal<Option<Id>>; 2],
}

/// What was read of each document.
type Read<T> = FxHashMap<Id, (Arc<Document>, T)>;

impl Across {
    pub(crate) fn new(store: Store) -> Self {
        let (scope, chosen) = (RwSignal::new(Scope::default()), RwSignal::new(Vec::new()));
        let documents = Memo::new_with_compare(
            move |_| {
                let mut documents = store.work.with(|work| work.desk.documents().to_vec());
                match scope.get() {
                    Scope::This => {
                        let current = store.current.get();
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
        let read = StoredValue::new(Read::<Arc<Figures>>::default());
        let tolls = Memo::new_with_compare(
            move |_| {
                documents.with(|documents| {
                    let figures = each(documents, read, |document| Arc::new(desk::figures(document)));
                    desk::tolls(documents, &figures).into_iter().map(Arc::new).collect::<Vec<_>>()
                })
            },
            |_, _| true,
        );
        let read = StoredValue::new(Read::<Vec<Arc<Dated>>>::default());
        let dates = Memo::new_with_compare(
            move |_| documents.with(|documents| desk::by_day(each(documents, read, desk::dated).concat())),
            |_, _| true,
        );
        let entities = Memo::new_with_compare(
            move |_| documents.with(|documents| desk::cross_document_entities(documents)),
            |_, _| true,
        );
        Self {
            scope,
            chosen,
            documents,
            tolls,
            dates,
            entities,
            toll: RwSignal::new(None),
            rows: RwSignal::new(Vec::new()),
            chosen_entities: RwSignal::new(Vec::new()),
            coding: RwSignal::new(None),
            window: RwSignal::new(None),
            pair: [RwSignal::new(None), RwSignal::new(None)],
        }
    }

    /// The toll that is open: the one with that figure, or the first.
    pub(crate) fn open_toll(self) -> Option<Arc<Toll>> {
        let key = self.toll.get();
        self.tolls.with(|tolls| {
            let holds = |toll: &&Arc<Toll>| toll.members.iter().any(|member| Some(member.row.key.name()) == key);
            let chosen = key.is_some().then(|| tolls.iter().find(holds)).flatten();
            chosen.or_else(|| tolls.first()).cloned()
        })
    }
}

/// What is read of each document; one that has not changed is not read again.
fn each<T: Clone + Send + Sync + 'static>(
    documents: &[Arc<Document>],
    read: StoredValue<Read<T>>,
    one: fn(&Document) -> T,
) -> Vec<T> {
    read.try_update_value(|read| {
        let known = |document: &Arc<Document>| match read.get(&document.id) {
            Some((known, found)) if Arc::ptr_eq(known, document) => found.clone(),
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

/// Puts a thing among the chosen ones, or takes it from them.
pub(crate) fn toggle(chosen: RwSignal<Vec<Id>>, id: &Id) {
    chosen.update(|chosen| match chosen.iter().position(|known| known == id) {
        Some(there) => {
            chosen.remove(there);
        }
        None => chosen.push(id.clone()),
    });
}

/// Leads from a view across articles to a mark in its text.
pub(crate) fn go_to(store: Store, document: &Id, id: &Id) {
    store.open(Some(document.clone()));
    let id = id.clone();
    // The text is drawn first.
    doing::after_drawing(move || doing::go_to(store, &id));
}

/// Takes the chosen figures out of their toll.
pub(crate) fn part(store: Store, across: Across, toll: &Toll) {
    let rows = across.rows.get_untracked();
    let keys = toll.members.iter().map(|member| member.row.key.clone());
    let chosen: Vec<_> = keys.filter(|key| rows.contains(&key.name())).collect();
    let edit = store.work.with_untracked(|work| desk::part(&work.desk, toll, &chosen));
    store.act(edit);
    across.rows.set(Vec::new());
    store.aloud.set((store.texts().across.parted)(rows.len()));
    across.toll.set(rows.first().cloned());
}

/// Makes two tolls one.
pub(crate) fn join(store: Store, across: Across, toll: &Toll, other: &Toll) {
    let edit = store.work.with_untracked(|work| desk::join(&work.desk, toll, other));
    store.act(edit);
    store.aloud.set(store.texts().across.joined.to_owned());
    across.toll.set(toll.key().map(FigureKey::name));
}

impl Across {
    /// The chosen entities, in the order in which they were chosen.
    pub(crate) fn those_chosen(self) -> Vec<CrossDocumentEntity> {
        let chosen = self.chosen_entities.get();
        self.entities
            .with(|all| chosen.iter().filter_map(|id| all.iter().find(|one| one.id() == *id).cloned()).collect())
    }
}

/// Makes two entities one in all articles that are looked at.
pub(crate) fn merge(
    store: Store,
    across: Across,
    one: &CrossDocumentEntity,
    other: &CrossDocumentEntity,
    names: [&str; 2],
) {
    let edit = across.documents.with_untracked(|documents| desk::merge_cross_document(documents, one, other));
    store.act(edit);
    across.chosen_entities.set(Vec::new());
    store.aloud.set((store.texts().entities.merged)(names[0], names[1]));
}

/// Makes an entity of one article another one than that of the others.
pub(crate) fn split_off(store: Store, across: Across, entity: &CrossDocumentEntity, at: usize, name: &str) {
    let (edit, title) = across.documents.with_untracked(|documents| {
        let title = documents.get(at).map(|document| document.meta.title.clone()).unwrap_or_default();
        (desk::split_off(documents, entity, at), title)
    });
    store.act(edit);
    across.chosen_entities.set(Vec::new());
    store.aloud.set((store.texts().across.split_off)(name, &title));
}
