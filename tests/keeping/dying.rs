//! Two tabs of one browser that dies, as the ledger meets them: whatever they do and whenever
//! they hear of each other, nothing is missing afterwards that was said to be saved.

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::mem;
use tallymark::exchange::ledger::{Entry, Stamp, Standing};

const KEYS: [&str; 2] = ["a", "b"];

/// A write to local storage.
#[derive(Clone)]
struct Write {
    by: usize,
    key: String,
    value: Option<String>,
    /// How late among all writes it was first made.
    age: usize,
}

#[derive(Default)]
struct Tab {
    name: String,
    /// The number of its latest write to the ledger.
    number: u64,
    /// So many writes of local storage has it heard of; and of its own at once.
    heard: usize,
    /// The latest writes to the ledger that it took into account when it opened.
    known: BTreeMap<String, u64>,
    /// The keys that it has to bring to the ledger.
    due: Vec<String>,
}

#[derive(Default)]
struct Browser {
    storage: Vec<Write>,
    tabs: [Tab; 2],
    ledger: BTreeMap<String, (Entry, usize)>,
    /// What was said to be saved under each key last, and its age.
    said: BTreeMap<String, (usize, Option<String>)>,
    age: usize,
}

impl Browser {
    /// The latest write under a key that a tab knows of.
    fn stored(&self, tab: usize, key: &str) -> Option<&Write> {
        let heard = self.tabs[tab].heard;
        let mut known = self.storage.iter().enumerate().filter(|(place, write)| *place < heard || write.by == tab);
        known.rfind(|(_, write)| write.key == key).map(|(_, write)| write)
    }

    fn value(&self, tab: usize, key: &str) -> Option<String> {
        self.stored(tab, key).and_then(|write| write.value.clone())
    }

    fn number(&self, tab: usize, of: &str) -> Option<u64> {
        let number = self.value(tab, &format!("written {of}")).and_then(|number| number.parse().ok());
        number.max(self.tabs[tab].known.get(of).copied())
    }

    fn put(&mut self, by: usize, key: &str, value: Option<String>) {
        self.age += 1;
        self.storage.push(Write { by, key: key.to_owned(), value, age: self.age });
    }

    /// A person acts in a tab.
    fn act(&mut self, tab: usize, key: &str, is_removed: bool) {
        let value = (!is_removed).then(|| self.age.to_string());
        self.put(tab, key, value);
        self.tabs[tab].due.push(key.to_owned());
    }

    /// A tab brings what is due to the ledger, and says that it is saved.
    fn commit(&mut self, tab: usize) {
        self.tabs[tab].number += 1;
        let (name, number) = (self.tabs[tab].name.clone(), self.tabs[tab].number);
        self.put(tab, &format!("written {name}"), Some(number.to_string()));
        for key in mem::take(&mut self.tabs[tab].due) {
            let (record, age) = (self.value(tab, &key), self.stored(tab, &key).map_or(0, |write| write.age));
            let old = self.ledger.get(&key).map(|(old, _)| old);
            if old.is_some_and(|old| !old.may_be_replaced(&name, self.number(tab, &old.tab))) {
                self.tabs[tab].due.push(key);
                continue;
            }
            let entry = Entry { tab: name.clone(), stamp: Stamp { number, at: 0 }, record: record.clone() };
            self.ledger.insert(key.clone(), (entry, age));
            if self.said.get(&key).is_none_or(|(said, _)| *said < age) {
                self.said.insert(key, (age, record));
            }
        }
    }

    /// The page opens in a tab.
    fn open(&mut self, tab: usize) {
        self.tabs[tab] = Tab { name: format!("tab {}", self.age), heard: self.storage.len(), ..Tab::default() };
        let ledger = self.ledger.clone();
        for (key, (entry, age)) in &ledger {
            let number = self.number(tab, &entry.tab);
            if entry.standing(self.value(tab, key).as_deref(), number) == Standing::Lost {
                self.storage.push(Write { by: tab, key: key.clone(), value: entry.record.clone(), age: *age });
            }
        }
        for (entry, _) in ledger.into_values() {
            if self.number(tab, &entry.tab) < Some(entry.stamp.number) {
                self.put(tab, &format!("written {}", entry.tab), Some(entry.stamp.number.to_string()));
                self.tabs[tab].known.insert(entry.tab, entry.stamp.number);
            }
        }
        let differs = |key: &&str| self.value(tab, key) != self.ledger.get(*key).and_then(|(e, _)| e.record.clone());
        self.tabs[tab].due = KEYS.into_iter().filter(differs).map(str::to_owned).collect();
        self.tabs[tab].heard = self.storage.len();
        self.age += 1;
    }

    /// The browser dies, local storage keeps its first writes, and the page opens in both tabs.
    /// Gives the keys under which something is missing.
    fn die(&mut self, kept: usize) -> Vec<&str> {
        self.storage.truncate(kept);
        self.open(0);
        self.open(1);
        let is_missing = |key: &str, age: usize, value: &Option<String>| {
            self.stored(0, key).map_or(0, |write| write.age) < age && self.value(0, key) != *value
        };
        self.said.iter().filter(|(key, (age, value))| is_missing(key, *age, value)).map(|(key, _)| &**key).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missing_that_was_said_to_be_saved(
        acts in prop::collection::vec((0u8..9, 0usize..2, 0usize..2, any::<prop::sample::Index>()), 1..60),
    ) {
        let mut browser = Browser::default();
        browser.open(0);
        browser.open(1);
        for (act, tab, key, index) in acts {
            match act {
                0..=2 => browser.act(tab, KEYS[key], index.index(5) == 0),
                3..=5 => browser.commit(tab),
                6 => browser.tabs[tab].heard += index.index(browser.storage.len() - browser.tabs[tab].heard + 1),
                7 => browser.open(tab),
                _ => {
                    let kept = index.index(browser.storage.len() + 1);
                    prop_assert_eq!(browser.die(kept), Vec::<&str>::new());
                }
            }
        }
    }
}
