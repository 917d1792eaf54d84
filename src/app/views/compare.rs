//! Two articles side by side.

use super::elements::on;
use super::revised;
use crate::app::actions::across;
use crate::app::state::across::Tab;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{self, Dated, Document, FigureRow, Id, Kind, Pair, SideBySide};
use leptos::ev;
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
                view! {
                    <option value=document.id.to_string() prop:selected=is_chosen>
                        {document.meta.title.clone()}
                    </option>
                }
                .into_any()
            };
            all().into_iter().map(option).collect::<Vec<_>>()
        };
        let change = move |event: web_sys::Event| {
            let id = Some(Id::from(event_target_value(&event)));
            across.pair[usize::from(!is_first)].set(id);
        };
        view! {
            <label>
                {name}
                <select on:change=on(ev::change, change)>{options}</select>
            </label>
        }
        .into_any()
    };
    view! {
        <section class="compare" id="compare" tabindex="-1" aria-labelledby="compare-title">
            <h2 id="compare-title">{(says.tabs)(Tab::Compare)}</h2>
            <div class="pick">{pick(says.first, true)} {pick(says.second, false)}</div>
            {move || {
                let Some((one, other)) = pair() else {
                    return view! { <p class="empty">{says.pick_two}</p> }.into_any();
                };
                let both = [one.clone(), other.clone()];
                let reports: Vec<_> = both.iter().map(|document| Arc::new(desk::article_report(document))).collect();
                let tolls = desk::tolls(&desk::incidents(&both, &reports));
                let found = desk::compare(&one, &other, &tolls);
                view! { <div>{words(&found, &one, &other)}</div> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn words(found: &SideBySide, one: &Arc<Document>, other: &Arc<Document>) -> Vec<AnyView> {
    let (texts, store) = (texts(), store());
    let says = texts.across;
    let values = &texts.values;
    let part = |name: &'static str, rows: Vec<AnyView>| {
        (!rows.is_empty())
            .then(|| {
                view! {
                    <section>
                        <h3>{name}</h3>
                        <ul class="pairs">{rows}</ul>
                    </section>
                }
                .into_any()
            })
            .into_any()
    };
    let side = |document: &Arc<Document>, kids: Vec<AnyView>| {
        let kids =
            if kids.is_empty() { vec![view! { <span class="none">{says.nothing}</span> }.into_any()] } else { kids };
        view! { <div lang=document.meta.language.clone()>{kids}</div> }.into_any()
    };
    let row = |a: Vec<AnyView>, b: Vec<AnyView>| {
        let is_alone = a.is_empty() || b.is_empty();
        view! { <li class:alone=is_alone>{side(one, a)} {side(other, b)}</li> }.into_any()
    };
    let jump = move |document: &Id, id: &Id, kind: Kind, words: String, beside: Option<AnyView>| {
        let (document, id) = (document.clone(), id.clone());
        view! {
            <p>
                <button
                    class="jump"
                    type="button"
                    on:click=on(ev::click, move |_| across::go_to(store, &document, &id))
                >
                    <span class="ink" data-kind=kind.name()>{words}</span>
                </button>
                {beside}
            </p>
        }
        .into_any()
    };
    let figure = |row: &Arc<FigureRow>| {
        let source = row.source.as_ref().map(|source| view! { <small>{source.name.clone()}</small> }.into_any());
        jump(&row.key.document, &row.key.id, Kind::Casualty, (values.figure)(&row.figure), source)
    };
    let figures = |rows: &Option<Vec<Arc<FigureRow>>>| rows.iter().flatten().map(figure).collect::<Vec<_>>();
    let date = |dated: &Option<Arc<Dated>>| {
        let one = |d: &Arc<Dated>| jump(&d.document, &d.id, Kind::Date, (values.date)(&d.timex), None);
        dated.iter().map(one).collect::<Vec<_>>()
    };
    let differing = found
        .differing()
        .map(|(a, b)| {
            let sentence = |row: &Arc<FigureRow>| vec![figure(row), view! { <q>{row.sentence.clone()}</q> }.into_any()];
            row(sentence(a), sentence(b))
        })
        .collect();
    let is_both = |pair: &&Pair<Arc<Dated>>| pair.0.is_some() && pair.1.is_some();
    let dates = found.dates.iter();
    let claims = found.claims.iter().map(|(a, b)| {
        let claim = |claim: &Option<Arc<desk::ClaimRow>>| {
            let one = |c: &Arc<desk::ClaimRow>| {
                let says = c.source.clone().map(|source| view! { <small>{source}</small> }.into_any());
                jump(&c.document, &c.id, Kind::Claim, c.quote.clone(), says)
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
            view! { <li><span class="ink" data-kind=e.row.kind.name()>{entity(&e)}</span></li> }.into_any()
        };
        names.map(chip).collect::<Vec<_>>()
    };
    let chips = |name: String, chips: Vec<AnyView>| {
        (!chips.is_empty())
            .then(|| {
                view! {
                    <section>
                        <h3>{name}</h3>
                        <ul class="chips">{chips}</ul>
                    </section>
                }
                .into_any()
            })
            .into_any()
    };
    let has = |e: &desk::CrossDocumentEntity, at: usize| e.mentions.iter().any(|(document, _)| *document == at);
    let sentences = found.sentences.as_ref().map(|lists| {
        let list = |document: &Arc<Document>, list: &Vec<String>| {
            view! {
                <div lang=document.meta.language.clone()>
                    <h4>{(says.only)(&document.meta.title)}</h4>
                    <ul>
                        {list.iter()
                            .map(|words| view! { <li><q>{words.clone()}</q></li> }.into_any())
                            .collect::<Vec<_>>()}
                    </ul>
                </div>
            }
            .into_any()
        };
        view! {
            <section class="alone-sentences">
                <h3>{says.sentences}</h3>
                <div class="two">{list(one, &lists[0])} {list(other, &lists[1])}</div>
            </section>
        }
        .into_any()
    });
    vec![
        found.revision.as_ref().map(|revision| revised::revised(revision, one, other)).into_any(),
        part(says.differ, differing),
        part(says.same_figures, found.figures.iter().map(|(a, b)| row(figures(a), figures(b))).collect()),
        sentences.into_any(),
        part(says.same_dates, dates.clone().filter(is_both).map(|(a, b)| row(date(a), date(b))).collect()),
        part(says.claims, claims.collect()),
        chips(says.same_entities.to_owned(), names(&|e| has(e, 0) && has(e, 1))),
        chips((says.only)(&one.meta.title), names(&|e| has(e, 0) && !has(e, 1))),
        chips((says.only)(&other.meta.title), names(&|e| !has(e, 0) && has(e, 1))),
    ]
}
