//! One telling of an event: a trigger with its people, weapon, date and place.

use super::circumstances::Circumstances;
use super::page::Page;
use super::roles::Roles;
use super::triggers::Trigger;
use super::words::Frame;
use crate::model::{EventKind, Modality};
use std::ops::Range;

/// A telling of an event.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) trigger: Trigger,
    pub(super) kind: Option<EventKind>,
    pub(super) roles: Roles,
    pub(super) weapon: Option<Range<usize>>,
    pub(super) when: Circumstances,
    /// Whether the words say that it is not the event told before.
    pub(super) is_another: bool,
    /// Figures, as indexes in the list of casualties.
    pub(super) figures: Vec<usize>,
    /// Further words of the sentence that name it.
    pub(super) also: Vec<Range<usize>>,
}

impl Page<'_, '_> {
    /// The tellings of a sentence; those that tell one event are one.
    pub(super) fn mentions(&self, sentence: usize) -> Vec<Mention> {
        let triggers = self.triggers(sentence);
        let mut before: Vec<Roles> = Vec::new();
        let mut mentions: Vec<Mention> = Vec::new();
        for trigger in triggers {
            let roles = self.roles(&trigger, &before);
            before.push(roles.clone());
            mentions.push(self.mention(trigger, roles));
        }
        self.joined(mentions)
    }

    fn mention(&self, trigger: Trigger, roles: Roles) -> Mention {
        let found = self.weapon(&trigger);
        let weapon_kind = found.as_ref().and_then(|(_, kind)| *kind);
        let uses_weapon =
            !trigger.kind.is_some_and(EventKind::has_no_author) && trigger.kind != Some(EventKind::Abduction);
        let people_kind =
            roles.by.iter().find_map(|people| self.kind_of_people(people)).filter(|_| trigger.kind.is_some());
        let kind = refined(refined(trigger.kind, weapon_kind, trigger.frame), people_kind, trigger.frame)
            .or_else(|| self.kind_of_roles(&trigger, &roles));
        let weapon = found.map(|(tokens, _)| self.with_article(tokens)).filter(|_| uses_weapon);
        let from = self.reading.sentences[trigger.sentence].start.max(trigger.lead.saturating_sub(4));
        let is_another = self.has(&self.words.another, from..trigger.tokens.start);
        let when = self.circumstances(&trigger);
        Mention { trigger, kind, roles, weapon, when, is_another, figures: Vec::new(), also: Vec::new() }
    }

    /// A weapon with the article before it: a car bomb.
    fn with_article(&self, tokens: Range<usize>) -> Range<usize> {
        let has_article = tokens.start > 0
            && !self.reading.pack.head_first
            && self.phrases.quantities.read(self.reading, tokens.start - 1).is_some_and(|one| one.high == Some(1.0));
        tokens.start - usize::from(has_article)..tokens.end
    }

    /// The kind of an event that its words leave open, by its people and target.
    fn kind_of_roles(&self, trigger: &Trigger, roles: &Roles) -> Option<EventKind> {
        let of_people = roles.by.iter().find_map(|people| self.kind_of_people(people));
        match of_people {
            Some(EventKind::Shooting) if self.are_armed(&roles.against) && !trigger.is_harm => Some(EventKind::Clash),
            Some(kind) => Some(kind),
            None if roles.by.is_empty() => None,
            None if roles.target.is_some() && !trigger.is_harm => Some(EventKind::Raid),
            None => None,
        }
    }

    /// Whether some of these people bear arms.
    pub(super) fn are_armed(&self, people: &[Range<usize>]) -> bool {
        people.iter().any(|tokens| self.has(&self.words.armed, tokens.clone()))
    }

    /// The tellings of a sentence with those joined that tell one event: a word of harm
    /// alone and an attack; a raid in which shots were fired.
    fn joined(&self, mentions: Vec<Mention>) -> Vec<Mention> {
        let mut kept: Vec<Mention> = Vec::new();
        for mention in mentions {
            let own = kept.iter_mut().rev().find(|earlier| {
                let is_same_people = earlier.roles.by.is_empty()
                    || mention.roles.by.is_empty()
                    || earlier.roles.by.iter().any(|by| mention.roles.by.contains(by))
                    || earlier.trigger.is_harm != mention.trigger.is_harm && mention.roles.by.is_empty();
                is_same_people
                    && earlier.trigger.modality == mention.trigger.modality
                    && (mention.trigger.is_harm || !mention.is_another)
                    && combined(earlier.kind, mention.kind, true).is_some()
            });
            match own {
                Some(earlier) => earlier.take(mention),
                None => kept.push(mention),
            }
        }
        kept
    }
}

impl Mention {
    /// Adds another telling of the same event in the same sentence.
    fn take(&mut self, other: Mention) {
        self.kind = combined(self.kind, other.kind, true).unwrap_or(self.kind);
        if self.trigger.is_harm && !other.trigger.is_harm {
            // The attack names the event, not the harm.
            self.also.push(std::mem::replace(&mut self.trigger, other.trigger).tokens);
        } else if !other.trigger.is_harm {
            self.also.push(other.trigger.tokens);
        }
        if self.roles.by.is_empty() {
            self.roles.by = other.roles.by;
        }
        if self.roles.against.is_empty() {
            self.roles.against = other.roles.against;
        }
        self.roles.target = self.roles.target.take().or(other.roles.target);
        self.weapon = self.weapon.take().or(other.weapon);
        self.is_another |= other.is_another;
    }

    /// Whether it could not have led to nothing: it happened, by somebody or to somebody.
    pub(super) fn says_something(&self) -> bool {
        let has_people = !self.roles.by.is_empty() || !self.roles.against.is_empty();
        let is_told = self.trigger.modality == Modality::Asserted;
        let is_nobody_taken = self.kind == Some(EventKind::Abduction) && self.roles.against.is_empty();
        let is_natural = self.kind.is_some_and(EventKind::has_no_author);
        !self.figures.is_empty()
            || is_told && is_natural
            || is_told && !is_nobody_taken && (has_people || self.when.place.is_some() && self.kind.is_some())
    }

    /// All words that name it.
    pub(super) fn named(&self) -> impl Iterator<Item = &Range<usize>> {
        [&self.trigger.tokens].into_iter().chain(&self.also)
    }
}

/// The kind of an event by its words and its weapon: an attack with rockets is shelling.
fn refined(kind: Option<EventKind>, weapon: Option<EventKind>, frame: Frame) -> Option<EventKind> {
    use EventKind::{Airstrike, Bombing, Drone, Mine, Shelling, SuicideBombing};
    match (kind, weapon) {
        (None, weapon) => weapon,
        (Some(Bombing), Some(SuicideBombing | Mine)) => weapon,
        (Some(EventKind::Shooting), Some(Shelling | Drone | Airstrike)) if frame == Frame::Toward => weapon,
        (Some(Bombing), Some(Airstrike | Drone)) if frame != Frame::Happens => weapon,
        (Some(Bombing), Some(Shelling)) if frame == Frame::Happens => weapon,
        (Some(Airstrike), Some(Drone)) | (Some(EventKind::Other), Some(EventKind::Riot | Bombing)) => weapon,
        _ => kind,
    }
}

/// The kind of an event that is told as both; `None` where they are two. Within a sentence
/// more of them are one: raiders who shoot.
pub(super) fn combined(
    one: Option<EventKind>,
    other: Option<EventKind>,
    is_one_sentence: bool,
) -> Option<Option<EventKind>> {
    use EventKind::{
        Airstrike, Bombing, Clash, Collapse, Crash, Drone, Execution, Fire, Flood, Landslide, Mine, Other, Quake, Raid,
        Shelling, Shooting, Storm, SuicideBombing,
    };
    /// Of each pair the first is what both are.
    const EVERYWHERE: &[(EventKind, EventKind)] = &[
        (SuicideBombing, Bombing),
        (Drone, Airstrike),
        (Mine, Bombing),
        (Airstrike, Bombing),
        (Shelling, Bombing),
        (Execution, Shooting),
    ];
    const IN_A_SENTENCE: &[(EventKind, EventKind)] = &[
        (Raid, Shooting),
        (Raid, Clash),
        (Clash, Shooting),
        (Storm, Flood),
        (Flood, Landslide),
        (Storm, Landslide),
        (Quake, Collapse),
        (Quake, Landslide),
        (Crash, Fire),
        (Bombing, Fire),
        (Bombing, Collapse),
        (Airstrike, Collapse),
        (Shelling, Airstrike),
        (Crash, Storm),
        (SuicideBombing, Shooting),
        (Collapse, Storm),
    ];
    let (Some(a), Some(b)) = (one, other) else { return Some(one.or(other)) };
    let pair = |pairs: &[(EventKind, EventKind)]| {
        pairs.iter().find(|pair| **pair == (a, b) || **pair == (b, a)).map(|(both, _)| *both)
    };
    if a == b {
        return Some(one);
    }
    if a == Other || b == Other {
        return Some(Some(if a == Other { b } else { a }));
    }
    let both = pair(EVERYWHERE).or_else(|| if is_one_sentence { pair(IN_A_SENTENCE) } else { None });
    both.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventKind::{Airstrike, Bombing, Drone, Fire, Flood, Raid, Shelling, Shooting, SuicideBombing};

    #[test]
    fn a_weapon_makes_a_kind() {
        for (kind, weapon, frame, expected) in [
            (None, Some(Shelling), Frame::Noun, Some(Shelling)),
            (Some(Bombing), Some(SuicideBombing), Frame::Happens, Some(SuicideBombing)),
            (Some(Bombing), Some(Airstrike), Frame::Verb, Some(Airstrike)),
            (Some(Bombing), Some(Airstrike), Frame::Happens, Some(Bombing)),
            (Some(Shooting), Some(Shelling), Frame::Toward, Some(Shelling)),
            (Some(Raid), Some(Bombing), Frame::Verb, Some(Raid)),
            (None, None, Frame::Noun, None),
        ] {
            assert_eq!(refined(kind, weapon, frame), expected, "{kind:?} {weapon:?}");
        }
    }

    #[test]
    fn two_kinds_are_one_event_or_two() {
        for (one, other, is_one_sentence, expected) in [
            (None, Some(Raid), false, Some(Some(Raid))),
            (Some(Bombing), Some(SuicideBombing), false, Some(Some(SuicideBombing))),
            (Some(Drone), Some(Airstrike), false, Some(Some(Drone))),
            (Some(Shooting), Some(Raid), true, Some(Some(Raid))),
            (Some(Shooting), Some(Raid), false, None),
            (Some(Fire), Some(Flood), true, None),
        ] {
            assert_eq!(combined(one, other, is_one_sentence), expected, "{one:?} {other:?}");
        }
    }
}
