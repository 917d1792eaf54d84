//! The words of casualty figures, from a language's `casualties` file.

use crate::lang::{Known, LanguagePack, Lexicon, TokenizedText, Vocabulary};
use crate::model::{Effect, Victim};
use std::borrow::Cow;

/// Where those who come to harm stand beside a harm word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArgumentPosition {
    /// Before it: five people died.
    Subject,
    /// Behind it: killing five people.
    Object,
    /// On either side: five people killed; the blast killed five people.
    Either,
}

/// A harm word: its effect and its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Harm {
    pub(super) effect: Effect,
    pub(super) frame: ArgumentPosition,
}

crate::lang::phrase_lists! {
    /// The words of a language's `casualties` file; most of its sections are lists.
    pub(super) struct Words {
        victims: Lexicon<Vec<Victim>>,
        harm: Lexicon<Harm>,
        /// Words of harm that can mean other things (lost, hạ).
        loss: Lexicon<Harm>,
        /// Nouns that count the harm itself (deaths, người chết).
        nouns: Lexicon<Effect>,
        /// Tallies, whose number comes behind a word like "reached" (death toll).
        tolls: Lexicon<Effect>,
        /// Endings of the plural of a people's name.
        people_endings: Vec<Cow<'static, str>>,
        /// Endings of plurals that may name people where no list has the noun.
        open_endings: Vec<Cow<'static, str>>,
        /// Bodies, with the tags of those who belong to them.
        bodies: Lexicon<Vec<Victim>>,
        /// Days and months, which stand with a capital in some languages and are no places.
        days: Lexicon<()>,
        /// Those who can count and have no name (the ministry, the union).
        speakers: Lexicon<()>,
        /// Opens the list of those whom a toll counts (the victims include), with the effect if the phrase names one.
        members: Lexicon<Option<Effect>>,
    }
    lists {
        /// Numbers of people alone (двое).
        people_number,
        /// Of a tally: it was at another number before (has risen to).
        moved,
        /// Opens a tally that names its people and their harm.
        toll_head,
        reach,
        /// Opens a part of the figure before it.
        part,
        /// Between a count and the whole that it is taken from.
        partitive,
        /// Those words between a count and its whole that open a clause (of whom).
        part_relative,
        /// Refers to the people of the last figure (four of them).
        of_them,
        /// Joins those people to what they were (four of them were children).
        are,
        /// Behind a verb that ends in death (to death).
        to_death,
        /// What people became who were taken (prisoner).
        as_captives,
        /// How those of whom a count is a part were killed (shot), which alone is no death.
        manner,
        /// Verbs by which whoever counts leaves a number (gone from).
        went,
        /// Between the place that a count is of and its number (có).
        holds,
        /// Begins like a word of harm and is none (captured the mood).
        no_harm,
        /// Before those who did it, behind a passive (by).
        agent,
        /// Opens a clause about what a verb of harm did to others (killed the mayor).
        determiner,
        /// Before someone who belongs to the one named before (his driver).
        possessive,
        /// Opens a bracket of whoever copied the text out (coded as).
        comment,
        /// Stands for one who came to harm behind a harm word (killed him and …).
        object_pronoun,
        /// Between a quantity and its noun (dozens of people).
        link,
        /// Joins two groups or two harm words.
        join,
        other,
        /// Auxiliaries and adverbs right before a harm word.
        passive,
        /// Those of them that make a verb passive.
        voice,
        /// Those of them that the agent follows, before the verb (bị lính bắn chết).
        agent_voice,
        /// Zero of the noun that follows (no casualties).
        none,
        /// Zero people, without a noun (nobody).
        nobody,
        mostly,
        hypothetical,
        /// Makes a count hypothetical, but only between it and its harm word.
        forecast,
        denied,
        /// What may follow the noun and belongs to the name of the group.
        modifier,
        /// One, before a noun for people.
        article,
        /// Words that end the name of a group.
        stop,
        /// Right before a count that a newer one replaces (up from).
        superseded,
        /// Before the old number of a tally (from).
        from,
        /// The same, where another count stands in the sentence (had said).
        had_said,
        /// Before the number that a tally had before, behind the new one (41, after 36 on Sunday).
        behind,
        /// Before a count of other times (compared with).
        comparison,
        /// Before all counts of other times that follow in the sentence (than that of).
        comparison_far,
        /// The sentence looks back on a count that a newer one replaced (had put).
        looks_back,
        /// Opens a sentence in which somebody says what was counted before (Earlier, officials said).
        opens_earlier,
        /// The sentence gives an early count (initial reports).
        earlier,
        /// The sentence brings a newer count (revised).
        update,
        /// Refers to the last tally (the number).
        again,
        /// Says that people came back: those who were displaced are no longer (returned).
        returned,
        /// Nothing in the sentence happened (simulated).
        imagined,
        /// Members of a body, who take its tags (members of).
        member,
        /// Opens a whole of which a part is counted (among the dead).
        among,
        /// Before a whole whose parts are counted behind its harm word (of the 16 civilians killed).
        whole,
        /// Verbs whose subject only reports the harm (said).
        speaks,
        /// Remains, which may be found long after the event (bodies).
        remains,
        /// Before the day up to which something was counted.
        as_of,
        /// The count before it belongs to another time (last year).
        other_time,
        /// Verbs that set a tally to a number (lowered).
        counts,
        /// Opens a clause about the people before it (who).
        relative,
        /// Opens a clause that says when (after).
        subordinate,
        /// Opens a clause about the same event (when).
        at_that,
        /// Before the place where something happened.
        locative,
        /// Nouns for things: their quantities are no people.
        thing,
        /// Right before a number that somebody gives (says, has, speaks of).
        count_verb,
        /// Between such a verb and its number (now, that there were).
        count_filler,
        /// Nouns whose number is a count (claim, list, estimate).
        count_noun,
        /// Those of them that list people (a list of 25 workers).
        register,
        /// Between such a noun and its number, beside the words of `reach`.
        count_reach,
        /// Before a number that a time alone stands before (by noon *it was* 13).
        then,
        /// Nouns by which people are counted (names).
        count_unit,
        /// Before whoever a number is from (according to).
        by_source,
        /// Behind a number, before whoever it is from (của).
        of_source,
        /// In the clause of a number that its source has left since (had, at first).
        said_earlier,
        /// Before lives that were lost (took).
        takes,
        /// One noun for several people (crew).
        collective,
        /// Lives.
        lives,
        /// What happens when people come to harm (raid, flood).
        scene,
        /// Behind those of whom nobody came to harm (was hit).
        struck,
        /// Opens those of whom nobody came to harm (không), where `any` closes them.
        no,
        /// Closes them (nào).
        any,
    }
}

/// The sections that are more than lists.
const TABLES: [Known; 9] = [
    Known::list("victim").maybe(is_victim).one_table(),
    Known::list("harm").of(&[is_effect, is_position]).one_table(),
    Known::list("loss").of(&[is_effect, is_position]).one_table(),
    Known::list("noun").of(&[is_effect]).one_table(),
    Known::list("toll").of(&[is_effect]).one_table(),
    Known::list("body").maybe(is_victim).one_table(),
    Known::list("members").maybe(is_effect).one_table(),
    Known::list("people_ending"),
    Known::list("open_ending"),
];

fn is_victim(name: &str) -> bool {
    Victim::ALL.into_iter().any(|victim| victim.name() == name)
}

fn is_effect(name: &str) -> bool {
    Effect::ALL.into_iter().any(|effect| effect.name() == name)
}

fn is_position(name: &str) -> bool {
    ArgumentPosition::named(name).is_some()
}

impl ArgumentPosition {
    fn named(name: &str) -> Option<Self> {
        match name {
            "subject" => Some(Self::Subject),
            "object" => Some(Self::Object),
            "either" => Some(Self::Either),
            _ => None,
        }
    }
}

impl Words {
    /// The sections that are read here.
    pub(super) fn known() -> impl Iterator<Item = Known> {
        TABLES.into_iter().chain(Self::LISTS.into_iter().map(Known::list))
    }

    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut new = Self::default();
        new.fill(pack, &pack.casualties, vocabulary);
        // Whatever reports, reports numbers too.
        let reports = pack.sections(&pack.speech).into_iter().filter(|section| {
            section.name == "verb" && section.attributes.iter().any(|stance| ["assert", "confirm"].contains(stance))
        });
        for entry in reports.flat_map(|section| section.entries) {
            new.count_verb.insert(&vocabulary.phrase(&entry.phrase), ());
        }
        for (file, name) in [(&pack.speech, "speaker"), (&pack.institutions, "institution")] {
            for entry in pack.entries(file, name) {
                new.speakers.insert(&vocabulary.phrase(&entry.phrase), ());
            }
        }
        for name in ["weekday", "weekdayshort", "monthname"] {
            for entry in pack.entries(&pack.calendar, name) {
                new.days.insert(&vocabulary.phrase(&entry.phrase), ());
            }
        }
        for section in pack.sections(&pack.casualties) {
            let effect =
                section.attributes.first().and_then(|name| Effect::ALL.into_iter().find(|e| e.name() == *name));
            let position = section.attributes.get(1).and_then(|name| ArgumentPosition::named(name));
            let tags: Vec<Victim> =
                Victim::ALL.into_iter().filter(|victim| section.attributes.contains(&victim.name())).collect();
            for entry in section.entries {
                let phrase = vocabulary.phrase(&entry.phrase);
                match (section.name, effect) {
                    ("victim", _) => new.victims.insert(&phrase, tags.clone()),
                    ("harm", Some(effect)) => {
                        let frame = position.unwrap_or(ArgumentPosition::Either);
                        new.harm.insert(&phrase, Harm { effect, frame });
                    }
                    ("loss", Some(effect)) => {
                        let frame = position.unwrap_or(ArgumentPosition::Object);
                        new.loss.insert(&phrase, Harm { effect, frame });
                    }
                    ("noun", Some(effect)) => new.nouns.insert(&phrase, effect),
                    ("toll", Some(effect)) => new.tolls.insert(&phrase, effect),
                    ("people_ending", _) => new.people_endings.push(entry.phrase),
                    ("open_ending", _) => new.open_endings.push(entry.phrase),
                    ("body", _) => new.bodies.insert(&phrase, tags.clone()),
                    ("members", effect) => new.members.insert(&phrase, effect),
                    _ => {}
                }
            }
        }
        new
    }

    /// Whether a sentence without a word of harm may hold a figure for what stands at a token:
    /// a word that may mean harm, or, where the text has told of some, one of a count.
    pub(super) fn may_tell(&self, reading: &TokenizedText<'_>, at: usize, is_told: bool) -> bool {
        let stands = |list: &&Lexicon<()>| list.longest(&reading.words, at).is_some();
        let carries = [&self.again, &self.partitive, &self.count_verb, &self.went, &self.count_noun, &self.by_source];
        let takes_up = [&self.part, &self.of_them, &self.said_earlier];
        [&self.takes, &self.struck].iter().any(stands)
            || self.loss.longest(&reading.words, at).is_some()
            || is_told && carries.iter().chain(&takes_up).any(stands)
    }
}
