//! What a reader makes of scripted reports, and how near the tolls come to it.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use tallymark::desk::{CheckKind, Desk, FigureKey, Id, Toll};

/// Groups of figures, what replaces what, and what is doubtful; each figure by its name.
#[derive(Default)]
pub(crate) struct Gold {
    groups: Vec<Vec<String>>,
    replaced: Vec<(String, String)>,
    flags: Vec<(String, String, String)>,
    /// Figures that the engine does not find.
    pub(crate) missed: Vec<String>,
}

/// What was found of what was wanted.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    pub(crate) hits: usize,
    pub(crate) found: usize,
    pub(crate) wanted: usize,
}

impl Count {
    fn of<T: Ord>(found: &BTreeSet<T>, wanted: &BTreeSet<T>) -> Self {
        Self { hits: found.intersection(wanted).count(), found: found.len(), wanted: wanted.len() }
    }

    /// The F-measure; of nothing found and nothing wanted it is 1.
    pub(crate) fn f(self) -> f64 {
        let all = self.found + self.wanted;
        if all == 0 { 1.0 } else { 2.0 * self.hits as f64 / all as f64 }
    }
}

/// Pairwise grouping, history and flags.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) groups: Count,
    pub(crate) history: Count,
    pub(crate) flags: Count,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in [("groups", self.groups), ("history", self.history), ("flags", self.flags)] {
            let Count { hits, found, wanted } = count;
            write!(f, "{name} F {:.3} ({hits} of {found} found, {wanted} wanted)  ", count.f())?;
        }
        Ok(())
    }
}

impl Gold {
    /// Reads a gold file. A figure of it that the engine does not find is a hit for nobody.
    pub(crate) fn read(text: &str, desk: &Desk, names: &HashMap<Id, String>) -> Self {
        let mut gold = Self::default();
        let mut missed = Vec::new();
        let mut key = |row: &str| {
            find(row.trim(), desk, names).map_or_else(
                || {
                    missed.push(row.trim().to_owned());
                    row.trim().to_owned()
                },
                |key| name(&key),
            )
        };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            if line.starts_with("toll ") {
                gold.groups.push(Vec::new());
            } else if let Some(rest) = line.strip_prefix("replaced ") {
                let (old, new) = rest.split_once(" -> ").unwrap();
                gold.replaced.push((key(old), key(new)));
            } else if let Some(rest) = line.strip_prefix("flag ") {
                let (doubt, rows) = rest.split_once(' ').unwrap();
                let (one, other) = rows.split_once(" | ").unwrap();
                gold.flags.push((doubt.to_owned(), key(one), key(other)));
            } else {
                gold.groups.last_mut().unwrap().push(key(line));
            }
        }
        missed.sort();
        missed.dedup();
        gold.missed = missed;
        gold
    }

    /// How near some tolls come.
    pub(crate) fn score(&self, tolls: &[Toll]) -> Score {
        let pairs = |groups: &mut dyn Iterator<Item = Vec<String>>| -> BTreeSet<(String, String)> {
            let of = |mut names: Vec<String>| {
                names.sort();
                let pairs: Vec<_> = (0..names.len()).flat_map(|i| (0..i).map(move |j| (j, i))).collect();
                pairs.into_iter().map(move |(i, j)| (names[i].clone(), names[j].clone())).collect::<Vec<_>>()
            };
            groups.flat_map(of).collect()
        };
        let keys = |toll: &Toll| toll.members.iter().map(|m| name(&m.row.key)).collect::<Vec<_>>();
        let replaced: BTreeSet<(String, String)> = tolls
            .iter()
            .flat_map(|toll| {
                let old = toll.members.iter().filter_map(|m| Some((&m.row.key, &toll.members[m.replaced_by?].row.key)));
                old.map(|(old, new)| (name(old), name(new))).collect::<Vec<_>>()
            })
            .collect();
        let flags: BTreeSet<(String, String, String)> = tolls
            .iter()
            .flat_map(|toll| &toll.checks)
            .map(|flag| {
                let doubt = match flag.kind {
                    CheckKind::Denial => "denial",
                    CheckKind::Contradiction => "contradiction",
                    CheckKind::DoubleReport => "double",
                    CheckKind::PartAsWhole => "part",
                };
                (doubt.to_owned(), name(&flag.first), name(&flag.second))
            })
            .collect();
        Score {
            groups: Count::of(&pairs(&mut tolls.iter().map(keys)), &pairs(&mut self.groups.iter().cloned())),
            history: Count::of(&replaced, &self.replaced.iter().cloned().collect()),
            flags: Count::of(&flags, &self.flags.iter().cloned().collect()),
        }
    }
}

fn name(key: &FigureKey) -> String {
    format!("{} {}", key.document, key.id)
}

/// The figure of a row: `3 "14" #2` is the second figure of article 3 that reads so.
fn find(row: &str, desk: &Desk, names: &HashMap<Id, String>) -> Option<FigureKey> {
    let (article, rest) = row.split_once(" \"").unwrap_or_else(|| panic!("{row}"));
    let (quote, number) = rest.rsplit_once('"').unwrap();
    let number: usize = number.trim().strip_prefix('#').map_or(1, |number| number.parse().unwrap());
    let document = desk.documents().iter().find(|d| names[&d.id] == article).unwrap();
    let figures = tallymark::desk::figures(document);
    let equal = figures.rows.iter().filter(|row| row.quote == quote);
    equal.map(|row| row.key.clone()).nth(number - 1)
}

/// Tolls in words, for who looks at what the rules make.
pub(crate) fn described(tolls: &[Toll], names: &HashMap<Id, String>) -> String {
    let mut text = String::new();
    for toll in tolls {
        text += &format!("{} {:?} {:?}\n", toll.effect.name(), toll.place.as_ref().map(|p| &p.name), toll.when);
        for (i, m) in toll.members.iter().enumerate() {
            let by = m.replaced_by.map(|by| format!(" replaced by {by}")).unwrap_or_default();
            let part = m.part_of.map(|of| format!(" part of {of}")).unwrap_or_default();
            let says = m.row.source.as_ref().map(|source| format!(" says {}", source.id)).unwrap_or_default();
            text += &format!("  {i} {} {:?} {:?}{says}{part}{by}\n", names[&m.row.key.document], m.row.quote, m.reason);
        }
        for flag in &toll.checks {
            let at = |key: &FigureKey| toll.members.iter().position(|m| m.row.key == *key).unwrap();
            text += &format!("  ! {:?} {} {}\n", flag.kind, at(&flag.first), at(&flag.second));
        }
    }
    text
}
