//! Incidents and tolls in words.

use crate::app::texts::texts;
use crate::desk::{Incident, Member, Participant, Toll};
use crate::model::{Currency, Day, Effect, Modality};

/// What an incident is called: as a person calls it, else where and when it was: Karsa · 3 Mar
/// 2031.
pub(super) fn name(incident: &Incident) -> String {
    given_name(incident).map_or_else(|| scene(incident), str::to_owned)
}

/// What a person calls it.
pub(super) fn given_name(incident: &Incident) -> Option<&str> {
    let said = incident.described.as_ref()?;
    Some(said.said.name.trim()).filter(|name| !name.is_empty())
}

/// Where and when it was.
pub(super) fn scene(incident: &Incident) -> String {
    named(incident.place.as_ref(), incident.when)
}

fn named(place: Option<&Participant>, when: Option<(Day, Day)>) -> String {
    let texts = texts();
    let place = place.map_or(texts.across.nowhere, |place| &place.name);
    let when = when.map_or_else(|| texts.across.no_day.to_owned(), days);
    [place, &when].join(" · ")
}

/// An incident in one line: Karsa · 3 Mar 2031 · 14 killed.
pub(super) fn line(incident: &Incident) -> String {
    [name(incident), sums(incident)].join(" · ")
}

/// What kind of event it was, and how many articles tell of it: shelling · 5 articles.
pub(super) fn facts(incident: &Incident) -> String {
    let texts = texts();
    let kind = incident.kind.map(|kind| (texts.incidents.kind)(kind).to_owned());
    let articles = (texts.across.articles)(incident.documents().len());
    let scene = given_name(incident).map(|_| scene(incident));
    scene.into_iter().chain(kind).chain([articles]).collect::<Vec<_>>().join(" · ")
}

/// Why a figure of a toll is no count that stands: replaced by 14, denied; nothing of one that
/// does.
pub(super) fn standing(toll: &Toll, member: &Member) -> Option<String> {
    let (says, values) = (texts().across, &texts().values);
    let figure = &member.row.figure;
    match (member.replaced_by, figure.modality, figure.currency) {
        (Some(by), ..) => Some((says.replaced_by)(&(values.count)(&toll.members[by].row.figure))),
        (None, Modality::Denied, _) => Some(says.denied.to_owned()),
        (None, Modality::Hypothetical, _) => Some(says.hypothetical.to_owned()),
        (None, _, Currency::Current) => None,
        (None, _, currency) => Some((values.currency)(currency).to_owned()),
    }
}

/// How well an incident is attested, and why: weak: one source.
pub(super) fn grade(incident: &Incident) -> String {
    let says = texts().incidents;
    let is_set = incident.described.as_ref().is_some_and(|described| described.said.grade.is_some());
    let why = if is_set { says.by_hand } else { (says.grade_why)(incident.grade) };
    format!("{}: {why}", (says.grade)(incident.grade))
}

/// The dead and the wounded of an incident, else what else is counted: 12 – 14 killed, 30
/// wounded.
pub(super) fn sums(incident: &Incident) -> String {
    /// Effects that the list says.
    const SAID: usize = 2;
    let tolls = Effect::ALL.into_iter().filter_map(|effect| incident.toll(effect));
    tolls.take(SAID).map(toll_name).collect::<Vec<_>>().join(", ")
}

/// A toll among others of its incident: 12 – 14 killed.
pub(super) fn toll_name(toll: &Toll) -> String {
    [span(toll), (texts().values.effect)(toll.effect).to_owned()].join(" ").trim().to_owned()
}

/// A toll by itself: killed · Karsa · 3 Mar 2031.
pub(super) fn full_name(toll: &Toll) -> String {
    [(texts().values.effect)(toll.effect), &named(toll.place.as_ref(), toll.when)].join(" · ")
}

/// Days in words. Whole years are said as years.
pub(super) fn days((from, to): (Day, Day)) -> String {
    let is_years = (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31);
    match is_years {
        true if from.year() == to.year() => from.year().to_string(),
        true => format!("{}–{}", from.year(), to.year()),
        false => (texts().values.interval)(from, to),
    }
}

/// The least and the greatest count that stand.
pub(super) fn span(toll: &Toll) -> String {
    let leading = toll.leading();
    let counts = || leading.iter().filter_map(|member| Some((member.row.count()?, &member.row.figure)));
    let values = &texts().values;
    let least = counts().min_by_key(|(count, _)| *count);
    let most = counts().max_by_key(|(count, _)| *count);
    match (least, most) {
        (Some((a, low)), Some((b, high))) if a != b => [(values.count)(low), (values.count)(high)].join(" – "),
        (Some((_, figure)), _) => (values.count)(figure),
        _ => String::new(),
    }
}
