//! Two articles side by side.

use super::el::{El, IntoKid, button, el, el_of};
use super::revised;
use crate::app::actions::across;
use crate::app::state::across::Tab;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{self, Dated, Document, FigureRow, Id, Kind, Pair, SideBySide};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn compare() -> AnyView {
    let (store, texts, across) = (store(), texts(), store().across);
    let says = texts.across;
    let all = move || store.work.with(|work| work.desk.documents().to_vec());
    // The last two that came, until the person chooses.
    let pair = move || {
        let [one, other] = across.pair.map(|id| id.get());
        let documents = all();
        let find = |id: &Option<Id>| documents.iter().find(|d| Some(&d.id) == id.as_ref()).cloned();
        let second = find(&other).or_else(|| documents.last().cloned())?;
        let first = find(&one).or_else(|| documents.iter().rev().find(|d| d.id != second.id).cloned())?;
        Some((first, second))
    };
    let pick = move |name: &'static str, is_first: bool| {
        let chosen = move || pair().map(|(one, other)| if is_first { one.id.clone() } else { other.id.clone() });
        let options = move || {
            let chosen = chosen();
            let option = |document: Arc<Document>| {
                let is_chosen = Some(&document.id) == chosen.as_ref();
                el("option")
                    .attr("value", document.id.to_string())
                    .flag("selected", move || is_chosen)
                    .kid(document.meta.title.clone())
            };
            all().into_iter().map(option).collect::<Vec<_>>()
        };
        let change = move |event: web_sys::Event| {
            let id = Some(Id::from(event_target_value(&event)));
            across.pair[usize::from(!is_first)].set(id);
        };
        el("label").kid(name).kid(el("select").on("change", change).show(options))
    };
    el_of("section", "compare")
        .attr("id", "compare")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "compare-title")
        .kid(el("h2").attr("id", "compare-title").kid((says.tabs)(Tab::Compare)))
        .kid(el_of("div", "pick").kid(pick(says.first, true)).kid(pick(says.second, false)))
        .show(move || {
            let Some((one, other)) = pair() else {
                return el_of("p", "empty").kid(says.pick_two).into_kid();
            };
            let both = [one.clone(), other.clone()];
            let figures: Vec<_> = both.iter().map(|document| Arc::new(desk::figures(document))).collect();
            let tolls: Vec<_> = desk::tolls(&both, &figures).into_iter().map(Arc::new).collect();
            let found = desk::compare(&one, &other, &tolls);
            el("div").kid(words(&found, &one, &other)).into_kid()
        })
        .into_kid()
}

fn words(found: &SideBySide, one: &Arc<Document>, other: &Arc<Document>) -> Vec<AnyView> {
    let (texts, store) = (texts(), store());
    let says = texts.across;
    let values = &texts.values;
    let part = |name: &'static str, rows: Vec<El>| {
        (!rows.is_empty()).then(|| el("section").kid(el("h3").kid(name)).kid(el_of("ul", "pairs").kid(rows))).into_kid()
    };
    let side = |document: &Arc<Document>, kids: Vec<AnyView>| {
        let kids = if kids.is_empty() { vec![el_of("span", "none").kid(says.nothing).into_kid()] } else { kids };
        el("div").attr("lang", document.meta.language.clone()).kid(kids)
    };
    let row = |a: Vec<AnyView>, b: Vec<AnyView>| {
        let is_alone = a.is_empty() || b.is_empty();
        el("li").class("alone", move || is_alone).kid(side(one, a)).kid(side(other, b))
    };
    let jump = move |document: &Id, id: &Id, kind: Kind, words: String| {
        let (document, id) = (document.clone(), id.clone());
        el("p").kid(
            button("jump", move || across::go_to(store, &document, &id))
                .kid(el_of("span", "ink").attr("data-kind", kind.name()).kid(words)),
        )
    };
    let figure = |row: &Arc<FigureRow>| {
        let source = row.source.as_ref().map(|source| el("small").kid(source.name.clone()));
        jump(&row.key.document, &row.key.id, Kind::Casualty, (values.figure)(&row.figure)).kid(source).into_kid()
    };
    let figures = |rows: &Option<Vec<Arc<FigureRow>>>| rows.iter().flatten().map(figure).collect::<Vec<_>>();
    let date = |dated: &Option<Arc<Dated>>| {
        let one = |d: &Arc<Dated>| jump(&d.document, &d.id, Kind::Date, (values.date)(&d.timex)).into_kid();
        dated.iter().map(one).collect::<Vec<_>>()
    };
    let differing = found
        .differing()
        .map(|(a, b)| {
            let sentence = |row: &Arc<FigureRow>| vec![figure(row), el("q").kid(row.sentence.clone()).into_kid()];
            row(sentence(a), sentence(b))
        })
        .collect();
    let is_both = |pair: &&Pair<Arc<Dated>>| pair.0.is_some() && pair.1.is_some();
    let dates = found.dates.iter();
    let claims = found.claims.iter().map(|(a, b)| {
        let claim = |claim: &Option<Arc<desk::ClaimRow>>| {
            let one = |c: &Arc<desk::ClaimRow>| {
                let says = c.source.clone().map(|source| el("small").kid(source));
                jump(&c.document, &c.id, Kind::Claim, c.quote.clone()).kid(says).into_kid()
            };
            claim.iter().map(one).collect::<Vec<_>>()
        };
        row(claim(a), claim(b))
    });
    let lang = store.look.language.get_untracked();
    let entity =
        |e: &&desk::CrossDocumentEntity| DisplayName::new(lang, e.row.kind, e.row.canonical.as_ref(), &e.row.name).here;
    let names = |wanted: &dyn Fn(&desk::CrossDocumentEntity) -> bool| {
        let names = found.entities.iter().filter(|e| wanted(e));
        let chip = |e: &desk::CrossDocumentEntity| {
            el("li").kid(el_of("span", "ink").attr("data-kind", e.row.kind.name()).kid(entity(&e)))
        };
        names.map(chip).collect::<Vec<_>>()
    };
    let chips = |name: String, chips: Vec<El>| {
        (!chips.is_empty())
            .then(|| el("section").kid(el("h3").kid(name)).kid(el_of("ul", "chips").kid(chips)))
            .into_kid()
    };
    let has = |e: &desk::CrossDocumentEntity, at: usize| e.mentions.iter().any(|(document, _)| *document == at);
    let sentences = found.sentences.as_ref().map(|lists| {
        let list = |document: &Arc<Document>, list: &Vec<String>| {
            el("div")
                .attr("lang", document.meta.language.clone())
                .kid(el("h4").kid((says.only)(&document.meta.title)))
                .kid(
                    el("ul").kid(list.iter().map(|words| el("li").kid(el("q").kid(words.clone()))).collect::<Vec<_>>()),
                )
        };
        el_of("section", "alone-sentences")
            .kid(el("h3").kid(says.sentences))
            .kid(el_of("div", "two").kid(list(one, &lists[0])).kid(list(other, &lists[1])))
    });
    vec![
        found.revision.as_ref().map(|revision| revised::revised(revision, one, other)).into_kid(),
        part(says.differ, differing),
        part(says.same_figures, found.figures.iter().map(|(a, b)| row(figures(a), figures(b))).collect()),
        sentences.into_kid(),
        part(says.same_dates, dates.clone().filter(is_both).map(|(a, b)| row(date(a), date(b))).collect()),
        part(says.claims, claims.collect()),
        chips(says.same_entities.to_owned(), names(&|e| has(e, 0) && has(e, 1))),
        chips((says.only)(&one.meta.title), names(&|e| has(e, 0) && !has(e, 1))),
        chips((says.only)(&other.meta.title), names(&|e| !has(e, 0) && has(e, 1))),
    ]
}
