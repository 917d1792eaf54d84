//! The dates of the document in their order, each with its words.

use super::el::{IntoKid, el, el_of, group};
use super::parts::{ROWS, empty, jump, more};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{Annotation, Body, Id, Kind};
use crate::model::Timex;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Row {
    id: Id,
    timex: Timex,
    before: String,
    quote: String,
    after: String,
}

pub(super) fn timeline() -> AnyView {
    /// Bytes of the sentence on either side of a date.
    const REACH: usize = 70;
    let (store, texts) = (store(), texts());
    let (panels, values) = (&texts.panels, &texts.values);
    let limit = RwSignal::new(ROWS);
    let rows = Memo::new(move |_| {
        store.reading.layout.with(|layout| {
            let Some(layout) = layout else {
                return Vec::new();
            };
            let annotations = layout.document.annotations();
            let mut dates: Vec<(&Annotation, &Timex)> = annotations
                .into_iter()
                .filter(|a| a.is_live())
                .filter_map(|a| if let Body::Date(timex) = &a.body { Some((a, timex)) } else { None })
                .collect();
            // Dated ones by day, then what has no place on the calendar.
            dates.sort_by_key(|(_, timex)| (timex.earliest.is_none(), timex.earliest, timex.latest));
            let row = |(a, timex): (&Annotation, &Timex)| {
                let (before, quote, after) = layout.around(a.span, REACH);
                Row {
                    id: a.id.clone(),
                    timex: timex.clone(),
                    before: clip(before, true),
                    quote: quote.to_owned(),
                    after: clip(after, false),
                }
            };
            dates.into_iter().take(limit.get()).map(row).collect::<Vec<_>>()
        })
    });
    let line = move |row: Row| {
        el("li")
            .kid(el_of("p", "when").kid((values.date)(&row.timex)))
            .kid(el_of("p", "context").kid(row.before).kid(jump(row.id, Kind::Date, row.quote)).kid(row.after))
    };
    el_of("section", "panel timeline")
        .attr("id", "timeline")
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "timeline-title")
        .kid(el("h2").attr("id", "timeline-title").kid(panels.timeline))
        .show(move || {
            let (dated, undated): (Vec<Row>, Vec<Row>) =
                rows.get().into_iter().partition(|r| r.timex.earliest.is_some());
            if dated.is_empty() && undated.is_empty() {
                return empty(panels.no_dates).into_kid();
            }
            group([
                el_of("ol", "line").kid(dated.into_iter().map(line).collect::<Vec<_>>()).into_kid(),
                (!undated.is_empty())
                    .then(|| {
                        group([
                            el("h3").kid(panels.undated).into_kid(),
                            el_of("ul", "loose").kid(undated.into_iter().map(line).collect::<Vec<_>>()).into_kid(),
                        ])
                    })
                    .into_kid(),
            ])
            .into_kid()
        })
        .kid(more(limit, move || store.reading.count(Kind::Date)))
        .into_kid()
}

/// Context without half words at the cut.
fn clip(text: &str, at_start: bool) -> String {
    const SHORT: usize = 60;
    if text.len() < SHORT {
        return text.to_owned();
    }
    let cut = if at_start { text.split_once(' ').map(|(_, rest)| format!("…{rest}")) } else { None };
    let end = || text.trim_end().rsplit_once(' ').map(|(rest, _)| format!("{rest}…"));
    cut.or_else(|| if at_start { None } else { end() }).unwrap_or_else(|| text.to_owned())
}
