//! The chart of a toll: time across, count up, one colour a source.

use super::chart::{self, AXES, Chart, HEIGHT, Point, Shape, WIDTH};
use super::elements::on;
use super::incident_words::full_name;
use crate::app::actions::across;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::{download, picture};
use crate::desk::{FigureKey, Toll};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

const DRAWING: &str = ".incident .chart svg";

pub(super) fn chart(toll: Arc<Toll>) -> AnyView {
    let texts = texts();
    let says = texts.across;
    let chart = chart::chart(&toll);
    if chart.points.is_empty() {
        return ().into_any();
    }
    let title = full_name(&toll);
    let file = title.replace(" · ", "-").replace(' ', "_");
    let (svg_name, png_name) = (format!("{file}.svg"), format!("{file}.png"));
    let save_svg = move |_| {
        if let Some(svg) = picture::svg(DRAWING) {
            download::offer(&svg_name, "image/svg+xml", &*svg);
        }
    };
    let save_png = move |_| picture::offer_png(DRAWING, png_name.clone(), WIDTH, HEIGHT);
    view! {
        <figure class="chart">
            <div class="wide" tabindex="0" role="group" aria-label=(says.chart)(&title)>
                {drawing(&toll, &chart)}
            </div>
            <figcaption>
                {sources(&chart)}
                <span class="row">
                    <button class="small" type="button" on:click=on(ev::click, save_svg)>
                        {says.save_svg}
                    </button>
                    <button class="small" type="button" on:click=on(ev::click, save_png)>
                        {says.save_png}
                    </button>
                </span>
            </figcaption>
        </figure>
    }
    .into_any()
}

/// The chart without its buttons, for paper, where it shows more than one count.
pub(super) fn picture(toll: &Toll) -> AnyView {
    let chart = chart::chart(toll);
    if chart.points.len() < 2 {
        return ().into_any();
    }
    view! {
        <figure class="chart">
            {drawing(toll, &chart)}
            <figcaption>{sources(&chart)}</figcaption>
        </figure>
    }
    .into_any()
}

fn drawing(toll: &Toll, chart: &Chart) -> AnyView {
    let title = (texts().across.chart)(&full_name(toll));
    view! {
        <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="group" aria-label=title>
            {axes(chart)}
            {lines(chart)}
            {chart.points.iter().map(|point| mark(toll, point)).collect::<Vec<_>>()}
        </svg>
    }
    .into_any()
}

/// Which colour is whose, and what the scale is.
fn sources(chart: &Chart) -> AnyView {
    let says = texts().across;
    let source = |(i, name): (usize, &Option<String>)| {
        view! {
            <li data-source=i.min(chart::COLOURS - 1)>
                <i aria-hidden="true" />
                {name.clone().unwrap_or_else(|| says.narrator.to_owned())}
            </li>
        }
        .into_any()
    };
    view! {
        <ul class="sources">{chart.sources.iter().enumerate().map(source).collect::<Vec<_>>()}</ul>
        {chart.logarithmic.then(|| view! { <small>{says.logarithmic}</small> }.into_any())}
    }
    .into_any()
}

fn path(class: &'static str, d: String) -> AnyView {
    view! { <path class=class d=d /> }.into_any()
}

fn words(class: &'static str, x: f64, y: f64, text: String) -> AnyView {
    view! { <text class=class x=format!("{x:.0}") y=format!("{y:.0}")>{text}</text> }.into_any()
}

fn axes(chart: &Chart) -> AnyView {
    let values = &texts().values;
    let (left, right, bottom) = AXES;
    let mut kids = Vec::new();
    for &(y, count) in &chart.counts {
        kids.push(path("grid", format!("M{left} {y:.1}H{right}")));
        kids.push(words("count", left - 8.0, y + 4.0, (values.number)(count)));
    }
    for &(x, day) in &chart.days {
        kids.push(path("tick", format!("M{x:.1} {bottom}v5")));
        kids.push(words("day", x, bottom + 20.0, (values.short_day)(day)));
    }
    view! { <g aria-hidden="true">{kids}</g> }.into_any()
}

/// The counts of one source, one after the other.
fn lines(chart: &Chart) -> AnyView {
    let line = |source: usize| {
        let stated = chart.points.iter().filter(|p| p.source == source && p.shape == Shape::Dot);
        let steps: Vec<String> = stated.map(|p| format!("{:.1} {:.1}", p.x, p.y)).collect();
        let is_known = chart.sources.get(source).is_some_and(Option::is_some);
        (is_known && steps.len() > 1)
            .then(|| view! { <path class="line" d=format!("M{}", steps.join("L")) data-source=source /> }.into_any())
    };
    view! { <g aria-hidden="true">{(0..chart::COLOURS - 1).filter_map(line).collect::<Vec<_>>()}</g> }.into_any()
}

fn mark(toll: &Toll, point: &Point) -> AnyView {
    let (store, texts) = (store(), texts());
    let (says, values) = (texts.across, &texts.values);
    let Point { x, y, .. } = *point;
    let member = &toll.members[point.member];
    let label = [
        Some((values.figure)(&member.row.figure)),
        member.row.source.as_ref().map(|source| source.name.clone()),
        member.row.as_of.map(values.short_day),
        match point.shape {
            Shape::Dot => None,
            Shape::Hollow => Some(says.hypothetical.to_owned()),
            Shape::Cross => Some(says.denied.to_owned()),
        },
    ];
    let label = label.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let shape = match point.shape {
        Shape::Cross => path("cross", format!("M{:.1} {:.1}l10 10m0-10l-10 10", x - 5.0, y - 5.0)),
        Shape::Dot => path("dot", circle(x, y)),
        Shape::Hollow => path("hollow", circle(x, y)),
    };
    let range = point.range.map(|(from, to)| path("range", format!("M{x:.1} {from:.1}V{to:.1}")));
    let (pressed, typed) = (point.key.clone(), point.key.clone());
    let go = move |FigureKey { document, id }: &FigureKey| across::go_to(store, document, id);
    view! {
        <g
            class="point"
            class:replaced=point.replaced
            data-source=point.source
            tabindex="0"
            role="button"
            aria-label=label
            on:click=on(ev::click, move |_| go(&pressed))
            on:keydown=on(ev::keydown, move |event| {
                if matches!(&*event.key(), "Enter" | " ") {
                    event.prevent_default();
                    go(&typed);
                }
            })
        >
            {range}
            {path("reach", circle_of(x, y, 12.0))}
            {shape}
            {point.labelled.then(|| words("label", x + 9.0, y - 6.0, (values.count)(&member.row.figure)))}
        </g>
    }
    .into_any()
}

fn circle(x: f64, y: f64) -> String {
    circle_of(x, y, 5.0)
}

fn circle_of(x: f64, y: f64, r: f64) -> String {
    format!("M{:.1} {y:.1}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0", x - r, 2.0 * r, 2.0 * r)
}
