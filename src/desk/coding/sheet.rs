//! What the articles of an incident offer for each column of a codebook.

use super::candidates::{Candidate, Cited, Entry, QUOTES};
use super::codebook::Codebook;
use super::columns::Column;
use super::fill::{Fill, PersonField};
use super::gather::{Nearness, TollArticle, TollArticles};
use super::offers::{code, days_of, interval, one_of_each, published, report, told};
use super::row::Coding;
use super::subject::RowSubject;
use super::victims::{Recorded, standing};
use crate::desk::annotation::{Annotation, Body, Id};
use crate::desk::document::Document;
use crate::desk::incidents::{FigureKey, Grade, IncidentStatus, Member, Toll};
use crate::desk::provenance::Provenance;
use crate::lang::{is_country, is_province};
use crate::model::{Day, Effect, EntityKind, Figure, Victim};
use crate::places::places;
use crate::text::key;
use std::cmp::Reverse;
use std::sync::Arc;

/// The columns of a codebook with the candidates that the articles of an incident offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The codebook.
    pub codebook: Codebook,
    /// The figure that names the row.
    pub figure: Option<FigureKey>,
    /// Whom the row is of, as in [`Coding::victim`].
    pub victim: Id,
    /// The columns, in the order of the codebook.
    pub entries: Vec<Entry>,
}

impl Sheet {
    /// The entry of a column.
    pub fn entry(&self, column: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.column.name == column)
    }

    /// The row as the texts alone fill it, with the document that would keep it. Columns that
    /// need judgement are blank.
    pub fn draft(&self) -> Option<(Id, Coding)> {
        let document = self.figure.as_ref()?.document.clone();
        Some((document, self.row(|entry| entry.stated)?))
    }

    /// The same with the judgements that the articles suggest: nobody has looked at it yet.
    pub fn suggested(&self) -> Option<Coding> {
        self.row(|entry| entry.stated || entry.is_suggested)
    }

    fn row(&self, is_filled: impl Fn(&Entry) -> bool) -> Option<Coding> {
        let id = self.figure.as_ref()?.id.clone();
        let blank = Coding {
            codebook: self.codebook,
            figure: id,
            victim: self.victim.clone(),
            cells: Vec::new(),
            is_checked: false,
            provenance: Provenance::default(),
        };
        let filled = self.entries.iter().filter(|entry| is_filled(entry));
        let cells = filled.filter_map(|entry| Some(entry.candidates.first()?.cells(entry.column.name))).flatten();
        Some(cells.fold(blank, |row, (column, value)| row.with(column, value)))
    }
}

/// The sheet of a row. `documents` hold those of the figures of its incident.
pub fn sheet(codebook: Codebook, subject: &RowSubject, documents: &[Arc<Document>]) -> Sheet {
    let (figure, victim) = (subject.toll().and_then(Toll::key).cloned(), subject.victim.clone());
    let Some(toll) = subject.toll() else { return Sheet { codebook, figure, victim, entries: Vec::new() } };
    let order = in_order(toll);
    let members: Vec<&Member> = order.iter().map(|&at| &toll.members[at]).collect();
    let texts = TollArticles::new(documents, &members);
    let counts = order.iter().filter(|&&at| is_count(toll, at)).count();
    let builder = SheetBuilder { codebook, subject, toll, members, counts, texts };
    let mut entries: Vec<Entry> = codebook.columns().iter().map(|column| builder.entry(column)).collect();
    leave_open_above(&mut entries);
    Sheet { codebook, figure, victim, entries }
}

/// Takes back a greatest number that is below the number of the row: that is of an older count,
/// and the one that stands is open above.
fn leave_open_above(entries: &mut [Entry]) {
    let number = |entry: &Entry| entry.candidates.first().and_then(|first| first.value.parse::<u64>().ok());
    let some = |fills: &[Fill]| {
        let stated = entries.iter().filter(|entry| entry.stated && fills.contains(&entry.column.fill));
        stated.filter_map(number).max()
    };
    if some(&[Fill::High]) < some(&[Fill::Best, Fill::Low]) {
        let highs = entries.iter_mut().filter(|entry| entry.column.fill == Fill::High);
        highs.for_each(|entry| entry.stated = false);
    }
}

/// The order in which figures of a toll count: current counts of the whole toll, the latest
/// first, then the rest.
fn in_order(toll: &Toll) -> Vec<usize> {
    let mut order: Vec<usize> = (0..toll.members.len()).rev().collect();
    order.sort_by_key(|&at| !is_count(toll, at));
    order
}

/// Whether a figure is a current count of the whole toll.
fn is_count(toll: &Toll, at: usize) -> bool {
    toll.leads(at) && toll.members[at].stands()
}

/// The number of a figure, unless it is a range or only bounded from above.
fn exact(figure: &Figure<Id>) -> Option<u64> {
    figure.low.filter(|&low| figure.high.is_none_or(|high| high == low))
}

fn is_armed(victim: &Victim) -> bool {
    matches!(victim, Victim::Combatant | Victim::Police | Victim::Peacekeeper)
}

/// The canonical name of an entity, else its words.
fn name(article: &TollArticle<'_>, mark: &Annotation) -> Option<(EntityKind, String)> {
    let Body::Entity(entity) = &mark.body else { return None };
    let words = || mark.span.of(&article.document.text).to_owned();
    Some((entity.kind, entity.canonical.as_ref().map_or_else(words, |canonical| canonical.name.clone())))
}

fn country(article: &TollArticle<'_>, mark: &Annotation) -> Option<(usize, String)> {
    name(article, mark).filter(|(kind, name)| *kind == EntityKind::Place && is_country(name)).map(|(_, name)| (0, name))
}

struct SheetBuilder<'d> {
    codebook: Codebook,
    subject: &'d RowSubject,
    toll: &'d Toll,
    /// In the order in which they count.
    members: Vec<&'d Member>,
    /// The first so many of them are current counts of the whole toll.
    counts: usize,
    texts: TollArticles<'d>,
}

impl SheetBuilder<'_> {
    /// What the accounts of the event say comes first. Of days, places and deaths it is what
    /// the figures of the toll do not say: they stand for all articles.
    fn entry(&self, column: &'static Column) -> Entry {
        let (mut candidates, stated) = self.offered(column);
        let lead = self.members.first().map(|member| &member.row.key);
        let told = told(self.codebook, column, &self.texts, lead);
        let is_told = !told.is_empty();
        let leads = match column.fill {
            Fill::Best | Fill::Low | Fill::High => told.first().is_some_and(|sum| sum.derived),
            Fill::Start | Fill::End | Fill::Year | Fill::Precision => !self.is_dated(),
            Fill::Place => !stated || told.first().is_some_and(|place| self.is_narrower(place)),
            // A country beside a count may be that of the dead; that of the place is not.
            Fill::Country => !self.toll.place.as_ref().is_some_and(|place| is_country(&place.name)),
            Fill::Civilians => candidates.is_empty(),
            _ => true,
        };
        if leads {
            candidates.retain(|candidate| !told.iter().any(|one| one.value == candidate.value));
            candidates.splice(0..0, told);
        }
        let is_suggested = leads && is_told;
        let stated = stated || is_suggested && column.fill.is_stated();
        match self.set_by_hand(column.fill) {
            None => Entry { column, candidates, stated, is_suggested },
            Some(set) => {
                candidates.retain(|candidate| !set.contains(candidate));
                candidates.splice(0..0, set.clone());
                Entry { column, candidates, stated: !set.is_empty(), is_suggested: false }
            }
        }
    }

    /// What a person said of the place of the incident, where it differs from what the articles
    /// say: nothing of it is taken from them then. Days that were set are those of the toll.
    fn set_by_hand(&self, fill: Fill) -> Option<Vec<Candidate>> {
        let incident = &self.subject.incident;
        incident.described.as_ref().filter(|described| !described.said.place.is_empty())?;
        let place = incident.located;
        let country = || places().country_name(place?.country).map(|name| self.codebook.country(name).to_owned());
        let value = match fill {
            Fill::Place => incident.place.as_ref().map(|place| place.name.clone()),
            Fill::Country => country(),
            Fill::Division => place.and_then(|place| place.division).map(str::to_owned),
            Fill::Latitude => place.map(|place| format!("{:.2}", place.lat)),
            Fill::Longitude => place.map(|place| format!("{:.2}", place.lon)),
            Fill::PlacePrecision => place.map(|place| self.codebook.place_precision(place.precision, true).to_owned()),
            _ => return None,
        };
        Some(value.map(Candidate::of).into_iter().collect())
    }

    /// Whether an account names a place that lies in that of the toll.
    fn is_narrower(&self, place: &Candidate) -> bool {
        let Some(wide) = &self.toll.place else { return false };
        let is_in = |within: &[String]| within.iter().any(|outer| key(outer) == key(&wide.name));
        let mut places = self.texts.accounts().filter_map(|(_, account)| account.place.as_ref());
        places.any(|narrow| narrow.words == place.value && is_in(&narrow.within))
    }

    /// What marks around the figures, and the figures themselves, offer for a column, and
    /// whether they state it.
    fn offered(&self, column: &'static Column) -> (Vec<Candidate>, bool) {
        let says = |candidates: Vec<Candidate>| (candidates, true);
        let offers = |candidates: Vec<Candidate>| (candidates, false);
        match column.fill {
            Fill::Judgement
            | Fill::EventType
            | Fill::SubEventType
            | Fill::DisorderType
            | Fill::Targeting
            | Fill::Violence
            | Fill::InterBy
            | Fill::InterAgainst
            | Fill::PlacePrecision => offers(column.codes.iter().map(code).collect()),
            Fill::Latitude | Fill::Longitude | Fill::DeathsUnknown | Fill::Cause | Fill::Weapon => offers(Vec::new()),
            Fill::Attested => offers(self.attested(column)),
            Fill::Person(field) => (self.person(column, field), field != PersonField::Standing),
            Fill::Start => (self.starts(), self.is_dated()),
            Fill::End => (self.each_day(|(_, to)| Some(to.to_string())), self.is_dated()),
            Fill::Year => offers(self.each_day(|days| self.codebook.year(days))),
            Fill::Precision => offers(self.each_day(|days| self.codebook.precision(days).map(str::to_owned))),
            Fill::Place => (self.places(), self.toll.place.is_some()),
            Fill::Province | Fill::Division => offers(self.provinces()),
            Fill::Country => {
                let (mut countries, stated) = self.countries();
                countries.iter_mut().for_each(|one| one.value = self.codebook.country(&one.value).to_owned());
                (countries, stated)
            }
            Fill::Sentence => says(self.sentences()),
            Fill::By | Fill::Against | Fill::WithBy | Fill::WithAgainst => offers(self.actors()),
            Fill::Best if self.codebook == Codebook::Acled => {
                says(self.counts(|figure| figure.low.or(figure.high), Rank::None))
            }
            Fill::Best => says(self.counts(exact, Rank::None)),
            Fill::Low => says(self.counts(|figure| figure.low, Rank::LeastFirst)),
            Fill::High => says(self.counts(|figure| figure.high, Rank::MostFirst)),
            Fill::Civilians => says(self.parts(|figure| figure.victims.contains(&Victim::Civilian))),
            Fill::DeathsBy | Fill::DeathsAgainst => offers(self.parts(|figure| figure.victims.iter().any(is_armed))),
            Fill::Articles => says(self.number_of_articles()),
            Fill::Reports => says(self.listed(report)),
            Fill::Offices => says(self.listed(|document| document.meta.source.clone())),
            Fill::Published => says(self.listed(published)),
            Fill::Headlines => says(self.listed(|document| document.meta.title.clone())),
            Fill::Origin => says(self.each(|member| Some(member.row.source.as_ref()?.name.clone()))),
        }
    }

    /// The values that figures give, in their order; equal values are one candidate.
    fn each(&self, says: impl Fn(&Member) -> Option<String>) -> Vec<Candidate> {
        let said = self.members.iter().filter_map(|member| Some((says(member)?, self.texts.cite(&member.row.key))));
        one_of_each(said)
    }

    fn is_dated(&self) -> bool {
        self.toll.when.is_some_and(|days| self.codebook != Codebook::Acled || self.codebook.precision(days).is_some())
    }

    /// Ranges of days near the figures; first the one that the figures agree on.
    fn day_ranges(&self) -> Vec<((Day, Day), Vec<Cited>)> {
        let mut found = self.texts.gather(Nearness::Near, |article, mark| match &mark.body {
            Body::Date(timex) => {
                let rank = usize::from(!article.dates(mark.span));
                Some((rank, interval((timex.earliest?, timex.latest?))))
            }
            _ => None,
        });
        if let Some(when) = self.toll.when {
            let agreed = interval(when);
            let at = found.iter().position(|candidate| candidate.value == agreed);
            let first = at.map(|at| found.remove(at)).unwrap_or_else(|| {
                let dates = |member: &Member| member.row.when.filter(|(from, to)| *from <= when.1 && when.0 <= *to);
                let cited = self.each(|member| dates(member).map(|_| agreed.clone()));
                cited.into_iter().next().unwrap_or_else(|| Candidate::of(agreed.clone()))
            });
            found.insert(0, first);
        }
        let read = |candidate: Candidate| Some((days_of(&candidate.value)?, candidate.cited));
        // ACLED has no code for longer ranges, so they are no candidates.
        let is_coded = |days: (Day, Day)| self.codebook != Codebook::Acled || self.codebook.precision(days).is_some();
        found.into_iter().filter_map(read).filter(|(days, _)| is_coded(*days)).collect()
    }

    /// The first days; each also fills the column that depends on it.
    fn starts(&self) -> Vec<Candidate> {
        let mut starts: Vec<Candidate> = Vec::new();
        for (days, cited) in self.day_ranges() {
            let brings = match self.codebook {
                Codebook::Ged | Codebook::CasualtyRecord => Some(("date_end", days.1.to_string())),
                Codebook::Acled => self.codebook.precision(days).map(|code| ("time_precision", code.to_owned())),
            };
            let start = days.0.to_string();
            if !starts.iter().any(|other| other.value == start) {
                starts.push(Candidate { cited, brings, ..Candidate::of(start) });
            }
        }
        starts
    }

    /// The values that follow from each range of days.
    fn each_day(&self, says: impl Fn((Day, Day)) -> Option<String>) -> Vec<Candidate> {
        let said = self.day_ranges().into_iter().filter_map(|(days, cited)| Some((says(days)?, cited)));
        // A range without a quote is a candidate too.
        one_of_each(said.flat_map(|(value, cited)| {
            let quoted = cited.into_iter().map(Some).chain([None]);
            quoted.map(move |cited| (value.clone(), cited))
        }))
    }

    fn places(&self) -> Vec<Candidate> {
        let mut found = self.texts.gather(Nearness::Near, |article, mark| {
            let (kind, name) = name(article, mark)?;
            (kind == EntityKind::Place).then(|| (usize::from(is_country(&name)), name))
        });
        if let Some(place) = &self.toll.place {
            let at = found.iter().position(|candidate| key(&candidate.value) == key(&place.name));
            let first = at.map_or_else(|| Candidate::of(place.name.clone()), |at| found.remove(at));
            found.insert(0, first);
        }
        found
    }

    fn provinces(&self) -> Vec<Candidate> {
        self.texts.gather(Nearness::Near, |article, mark| {
            let (kind, name) = name(article, mark)?;
            let is_other = kind == EntityKind::Place && !is_country(&name);
            is_other.then(|| (usize::from(!is_province(&name)), name))
        })
    }

    /// Countries; stated where the toll's place is one, or the sentences of the figures name
    /// exactly one.
    fn countries(&self) -> (Vec<Candidate>, bool) {
        let mut found = self.texts.gather(Nearness::Far, country);
        let is_place = |candidate: &Candidate| self.toll.place.as_ref().is_some_and(|p| p.name == candidate.value);
        if let Some(at) = found.iter().position(is_place) {
            let place = found.remove(at);
            found.insert(0, place);
            return (found, true);
        }
        let beside = self.texts.gather(Nearness::Beside, country);
        (found, beside.len() == 1)
    }

    fn actors(&self) -> Vec<Candidate> {
        self.texts.gather(Nearness::Near, |article, mark| {
            let (kind, name) = name(article, mark)?;
            match kind {
                EntityKind::Organization | EntityKind::Demonym => Some((0, name)),
                // A country may stand for its army.
                EntityKind::Place if is_country(&name) => Some((1, name)),
                EntityKind::Place | EntityKind::Person => None,
            }
        })
    }

    fn sentences(&self) -> Vec<Candidate> {
        let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.each(|member| Some(on_one_line(&member.row.sentence)).filter(|words| !words.is_empty()))
    }

    /// Counts of the whole toll: current ones sorted by a rank, then those that were replaced
    /// or are doubtful.
    fn counts(&self, number: impl Fn(&Figure<Id>) -> Option<u64>, rank: Rank) -> Vec<Candidate> {
        if self.toll.effect != Effect::Killed {
            return Vec::new();
        }
        let numbered = |(at, member): (usize, &&Member)| {
            let count = number(&member.row.figure).filter(|_| member.part_of.is_none())?;
            Some((at >= self.counts, count, self.texts.cite(&member.row.key)))
        };
        let mut said: Vec<_> = self.members.iter().enumerate().filter_map(numbered).collect();
        match rank {
            Rank::None => said.sort_by_key(|(is_doubtful, ..)| *is_doubtful),
            Rank::LeastFirst => said.sort_by_key(|(is_doubtful, count, _)| (*is_doubtful, *count)),
            Rank::MostFirst => said.sort_by_key(|(is_doubtful, count, _)| (*is_doubtful, Reverse(*count))),
        }
        one_of_each(said.into_iter().map(|(_, count, cited)| (count.to_string(), cited)))
    }

    /// Counts of certain people.
    fn parts(&self, of: impl Fn(&Figure<Id>) -> bool) -> Vec<Candidate> {
        self.each(|member| {
            let figure = &member.row.figure;
            let wanted = self.toll.effect == Effect::Killed && member.stands() && of(figure);
            exact(figure).filter(|_| wanted).map(|count| count.to_string())
        })
    }

    /// How well the incident is attested, in the words of the codebook, likeliest first.
    fn attested(&self, column: &Column) -> Vec<Candidate> {
        let incident = &self.subject.incident;
        let is_out = incident.described.as_ref().is_some_and(|all| all.said.status == IncidentStatus::SetAside);
        let first = match incident.grade {
            _ if is_out => "excluded",
            Grade::Confirmed | Grade::Fair => "confirmed",
            Grade::Weak | Grade::Discounted => "provisional",
            Grade::Contested => "contested",
        };
        let mut codes: Vec<Candidate> = column.codes.iter().map(code).collect();
        codes.sort_by_key(|code| code.value != first);
        codes
    }

    /// What is said of the person that the row is of, or of those whom nobody names.
    fn person(&self, column: &Column, field: PersonField) -> Vec<Candidate> {
        let subject = self.subject;
        let (recorded, cited) = match &subject.named {
            Some(victim) => {
                let language = self.texts.language(&victim.document);
                let role = victim.role.as_deref();
                let recorded = Recorded::named(&victim.name, victim.age, victim.sex, role, language);
                (recorded, self.texts.cite_words(&victim.document, victim.span))
            }
            None if !subject.victim.is_empty() => return Vec::new(),
            None => {
                let counts = self.members.iter().take(self.counts);
                let of = |member: &&&Member| standing(&member.row.language, &member.row.quote);
                let stands = self.members.first().and_then(|first| of(&first));
                let is_one = counts.clone().all(|member| of(&member) == stands);
                let cited = counts.clone().next().and_then(|member| self.texts.cite(&member.row.key));
                let number = subject.unnamed().unwrap_or_default();
                (Recorded::unnamed(number, stands.filter(|_| is_one)), cited)
            }
        };
        let mut found = one_of_each(recorded.says(field).map(|value| (value, cited)).into_iter());
        let is_known = |code: &&(&str, &str)| !found.iter().any(|one| one.value == code.0);
        let codes: Vec<Candidate> = column.codes.iter().filter(is_known).map(code).collect();
        let is_said = !found.is_empty();
        found.extend(codes.into_iter().filter(|_| is_said || field == PersonField::Standing));
        found
    }

    fn number_of_articles(&self) -> Vec<Candidate> {
        let number = self.texts.articles().count().to_string();
        one_of_each(self.texts.articles().map(|(_, cited)| (number.clone(), cited)))
    }

    /// Values of the articles: all of them joined, then each.
    fn listed(&self, of: impl Fn(&Document) -> String) -> Vec<Candidate> {
        let mut each = one_of_each(self.texts.articles().map(|(document, cited)| (of(document), cited)));
        if each.len() > 1 {
            let all = each.iter().map(|candidate| &*candidate.value).collect::<Vec<_>>().join("; ");
            let cited = each.iter().filter_map(|candidate| candidate.cited.first().cloned()).take(QUOTES).collect();
            each.insert(0, Candidate { cited, ..Candidate::of(all) });
        }
        each
    }
}

/// The order of counts of one standing.
#[derive(Clone, Copy)]
enum Rank {
    /// As the figures stand.
    None,
    LeastFirst,
    MostFirst,
}
