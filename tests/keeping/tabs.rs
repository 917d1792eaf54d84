//! Tabs on one article that hear of each other late, twice and in any order: in the end all
//! have what each of them did.

use proptest::prelude::*;
use std::sync::Arc;
use tallymark::desk::{Body, Conflict, Desk, Document, Edit, Field, Meta, mark};
use tallymark::exchange::record::Record;
use tallymark::exchange::versions::Versions;
use tallymark::model::{Entity, EntityKind};
use tallymark::text::Span;

const TEXT: &str = "Karsa news\n\nabcdefghijklmnopqrstuvwxyz";
/// Where the letters begin.
const LETTERS: usize = 12;
const TABS: usize = 3;

/// What a tab types into its own field.
const FIELDS: [Field; TABS] = [Field::Title, Field::Source, Field::Url];

fn field(meta: &mut Meta, tab: usize) -> &mut String {
    [&mut meta.title, &mut meta.source, &mut meta.url].into_iter().nth(tab).unwrap()
}

/// How often a tab had typed by then.
fn number(meta: &Meta, tab: usize) -> usize {
    field(&mut meta.clone(), tab).parse().unwrap_or_default()
}

struct Tab {
    mine: Arc<Document>,
    /// The version that the record held when it was last read or written here.
    checksum: String,
    is_saved: bool,
    versions: Versions,
    /// Writes that this tab has heard of; of its own at once.
    heard: usize,
    /// Writes whose events are still to come.
    events: Vec<usize>,
}

struct Browser {
    /// Each write to local storage, and by whom.
    storage: Vec<(usize, String)>,
    tabs: Vec<Tab>,
}

impl Browser {
    fn new() -> Self {
        let document = Arc::new(Document::annotated(TEXT, Meta::default()));
        let first = Record::write(&document, None, false);
        let tab = || {
            let mut versions = Versions::default();
            versions.note(&document, &first.checksum);
            let checksum = first.checksum.clone();
            Tab { mine: document.clone(), checksum, is_saved: true, versions, heard: 1, events: Vec::new() }
        };
        Self { tabs: (0..TABS).map(|_| tab()).collect(), storage: vec![(TABS, first.raw)] }
    }

    fn act(&mut self, tab: usize, edit: impl FnOnce(&Document) -> Option<Edit>) {
        let mut desk = Desk::new([Document::clone(&self.tabs[tab].mine)]);
        if let Some(edit) = edit(&desk.documents()[0]) {
            desk.apply(edit).unwrap();
            self.tabs[tab].mine = desk.documents()[0].clone();
            self.tabs[tab].is_saved = false;
        }
    }

    /// What stands in local storage, as far as a tab knows.
    fn stored(&self, tab: usize) -> &str {
        let heard = self.tabs[tab].heard;
        let known = self.storage.iter().enumerate().rev().find(|(at, (by, _))| *at < heard || *by == tab);
        &known.unwrap().1.1
    }

    /// A tab takes in what stands in local storage.
    fn reconcile(&mut self, tab: usize) {
        let record = Record::read(self.stored(tab)).unwrap();
        let (checksum, parent) = (record.checksum.clone(), record.parent.clone());
        let this = &mut self.tabs[tab];
        this.checksum.clone_from(&checksum);
        if let Some(version) = this.versions.get(&checksum) {
            this.is_saved &= this.mine.says_the_same(version);
            return;
        }
        let theirs = Arc::new(record.document(None).unwrap());
        let merged = this.versions.merge(&this.mine, &theirs, parent.as_deref());
        // The person, who is asked, knows what was typed last.
        let is_theirs = |conflict: &Conflict| match conflict {
            Conflict::Field { field, mine, theirs } => {
                let tab = FIELDS.iter().position(|own| own == field).unwrap();
                number(theirs, tab) > number(mine, tab)
            }
            _ => panic!("{conflict:?}"),
        };
        this.mine = Arc::new(merged.taking(is_theirs));
        this.versions.note(&theirs, &checksum);
        this.is_saved = this.mine.says_the_same(&theirs);
    }

    fn save(&mut self, tab: usize) {
        if self.tabs[tab].is_saved {
            return;
        }
        self.reconcile(tab);
        let this = &mut self.tabs[tab];
        let written = Record::write(&this.mine, Some(&this.checksum), false);
        this.versions.note(&this.mine, &written.checksum);
        (this.checksum, this.is_saved) = (written.checksum, true);
        for other in (0..TABS).filter(|other| *other != tab) {
            self.tabs[other].events.push(self.storage.len());
        }
        self.storage.push((tab, written.raw));
    }

    /// An event comes, be it the next or a later one, and perhaps once more later.
    fn hear(&mut self, tab: usize, index: usize, again: bool) {
        let at = self.tabs[tab].events[index];
        if !again {
            self.tabs[tab].events.remove(index);
        }
        let raw = self.storage[at].1.clone();
        let this = &mut self.tabs[tab];
        this.heard = this.heard.max(at + 1);
        this.versions.hear_of(&raw);
        self.reconcile(tab);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn late_double_and_reordered_events_lose_nothing(
        acts in prop::collection::vec((0u8..8, 0..TABS, any::<prop::sample::Index>(), any::<bool>()), 1..60),
    ) {
        let mut browser = Browser::new();
        let (mut marked, mut typed) = (Vec::new(), [0; TABS]);
        for (act, tab, index, again) in acts {
            match act {
                0 | 1 => {
                    let at = LETTERS + index.index(TEXT.len() - LETTERS);
                    let person = Body::Entity(Entity { kind: EntityKind::Person, canonical: None });
                    browser.act(tab, |document| mark(document, Span::new(at, at + 1), person).map(|made| made.1));
                    marked.push(at);
                }
                2 => browser.act(tab, |document| {
                    typed[tab] += 1;
                    let mut meta = document.meta.clone();
                    *field(&mut meta, tab) = typed[tab].to_string();
                    Some(Edit::Describe(document.id.clone(), meta))
                }),
                3 | 4 => browser.save(tab),
                _ if browser.tabs[tab].events.is_empty() => {}
                _ => {
                    let index = index.index(browser.tabs[tab].events.len());
                    browser.hear(tab, index, again);
                }
            }
        }
        // Nothing is done any more: all is saved and heard of, in rounds.
        for _ in 0..20 {
            for tab in 0..TABS {
                browser.save(tab);
                while !browser.tabs[tab].events.is_empty() {
                    browser.hear(tab, 0, false);
                }
            }
        }
        for tab in 0..TABS {
            let mine = browser.tabs[tab].mine.clone();
            prop_assert!(browser.tabs[tab].is_saved && mine.says_the_same(&browser.tabs[0].mine), "tab {}", tab);
            for at in &marked {
                prop_assert!(mine.kept().iter().any(|kept| kept.span.start == *at), "the mark at {} in tab {}", at, tab);
            }
            for (of, typed) in typed.iter().enumerate().filter(|(_, typed)| **typed > 0) {
                prop_assert_eq!(number(&mine.meta, of), *typed, "field {} in tab {}", of, tab);
            }
        }
        prop_assert!(Record::read(browser.stored(0)).unwrap().document(None).unwrap().says_the_same(&browser.tabs[0].mine));
    }
}
