//! The places of an article, with what lies in what: as its words say it, and on the map.

use crate::desk::annotation::Id;
use crate::desk::incidents::{Context, identity, nested};
use crate::lang::{Nesting, nesting};
use crate::model::{Canonical, Entity, EntityKind};
use crate::places::{Place, Precision, Settled, distance_km, places};
use crate::text::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// A place that an article names.
pub(super) struct Named {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) kind: EntityKind,
}

impl Named {
    pub(super) fn is_place(&self) -> bool {
        self.kind == EntityKind::Place
    }
}

/// The places of an article and the peoples that it names, in the order of its text.
pub(super) struct Map {
    pub(super) named: Vec<Named>,
    nested: Vec<(Id, Id)>,
    located: FxHashMap<Id, Place>,
}

impl Map {
    /// Of all that an article names.
    pub(super) fn new(context: &Context<'_>) -> Self {
        let named = named(context);
        let mut nested = nested(context.text, context.language, &context.entities);
        nested.extend(chained(context, &named));
        let around = places().context(named.iter().map(|named| named.name.as_str()));
        let mut located = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for one in named.iter().filter(|named| seen.insert(&named.id)) {
            let outer = named.iter().filter(|outer| nested.iter().any(|(a, b)| *a == one.id && *b == outer.id));
            let outer: Vec<&str> = outer.map(|outer| outer.name.as_str()).collect();
            if let Settled::One(place) = places().settle(&one.name, &outer, &around) {
                located.insert(one.id.clone(), place);
            }
        }
        Self { named, nested, located }
    }

    /// Where a place is, if its article leaves no doubt.
    pub(super) fn located(&self, place: &Id) -> Option<&Place> {
        self.located.get(place)
    }

    /// The country of a place, where all that bear its name are in one.
    pub(super) fn only_country(&self, named: &Named) -> Option<&'static str> {
        let candidates = places().candidates(&named.name);
        let first = candidates.first()?;
        let is_one = candidates.iter().all(|place| place.country == first.country);
        places().country_name(first.country).filter(|_| is_one && named.is_place())
    }

    /// Whether one place lies in another: as the text says, or on the map.
    pub(super) fn lies_in(&self, one: &Id, other: &Id) -> bool {
        let says = |one: &Id, other: &Id| self.nested.iter().any(|(inner, outer)| inner == one && outer == other);
        let on_map = || self.located.get(one).zip(self.located.get(other)).is_some_and(|(a, b)| a.lies_in(b));
        one != other && (says(one, other) && !says(other, one) || on_map())
    }

    /// Those that a place lies in, the narrowest first.
    pub(super) fn around(&self, place: &Id) -> Vec<&Named> {
        let (mut found, mut open): (Vec<&Named>, Vec<&Id>) = (Vec::new(), vec![place]);
        while let Some(at) = open.pop() {
            for outer in self.named.iter().filter(|outer| self.lies_in(at, &outer.id)) {
                if outer.id != *place && !found.iter().any(|known| known.id == outer.id) {
                    found.push(outer);
                    open.push(&outer.id);
                }
            }
        }
        // Stable: of equals the nearest in the text.
        found.sort_by_key(|outer| self.located.get(&outer.id).map_or(Precision::Town, |place| place.precision));
        found
    }
}

/// The places and peoples among the entities, and names that only what follows shows to be
/// places.
fn named(context: &Context<'_>) -> Vec<Named> {
    let is_where = |entity: &Entity| matches!(entity.kind, EntityKind::Place | EntityKind::Demonym);
    let known = context.entities.iter().filter(|(_, entity)| is_where(entity)).map(|(span, entity)| {
        let (id, name) = identity(entity, span.of(context.text));
        Named { id, name, span: *span, kind: entity.kind }
    });
    let mut named: Vec<Named> = known.collect();
    let mut open: Vec<Span> = named.iter().filter(|one| one.is_place()).map(|one| one.span).collect();
    while let Some(outer) = open.pop() {
        let Some(span) = shown_by(context, outer) else { continue };
        if !named.iter().any(|other| other.span.overlaps(span)) {
            named.push(place_at(context, span));
            open.push(span);
        }
    }
    let behind: Vec<Span> = named.iter().filter(|one| one.is_place()).filter_map(|one| around(context, one)).collect();
    named.extend(behind.into_iter().map(|span| place_at(context, span)));
    if !named.iter().any(Named::is_place) {
        named.extend(listed(context).map(|span| place_at(context, span)));
    }
    named.sort_by_key(|one| one.span);
    named
}

fn place_at(context: &Context<'_>, span: Span) -> Named {
    let name = span.of(context.text).to_owned();
    Named { id: Canonical::local(&name).id.as_str().into(), name, span, kind: EntityKind::Place }
}

/// Of an article without any place: names behind a small word that the gazetteer has, and that
/// are nothing else.
fn listed(context: &Context<'_>) -> impl Iterator<Item = Span> {
    let words = |from: usize| context.text[from..].split([' ', '\n', ',', '.', '(', ')']).next().unwrap_or_default();
    let starts = context.text.match_indices(' ').map(|(at, _)| at + 1);
    let is_led = |at: &usize| {
        let before = context.text[..*at].trim_end().rsplit(' ').next().unwrap_or_default();
        !before.is_empty() && before.chars().all(char::is_lowercase) || before.ends_with(',')
    };
    let named = starts.filter(is_led).map(move |at| Span::new(at, at + words(at).len()));
    let is_free = |span: &Span| !context.entities.iter().any(|(place, _)| place.overlaps(*span));
    let is_known = |span: &Span| {
        let name = span.of(context.text);
        name.starts_with(char::is_uppercase) && !places().candidates(name).is_empty()
    };
    named.filter(is_free).filter(is_known)
}

/// The name in front of a place, as one that lies in it: *Karsa (Barsa, Veldia)*, *Karsa town,
/// Barsa*. Names of persons and groups are places only where the gazetteer has them.
fn shown_by(context: &Context<'_>, outer: Span) -> Option<Span> {
    /// Words in the longest name of a village.
    const LONGEST: usize = 4;
    let before = context.text.get(..outer.start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let gap = before.len() - joint(&before[line..])?;
    let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
    let mut start = gap;
    for _ in 0..LONGEST {
        let from = before[line..start].trim_end().rfind(' ').map_or(line, |at| line + at + 1);
        if !is_name(before[from..start].trim_end()) {
            break;
        }
        start = from;
    }
    let span = Span::new(start, gap).trimmed(context.text);
    let is_known = || !places().candidates(span.of(context.text)).is_empty();
    let is_led = || before[line..start].trim_end().ends_with(|last: char| last.is_lowercase() || last == ',');
    let taken = context.entities.iter().find(|(place, _)| place.overlaps(span));
    let holds = match taken {
        Some((place, _)) => *place == span && is_known(),
        None => is_led() || is_known(),
    };
    (!span.is_empty() && holds).then_some(span)
}

/// The name in a bracket or behind a comma that a place stands before, where the gazetteer has
/// it as one around that: *Karsa (Barsa)*.
fn around(context: &Context<'_>, inner: &Named) -> Option<Span> {
    let behind = context.text.get(inner.span.end..)?;
    let sign = behind.find(['(', ','])?;
    joint(&behind[..=sign]).filter(|length| *length == sign + 1)?;
    let start = inner.span.end + sign + 1;
    let length = context.text[start..].find(|sign: char| !sign.is_alphanumeric() && !" -'’".contains(sign))?;
    let span = Span::new(start, start + length).trimmed(context.text);
    let name = span.of(context.text);
    let is_free = !context.entities.iter().any(|(place, _)| place.overlaps(span));
    let is_known = name.starts_with(char::is_uppercase) && !places().candidates(name).is_empty();
    let is_stated = behind[..=sign].ends_with('(');
    (is_free && is_known && (is_stated || can_lie_in(&inner.name, name))).then_some(span)
}

/// The bytes at the end of a text that part an inner place from the outer one behind it: a
/// comma or a bracket, before which up to two small words say what the inner one is.
fn joint(text: &str) -> Option<usize> {
    /// Refugee camp.
    const WORDS: usize = 2;
    let words = text.trim_end().strip_suffix([',', '('])?.trim_end();
    let mut inner = words;
    for _ in 0..WORDS {
        let word = inner.rsplit(' ').next().unwrap_or_default();
        let is_small = !word.is_empty() && word.chars().all(char::is_lowercase);
        inner = if is_small { inner[..inner.len() - word.len()].trim_end() } else { inner };
    }
    Some(text.len() - inner.len())
}

/// Pairs of places one behind the other, of which the first lies in the second, unless they are
/// a list or the map knows better.
fn chained(context: &Context<'_>, named: &[Named]) -> Vec<(Id, Id)> {
    let places: Vec<&Named> = named.iter().filter(|one| one.is_place()).collect();
    let between = |pair: &[&Named]| context.text.get(pair[0].span.end..pair[1].span.start).unwrap_or("\n");
    let gaps: Vec<&str> = places.windows(2).map(between).collect();
    let is_joint = |gap: &str| !gap.contains('\n') && joint(gap) == Some(gap.len());
    let is_list = |gaps: &[&str]| {
        let last = gaps.iter().find(|gap| !is_joint(gap));
        last.is_some_and(|gap| nesting(context.language, gap) == Some(Nesting::List))
    };
    // A bracket or a word for areas says it; between commas the map has to allow it.
    let is_said = |gap: &str, outer: Span| gap.trim_end().ends_with('(') || is_area(context, outer);
    let is_inside = |(i, pair): &(usize, &[&Named])| {
        let may = || is_said(gaps[*i], pair[1].span) || can_lie_in(&pair[0].name, &pair[1].name);
        is_joint(gaps[*i]) && !is_list(&gaps[*i..]) && may()
    };
    let pairs = places.windows(2).enumerate().filter(is_inside);
    pairs.map(|(_, pair)| (pair[0].id.clone(), pair[1].id.clone())).filter(|(a, b)| a != b).collect()
}

/// Whether the word behind a name says that it is an area: Dera Bugti *district*.
fn is_area(context: &Context<'_>, name: Span) -> bool {
    let behind = context.text.get(name.end..).unwrap_or_default().trim_start_matches(' ');
    let word = behind.split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default();
    let between = |words: &str| nesting(context.language, words);
    // Of what may stand between two names, words for areas say nothing without a comma.
    !word.is_empty() && between(word).is_none() && between(&format!(", {word}")) == Some(Nesting::FirstInSecond)
}

/// Whether a place can lie in another one, as far as the gazetteer knows both; a town is also
/// the name of what it rules.
fn can_lie_in(inner: &str, outer: &str) -> bool {
    /// Kilometres from a town to the villages that it rules, as where places are settled.
    const AROUND: f64 = 75.0;
    let (inner, outer) = (places().candidates(inner), places().candidates(outer));
    let is_ruled = |a: &Place, b: &Place| b.precision == Precision::Town && distance_km(a, b) < AROUND;
    let is_in = |a: &Place| outer.iter().any(|b| a.lies_in(b) || is_ruled(a, b));
    inner.is_empty() || outer.is_empty() || inner.iter().any(is_in)
}
