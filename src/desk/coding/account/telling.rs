//! What an article says of an event, all of it together.

use super::actors::Side;
use super::deaths::{Deaths, NamedDead};
use super::grouping::Group;
use super::location::Location;
use super::narrated::Narrated;
use crate::desk::annotation::Id;
use crate::model::{Day, EventKind};
use crate::text::Span;

/// What one article says of one event.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::desk::coding) struct Account {
    /// What kind of event it is.
    pub(in crate::desk::coding) kind: EventKind,
    /// The words that name it.
    pub(in crate::desk::coding) named: Span,
    /// Who did it, those first who are not denied.
    pub(in crate::desk::coding) by: Vec<Side>,
    /// Whom it struck.
    pub(in crate::desk::coding) against: Vec<Side>,
    /// Where it happened.
    pub(in crate::desk::coding) place: Option<Location>,
    /// The country by its canonical name, with the words that give it.
    pub(in crate::desk::coding) country: Option<(String, Span)>,
    /// First and last day, with the words that say so.
    pub(in crate::desk::coding) days: Option<((Day, Day), Span)>,
    /// When the article appeared.
    pub(in crate::desk::coding) published: Option<Day>,
    /// How many died.
    pub(in crate::desk::coding) deaths: Deaths,
    /// Those whom the article names as killed in it.
    pub(in crate::desk::coding) dead: Vec<NamedDead>,
    /// The words for the weapon.
    pub(in crate::desk::coding) weapon: Option<(String, Span)>,
    /// All its figures of whatever harm.
    pub(in crate::desk::coding) figures: Vec<Id>,
}

impl Account {
    /// Whether somebody died in it.
    pub(in crate::desk::coding) fn has_died(&self) -> bool {
        self.deaths.counts.iter().any(|count| count.low.or(count.high) != Some(0))
    }
}

impl Narrated<'_> {
    /// The events of the article, in the order of its text; what it says did not happen is
    /// none.
    pub(in crate::desk::coding) fn accounts(&self) -> Vec<Account> {
        self.groups().iter().map(|group| self.account(group)).collect()
    }

    /// All that a group says.
    fn account(&self, group: &Group<'_>) -> Account {
        let kinds = || group.events.iter().filter(|event| event.what.kind != EventKind::Other);
        let main = kinds().next().or_else(|| group.events.first());
        let figure = group.killed.first().map(|(mark, _)| mark.span);
        let named = main.map(|event| event.span).or(figure).unwrap_or(Span::new(0, 0));
        let (by, against) = self.sides(group);
        Account {
            kind: main.map_or(EventKind::Other, |event| event.what.kind),
            named,
            place: self.location(group),
            country: self.country(group, &by),
            days: self.days(group),
            published: self.meta.published,
            deaths: self.deaths(group, (&by, &against)),
            dead: self.named_dead(group),
            weapon: group.events.iter().find_map(|event| event.what.weapon).map(|at| (at.of(self.text).to_owned(), at)),
            figures: group.figures.clone(),
            by,
            against,
        }
    }
}

/// The accounts that are rows of a dataset: that of the main event first, then those of others
/// in which people died.
pub(in crate::desk::coding) fn rows(mut accounts: Vec<Account>) -> Vec<Account> {
    let tells = |account: &Account| account.kind != EventKind::Other || !account.deaths.counts.is_empty();
    let rank = |account: &Account| (account.kind == EventKind::Other, !account.has_died());
    let telling = accounts.iter().enumerate().filter(|(_, account)| tells(account));
    let Some((main, _)) = telling.min_by_key(|(_, account)| rank(account)) else { return Vec::new() };
    let first = accounts.remove(main);
    accounts.retain(Account::has_died);
    accounts.insert(0, first);
    accounts
}
