//! What an account says for the columns of a codebook.

use super::account::{Account, Side, Whose};
use super::codebook::Codebook;
use super::columns::Column;
use super::fill::Fill;
use super::judgement;
use crate::model::{Day, EventKind};
use crate::places::Precision;
use crate::text::Span;

/// A value for a cell, with what the article says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// The value of the cell.
    pub(super) value: String,
    /// The words that say it.
    pub(super) span: Span,
    /// Whether nobody says it: a sum.
    pub(super) is_derived: bool,
}

impl Said {
    fn new(value: impl Into<String>, span: Span) -> Self {
        Self { value: value.into(), span, is_derived: false }
    }
}

impl Account {
    /// The days of the event and the code for their precision. Where no day is stated that the
    /// codebook can hold, it is the week before the publication; ACLED has no last day, and
    /// takes that of the publication.
    pub(super) fn dated(&self, codebook: Codebook) -> Option<((Day, Day), &'static str)> {
        /// Days before the publication of an event that is news.
        const WEEK: i64 = 7;
        let stated = self.days.and_then(|(days, _)| Some((days, codebook.precision(days)?)));
        let published = || {
            let (last, week) = (self.published?, self.published?.plus_days(1 - WEEK));
            let first = if codebook == Codebook::Acled { last } else { week };
            Some(((first, last), codebook.precision((week, last))?))
        };
        stated.or_else(published)
    }

    /// What the event says for a column, the likeliest first. Columns of the whole article, as
    /// its headline, are not known here.
    pub(super) fn says(&self, codebook: Codebook, column: &Column) -> Vec<Said> {
        let one = |said: Option<Said>| said.into_iter().collect::<Vec<_>>();
        let at = self.named;
        let code = |code: Option<&str>| code.map(|code| Said::new(code, at));
        let first = |sides: &[Side]| one(sides.first().map(|side| Said::new(&*side.words, side.span)));
        let others = |sides: &[Side]| one(joined(sides.get(1..).unwrap_or_default()));
        let inter =
            |sides: &[Side]| one(sides.first().and_then(|side| Some(Said::new(judgement::inter(side)?, side.span))));
        match column.fill {
            Fill::EventType => one(code(judgement::event_type(self).map(|(kind, _)| kind))),
            Fill::SubEventType => one(code(judgement::event_type(self).map(|(_, kind)| kind))),
            Fill::DisorderType => one(code(judgement::disorder_type(self))),
            Fill::Targeting => one(code(judgement::civilian_targeting(self))),
            Fill::Violence => one(code(judgement::type_of_violence(self))),
            // The codebook's word for a record of which one source tells.
            Fill::Attested => one(code(Some("provisional"))),
            Fill::Cause => one(self.cause()),
            Fill::Weapon => one(self.weapon.as_ref().map(|(words, span)| Said::new(&**words, *span))),
            Fill::By => first(&self.by),
            Fill::Against => first(&self.against),
            Fill::WithBy => others(&self.by),
            Fill::WithAgainst => others(&self.against),
            Fill::InterBy => inter(&self.by),
            Fill::InterAgainst => inter(&self.against),
            Fill::Start | Fill::End | Fill::Year | Fill::Precision => one(self.says_when(codebook, column.fill)),
            Fill::Place | Fill::Division | Fill::Country | Fill::Latitude | Fill::Longitude | Fill::PlacePrecision => {
                one(self.says_where(codebook, column.fill))
            }
            Fill::Best
            | Fill::Low
            | Fill::High
            | Fill::Civilians
            | Fill::DeathsBy
            | Fill::DeathsAgainst
            | Fill::DeathsUnknown => one(self.says_how_many(codebook, column.fill)),
            _ => Vec::new(),
        }
    }

    /// The kind of event; nothing where its words name none.
    fn cause(&self) -> Option<Said> {
        let is_named = self.kind != EventKind::Other;
        is_named.then(|| Said::new(self.kind.name().replace('_', " "), self.named))
    }

    fn says_when(&self, codebook: Codebook, fill: Fill) -> Option<Said> {
        let ((first, last), precision) = self.dated(codebook)?;
        let span = self.days.map_or(self.named, |(_, span)| span);
        let value = match fill {
            Fill::Start => first.to_string(),
            Fill::End => last.to_string(),
            Fill::Year => codebook.year((first, last))?,
            _ => precision.to_owned(),
        };
        Some(Said::new(value, span))
    }

    fn says_where(&self, codebook: Codebook, fill: Fill) -> Option<Said> {
        if fill == Fill::Country {
            return self.country.as_ref().map(|(country, span)| Said::new(codebook.country(country), *span));
        }
        let place = self.place.as_ref()?;
        let span = place.span;
        let located = place.located.as_ref();
        match fill {
            Fill::Place => Some(Said::new(&*place.words, span)),
            Fill::Division => place.division.as_ref().map(|division| Said::new(&**division, span)),
            Fill::Latitude => located.map(|place| Said::new(format!("{:.2}", place.lat), span)),
            Fill::Longitude => located.map(|place| Said::new(format!("{:.2}", place.lon), span)),
            _ => located.map(|at| Said::new(codebook.place_precision(at.precision, place.is_exact), span)),
        }
    }

    fn says_how_many(&self, codebook: Codebook, fill: Fill) -> Option<Said> {
        let deaths = &self.deaths;
        let whose = match fill {
            Fill::Civilians => Some(Whose::Civilians),
            Fill::DeathsBy => Some(Whose::By),
            Fill::DeathsAgainst => Some(Whose::Against),
            Fill::DeathsUnknown => Some(Whose::Unknown),
            _ => None,
        };
        let number = match (whose, fill, codebook) {
            (Some(whose), ..) => deaths.of(whose),
            // The codebook's code for an event of which no deaths are reported.
            (None, Fill::Best, Codebook::Acled) => {
                deaths.fatalities().or(Some(0).filter(|_| deaths.counts.is_empty() && !deaths.is_open))
            }
            (None, Fill::Best, _) => deaths.best(),
            (None, Fill::Low, _) => deaths.low(),
            _ => deaths.high(),
        }?;
        let some: Vec<_> = match whose {
            Some(whose) => deaths.some(whose).collect(),
            None => deaths.counts.iter().collect(),
        };
        let span = some.first().map_or(self.named, |count| count.span);
        let is_derived = some.len() > 1 || some.iter().any(|count| count.figure.is_none());
        Some(Said { value: number.to_string(), span, is_derived })
    }
}

/// Some actors in one cell, as ACLED writes several.
fn joined(sides: &[Side]) -> Option<Said> {
    let words: Vec<&str> = sides.iter().map(|side| &*side.words).collect();
    sides.first().map(|side| Said::new(words.join("; "), side.span))
}

impl Codebook {
    /// The code for the precision of coordinates: of the place itself, or of a wider one that
    /// it lies in.
    pub(super) const fn place_precision(self, precision: Precision, is_exact: bool) -> &'static str {
        match (self, precision, is_exact) {
            (_, Precision::Town, true) => "1",
            (_, Precision::Town, false) => "2",
            (Self::Acled, Precision::District, _) => "2",
            // The widest code that it has: of a whole country it has none.
            (Self::Acled, Precision::Division | Precision::Country, _) => "3",
            (_, Precision::District, _) => "3",
            (_, Precision::Division, _) => "4",
            (_, Precision::Country, _) => "6",
        }
    }
}
