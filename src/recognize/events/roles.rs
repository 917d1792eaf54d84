//! Who did it, and to whom, by the grammar of the clause.

use super::page::Page;
use super::triggers::Trigger;
use super::words::Frame;
use crate::model::{EntityKind, EventKind};
use std::ops::Range;

/// Tokens behind a noun or a participle in which those stand who did it (an attack on a
/// village by rebels).
const BY_REACH: usize = 14;

/// Claims before a trigger that may hold it.
const CLAIMS_BACK: usize = 8;

/// Tokens before a noun in which its verb stands (carried out a wave of attacks).
const DOES_REACH: usize = 6;

/// Those of a trigger, as tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub(super) by: Vec<Range<usize>>,
    pub(super) against: Vec<Range<usize>>,
    /// What was attacked and is nobody.
    pub(super) target: Option<Range<usize>>,
}

impl Page<'_, '_> {
    /// The people of a trigger. `before` are those of the triggers before it in the sentence:
    /// a verb that is joined to another shares its subject.
    pub(super) fn roles(&self, trigger: &Trigger, before: &[Roles]) -> Roles {
        let range = self.reading.sentences[trigger.sentence].clone();
        let mut roles = match trigger.frame {
            Frame::Noun => self.of_noun(trigger, &range),
            // A grenade thrown by rebels exploded.
            Frame::Happens => {
                let by = self.behind_by(self.clause_start(&range, trigger), trigger.tokens.start);
                let owner = || self.owner(range.start, trigger.tokens.start).into_iter().collect();
                Roles { by: if by.is_empty() { owner() } else { by }, ..Roles::default() }
            }
            _ => self.of_verb(trigger, &range, before),
        };
        self.resolve(trigger, &mut roles);
        if roles.by.is_empty() && trigger.frame != Frame::Active {
            roles.by = self.behind_by(trigger.tokens.end, range.end);
        }
        if trigger.kind.is_some_and(EventKind::has_no_author) {
            return Roles::default();
        }
        if trigger.kind == Some(EventKind::Clash) {
            self.of_clash(trigger, &range, &mut roles);
        }
        roles
    }

    fn of_verb(&self, trigger: &Trigger, range: &Range<usize>, before: &[Roles]) -> Roles {
        let mut roles = Roles::default();
        let end = trigger.tokens.end;
        let object = match trigger.frame {
            Frame::Toward => self.toward(end, range.end, 4),
            _ => Some(end + self.small_words(end)).filter(|&at| at < range.end),
        };
        let object = object.map(|at| self.phrase_from(at, range.end)).filter(|object| !object.is_empty());
        // The army denied killing six: who denies it is not told to have done it.
        let is_denied = self.words.denies.ending(&self.reading.words, range.start, trigger.lead).is_some();
        let is_bare = !is_denied
            && object.is_none()
            && (trigger.kind.is_some() || trigger.is_harm)
            && trigger.frame == Frame::Verb;
        let has_agent = end < range.end && self.is(&self.words.by, end) && !self.reading.pack.head_first;
        if trigger.is_passive || has_agent || is_bare && !self.reading.pack.head_first {
            let struck = self.subject(range.start, trigger.lead);
            roles.against = struck.map(|struck| self.parts(struck)).unwrap_or_default();
            roles.by = trigger.agent.clone().map(|agent| self.parts(agent)).unwrap_or_default();
            return roles;
        }
        let is_joined = self.is_joined(range.start, trigger.lead);
        let subject = if is_joined || is_denied { None } else { self.subject(range.start, trigger.lead) };
        roles.by = match subject {
            Some(subject) => self.parts(subject),
            None if is_joined => {
                before.last().map(|last| last.by.clone()).filter(|by| !by.is_empty()).unwrap_or_else(|| {
                    let subject =
                        || self.opener(range.start, trigger.lead).or_else(|| self.subject(range.start, trigger.lead));
                    let inserted = before.is_empty().then(subject).flatten();
                    inserted.map(|subject| self.parts(subject)).unwrap_or_default()
                })
            }
            None => Vec::new(),
        };
        let may_open = roles.by.is_empty() && !is_denied && !self.reading.pack.head_first;
        if may_open {
            roles.by = self.weapons_of(range.start, trigger.lead).into_iter().collect();
        }
        if may_open && roles.by.is_empty() {
            roles.by = self.opener(range.start, trigger.lead).map(|opener| self.parts(opener)).unwrap_or_default();
        }
        match object {
            Some(object) if self.is_someone(&object) => roles.against = self.parts(object),
            Some(object) if self.is_target(&object) => roles.target = Some(object),
            Some(object) => roles.against = self.states_in(&object),
            None => {}
        }
        roles
    }

    /// Who opens a sentence and does all that its verbs say, of which no list knows the first:
    /// troops rounded up five men, tied their hands and executed them. A label or words of time
    /// and place may stand before: Karsa, Monday: on the way home, …
    fn opener(&self, from: usize, lead: usize) -> Option<Range<usize>> {
        let is_sign = |i: usize, signs: &[char]| signs.iter().any(|sign| self.reading.is(i, *sign));
        let label = (from..lead.min(from + BY_REACH)).find(|&i| is_sign(i, &[':']));
        let mut at = label.map_or(from, |i| i + 1);
        let is_when_or_where = |i: usize| self.is_dated(i) || self.is(&self.words.boundary, i);
        if at < lead && is_when_or_where(at) {
            let comma = (at..lead.min(at + BY_REACH)).find(|&i| is_sign(i, &[',']));
            at = match comma {
                Some(comma) => comma + 1,
                None => (at..lead).find(|&i| !is_when_or_where(i))?,
            };
        }
        let opener = self.named_from(at, lead);
        let is_subject = !opener.is_empty() && opener.end < lead && !self.is(&self.words.voice, opener.end);
        (is_subject && self.is_someone(&opener)).then_some(opener)
    }

    /// Whose weapon does what a verb says: Russian shells hit a market.
    fn weapons_of(&self, from: usize, lead: usize) -> Option<Range<usize>> {
        let weapon = self.words.weapons.ending(&self.reading.words, from, lead)?;
        self.owner(from, weapon)
    }

    /// Whoever is named right before a weapon, as its owner.
    fn owner(&self, from: usize, weapon: usize) -> Option<Range<usize>> {
        let is_owner = |kind: EntityKind| matches!(kind, EntityKind::Demonym | EntityKind::Organization);
        let named = self.entities(&(from..weapon)).iter().rev().find(|name| is_owner(name.what.kind));
        let named = named.map(|name| self.tokens(name.span)).filter(|name| name.end == weapon);
        let group = || self.words.groups.ending(&self.reading.words, from, weapon).map(|start| start..weapon);
        named.or_else(group)
    }

    /// The phrase from a token to the end of its first noun for people and the name that
    /// belongs to it: a verb that no list knows may stand behind.
    fn named_from(&self, at: usize, limit: usize) -> Range<usize> {
        let phrase = self.phrase_from(at, limit);
        let len = |i: usize| {
            self.len(&self.words.groups, i).max(self.phrases.nouns.at(self.reading, i).map_or(0, |(_, len)| len))
        };
        let Some(head) = phrase.clone().find(|&i| len(i) > 0) else { return phrase };
        let mut end = head + len(head);
        while end < phrase.end {
            let link = len(end).max(self.len(&self.words.link, end));
            let more = if link > 0 { link } else { usize::from(self.reading.tokens[end].is_capitalised()) };
            if more == 0 {
                break;
            }
            end += more;
        }
        phrase.start..end.min(phrase.end)
    }

    /// Where the clause of a trigger starts, or the reach of a name before it.
    fn clause_start(&self, range: &Range<usize>, trigger: &Trigger) -> usize {
        let from = range.start.max(trigger.tokens.start.saturating_sub(BY_REACH));
        (from..trigger.tokens.start).rev().find(|&i| self.ends_clause(i)).map_or(from, |i| i + 1)
    }

    /// How many tokens small words take between a verb and its object: không kích vào.
    fn small_words(&self, at: usize) -> usize {
        if !self.reading.pack.head_first {
            return 0;
        }
        self.len(&self.words.toward, at).max(self.len(&self.words.reaches, at))
    }

    /// Whether a verb is joined to the one before it, so that both have one subject.
    fn is_joined(&self, from: usize, lead: usize) -> bool {
        let comma = lead > from && self.reading.is(lead - 1, ',');
        comma || self.words.and.ending(&self.reading.words, from, lead).is_some()
    }

    fn of_noun(&self, trigger: &Trigger, range: &Range<usize>) -> Roles {
        let mut roles = Roles { by: self.described(trigger, range), ..Roles::default() };
        if roles.by.is_empty() {
            roles.by = self.behind_by(trigger.tokens.end, range.end);
        }
        if roles.by.is_empty() {
            roles.by = self.doer(trigger, range);
        }
        if roles.by.is_empty() {
            roles.by = self.blamed(trigger, range);
        }
        let end = trigger.tokens.end;
        let reached = self.toward(end, range.end, BY_REACH).or_else(|| {
            let of = self.len(&self.words.of, end.min(range.end));
            (of > 0 && !self.reading.pack.head_first).then_some(end + of)
        });
        let is_direct = self.reading.pack.head_first && end < range.end && !self.is(&self.words.by, end);
        let direct = || is_direct.then_some(end);
        let object = reached.or_else(|| self.reached(end, range.end)).or_else(direct);
        if let Some(object) = object.map(|at| self.phrase_from(at, range.end)).filter(|object| !object.is_empty()) {
            if self.is_someone(&object) {
                roles.against = self.parts(object);
            } else if self.is_target(&object) {
                roles.target = Some(object);
            }
        }
        roles
    }

    /// Who is named in front of a noun: an Israeli airstrike; the Taliban's attack.
    fn described(&self, trigger: &Trigger, range: &Range<usize>) -> Vec<Range<usize>> {
        const REACH: usize = 7;
        if self.reading.pack.head_first {
            return Vec::new();
        }
        let from = range.start.max(trigger.tokens.start.saturating_sub(REACH));
        let stops = |&i: &usize| self.ends_name(i) || self.is(&self.words.clause, i);
        let start = (from..trigger.tokens.start).rev().find(stops).map_or(from, |i| i + 1);
        let before = start..trigger.tokens.start;
        let possessive = before.clone().rev().find(|&i| self.is_possessive(i));
        if let Some(owner) = possessive.map(|i| self.phrase_from(start, i)).filter(|owner| self.is_someone(owner)) {
            return vec![owner];
        }
        let names = self.entities(&before);
        let acts = |kind: EntityKind| matches!(kind, EntityKind::Demonym | EntityKind::Organization);
        if let Some(name) = names.iter().rev().find(|name| acts(name.what.kind)) {
            let mut named = self.tokens(name.span);
            // A Syrian army attack.
            while named.end < trigger.tokens.start && self.is(&self.words.groups, named.end) {
                named.end += self.len(&self.words.groups, named.end);
            }
            named.end = named.end.min(trigger.tokens.start);
            return vec![named];
        }
        let group = before.clone().find(|&i| self.is(&self.words.groups, i));
        let to_group =
            |i: usize| self.phrase_from(start, trigger.tokens.start.min(i + self.len(&self.words.groups, i)));
        group.map(to_group).into_iter().collect()
    }

    /// Who stands behind "by", in the same clause.
    fn behind_by(&self, from: usize, limit: usize) -> Vec<Range<usize>> {
        let reach = from..limit.min(from + BY_REACH);
        let stops = |&i: &usize| !self.ends_clause(i) || self.is(&self.words.by, i);
        // A word that also says whose something is has to stand right behind.
        let is_by = |i: usize| self.is(&self.words.by, i) && (i == from || !self.is(&self.words.of, i));
        let by = reach.take_while(stops).filter(|&i| is_by(i));
        let named = |by: usize| {
            let phrase = self.phrase_from(by + self.len(&self.words.by, by), limit);
            self.is_someone(&phrase).then_some(phrase)
        };
        by.into_iter().find_map(named).map(|phrase| self.parts(phrase)).unwrap_or_default()
    }

    /// Who carried out what a noun names: rebels launched an attack.
    fn doer(&self, trigger: &Trigger, range: &Range<usize>) -> Vec<Range<usize>> {
        let from = range.start.max(trigger.tokens.start.saturating_sub(DOES_REACH));
        let clause = (from..trigger.tokens.start).rev().take_while(|&i| !self.ends_clause(i));
        let verb = clause.into_iter().find(|&i| self.is(&self.words.does, i));
        let subject = verb.and_then(|verb| {
            let mut lead = verb;
            while let Some(start) = self.words.aux.ending(&self.reading.words, range.start, lead) {
                lead = start;
            }
            let is_passive = self.has(&self.words.voice, lead..verb);
            if is_passive { None } else { self.subject(range.start, lead) }
        });
        subject.map(|subject| self.parts(subject)).unwrap_or_default()
    }

    /// Who is accused of what a noun names: blamed X for the attack.
    fn blamed(&self, trigger: &Trigger, range: &Range<usize>) -> Vec<Range<usize>> {
        let from = range.start.max(trigger.tokens.start.saturating_sub(BY_REACH));
        let before = (from..trigger.tokens.start).rev().take_while(|&i| !self.reading.is(i, ';'));
        let verb = before.into_iter().find(|&i| self.is(&self.words.accuses, i));
        verb.map(|verb| self.accused(verb + self.len(&self.words.accuses, verb), range.end)).unwrap_or_default()
    }

    /// Where those stand at whom it was aimed, behind a small word.
    fn toward(&self, from: usize, limit: usize, reach: usize) -> Option<usize> {
        let clause = (from..limit.min(from + reach)).take_while(|&i| !self.ends_clause(i));
        clause.into_iter().find(|&i| self.is(&self.words.toward, i)).map(|i| i + self.len(&self.words.toward, i))
    }

    /// Where those stand whom it reached: the airstrike hit a convoy.
    fn reached(&self, from: usize, limit: usize) -> Option<usize> {
        let clause = (from..limit.min(from + DOES_REACH)).take_while(|&i| !self.ends_clause(i));
        clause.into_iter().find(|&i| self.is(&self.words.reaches, i)).map(|i| i + self.len(&self.words.reaches, i))
    }

    /// The army said it had killed six; its drones had killed seven: the speaker did it.
    fn resolve(&self, trigger: &Trigger, roles: &mut Roles) {
        let words = &self.reading.words;
        let stands_for = match roles.by.first() {
            Some(by) => self.has(&self.words.pronoun, by.clone()),
            None if trigger.frame == Frame::Noun || trigger.is_passive => false,
            None => self.words.pronoun.ending(words, 0, trigger.lead).is_some(),
        };
        if !stands_for {
            return;
        }
        let span = self.span(&trigger.tokens);
        let claims = self.known.claims;
        let from = claims.partition_point(|claim| claim.span.start <= span.start);
        let claim = claims[..from].iter().rev().take(CLAIMS_BACK).find(|claim| claim.span.contains(span));
        let source = claim.and_then(|claim| claim.what.source).map(|source| self.tokens(source));
        if let Some(source) = source.filter(|source| self.is_someone(source)) {
            roles.by = vec![source];
        }
    }

    /// The two sides of a clash.
    fn of_clash(&self, trigger: &Trigger, range: &Range<usize>, roles: &mut Roles) {
        let end = trigger.tokens.end;
        let clause = || (end..range.end.min(end + BY_REACH)).take_while(|&i| !self.ends_clause(i));
        if let Some(at) = clause().find(|&i| self.is(&self.words.between, i)) {
            let both = self.phrase_from(at + self.len(&self.words.between, at), range.end);
            let and = both.clone().skip(1).find(|&i| self.is(&self.words.and, i));
            if let Some(and) = and {
                roles.by = self.parts(both.start..and);
                roles.against = self.parts(and + self.len(&self.words.and, and)..both.end);
            }
            return;
        }
        if let Some(at) = clause().find(|&i| self.is(&self.words.with, i)) {
            let other = self.phrase_from(at + self.len(&self.words.with, at), range.end);
            if self.is_someone(&other) {
                roles.against = self.parts(other);
            }
        }
        if roles.against.is_empty() && roles.by.len() > 1 {
            roles.against = roles.by.split_off(1);
        }
    }

    /// Whether a phrase names a place or thing that people attack.
    fn is_target(&self, tokens: &Range<usize>) -> bool {
        self.has(&self.words.target, tokens.clone())
    }

    /// The state that an attack is on, where a phrase is its name.
    fn states_in(&self, tokens: &Range<usize>) -> Vec<Range<usize>> {
        let names = self.entities(tokens).iter().filter(|name| self.is_state(&name.what));
        names.map(|name| self.tokens(name.span)).filter(|name| name == tokens).collect()
    }
}
