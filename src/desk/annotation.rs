//! Annotations: marks on a document with their content and what a person decided.

use super::provenance::{Provenance, Signature};
use crate::model::{Detection, Doubt, Entity, EntityKind, Figure, Reason, Stance, Timex};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Id of a document or an annotation. Opaque: compare it, never parse it.
pub type Id = Arc<str>;

/// Who made an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The engine found it.
    Engine,
    /// A person marked it.
    Person,
}

/// What a person decided about an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing yet.
    Suggested,
    /// It is right.
    Accepted,
    /// It is wrong; it is kept so that the engine does not suggest it again.
    Rejected,
    /// It was corrected and is right.
    Edited,
}

/// The kinds of marks, as in `data-kind`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A named entity of one of the four kinds.
    Entity(EntityKind),
    /// A date, time, duration or set.
    Date,
    /// A casualty figure.
    Casualty,
    /// A reported statement.
    Claim,
}

impl Kind {
    /// All kinds, in the order of the legend.
    pub const ALL: [Kind; 7] = [
        Kind::Entity(EntityKind::Person),
        Kind::Entity(EntityKind::Organization),
        Kind::Entity(EntityKind::Place),
        Kind::Entity(EntityKind::Demonym),
        Kind::Date,
        Kind::Casualty,
        Kind::Claim,
    ];

    /// The name in `data-kind` and in annotation ids.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Entity(kind) => kind.name(),
            Kind::Date => "date",
            Kind::Casualty => "casualty",
            Kind::Claim => "claim",
        }
    }
}

/// The content of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A named entity.
    Entity(Entity),
    /// A TIMEX3 expression.
    Date(Timex),
    /// A casualty figure; its parent is another annotation of the document.
    Figure(Figure<Id>),
    /// A reported statement and the work on it.
    Claim(ClaimBody),
}

/// One mark on a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Unique within its document.
    pub id: Id,
    /// Its place in the text.
    pub span: Span,
    /// Its content.
    pub body: Body,
    /// Who made it.
    pub origin: Origin,
    /// What the person decided.
    pub state: State,
    /// Why the engine found it; `None` for a person's own mark.
    pub reason: Option<Reason>,
    /// Who made and changed it, and when.
    pub provenance: Provenance,
}

impl Annotation {
    /// A suggestion of the engine.
    pub fn suggested(span: Span, body: Body, reason: Reason) -> Self {
        let id = Self::id_for(Origin::Engine, body.kind(), span);
        let provenance = Provenance::default();
        Self { id, span, body, origin: Origin::Engine, state: State::Suggested, reason: Some(reason), provenance }
    }

    /// A person's own mark.
    pub fn own(span: Span, body: Body) -> Self {
        let id = Self::id_for(Origin::Person, body.kind(), span);
        let provenance = Provenance::default();
        Self { id, span, body, origin: Origin::Person, state: State::Accepted, reason: None, provenance }
    }

    /// The kind of mark.
    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// Why the engine is not sure of the mark, until the person decides.
    pub fn doubt(&self) -> Option<Doubt> {
        self.reason.as_ref().filter(|_| self.state == State::Suggested)?.doubt
    }

    /// Whether the mark is drawn: everything but what was rejected.
    pub fn is_live(&self) -> bool {
        self.state != State::Rejected
    }

    /// Whether every span of the annotation lies in the text, and its own is not empty.
    pub fn fits(&self, text: &str) -> bool {
        !self.span.of(text).is_empty() && self.names_places_of(text)
    }

    /// Whether every span beside its own (sources, cues, trigger words) lies in the text.
    pub(super) fn names_places_of(&self, text: &str) -> bool {
        let named = match &self.body {
            Body::Entity(_) | Body::Date(_) => [None, None],
            Body::Figure(figure) => [figure.source, None],
            Body::Claim(ClaimBody { source: Some(Speaker::Quoted(source)), cue, .. }) => [Some(*source), *cue],
            Body::Claim(ClaimBody { cue, .. }) => [None, *cue],
        };
        let words = self.reason.iter().flat_map(|reason| reason.words.iter().copied());
        let mut places = named.into_iter().flatten().chain(words);
        places.all(|span| text.get(span.start..span.end).is_some())
    }

    /// The id that follows from origin, kind and place. It is deterministic, so that importing
    /// the same work twice adds nothing.
    pub(super) fn id_for(origin: Origin, kind: Kind, span: Span) -> Id {
        let prefix = if origin == Origin::Person { "own-" } else { "" };
        format!("{prefix}{}-{}-{}", kind.name(), span.start, span.end).into()
    }

    /// The annotation with a signature, and with the version of the engine that suggested it.
    pub(super) fn signed(mut self, signature: &Signature) -> Self {
        let provenance = &mut self.provenance;
        if self.origin == Origin::Engine && provenance.engine.is_none() {
            provenance.engine = Some(signature.engine.clone());
        }
        provenance.sign(signature);
        self
    }

    /// Whether place, content and decision are the same; provenance is not compared.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (self.span, self.state, &self.body) == (other.span, other.state, &other.body)
    }
}

impl Body {
    /// The kind of mark that this body makes.
    pub fn kind(&self) -> Kind {
        match self {
            Body::Entity(entity) => Kind::Entity(entity.kind),
            Body::Date(_) => Kind::Date,
            Body::Figure(_) => Kind::Casualty,
            Body::Claim(_) => Kind::Claim,
        }
    }
}

/// Who says a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A place in the text.
    Quoted(Span),
    /// A name that the person typed.
    Named(String),
}

/// How far a claim is verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has checked it.
    #[default]
    Unverified,
    /// Independent sources say the same.
    Corroborated,
    /// Sources contradict each other.
    Disputed,
    /// It is false.
    False,
    /// It is literally true and deceives.
    Misleading,
    /// It cannot be checked.
    Unverifiable,
}

impl Status {
    /// All statuses, in the order in which the product lists them.
    pub const ALL: [Status; 6] =
        [Self::Unverified, Self::Corroborated, Self::Disputed, Self::False, Self::Misleading, Self::Unverifiable];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Corroborated => "corroborated",
            Self::Disputed => "disputed",
            Self::False => "false",
            Self::Misleading => "misleading",
            Self::Unverifiable => "unverifiable",
        }
    }
}

/// A status that a claim was given, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChange {
    /// The status.
    pub status: Status,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// A source by which a claim can be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Address.
    pub url: String,
    /// What it shows.
    pub comment: String,
}

impl Evidence {
    /// The address, if it leads to a page of the web: that alone may be opened, never
    /// `javascript:`, `data:` or a file.
    ///
    /// ```
    /// # use tallymark::desk::Evidence;
    /// let link = |url: &str| Evidence { url: url.to_owned(), ..Evidence::default() }.link().map(str::to_owned);
    /// assert_eq!(link(" https://a.example/b "), Some("https://a.example/b".to_owned()));
    /// assert_eq!(link("javascript:alert(1)//https://a.example"), None);
    /// ```
    pub fn link(&self) -> Option<&str> {
        let url = self.url.trim();
        let has_scheme = |scheme: &str| url.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
        let host = if has_scheme("https://") { url.get(8..) } else { url.get(7..).filter(|_| has_scheme("http://")) };
        // Browsers drop such characters before they look for the scheme.
        let is_clean = !url.contains(|c: char| c.is_control() || c.is_whitespace());
        host.filter(|host| is_clean && host.starts_with(char::is_alphanumeric)).map(|_| url)
    }
}

/// A reported statement and the work on it; its content is the annotation's span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimBody {
    /// Who says it.
    pub source: Option<Speaker>,
    /// The reporting verb.
    pub cue: Option<Span>,
    /// What the speaker does with the content.
    pub stance: Stance,
    /// How far it is verified.
    pub status: Status,
    /// Every change of status, oldest first.
    pub history: Vec<StatusChange>,
    /// Free tags, in the order of entry.
    pub tags: Vec<String>,
    /// A free note.
    pub note: String,
    /// Where it can be checked.
    pub evidence: Vec<Evidence>,
    /// Figures, dates and places that belong to it: ids of the same document.
    pub links: Vec<Id>,
}

impl ClaimBody {
    /// A claim that nobody has worked on.
    pub fn new(source: Option<Speaker>, cue: Option<Span>, stance: Stance) -> Self {
        Self {
            source,
            cue,
            stance,
            status: Status::default(),
            history: Vec::new(),
            tags: Vec::new(),
            note: String::new(),
            evidence: Vec::new(),
            links: Vec::new(),
        }
    }
}

impl From<Detection<crate::model::Claim>> for Annotation {
    fn from(found: Detection<crate::model::Claim>) -> Self {
        let claim = found.what;
        let body = ClaimBody::new(claim.source.map(Speaker::Quoted), claim.cue, claim.stance);
        Annotation::suggested(found.span, Body::Claim(body), found.reason)
    }
}
