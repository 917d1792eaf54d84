//! An incident on paper: its sentence, who did what to whom, the victims by name, each toll with
//! its chart and its figures by source, what to check, the claims, and the articles.

use super::article::{about, told};
use super::line::line;
use crate::app::state::Store;
use crate::app::texts::texts;
use crate::app::views::description;
use crate::app::views::incident_words::{facts, full_name, grade, name, standing, sums};
use crate::app::views::parts::title_of;
use crate::app::views::toll_chart;
use crate::desk::{Check, Document, FigureKey, Incident, Member, ToldActor, Toll, VictimRow};
use leptos::prelude::*;
use std::sync::Arc;

pub(super) fn incident(store: Store) -> AnyView {
    let Some(incident) = untrack(|| store.across.open_incident()) else { return ().into_any() };
    let says = texts().incidents;
    let documents: Vec<Arc<Document>> = store.work.with_untracked(|work| {
        incident.documents().into_iter().filter_map(|id| work.desk.document(id).cloned()).collect()
    });
    let where_it_lies = incident.located.map(|place| format!("{:.2}, {:.2}", place.lat, place.lon));
    view! {
        <article>
            <h1>{name(&incident)}</h1>
            <p class="sum">{sums(&incident)}</p>
            <p class="about">{[facts(&incident), grade(&incident)].join(" · ")}</p>
            {incident.described.as_ref().map(|said| description::said(said, incident.located.is_some()))}
            {line(texts().map.coordinates, where_it_lies.unwrap_or_default())}
            {line(says.weapon, incident.weapon.clone().unwrap_or_default())}
            {actors(says.by, &incident.by)}
            {actors(says.against, &incident.against)}
            {victims(&incident)}
            {incident.tolls.iter().map(toll).collect::<Vec<_>>()}
            {articles(&documents)}
        </article>
    }
    .into_any()
}

fn actors(name: &'static str, actors: &[ToldActor]) -> Option<AnyView> {
    let says = texts().incidents;
    let one = |actor: &ToldActor| {
        let notes = [(actor.denied, says.denied), (actor.is_claimed, says.claimed)];
        let notes: Vec<&str> = notes.into_iter().filter(|(holds, _)| *holds).map(|(_, note)| note).collect();
        view! {
            <li>
                <b>{actor.participant.name.clone()}</b>
                " "
                {notes.join(", ")}
                <q lang=actor.language.to_string()>{actor.sentence.clone()}</q>
            </li>
        }
        .into_any()
    };
    (!actors.is_empty()).then(|| {
        view! {
            <h2>{name}</h2>
            <ul>{actors.iter().map(one).collect::<Vec<_>>()}</ul>
        }
        .into_any()
    })
}

fn victims(incident: &Incident) -> Option<AnyView> {
    let (says, values) = (texts().incidents, &texts().values);
    let one = |victim: &VictimRow| {
        let parts = [
            victim.age.map(says.age),
            victim.sex.map(|sex| (says.sex)(sex).to_owned()),
            victim.role.clone(),
            Some((values.effect)(victim.effect).to_owned()),
        ];
        let about = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        view! {
            <li>
                <b>{victim.name.clone()}</b>
                " "
                {about}
                <q>{victim.sentence.clone()}</q>
            </li>
        }
        .into_any()
    };
    (!incident.victims.is_empty()).then(|| {
        view! {
            <h2>{says.victims}</h2>
            <ul>{incident.victims.iter().map(one).collect::<Vec<_>>()}</ul>
        }
        .into_any()
    })
}

fn toll(toll: &Toll) -> AnyView {
    let says = texts().across;
    let head = |name: &'static str| view! { <th scope="col">{name}</th> }.into_any();
    view! {
        <h2>{full_name(toll)}</h2>
        {toll_chart::picture(toll)}
        <table>
            <thead>
                <tr>{head(says.as_of)} {head(says.count)} {head(says.says)} {head(says.article)} {head(texts().paper.sentence)}</tr>
            </thead>
            <tbody>{toll.members.iter().map(|member| row(toll, member)).collect::<Vec<_>>()}</tbody>
        </table>
        {checks(toll)}
    }
    .into_any()
}

fn row(toll: &Toll, member: &Member) -> AnyView {
    let values = &texts().values;
    let row = &member.row;
    let standing = standing(toll, member).map(|standing| format!(" ({standing})"));
    view! {
        <tr>
            <td>{row.as_of.map(values.short_day)}</td>
            <td>{(values.count)(&row.figure)} " " {(values.victims)(&row.figure)} {standing}</td>
            <td>{row.source.as_ref().map(|source| source.name.clone())}</td>
            <td>{row.title.to_string()}</td>
            <td>
                <q lang=row.language.to_string()>{row.sentence.clone()}</q>
            </td>
        </tr>
    }
    .into_any()
}

fn checks(toll: &Toll) -> Option<AnyView> {
    let says = texts().across;
    let sentence = |key: &FigureKey| {
        toll.members.iter().find(|member| member.row.key == *key).map(|member| member.row.quote.clone())
    };
    let one = |check: &Check| {
        let told: Vec<String> = [&check.first, &check.second].into_iter().filter_map(sentence).collect();
        view! { <li>{[(says.check)(check.kind), &told.join(" / ")].join(": ")}</li> }.into_any()
    };
    (!toll.checks.is_empty()).then(|| {
        view! {
            <h3>{says.look_at}</h3>
            <ul>{toll.checks.iter().map(one).collect::<Vec<_>>()}</ul>
        }
        .into_any()
    })
}

fn articles(documents: &[Arc<Document>]) -> AnyView {
    let one = |document: &Arc<Document>| {
        view! {
            <section>
                <h3>{title_of(&document.meta.title)}</h3>
                {about(document)}
                {told(document)}
            </section>
        }
        .into_any()
    };
    view! {
        <h2>{texts().paper.articles}</h2>
        {documents.iter().map(one).collect::<Vec<_>>()}
    }
    .into_any()
}
