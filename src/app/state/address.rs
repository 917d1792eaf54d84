//! What the address of the page names, and the way that led there, for Back and Forward.

use super::Store;
use super::across::Tab;
use crate::desk::Id;
use leptos::prelude::*;

/// Where the person is. All of it but the layers stands in the fragment of the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    pub(crate) article: Option<Id>,
    /// The view across articles that stands in place of the text.
    pub(crate) tab: Option<Tab>,
    /// The name of a figure of the incident that is open.
    pub(crate) incident: Option<Id>,
    pub(crate) claim: Option<Id>,
    /// Whether a card lies over the text.
    pub(crate) card: bool,
    /// Whether a dialog lies over the page.
    pub(crate) dialog: bool,
}

impl Address {
    /// Where the person is now.
    pub(crate) fn here(store: Store) -> Self {
        let tab = store.across.tab.get();
        let dialogs = store.dialogs;
        let dialog = [dialogs.help, dialogs.commands, dialogs.export].map(|open| open.get()).contains(&true);
        Self {
            article: store.reading.current.get(),
            tab,
            incident: store.across.toll.get().filter(|_| tab == Some(Tab::Incidents)),
            claim: store.selection.claim.get(),
            card: store.selection.active.with(Option::is_some),
            dialog: dialog || dialogs.prompt.number().is_some(),
        }
    }

    /// As names and values of a fragment.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let id = |id: &Option<Id>| id.as_ref().map(Id::to_string);
        let pairs = [
            ("article", id(&self.article)),
            ("view", self.tab.map(|tab| tab.name().to_owned())),
            ("incident", id(&self.incident)),
            ("claim", id(&self.claim)),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Reads names and values; what is unknown is left out.
    pub(crate) fn read(pairs: &[(String, String)]) -> Self {
        let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        Self {
            article: value("article").map(Id::from),
            tab: value("view").and_then(|name| Tab::ALL.into_iter().find(|tab| tab.name() == name)),
            incident: value("incident").map(Id::from),
            claim: value("claim").map(Id::from),
            ..Self::default()
        }
    }

    /// Whether this is what is left of `other` when something that lies on it is closed.
    fn is_below(&self, other: &Self) -> bool {
        let holds = |closed: bool, same: bool| closed || same;
        self != other
            && self.article == other.article
            && holds(self.tab.is_none(), self.tab == other.tab)
            && holds(self.incident.is_none(), self.incident == other.incident)
            && holds(self.claim.is_none(), self.claim == other.claim)
            && self.card <= other.card
            && self.dialog <= other.dialog
    }

    /// Whether this differs from `other` in nothing that a person would come back from: another
    /// claim in its form, another mark in its card.
    fn stands_for(&self, other: &Self) -> bool {
        let claim = self.claim.is_some() && other.claim.is_some();
        claim && Self { claim: None, ..self.clone() } == Self { claim: None, ..other.clone() }
    }
}

/// What the browser's history has to do for a change of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Stay,
    Push,
    Replace,
    /// Goes back by so many entries.
    Back(usize),
}

/// The entries of the browser's history that are ours; of those from before a reload nothing is
/// known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trail {
    entries: Vec<Option<Address>>,
    at: usize,
}

impl Trail {
    /// Begins at an entry with so many before it.
    pub(crate) fn new(depth: usize, here: Address) -> Self {
        let mut entries = vec![None; depth];
        entries.push(Some(here));
        Self { entries, at: depth }
    }

    /// How many entries stand before the present one.
    pub(crate) fn depth(&self) -> usize {
        self.at
    }

    /// Follows the person to `next`: what was opened last and is closed is gone back from, so
    /// that Back never opens it again; all else that is new is an entry of its own.
    pub(crate) fn follow(&mut self, next: Address) -> Step {
        let here = self.entries[self.at].clone().unwrap_or_default();
        if next == here {
            return Step::Stay;
        }
        if next.is_below(&here) {
            let is_above = |entry: &Option<Address>| entry.as_ref().is_some_and(|entry| next.is_below(entry));
            let before = self.entries[..self.at].iter().rposition(|entry| !is_above(entry));
            if let Some(before) = before.filter(|before| self.entries[*before].as_ref() == Some(&next)) {
                let steps = self.at - before;
                self.at = before;
                return Step::Back(steps);
            }
        }
        if next.is_below(&here) || next.stands_for(&here) {
            self.entries[self.at] = Some(next);
            return Step::Replace;
        }
        self.at += 1;
        self.entries.truncate(self.at);
        self.entries.push(Some(next));
        Step::Push
    }

    /// The browser went to the entry with so many before it; where it tells none, to a new one
    /// behind the present.
    pub(crate) fn land(&mut self, depth: Option<usize>, here: Address) {
        self.at = depth.unwrap_or(self.at + 1);
        if depth.is_none() {
            self.entries.truncate(self.at);
        }
        if self.entries.len() <= self.at {
            self.entries.resize(self.at + 1, None);
        }
        self.entries[self.at] = Some(here);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str) -> Address {
        Address { article: Some(id.into()), ..Address::default() }
    }

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let address = Address {
            tab: Some(Tab::Incidents),
            incident: Some("b 7".into()),
            claim: Some("c&1".into()),
            ..article("ä=1")
        };
        let pairs: Vec<_> = address.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        assert_eq!(Address::read(&pairs), address);
        let odd = [("view", "kitchen"), ("colour", "red")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(Address::read(&odd), Address::default());
    }

    #[test]
    fn what_is_closed_is_gone_back_from() {
        let mut trail = Trail::new(0, article("a"));
        let card = Address { card: true, ..article("a") };
        let claim = Address { claim: Some("c".into()), ..card.clone() };
        let other = Address { claim: Some("d".into()), ..card.clone() };
        for (next, expected) in [
            (article("a"), Step::Stay),
            (card.clone(), Step::Push),
            (claim, Step::Push),
            (other, Step::Replace),
            (card, Step::Back(1)),
            (article("a"), Step::Back(1)),
            (article("b"), Step::Push),
            // Not closed but gone to.
            (article("a"), Step::Push),
            (Address { tab: Some(Tab::Timeline), ..article("a") }, Step::Push),
            (Address { tab: Some(Tab::Entities), ..article("a") }, Step::Push),
            // Both views are closed with one.
            (article("a"), Step::Back(2)),
        ] {
            assert_eq!(trail.follow(next.clone()), expected, "{next:?}");
        }
        assert_eq!(trail.depth(), 2);
    }

    #[test]
    fn what_lies_before_a_reload_is_unknown() {
        let mut trail = Trail::new(3, Address { dialog: true, ..article("a") });
        assert_eq!(trail.follow(article("a")), Step::Replace);
        trail.land(Some(1), article("b"));
        assert_eq!((trail.depth(), trail.follow(article("c"))), (1, Step::Push));
        trail.land(None, article("d"));
        assert_eq!((trail.depth(), trail.follow(article("d"))), (3, Step::Stay));
        trail.land(Some(7), article("e"));
        assert_eq!(trail.follow(article("e")), Step::Stay);
    }
}
