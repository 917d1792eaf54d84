//! What marks say, field by field in words, so that two can be laid side by side. Pure.

use crate::app::state::display_name::DisplayName;
use crate::app::texts::Texts;
use crate::desk::{
    Annotation, Body, ClaimBody, Coding, Conflict, Document, Field, Id, IncidentDescription, IncidentStatus, Meta,
    speaker,
};
use crate::model::{Currency, Figure, Timex};
use crate::text::Span;

/// A field as each side has it; empty where a side says nothing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldRow {
    pub(crate) name: &'static str,
    pub(crate) mine: String,
    pub(crate) theirs: String,
}

impl FieldRow {
    /// Whether the sides say different things.
    pub(crate) fn differs(&self) -> bool {
        self.mine != self.theirs
    }
}

/// Fields and what they say.
type Stated = Vec<(&'static str, String)>;

/// Two marks on one text side by side. The first row is their words; fields of which
/// neither says anything are left out.
pub(crate) fn marks(
    texts: &Texts,
    document: &Document,
    mine: Option<&Annotation>,
    theirs: Option<&Annotation>,
) -> Vec<FieldRow> {
    let stated = |mark: Option<&Annotation>| mark.map(|mark| mark_stated(texts, document, mark)).unwrap_or_default();
    beside(stated(mine), stated(theirs))
}

/// The two sides of a conflict.
pub(crate) fn conflict(texts: &Texts, document: &Document, conflict: &Conflict) -> Vec<FieldRow> {
    let says = texts.exchange;
    match conflict {
        Conflict::Mark { mine, theirs, .. } => marks(texts, document, mine.as_ref(), theirs.as_ref()),
        Conflict::Field { field, mine, theirs } => {
            let name = field_name(texts, *field);
            vec![FieldRow {
                name,
                mine: field_stated(texts, *field, mine),
                theirs: field_stated(texts, *field, theirs),
            }]
        }
        Conflict::Waiting { mine, theirs, .. } => {
            let stated = |waiting: &Option<crate::desk::NeedsReview>| match waiting {
                None => Stated::new(),
                Some(waiting) if waiting.is_lost() => {
                    vec![(says.words, waiting.quote.clone()), (says.decision, texts.changes.lost.to_owned())]
                }
                Some(waiting) => vec![
                    (says.words, waiting.quote.clone()),
                    (says.decision, (texts.changes.became)(&waiting.was, &waiting.now)),
                ],
            };
            beside(stated(mine), stated(theirs))
        }
        Conflict::Coding { mine, theirs } => {
            let stated = |row: &Option<Coding>| -> Stated {
                let cells = row.iter().flat_map(|row| &row.cells);
                cells.map(|cell| ((texts.coding.columns)(&cell.column), cell.value.clone())).collect()
            };
            beside(stated(mine), stated(theirs))
        }
        Conflict::Incident { mine, theirs } => {
            let stated = |said: &Option<IncidentDescription>| {
                said.as_ref().map_or_else(Stated::new, |said| described(texts, said))
            };
            beside(stated(mine), stated(theirs))
        }
    }
}

/// What is said of an incident, field by field.
fn described(texts: &Texts, said: &IncidentDescription) -> Stated {
    let (says, incidents) = (texts.description, texts.incidents);
    let status = Some(said.status).filter(|status| *status != IncidentStatus::default());
    let fields = [
        (says.name, said.name.clone()),
        (says.place, said.place.clone()),
        (says.first_day, said.when.map_or_else(String::new, |(first, _)| first.to_string())),
        (says.last_day, said.when.map_or_else(String::new, |(_, last)| last.to_string())),
        (says.grade, said.grade.map_or_else(String::new, |grade| (incidents.grade)(grade).to_owned())),
        (says.status, status.map_or_else(String::new, |status| (says.statuses)(status).to_owned())),
        (says.tags, said.tags.join(", ")),
        (says.note, said.note.clone()),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// The name of a field of what is known about an article.
pub(crate) fn field_name(texts: &Texts, field: Field) -> &'static str {
    let about = &texts.about;
    match field {
        Field::Title => about.title,
        Field::Source => about.source,
        Field::Url => about.url,
        Field::Published => about.published,
        Field::Language => about.language,
    }
}

fn field_stated(texts: &Texts, field: Field, meta: &Meta) -> String {
    match field {
        Field::Title => meta.title.clone(),
        Field::Source => meta.source.clone(),
        Field::Url => meta.url.clone(),
        Field::Published => meta.published.map(texts.values.short_day).unwrap_or_default(),
        Field::Language => {
            let name = texts.about.languages.iter().find(|(code, _)| *code == meta.language);
            name.map_or_else(|| meta.language.clone(), |(_, name)| (*name).to_owned())
        }
    }
}

/// Fields of both sides by their names, in the order in which they come.
fn beside(mine: Stated, theirs: Stated) -> Vec<FieldRow> {
    let mut rows: Vec<FieldRow> =
        mine.into_iter().map(|(name, mine)| FieldRow { name, mine, theirs: String::new() }).collect();
    for (at, (name, theirs)) in theirs.into_iter().enumerate() {
        match rows.iter_mut().find(|row| row.name == name) {
            Some(row) => row.theirs = theirs,
            None => rows.insert(at.min(rows.len()), FieldRow { name, mine: String::new(), theirs }),
        }
    }
    rows.retain(|row| !row.mine.is_empty() || !row.theirs.is_empty());
    rows
}

fn mark_stated(texts: &Texts, document: &Document, mark: &Annotation) -> Stated {
    let mut stated = vec![
        (texts.exchange.words, mark.span.of(&document.text).to_owned()),
        (texts.card.kind, texts.kinds.name(mark.kind()).to_owned()),
        (texts.exchange.decision, (texts.card.states)(mark.state).to_owned()),
    ];
    stated.extend(match &mark.body {
        Body::Entity(entity) => {
            let called = DisplayName::new(texts.lang, entity.kind, entity.canonical.as_ref(), "").here;
            let named = entity.canonical.as_ref().map(|canonical| match (&*called, canonical.is_local()) {
                ("", _) => canonical.name.clone(),
                (name, true) => name.to_owned(),
                (name, false) => format!("{name} ({})", canonical.id),
            });
            vec![(texts.exchange.stands_for, named.unwrap_or_default())]
        }
        Body::Date(timex) => date_stated(texts, timex),
        Body::Figure(figure) => figure_stated(texts, document, figure),
        Body::Claim(claim) => claim_stated(texts, document, claim),
    });
    stated
}

fn date_stated(texts: &Texts, timex: &Timex) -> Stated {
    let modifier = timex.modifier.map(|modifier| format!(" {}", modifier.name())).unwrap_or_default();
    vec![(texts.exchange.means, (texts.values.date)(timex)), ("TIMEX3", format!("{}{modifier}", timex.value))]
}

fn figure_stated(texts: &Texts, document: &Document, figure: &Figure<Id>) -> Stated {
    let quote = |span: Option<Span>| span.map(|span| span.of(&document.text).to_owned()).unwrap_or_default();
    let (card, values) = (&texts.card, &texts.values);
    let is_not_current = figure.currency != Currency::Current;
    vec![
        (texts.exchange.means, (values.figure)(figure)),
        (card.bounds, (values.bounds)(figure.low, figure.high)),
        (card.says, quote(figure.source)),
        (card.when, quote(figure.date)),
        (card.place, quote(figure.place)),
        (card.part_of, figure.part_of.as_ref().map(|id| linked(document, id)).unwrap_or_default()),
        (card.currency, if is_not_current { (values.currency)(figure.currency).to_owned() } else { String::new() }),
    ]
}

fn claim_stated(texts: &Texts, document: &Document, claim: &ClaimBody) -> Stated {
    let claims = &texts.claims;
    let evidence = claim.evidence.iter().map(|one| format!("{} {}", one.url, one.comment).trim().to_owned());
    vec![
        (claims.source, speaker(document, claim).unwrap_or_else(|| claims.no_source.to_owned())),
        (claims.stance, (claims.stances)(claim.stance).to_owned()),
        (claims.status, (claims.statuses)(claim.status).to_owned()),
        (claims.tags, claim.tags.join(", ")),
        (claims.note, claim.note.clone()),
        (claims.evidence, evidence.collect::<Vec<_>>().join("; ")),
        (claims.links, claim.links.iter().map(|id| linked(document, id)).collect::<Vec<_>>().join("; ")),
    ]
}

/// The words of a mark that another one leads to; its id where it is not here.
fn linked(document: &Document, id: &Id) -> String {
    document.annotation(id).map_or_else(|| id.to_string(), |mark| mark.span.of(&document.text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::language::Lang;
    use crate::desk::{Desk, State, correct, merge_documents, reject};
    use crate::model::{Effect, Qualifier};

    fn document() -> Document {
        let text = "At least 12 people were killed in Kharkiv on Tuesday.";
        Document::annotated(text, Meta { language: "en".to_owned(), ..Meta::default() })
    }

    fn differing(rows: &[FieldRow]) -> Vec<(&str, &str, &str)> {
        rows.iter().filter(|row| row.differs()).map(|row| (row.name, &*row.mine, &*row.theirs)).collect()
    }

    #[test]
    fn two_marks_are_told_field_by_field() {
        let (document, texts) = (document(), Lang::En.texts());
        let figure = document.annotations().into_iter().find(|a| matches!(a.body, Body::Figure(_))).unwrap().clone();
        let body = Body::Figure(Figure::new(Effect::Killed, Qualifier::Exact, Some(14), Some(14)));
        let other = Annotation { body, state: State::Edited, ..figure.clone() };
        let rows = marks(texts, &document, Some(&figure), Some(&other));
        assert_eq!((rows[0].name, &*rows[0].mine, rows[0].differs()), ("Words", "At least 12 people", false));
        let stated = differing(&rows);
        assert!(stated.contains(&("Decision", "suggested", "edited")), "{stated:?}");
        assert!(stated.contains(&("Means", "at least 12 people killed", "14 people killed")), "{stated:?}");
        let alone = marks(texts, &document, None, Some(&figure));
        assert!(alone.iter().all(|row| row.mine.is_empty()));
        assert_eq!(alone[0].theirs, "At least 12 people");
    }

    #[test]
    fn the_sides_of_a_conflict_are_stated() {
        let texts = Lang::En.texts();
        let with = |title: &str, state: State| {
            let mut desk = Desk::new([document()]);
            let document = desk.documents()[0].clone();
            let place = document.annotations().into_iter().find(|a| matches!(a.body, Body::Entity(_))).unwrap().clone();
            let edit = match state {
                State::Rejected => reject(&document, &place),
                _ => correct(&document, &place, place.body.clone()),
            };
            desk.apply(edit).unwrap();
            let meta = Meta { title: title.to_owned(), ..document.meta.clone() };
            desk.apply(crate::desk::Edit::Describe(document.id.clone(), meta)).unwrap();
            Document::clone(&desk.documents()[0])
        };
        let (mine, theirs) = (with("A", State::Edited), with("B", State::Rejected));
        let merged = merge_documents(None, &mine, &theirs);
        let stated: Vec<FieldRow> = merged.conflicts.iter().flat_map(|one| conflict(texts, &mine, one)).collect();
        let stated = differing(&stated);
        assert_eq!(stated, [("Title", "A", "B"), ("Decision", "edited", "rejected")]);
    }
}
