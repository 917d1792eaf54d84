//! brat standoff: a text, and beside it a line for each mark. Offsets are code points.
//! A mark that goes over the end of a line is written in fragments, as brat's own
//! pages do, for a line of the file cannot hold a line break.

use super::loss::Loss;
use super::losses::Losses;
use super::pieces::{link_name, links};
use crate::desk::{Annotation, Body, ClaimBody, Kind, Status};
use crate::exchange::Article;
use crate::exchange::file::File;
use crate::exchange::place::{Place, Ruler};
use crate::model::{Effect, Modifier, Qualifier, Stance};
use crate::text::Span;

pub(super) fn write(article: &Article, losses: &mut Losses) -> Vec<File> {
    vec![
        File::new(format!("{}.txt", article.id), article.text.as_bytes()),
        File::new(format!("{}.ann", article.id), annotations(article, losses)),
    ]
}

/// What brat has to know to show the marks.
pub(super) fn configuration() -> File {
    let kinds: Vec<&str> = Kind::ALL.map(type_of).to_vec();
    let values = |names: Vec<&str>| names.join("|");
    let content = format!(
        "[entities]\n{}\n\n[relations]\npart_of\tArg1:Casualty, Arg2:Casualty\nabout\tArg1:Claim, Arg2:<ENTITY>\n\
         <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n\
         State\tArg:<ENTITY>, Value:suggested|accepted|edited\nMod\tArg:Date, Value:{}\nEffect\tArg:Casualty, Value:{}\n\
         Bounds\tArg:Casualty, Value:{}\nStance\tArg:Claim, Value:{}\nStatus\tArg:Claim, Value:{}\n",
        kinds.join("\n"),
        values(Modifier::ALL.map(Modifier::name).to_vec()),
        values(Effect::ALL.map(Effect::name).to_vec()),
        values(Qualifier::ALL.map(Qualifier::name).to_vec()),
        values(Stance::ALL.map(Stance::name).to_vec()),
        values(Status::ALL.map(Status::name).to_vec()),
    );
    File::new("annotation.conf", content)
}

fn annotations(article: &Article, losses: &mut Losses) -> String {
    let ruler = Ruler::new(&article.text);
    let (live, blank): (Vec<&Annotation>, Vec<&Annotation>) =
        article.live().partition(|a| !fragments(&article.text, a.span).is_empty());
    losses.add(Loss::Blank, blank.len());
    let mut lines = Lines::default();
    for (i, annotation) in live.iter().enumerate() {
        let number = i + 1;
        let fragments = fragments(&article.text, annotation.span);
        let places: Vec<String> = fragments
            .iter()
            .map(|&fragment| {
                let Place { start, end } = ruler.place(fragment);
                format!("{start} {end}")
            })
            .collect();
        let quotes: Vec<&str> = fragments.iter().map(|fragment| fragment.of(&article.text)).collect();
        let (kind, places, quotes) = (type_of(annotation.kind()), places.join(";"), quotes.join(" "));
        lines.text += &format!("T{number}\t{kind} {places}\t{quotes}\n");
        lines.attribute("State", number, super::csv::state(annotation.state));
        lines.body(number, &annotation.body);
        for linked in links(article, annotation) {
            if let Some(to) = live.iter().position(|a| a.id == linked.id) {
                lines.relations += 1;
                let (name, id, to) = (link_name(annotation), lines.relations, to + 1);
                lines.text += &format!("R{id}\t{name} Arg1:T{number} Arg2:T{to}\n");
            }
        }
    }
    lines.text
}

/// The lines, and how many of each sort there are.
#[derive(Default)]
struct Lines {
    text: String,
    attributes: usize,
    relations: usize,
    names: usize,
    notes: usize,
}

impl Lines {
    fn attribute(&mut self, name: &str, of: usize, value: &str) {
        self.attributes += 1;
        self.text += &format!("A{}\t{name} T{of} {value}\n", self.attributes);
    }

    fn note(&mut self, of: usize, note: &str) {
        let note: Vec<&str> = note.split(is_break).map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        if !note.is_empty() {
            self.notes += 1;
            self.text += &format!("#{}\tAnnotatorNotes T{of}\t{}\n", self.notes, note.join(" ").replace('\t', " "));
        }
    }

    fn body(&mut self, of: usize, body: &Body) {
        match body {
            Body::Entity(entity) => {
                if let Some(canonical) = &entity.canonical {
                    self.names += 1;
                    let base = if canonical.is_local() { "Tallymark" } else { "Wikidata" };
                    let id = canonical.id.split_once(':').map_or(&*canonical.id, |(_, id)| id);
                    self.text += &format!("N{}\tReference T{of} {base}:{id}\t{}\n", self.names, canonical.name);
                }
            }
            Body::Date(timex) => {
                if let Some(modifier) = timex.modifier {
                    self.attribute("Mod", of, modifier.name());
                }
                self.note(of, &format!("{} {}", timex.kind.name(), timex.value));
            }
            Body::Figure(figure) => {
                self.attribute("Effect", of, figure.effect.name());
                self.attribute("Bounds", of, figure.qualifier.name());
                let bound = |bound: Option<u64>| bound.map_or(String::new(), |bound| bound.to_string());
                let victims: Vec<&str> = figure.victims.iter().map(|victim| victim.name()).collect();
                let counts = format!(
                    "low={} high={} modality={} standing={} victims={}",
                    bound(figure.low),
                    bound(figure.high),
                    figure.modality.name(),
                    figure.currency.name(),
                    victims.join(",")
                );
                self.note(of, &counts);
            }
            Body::Claim(ClaimBody { stance, status, note, .. }) => {
                self.attribute("Stance", of, stance.name());
                self.attribute("Status", of, status.name());
                self.note(of, note);
            }
        }
    }
}

/// The type of a kind, with the capital that brat's types have.
fn type_of(kind: Kind) -> &'static str {
    use crate::model::EntityKind::{Demonym, Organization, Person, Place};
    match kind {
        Kind::Entity(Person) => "Person",
        Kind::Entity(Organization) => "Organization",
        Kind::Entity(Place) => "Place",
        Kind::Entity(Demonym) => "Demonym",
        Kind::Date => "Date",
        Kind::Casualty => "Casualty",
        Kind::Claim => "Claim",
    }
}

/// What some reader of lines takes for a break: those of Python's `splitlines`.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The parts of a span between breaks.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut fragments = Vec::new();
    for part in span.of(text).split_inclusive(is_break) {
        let fragment = Span::new(start, start + part.trim_end_matches(is_break).len());
        start += part.len();
        if !fragment.is_empty() {
            fragments.push(fragment);
        }
    }
    fragments
}
