//! Words as numbers, and phrases of them with what they mean.

use crate::text::{key, tokenize};
use rustc_hash::FxHashMap;

/// A word that some lexicon of a language knows; [`Word::UNKNOWN`] is any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(u32);

impl Word {
    /// A word that no lexicon knows.
    pub const UNKNOWN: Word = Word(0);

    /// The word as an index into tables beside a [`Vocabulary`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// All words of a language's lexicons, each with a number, so that a text's
/// words are looked up once and compared as integers ever after.
#[derive(Debug)]
pub struct Vocabulary {
    words: FxHashMap<Box<str>, Word>,
    endings: Vec<(&'static str, &'static str)>,
    letters: Vec<(&'static str, &'static str)>,
}

impl Vocabulary {
    /// An empty vocabulary that folds the endings of a `spelling` file: a variant and the
    /// form that stands for it on each line; behind `*`, wherever in a word it stands.
    pub fn new(spelling: &'static str) -> Self {
        let lines = spelling.lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once(' ')).map(|(a, b)| (a.trim(), b.trim()));
        let (anywhere, endings): (Vec<_>, Vec<_>) = pairs.partition(|(variant, _)| variant.starts_with('*'));
        let letters = anywhere.into_iter().map(|(variant, plain)| (variant.trim_start_matches('*'), plain)).collect();
        Self { words: FxHashMap::default(), endings, letters }
    }

    /// The number of a word, given its look-up form; a new one where it has none.
    pub fn intern(&mut self, surface: &str) -> Word {
        let mut form = key(surface).into_owned();
        self.fold(&mut form);
        let next = Word(u32::try_from(self.words.len() + 1).unwrap_or(0));
        *self.words.entry(form.into()).or_insert(next)
    }

    /// The numbers of a phrase's words, split as a text is split.
    pub fn phrase(&mut self, phrase: &str) -> Vec<Word> {
        tokenize(phrase).iter().map(|token| self.intern(token.span.of(phrase))).collect()
    }

    /// The number of a word in look-up form ([`crate::text::key`]), which is folded in place.
    pub fn get(&self, form: &mut String) -> Word {
        self.fold(form);
        self.words.get(form.as_str()).copied().unwrap_or(Word::UNKNOWN)
    }

    /// How many words there are, [`Word::UNKNOWN`] included.
    pub fn len(&self) -> usize {
        self.words.len() + 1
    }

    /// Whether no word was ever interned.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    fn fold(&self, form: &mut String) {
        if form.is_ascii() {
            return;
        }
        if let Some((variant, plain)) = self.endings.iter().find(|(variant, _)| form.ends_with(variant)) {
            form.truncate(form.len() - variant.len());
            form.push_str(plain);
        }
        for (variant, plain) in &self.letters {
            if form.contains(variant) {
                *form = form.replace(variant, plain);
            }
        }
    }
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'l, V> {
    /// How many tokens it spans.
    pub len: usize,
    /// What it means.
    pub value: &'l V,
}

/// Phrases as paths of [`Word`]s. It knows no values, so that it is compiled once for all
/// lexicons.
#[derive(Debug)]
struct Trie {
    /// (node, word) → node; node 0 is the root.
    steps: FxHashMap<(u32, Word), u32>,
    /// Index of the value for each node that ends a phrase.
    ends: Vec<Option<u32>>,
    /// By word: whether a phrase starts with it.
    starts: Vec<bool>,
    /// Words of the longest phrase.
    longest: usize,
}

impl Trie {
    /// Adds a phrase that ends with a value.
    fn insert(&mut self, phrase: &[Word], value: u32) {
        let Some(first) = phrase.first() else { return };
        if self.starts.len() <= first.index() {
            self.starts.resize(first.index() + 1, false);
        }
        self.starts[first.index()] = true;
        self.longest = self.longest.max(phrase.len());
        let mut node = 0;
        for &word in phrase {
            let fresh = self.ends.len() as u32;
            node = *self.steps.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.ends.push(None);
            }
        }
        self.ends[node as usize] = Some(value);
    }

    /// Whether a few words are a phrase.
    fn holds(&self, words: &[Word]) -> bool {
        let step = |node: Option<u32>, &word: &Word| self.steps.get(&(node?, word)).copied();
        words.iter().fold(Some(0), step).is_some_and(|node| self.ends[node as usize].is_some())
    }

    /// The longest phrase that starts at `words[at]`: how many words, and its value.
    fn longest(&self, words: &[Word], at: usize) -> Option<(usize, u32)> {
        let first = words.get(at)?;
        if self.starts.get(first.index()) != Some(&true) {
            return None;
        }
        let (mut node, mut longest) = (0, None);
        for (i, &word) in words[at..].iter().enumerate() {
            let Some(&next) = self.steps.get(&(node, word)) else { break };
            node = next;
            longest = self.ends[node as usize].map(|value| (i + 1, value)).or(longest);
        }
        longest
    }
}

/// Phrases and what they mean.
#[derive(Debug)]
pub struct Lexicon<V> {
    phrases: Trie,
    values: Vec<V>,
}

impl<V> Default for Lexicon<V> {
    fn default() -> Self {
        let phrases = Trie { steps: FxHashMap::default(), ends: vec![None], starts: Vec::new(), longest: 0 };
        Self { phrases, values: Vec::new() }
    }
}

impl<V> Lexicon<V> {
    /// Adds a phrase; one that is there already takes the new value.
    pub fn insert(&mut self, phrase: &[Word], value: V) {
        self.phrases.insert(phrase, self.values.len() as u32);
        self.values.push(value);
    }

    /// The longest phrase that starts at `words[at]`.
    pub fn longest(&self, words: &[Word], at: usize) -> Option<Hit<'_, V>> {
        let (len, value) = self.phrases.longest(words, at)?;
        Some(Hit { len, value: &self.values[value as usize] })
    }

    /// All phrases that start at `words[at]`, shortest first.
    pub fn all(&self, words: &[Word], at: usize) -> impl Iterator<Item = Hit<'_, V>> {
        let Trie { steps, ends, starts, .. } = &self.phrases;
        let first = words.get(at).filter(|word| starts.get(word.index()) == Some(&true));
        let rest = if first.is_some() { &words[at..] } else { &[] };
        let mut node = 0;
        rest.iter()
            .map_while(move |&word| {
                node = *steps.get(&(node, word))?;
                Some(node)
            })
            .enumerate()
            .filter_map(|(i, node)| {
                let value = ends[node as usize]?;
                Some(Hit { len: i + 1, value: &self.values[value as usize] })
            })
    }

    /// Where the longest phrase starts that ends right before `words[end]`; not before `from`.
    pub fn ending(&self, words: &[Word], from: usize, end: usize) -> Option<usize> {
        let first = from.max(end.saturating_sub(self.phrases.longest));
        (first..end).find(|&start| self.phrases.holds(&words[start..end]))
    }

    /// The words with which a phrase may start.
    pub fn starts(&self) -> impl Iterator<Item = Word> + '_ {
        self.phrases.starts.iter().enumerate().filter(|(_, starts)| **starts).map(|(word, _)| Word(word as u32))
    }

    /// The words that may follow `first` within a phrase.
    pub fn continuations(&self, first: Word) -> impl Iterator<Item = Word> + '_ {
        let steps = &self.phrases.steps;
        let node = steps.get(&(0, first)).copied();
        steps.keys().filter(move |(from, _)| Some(*from) == node).map(|&(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_and_variants_meet() {
        let mut vocabulary = Vocabulary::new("oà òa\n");
        let mut lexicon = Lexicon::default();
        lexicon.insert(&vocabulary.phrase("gìn giữ"), 1);
        lexicon.insert(&vocabulary.phrase("gìn giữ hòa bình"), 2);
        let text = "Gìn giữ hoà bình";
        let words: Vec<Word> =
            tokenize(text).iter().map(|t| vocabulary.get(&mut key(t.span.of(text)).into_owned())).collect();
        assert_eq!(lexicon.longest(&words, 0), Some(Hit { len: 4, value: &2 }));
        assert_eq!(lexicon.all(&words, 0).count(), 2);
        assert_eq!(lexicon.longest(&words, 1), None);
    }
}
