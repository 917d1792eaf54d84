//! What is known of one language.

use super::data_file::DataFile;
use std::borrow::Cow;

/// A language: its name and its data files, in the formats that `docs/adding-a-language.md` describes.
#[derive(Debug)]
pub struct LanguagePack {
    /// BCP 47 code.
    pub code: &'static str,
    /// The most frequent function words, by which the language is recognised.
    pub common: &'static str,
    /// Letters that tell it from languages with many of the same words; none where words do.
    pub letters: &'static str,
    /// Variant spellings of letters and word endings, folded before any look-up.
    pub spelling: &'static str,
    /// How its words change; none where they do not.
    pub forms: &'static [DataFile],
    /// Number words, bounds and indefinite quantities.
    pub numbers: DataFile,
    /// Plurals, ages, shares, and what turns a clause round.
    pub phrases: DataFile,
    /// Nouns for people.
    pub people: DataFile,
    /// Nouns for what is no person.
    pub things: DataFile,
    /// Words of the calendar.
    pub calendar: DataFile,
    /// Patterns of date expressions.
    pub dates: DataFile,
    /// Harm words, victim nouns and the small words of figures.
    pub casualties: DataFile,
    /// Words that show what kind of name stands beside them, and words that
    /// names are made of.
    pub names: DataFile,
    /// Known names: places, organizations, persons, demonyms.
    pub gazetteer: &'static [DataFile],
    /// Weights of the tagger of names; none where no tagger was trained for the language.
    pub tagger: &'static [DataFile],
    /// Reporting verbs and the small words of reported speech.
    pub speech: DataFile,
    /// Words that name events, weapons, those who act, and the small words between them.
    pub events: DataFile,
    /// Institutions that answer for figures.
    pub institutions: DataFile,
    /// Lines that pages put around an article.
    pub boilerplate: DataFile,
    /// Negations and units, which a changed text must not change unseen.
    pub protected_terms: DataFile,
    /// The sign that groups digits by three; the other of `.` and `,` is the decimal sign.
    pub group_sign: char,
    /// Whether papers of some countries group by the other one, too.
    pub groups_by_both: bool,
    /// Whether a noun stands before what describes it (binh sĩ Armenia) and not
    /// behind it (Armenian soldiers).
    pub head_first: bool,
    /// Whether a subject may stand behind its verb (погибли пять человек; dijo el ministro).
    pub subject_moves: bool,
}

impl LanguagePack {
    /// The files that the page loads after its first paint: all but those by which
    /// languages are detected.
    pub fn files(&'static self) -> impl Iterator<Item = &'static DataFile> {
        let words = [&self.numbers, &self.phrases, &self.people, &self.things, &self.calendar, &self.names];
        let rules = [&self.dates, &self.casualties, &self.speech, &self.events, &self.institutions];
        let page = [&self.boilerplate, &self.protected_terms];
        let rules = words.into_iter().chain(rules).chain(page);
        rules.chain(self.forms).chain(self.gazetteer).chain(self.tagger)
    }

    /// The words and phrases without which a sentence says something else: number
    /// words and their bounds, days and months, negations and units. None while
    /// [`is_ready`](super::is_ready) says no.
    pub fn protected_terms(&self) -> Vec<Cow<'static, str>> {
        const OF_NUMBERS: [&str; 8] =
            ["unit", "ten", "times", "share_of_scale", "half_after", "indefinite", "bound", "bound_after"];
        const OF_THE_CALENDAR: [&str; 6] = ["weekday", "monthname", "dayname", "unit", "direction", "dayref"];
        let files = [
            (&self.numbers, &OF_NUMBERS[..]),
            (&self.calendar, &OF_THE_CALENDAR),
            (&self.protected_terms, &["negation", "unit"]),
        ];
        let sections =
            files.into_iter().flat_map(|(file, names)| names.iter().flat_map(move |name| self.entries(file, name)));
        sections.map(|entry| entry.phrase).collect()
    }
}
