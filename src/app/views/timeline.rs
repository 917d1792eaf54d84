//! The dates of the document in their order, each with its words.

use super::parts::{ROWS, jump, more};
use crate::app::state::{store, texts};
use crate::desk::{Body, Id, Kind};
use crate::model::{Day, Timex};
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
    let rows = Memo::new(move |_| {
        store.sheet.with(|sheet| {
            let Some(sheet) = sheet else {
                return Vec::new();
            };
            let mut rows: Vec<(Option<(Day, Option<Day>)>, Row)> = sheet
                .document
                .annotations()
                .into_iter()
                .filter(|a| a.is_live())
                .filter_map(|a| {
                    let Body::Date(timex) = &a.body else {
                        return None;
                    };
                    let (before, quote, after) = sheet.around(a.span, REACH);
                    let row = Row {
                        id: a.id.clone(),
                        timex: timex.clone(),
                        before: clip(before, true),
                        quote: quote.to_owned(),
                        after: clip(after, false),
                    };
                    Some((timex.earliest.map(|first| (first, timex.latest)), row))
                })
                .collect();
            // Dated ones by day, then what has no place on the calendar.
            rows.sort_by_key(|(at, _)| (at.is_none(), *at));
            rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
        })
    });
    let limit = RwSignal::new(ROWS);
    let line = move |row: Row| {
        view! {
            <li>
                <p class="when">{(values.date)(&row.timex)}</p>
                <p class="context">{row.before} {jump(row.id, Kind::Date, row.quote)} {row.after}</p>
            </li>
        }
    };
    view! {
        <section class="panel timeline" id="timeline" tabindex="-1" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{panels.timeline}</h2>
            {move || {
                let (dated, undated): (Vec<Row>, Vec<Row>) = rows.get().into_iter().take(limit.get()).partition(|r| r.timex.earliest.is_some());
                if dated.is_empty() && undated.is_empty() {
                    return view! { <p class="empty">{panels.no_dates}</p> }.into_any();
                }
                view! {
                    <ol class="line">{dated.into_iter().map(line).collect_view()}</ol>
                    {(!undated.is_empty()).then(|| view! {
                        <h3>{panels.undated}</h3>
                        <ul class="loose">{undated.into_iter().map(line).collect_view()}</ul>
                    })}
                }.into_any()
            }}
            {more(limit, move || rows.with(Vec::len))}
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
