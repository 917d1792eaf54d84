//! An article and the work on it.

use super::annotation::{Annotation, Body, Id, State};
use super::coding::{Coding, RowKey};
use super::findings::{Engine, Findings, Question};
use super::incidents::{IncidentDescription, TollLink};
use super::narrative::Narrative;
use super::needs_review::NeedsReview;
use crate::lang::sentences;
use crate::model::Day;
use crate::text::{Cover, Sentences, Span};
use rustc_hash::FxHashSet;
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};

/// What is known about an article beside its text; every field can be edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: String,
    /// Medium that published it.
    pub source: String,
    /// Address.
    pub url: String,
    /// Publication date, the reference for relative dates.
    pub published: Option<Day>,
    /// Language in which it is read (BCP 47); empty until detected.
    pub language: String,
}

/// The section of the library that a document is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryLocation {
    /// The case that it belongs to; empty for none.
    pub case: String,
    /// Whether the person archived it.
    pub archived: bool,
}

/// An article and the work on it.
///
/// What the engine suggests is derived from the text and the metadata and is
/// never saved; what the person decided is kept and outranks it.
/// Two documents are equal when they say the same; what was derived does not count.
#[derive(Clone, Debug)]
pub struct Document {
    /// Derived from the text: the same article is the same document.
    pub id: Id,
    /// The text exactly as it came.
    pub text: Arc<str>,
    /// Title, source, address, publication date, language.
    pub meta: Meta,
    /// Marks from another version of the article that could not be placed with certainty and
    /// need review.
    pub needs_review: Vec<NeedsReview>,
    /// The person's joins and splits of tolls that concern its figures.
    pub links: Vec<TollLink>,
    /// What the person says of incidents, each by a figure, sorted by it.
    pub descriptions: Vec<IncidentDescription>,
    /// The rows that the person coded, sorted by their keys.
    pub codings: Vec<Coding>,
    /// Whether boilerplate is shown like the rest.
    pub boilerplate_shown: bool,
    /// Its case, and whether it is archived.
    pub location: LibraryLocation,
    /// What the person accepted, rejected, edited or marked, by place.
    kept: Vec<Annotation>,
    suggested: Arc<[Annotation]>,
    boilerplate: Arc<[Span]>,
    narrative: Arc<Narrative>,
    reading: AnalysisStatus,
    order: Order,
}

/// The annotations in the order of the text: indices into the kept ones, continued by indices
/// into the suggestions. Computed on first use, and reset by every change of either list.
type Order = OnceLock<Arc<[u32]>>;

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            id, text, meta, kept, needs_review, links, descriptions, codings, boilerplate_shown, location, ..
        } = self;
        (id, meta, kept, location) == (&other.id, &other.meta, &other.kept, &other.location)
            && (needs_review, links, boilerplate_shown) == (&other.needs_review, &other.links, &other.boilerplate_shown)
            && (codings, descriptions, text) == (&other.codings, &other.descriptions, &other.text)
    }
}

/// The state of an article's analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AnalysisStatus {
    /// Never analysed.
    First,
    /// Analysed before the article was saved: an empty title is the person's choice.
    Again,
    /// Analysed with other settings than the present ones.
    Stale,
    Done,
}

impl Document {
    /// A new article that is not analysed. Its empty fields of `meta` are filled from the text
    /// when it is.
    pub fn new(text: impl Into<Arc<str>>, meta: Meta) -> Self {
        Self::open(text.into(), meta, AnalysisStatus::First)
    }

    /// A new article with what [`Findings::find`] finds in it.
    pub fn annotated(text: impl Into<Arc<str>>, meta: Meta) -> Self {
        Self::new(text, meta).read_by(Findings::find)
    }

    /// An article that was saved; a title that the person emptied stays empty.
    pub fn saved(text: impl Into<Arc<str>>, meta: Meta) -> Self {
        // The engine leaves no language empty.
        let reading = if meta.language.is_empty() { AnalysisStatus::First } else { AnalysisStatus::Again };
        Self::open(text.into(), meta, reading)
    }

    fn open(text: Arc<str>, meta: Meta, reading: AnalysisStatus) -> Self {
        Self {
            id: document_id(&text),
            text,
            meta,
            needs_review: Vec::new(),
            links: Vec::new(),
            descriptions: Vec::new(),
            codings: Vec::new(),
            boilerplate_shown: false,
            location: LibraryLocation::default(),
            kept: Vec::new(),
            suggested: Arc::default(),
            boilerplate: Arc::default(),
            narrative: Arc::default(),
            reading,
            order: Order::new(),
        }
    }

    /// The document with its saved marks. Suggestions are derived again and dropped here,
    /// except those that a kept figure is a part of: they stay until the engine has analysed
    /// the text.
    pub fn with_work(mut self, mut marks: Vec<Annotation>, boilerplate_shown: bool) -> Self {
        marks.retain(|a| a.fits(&self.text));
        marks.sort_by_key(|a| a.span.outer_first());
        let (suggested, kept) = marks.into_iter().partition(|a| a.state == State::Suggested);
        self.keep_only(kept);
        self.boilerplate_shown = boilerplate_shown;
        if !self.is_read() {
            let parents: FxHashSet<&Id> = self.parents().collect();
            self.suggested = suggested.into_iter().filter(|a: &Annotation| parents.contains(&a.id)).collect();
        }
        self
    }

    /// The document with its saved marks that need review.
    pub fn with_unsettled(mut self, mut needs_review: Vec<NeedsReview>) -> Self {
        needs_review.retain(|waiting| waiting.fits(&self.text));
        self.needs_review = needs_review;
        self
    }

    /// The document with its saved joins and splits of tolls.
    pub fn with_links(mut self, links: Vec<TollLink>) -> Self {
        self.links = links;
        self
    }

    /// The document with what was saved of incidents.
    pub fn with_descriptions(mut self, descriptions: Vec<IncidentDescription>) -> Self {
        for description in descriptions {
            self.describe_incident(description);
        }
        self
    }

    /// The document with its saved codings.
    pub fn with_codings(mut self, codings: Vec<Coding>) -> Self {
        for coding in codings {
            self.code(coding);
        }
        self
    }

    /// The sentences of the text, by the abbreviations of its language.
    pub fn sentences(&self) -> Sentences {
        sentences(&self.meta.language, &self.text)
    }

    /// What the engine says happened; empty until it has read the text.
    pub fn narrative(&self) -> &Arc<Narrative> {
        &self.narrative
    }

    /// The ids of figures that a kept figure is a part of.
    pub fn parents(&self) -> impl Iterator<Item = &Id> {
        self.kept.iter().filter_map(|annotation| match &annotation.body {
            Body::Figure(figure) => figure.part_of.as_ref(),
            _ => None,
        })
    }

    /// Whether both have the same text with the same marks and metadata, so that all that is
    /// read from these is the same. Equal findings of two analyses count as different ones.
    pub fn has_same_marks(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text)
            && Arc::ptr_eq(&self.suggested, &other.suggested)
            && Arc::ptr_eq(&self.narrative, &other.narrative)
            && (&self.meta, &self.kept) == (&other.meta, &other.kept)
    }

    /// Whether the engine has analysed the text, if perhaps with another language or date.
    pub fn is_read(&self) -> bool {
        matches!(self.reading, AnalysisStatus::Stale | AnalysisStatus::Done)
    }

    /// The settings of the analysis that is due; `None` where the findings are up to date.
    pub fn asks(&self) -> Option<Question> {
        self.is_due().then(|| self.question())
    }

    /// Whether an analysis is due.
    pub fn is_due(&self) -> bool {
        self.reading != AnalysisStatus::Done
    }

    /// The settings of its analysis, with what the analysis found of them in the text.
    pub fn question(&self) -> Question {
        Question { language: self.meta.language.clone(), published: self.meta.published }
    }

    /// Takes the findings for the settings that it [`asks`](Self::asks) for.
    pub(super) fn take(&mut self, findings: Findings) {
        self.meta.language = findings.language;
        self.meta.published = self.meta.published.or(findings.published);
        if self.meta.title.is_empty() && self.reading == AnalysisStatus::First {
            self.meta.title = findings.title;
        }
        self.narrative = Arc::new(Narrative::new(findings.events, findings.victims, &findings.marks));
        self.suggested = findings.marks.into();
        self.order = Order::new();
        self.boilerplate = findings.boilerplate.into();
        self.reading = AnalysisStatus::Done;
    }

    /// The document with what an engine finds in it, where it waits for one.
    pub fn read_by(mut self, engine: Engine) -> Self {
        self.ask(engine);
        self
    }

    /// The document with what was found in its text by the settings that it asks for.
    pub fn with_findings(mut self, findings: Findings) -> Self {
        self.take(findings);
        self
    }

    /// Has an engine read the text, where it waits for one.
    pub(super) fn ask(&mut self, engine: Engine) {
        if let Some(findings) = self.asks().and_then(|question| engine(&self.text, &question)) {
            self.take(findings);
        }
    }

    /// Replaces the metadata and returns the old. After a change of language or publication
    /// date the old findings stay until the text is analysed anew.
    pub(super) fn describe(&mut self, meta: Meta) -> Meta {
        let old = std::mem::replace(&mut self.meta, meta);
        let asks_anew = (old.published, &old.language) != (self.meta.published, &self.meta.language);
        if asks_anew && self.is_read() {
            self.reading = AnalysisStatus::Stale;
        }
        old
    }

    /// What the person accepted, rejected, edited or marked, by place.
    pub fn kept(&self) -> &[Annotation] {
        &self.kept
    }

    /// All annotations by place, rejected ones included: the kept ones, and the suggestions
    /// that no kept one answers.
    pub fn annotations(&self) -> Vec<&Annotation> {
        let order = self.order.get_or_init(|| self.ordered());
        let numbered = |&number: &u32| {
            let number = number as usize;
            self.kept.get(number).or_else(|| self.suggested.get(number - self.kept.len()))
        };
        order.iter().filter_map(numbered).collect()
    }

    fn ordered(&self) -> Arc<[u32]> {
        let decided: FxHashSet<&Id> = self.kept.iter().map(|a| &a.id).collect();
        let marked = |layer: fn(&Body) -> bool| {
            let live = self.kept.iter().filter(move |a| a.state != State::Rejected && layer(&a.body));
            Cover::new(live.map(|a| a.span))
        };
        let entities = marked(|body| matches!(body, Body::Entity(_)));
        let dates = marked(|body| matches!(body, Body::Date(_)));
        let figures = marked(|body| matches!(body, Body::Figure(_)));
        // A person's mark hides the suggestions of its layer that it overlaps; claims may
        // overlap freely.
        let outranked = |s: &Annotation| match s.body {
            Body::Entity(_) => entities.overlaps(s.span),
            Body::Date(_) => dates.overlaps(s.span),
            Body::Figure(_) => figures.overlaps(s.span),
            Body::Claim(_) => false,
        };
        let open = |s: &Annotation| !decided.contains(&s.id) && !outranked(s);
        let first = self.kept.len();
        let numbers = self.kept.iter().zip(0..).chain(self.suggested.iter().zip(first..).filter(|(s, _)| open(s)));
        let mut numbers: Vec<(&Annotation, usize)> = numbers.collect();
        numbers.sort_by_key(|(a, _)| a.span.outer_first());
        numbers.into_iter().map(|(_, n)| n as u32).collect()
    }

    /// The annotation with this id, kept or suggested.
    pub fn annotation(&self, id: &str) -> Option<&Annotation> {
        self.kept.iter().chain(&*self.suggested).find(|a| &*a.id == id)
    }

    /// What the engine suggests, by place.
    pub(super) fn suggested(&self) -> &[Annotation] {
        &self.suggested
    }

    /// Boilerplate: places of the text that are not the article.
    pub fn boilerplate(&self) -> &[Span] {
        &self.boilerplate
    }

    /// Replaces all kept annotations.
    pub(super) fn keep_only(&mut self, kept: Vec<Annotation>) {
        self.kept.clear();
        self.order = Order::new();
        kept.into_iter().for_each(|annotation| self.insert(annotation));
    }

    fn insert(&mut self, annotation: Annotation) {
        let at = self.kept.partition_point(|a| by_place(a, &annotation).is_lt());
        self.kept.insert(at, annotation);
        self.order = Order::new();
    }

    /// Inserts or replaces a kept annotation; returns what it replaced.
    pub(super) fn keep(&mut self, annotation: Annotation) -> Option<Annotation> {
        let old = self.release(&annotation.id);
        self.insert(annotation);
        old
    }

    /// Inserts or replaces what is said of an incident, or removes it where nothing is said any
    /// more; returns what it replaced, blank where there was nothing.
    pub(super) fn describe_incident(&mut self, description: IncidentDescription) -> IncidentDescription {
        let figure = description.figure.clone();
        let at = self.descriptions.partition_point(|other| other.figure < figure);
        let is_known = self.descriptions.get(at).is_some_and(|known| known.figure == figure);
        let old = if is_known { Some(self.descriptions.remove(at)) } else { None };
        if !description.is_blank() {
            self.descriptions.insert(at, description);
        }
        old.unwrap_or_else(|| IncidentDescription::blank(figure))
    }

    /// Inserts or replaces a coding; returns what it replaced.
    pub(super) fn code(&mut self, coding: Coding) -> Option<Coding> {
        let old = self.uncode(&coding.key());
        let at = self.codings.partition_point(|other| other.key() < coding.key());
        self.codings.insert(at, coding);
        old
    }

    /// Removes and returns a coding.
    pub(super) fn uncode(&mut self, key: &RowKey) -> Option<Coding> {
        let at = self.codings.iter().position(|coding| coding.key() == *key)?;
        Some(self.codings.remove(at))
    }

    /// Removes and returns a kept annotation; its suggestion, if there is one, is open again.
    pub(super) fn release(&mut self, id: &str) -> Option<Annotation> {
        let at = self.kept.iter().position(|a| &*a.id == id)?;
        self.order = Order::new();
        Some(self.kept.remove(at))
    }
}

/// The id of a document with this text: the first 16 hexadecimal digits of its SHA-256.
pub fn document_id(text: &str) -> Id {
    sha256(text)[..16].into()
}

/// The SHA-256 of a text in UTF-8, as 64 hexadecimal digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn by_place(a: &Annotation, b: &Annotation) -> std::cmp::Ordering {
    (a.span.outer_first(), &a.id).cmp(&(b.span.outer_first(), &b.id))
}
