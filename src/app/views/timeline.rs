//! The dates of the document in their order, each with its words.

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
        view! {
            <li>
                <p class="when">{(values.date)(&row.timex)}</p>
                <p class="context">
                    {row.before}
                    {jump(row.id, Kind::Date, row.quote)}
                    {row.after}
                </p>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="panel timeline" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{panels.timeline}</h2>
            {move || {
                let (dated, undated): (Vec<Row>, Vec<Row>) =
                    rows.get().into_iter().partition(|r| r.timex.earliest.is_some());
                if dated.is_empty() && undated.is_empty() {
                    return empty(panels.no_dates).into_any();
                }
                view! {
                    <ol class="line">{dated.into_iter().map(line).collect::<Vec<_>>()}</ol>
                    {(!undated.is_empty()).then(|| {
                        view! {
                            <h3>{panels.undated}</h3>
                            <ul class="loose">
                                {undated.into_iter().map(line).collect::<Vec<_>>()}
                            </ul>
                        }
                        .into_any()
                    })}
                }
                .into_any()
            }}
            {more(limit, move || store.reading.count(Kind::Date))}
        </section>
    }
    .into_any()
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
