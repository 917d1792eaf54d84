//! What the engine found, in the words of a corpus.

use std::fmt;
use tallymark::model::{
    Actor, Annotations, Currency, Detection, Entity, Event, Figure, Modality, NamedVictim, Qualifier, Timex, TimexValue,
};
use tallymark::text::Span;

/// What kind of thing a fact or a check speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layer {
    Entity,
    Date,
    Casualty,
    /// When and where those of a figure came to harm, and who says so.
    Circumstance,
    Claim,
    Event,
    /// Someone who came to harm by name.
    Victim,
}

/// One thing that was found.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) layer: Layer,
    pub(crate) span: Span,
    /// What a check must say of it: `killed at_least 12`.
    pub(crate) head: Vec<String>,
    /// What a check says in any order: victims, modality, modifier.
    pub(crate) more: Vec<String>,
    /// What a check may leave out: the canonical id.
    pub(crate) known: Option<String>,
    /// The quote and its parent's; of a claim the source's and its own.
    pub(crate) quotes: Vec<String>,
    /// Of an event: what each quote behind the first is.
    pub(crate) roles: Vec<String>,
    /// Whether its silence is no virtue: a vague date.
    pub(crate) vague: bool,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.head.iter().chain(&self.known).chain(&self.more);
        write!(f, "{}", words.map(String::as_str).collect::<Vec<_>>().join(" "))?;
        let roles = [None].into_iter().chain(self.roles.iter().map(Some)).chain(std::iter::repeat(None));
        self.quotes.iter().zip(roles).try_for_each(|(quote, role)| match role {
            Some(role) => write!(f, " {role} {quote:?}"),
            None => write!(f, " {quote:?}"),
        })
    }
}

/// The layer that the first word of a check speaks of.
pub(crate) fn layer_of(word: &str) -> Option<Layer> {
    Some(match word {
        "person" | "organization" | "place" | "demonym" => Layer::Entity,
        "date" | "time" | "duration" | "set" => Layer::Date,
        "killed" | "wounded" | "missing" | "captured" | "displaced" | "casualties" | "casualty" => Layer::Casualty,
        "when" | "where" | "says" => Layer::Circumstance,
        "claim" => Layer::Claim,
        "event" => Layer::Event,
        "victim" => Layer::Victim,
        _ => return None,
    })
}

/// All that was found in a text.
pub(crate) fn facts(text: &str, found: &Annotations) -> Vec<Fact> {
    let quote = |span: Span| span.of(text).to_owned();
    let parent = |figure: &Figure<usize>| figure.part_of.map(|i| quote(found.casualties[i].span));
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(found.entities.iter().map(|e| entity(e, quote(e.span))));
    facts.extend(found.dates.iter().map(|d| date(d, quote(d.span))));
    facts.extend(found.casualties.iter().map(|c| figure(c, quote(c.span), parent(&c.what))));
    facts.extend(found.casualties.iter().flat_map(|c| circumstances(c, quote)));
    facts.extend(found.claims.iter().map(|c| Fact {
        layer: Layer::Claim,
        span: c.span,
        head: vec!["claim".into(), c.what.stance.name().into()],
        more: Vec::new(),
        known: None,
        quotes: c.what.source.map(quote).into_iter().chain([quote(c.span)]).collect(),
        roles: Vec::new(),
        vague: false,
    }));
    facts.extend(found.events.iter().map(|e| event(e, quote)));
    facts.extend(found.victims.iter().map(|v| victim(v, quote)));
    facts
}

/// `event shooting "shot dead" by "gunmen" against "two farmers"`.
fn event(found: &Detection<Event>, quote: impl Fn(Span) -> String) -> Fact {
    let event = &found.what;
    let actors = || {
        let roles = [("by", &event.by), ("against", &event.against)];
        roles.into_iter().flat_map(|(role, actors)| actors.iter().map(move |actor| (role, actor)))
    };
    let role = |(role, actor): (&str, &Actor)| (if actor.denied { "denied" } else { role }).to_owned();
    let modality = Some(event.modality).filter(|&modality| modality != Modality::Asserted);
    Fact {
        layer: Layer::Event,
        span: found.span,
        head: vec!["event".into(), event.kind.name().into()],
        more: modality.iter().map(|modality| modality.name().to_owned()).collect(),
        known: None,
        quotes: [found.span].into_iter().chain(actors().map(|(_, actor)| actor.span)).map(quote).collect(),
        roles: actors().map(role).collect(),
        vague: false,
    }
}

/// `victim killed "Name" 34`: the age and the sex where they are known.
fn victim(found: &Detection<NamedVictim>, quote: impl Fn(Span) -> String) -> Fact {
    let victim = &found.what;
    let more = victim.age.map(|age| age.to_string()).into_iter().chain(victim.sex.map(|sex| sex.name().to_owned()));
    Fact {
        layer: Layer::Victim,
        span: found.span,
        head: vec!["victim".into(), victim.effect.name().into()],
        more: more.collect(),
        known: None,
        quotes: vec![quote(found.span)],
        roles: Vec::new(),
        vague: false,
    }
}

fn entity(found: &Detection<Entity>, quote: String) -> Fact {
    Fact {
        layer: Layer::Entity,
        span: found.span,
        head: vec![found.what.kind.name().into()],
        more: Vec::new(),
        known: found.what.canonical.as_ref().map(|canonical| canonical.id.clone()),
        quotes: vec![quote],
        roles: Vec::new(),
        vague: false,
    }
}

fn date(found: &Detection<Timex>, quote: String) -> Fact {
    let timex = &found.what;
    Fact {
        layer: Layer::Date,
        span: found.span,
        head: vec![timex.kind.name().to_lowercase(), timex.value.to_string()],
        more: timex.modifier.iter().map(|modifier| modifier.name().to_owned()).collect(),
        known: None,
        quotes: vec![quote],
        roles: Vec::new(),
        vague: matches!(timex.value, TimexValue::Vague(_)),
    }
}

/// The links of a figure: `when "on Monday" of "12 people"`.
fn circumstances(found: &Detection<Figure<usize>>, quote: impl Fn(Span) -> String) -> Vec<Fact> {
    let figure = &found.what;
    [("when", figure.date), ("where", figure.place), ("says", figure.source)]
        .into_iter()
        .filter_map(|(name, span)| {
            Some(Fact {
                layer: Layer::Circumstance,
                span: found.span,
                head: vec![name.into()],
                more: Vec::new(),
                known: None,
                quotes: vec![quote(span?), quote(found.span)],
                roles: Vec::new(),
                vague: false,
            })
        })
        .collect()
}

fn figure(found: &Detection<Figure<usize>>, quote: String, parent: Option<String>) -> Fact {
    let figure = &found.what;
    let number = match (figure.low, figure.high) {
        (Some(low), Some(high)) if figure.qualifier == Qualifier::Range => format!("{low}-{high}"),
        (Some(number), _) | (None, Some(number)) => number.to_string(),
        (None, None) => "?".to_owned(),
    };
    let modality = Some(figure.modality).filter(|&m| m != Modality::Asserted);
    let currency = Some(figure.currency).filter(|&s| s != Currency::Current);
    Fact {
        layer: Layer::Casualty,
        span: found.span,
        head: vec![figure.effect.name().into(), figure.qualifier.name().into(), number],
        more: figure
            .victims
            .iter()
            .map(|victim| victim.name())
            .chain(modality.map(Modality::name))
            .chain(currency.map(Currency::name))
            .map(str::to_owned)
            .collect(),
        known: None,
        quotes: [quote].into_iter().chain(parent).collect(),
        roles: Vec::new(),
        vague: false,
    }
}
