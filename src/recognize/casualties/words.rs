use crate::lang::{LanguagePack, Lexicon, Vocabulary, sections};
use crate::model::{Effect, Victim};

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

/// The words of a language's `casualties` file.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) victims: Lexicon<Vec<Victim>>,
    pub(super) harm: Lexicon<Harm>,
    /// Nouns that count the harm itself (deaths, người chết).
    pub(super) nouns: Lexicon<Effect>,
    /// Tallies whose number comes behind a word of reaching.
    pub(super) tolls: Lexicon<Effect>,
    /// Opens a tally that names its people and their harm.
    pub(super) toll_head: Lexicon<()>,
    pub(super) reach: Lexicon<()>,
    /// Before numbers that are ages.
    pub(super) age: Lexicon<()>,
    /// Opens a part of the figure before it.
    pub(super) part: Lexicon<()>,
    /// Between a count and the whole that it is taken from.
    pub(super) partitive: Lexicon<()>,
    /// Of those of whom the text spoke just now (four of them).
    pub(super) of_them: Lexicon<()>,
    /// Says what they were (four of them were children).
    pub(super) are: Lexicon<()>,
    /// Between a quantity and its noun (dozens of people).
    pub(super) link: Lexicon<()>,
    /// Joins two groups or two harm words.
    pub(super) join: Lexicon<()>,
    pub(super) other: Lexicon<()>,
    /// Auxiliaries and adverbs right before a harm word.
    pub(super) passive: Lexicon<()>,
    /// Those of them that make a verb passive.
    pub(super) voice: Lexicon<()>,
    /// Those of them behind which whoever did it stands, before the verb (bị lính bắn chết).
    pub(super) agent_voice: Lexicon<()>,
    /// Zero of the noun that follows (no casualties).
    pub(super) none: Lexicon<()>,
    /// Zero people, without a noun (nobody).
    pub(super) nobody: Lexicon<()>,
    pub(super) mostly: Lexicon<()>,
    pub(super) hypothetical: Lexicon<()>,
    /// Makes a count one that did not happen, between it and its word of harm alone.
    pub(super) forecast: Lexicon<()>,
    pub(super) denied: Lexicon<()>,
    /// What may follow the noun and belongs to the name of the group.
    pub(super) modifier: Lexicon<()>,
    /// One, before a noun for people.
    pub(super) article: Lexicon<()>,
    /// Endings of the plural of a people's name.
    pub(super) people_endings: Vec<&'static str>,
    /// What no name of a group runs over.
    pub(super) stop: Lexicon<()>,
    /// Right before a count that a newer one replaces (up from).
    pub(super) superseded: Lexicon<()>,
    /// From, before the number that a tally left behind.
    pub(super) from: Lexicon<()>,
    /// Before a count of other times (compared with).
    pub(super) comparison: Lexicon<()>,
    /// Tells of a sentence that it gives an early count.
    pub(super) earlier: Lexicon<()>,
    /// Tells of a sentence that it brings a newer count.
    pub(super) update: Lexicon<()>,
    /// A tally of what was counted last (the number).
    pub(super) again: Lexicon<()>,
    /// Tells of a sentence that nothing in it happened (simulated).
    pub(super) imagined: Lexicon<()>,
    /// People who are what the body is that they belong to (members of).
    pub(super) member: Lexicon<()>,
    /// Bodies, with the tags of those who belong to them.
    pub(super) bodies: Lexicon<Vec<Victim>>,
    /// Opens a whole of which a part is told (among the dead).
    pub(super) among: Lexicon<()>,
    /// Says of whom a toll is made up (the victims include), with the effect if it names one.
    pub(super) members: Lexicon<Option<Effect>>,
    /// Before a whole of which parts are told behind its harm (of the 16 civilians killed).
    pub(super) whole: Lexicon<()>,
    /// Verbs of those who only tell of it.
    pub(super) speaks: Lexicon<()>,
    /// Where people are brought, and nothing happened.
    pub(super) care: Lexicon<()>,
    /// What is found of the dead, some day behind.
    pub(super) remains: Lexicon<()>,
    /// Before the day up to which something was counted.
    pub(super) as_of: Lexicon<()>,
    /// Tells of a count behind it that it is of another time (last year).
    pub(super) other_time: Lexicon<()>,
    /// Verbs by which somebody sets a tally to a number (lowered).
    pub(super) counts: Lexicon<()>,
    /// Opens a clause that tells of the people before it (who).
    pub(super) relative: Lexicon<()>,
    /// Opens a clause that tells of the same event (when).
    pub(super) at_that: Lexicon<()>,
    /// Before the place where something happened.
    pub(super) locative: Lexicon<()>,
    /// Nouns whose quantities are no people.
    pub(super) thing: Lexicon<()>,
}

impl Words {
    pub(super) fn new(pack: &LanguagePack, vocabulary: &mut Vocabulary) -> Self {
        let mut new = Self::default();
        for section in sections(pack.casualties.text()) {
            let effect =
                section.attributes.first().and_then(|name| Effect::ALL.into_iter().find(|e| e.name() == *name));
            let frame = match section.attributes.get(1) {
                Some(&"subject") => ArgumentPosition::Subject,
                Some(&"object") => ArgumentPosition::Object,
                _ => ArgumentPosition::Either,
            };
            let tags: Vec<Victim> =
                Victim::ALL.into_iter().filter(|victim| section.attributes.contains(&victim.name())).collect();
            for entry in &section.entries {
                let phrase = vocabulary.phrase(entry.phrase);
                match (section.name, effect) {
                    ("victim", _) => new.victims.insert(&phrase, tags.clone()),
                    ("harm", Some(effect)) => new.harm.insert(&phrase, Harm { effect, frame }),
                    ("noun", Some(effect)) => new.nouns.insert(&phrase, effect),
                    ("toll", Some(effect)) => new.tolls.insert(&phrase, effect),
                    ("toll_head", _) => new.toll_head.insert(&phrase, ()),
                    ("age", _) => new.age.insert(&phrase, ()),
                    ("reach", _) => new.reach.insert(&phrase, ()),
                    ("part", _) => new.part.insert(&phrase, ()),
                    ("partitive", _) => new.partitive.insert(&phrase, ()),
                    ("of_them", _) => new.of_them.insert(&phrase, ()),
                    ("are", _) => new.are.insert(&phrase, ()),
                    ("link", _) => new.link.insert(&phrase, ()),
                    ("join", _) => new.join.insert(&phrase, ()),
                    ("other", _) => new.other.insert(&phrase, ()),
                    ("passive", _) => new.passive.insert(&phrase, ()),
                    ("voice", _) => new.voice.insert(&phrase, ()),
                    ("agent_voice", _) => new.agent_voice.insert(&phrase, ()),
                    ("none", _) => new.none.insert(&phrase, ()),
                    ("nobody", _) => new.nobody.insert(&phrase, ()),
                    ("mostly", _) => new.mostly.insert(&phrase, ()),
                    ("hypothetical", _) => new.hypothetical.insert(&phrase, ()),
                    ("forecast", _) => new.forecast.insert(&phrase, ()),
                    ("denied", _) => new.denied.insert(&phrase, ()),
                    ("modifier", _) => new.modifier.insert(&phrase, ()),
                    ("article", _) => new.article.insert(&phrase, ()),
                    ("people_ending", _) => new.people_endings.push(entry.phrase),
                    ("stop", _) => new.stop.insert(&phrase, ()),
                    ("superseded", _) => new.superseded.insert(&phrase, ()),
                    ("from", _) => new.from.insert(&phrase, ()),
                    ("comparison", _) => new.comparison.insert(&phrase, ()),
                    ("earlier", _) => new.earlier.insert(&phrase, ()),
                    ("update", _) => new.update.insert(&phrase, ()),
                    ("again", _) => new.again.insert(&phrase, ()),
                    ("imagined", _) => new.imagined.insert(&phrase, ()),
                    ("member", _) => new.member.insert(&phrase, ()),
                    ("body", _) => new.bodies.insert(&phrase, tags.clone()),
                    ("among", _) => new.among.insert(&phrase, ()),
                    ("members", effect) => new.members.insert(&phrase, effect),
                    ("whole", _) => new.whole.insert(&phrase, ()),
                    ("speaks", _) => new.speaks.insert(&phrase, ()),
                    ("care", _) => new.care.insert(&phrase, ()),
                    ("remains", _) => new.remains.insert(&phrase, ()),
                    ("as_of", _) => new.as_of.insert(&phrase, ()),
                    ("other_time", _) => new.other_time.insert(&phrase, ()),
                    ("counts", _) => new.counts.insert(&phrase, ()),
                    ("relative", _) => new.relative.insert(&phrase, ()),
                    ("at_that", _) => new.at_that.insert(&phrase, ()),
                    ("locative", _) => new.locative.insert(&phrase, ()),
                    ("thing", _) => new.thing.insert(&phrase, ()),
                    _ => {}
                }
            }
        }
        new
    }
}
