//! The dates of the articles on one axis, from days to decades, each with its sentence.

use super::elements::on;
use super::long_list::{LongList, gap_in_list};
use crate::app::actions::across;
use crate::app::state::across::Tab;
use crate::app::state::display_name::DisplayName;
use crate::app::state::store;
use crate::app::texts::texts;
use crate::desk::{self, Bar, Bin, Dated, Id, Kind, NARROWEST};
use crate::model::Day;
use crate::text::key;
use leptos::ev;
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// Size of the axis, in its own units.
const WIDTH: f64 = 1000.0;
const LANE: f64 = 9.0;
/// The shortest stretch of the axis, in days.
const SHORTEST: i64 = 3;

/// Which dates are wanted.
#[derive(Clone, Copy)]
struct Wish {
    entity: RwSignal<Option<Id>>,
    figure: RwSignal<bool>,
    claim: RwSignal<bool>,
}

impl Wish {
    fn holds(self, dated: &Dated) -> bool {
        let has = |entity: &Option<Id>| entity.as_ref().is_none_or(|entity| dated.entities.contains(entity));
        (!self.figure.get() || dated.has_figure) && (!self.claim.get() || dated.has_claim) && self.entity.with(has)
    }
}

pub(super) fn time() -> AnyView {
    let (texts, across) = (texts(), store().across);
    let says = texts.across;
    let wish = Wish { entity: RwSignal::new(None), figure: RwSignal::new(false), claim: RwSignal::new(false) };
    let wanted = Memo::new_with_compare(
        move |_| {
            let dates = across.dates.get();
            dates.into_iter().filter(|dated| wish.holds(dated)).collect::<Vec<_>>()
        },
        |_, _| true,
    );
    let window = move || across.window.get().or_else(|| wanted.with(|dates| whole(dates)));
    let shown = Memo::new_with_compare(
        move |_| {
            let Some((from, to)) = window() else { return Vec::new() };
            let mut dates = wanted.get();
            dates.retain(|dated| dated.days.0 <= to && dated.days.1 >= from);
            dates
        },
        |_, _| true,
    );
    let shift = move |change: fn(i64) -> (i64, i64)| {
        if let Some((from, to)) = untrack(window) {
            let (before, behind) = change(to.days_since(from).max(SHORTEST));
            let (from, to) = (from.plus_days(before), to.plus_days(behind));
            across.window.set(Some((from, if to.days_since(from) < SHORTEST { from.plus_days(SHORTEST) } else { to })));
        }
    };
    let step = |name: &'static str, change: fn(i64) -> (i64, i64)| {
        view! {
            <button class="small" type="button" on:click=on(ev::click, move |_| shift(change))>
                {name}
            </button>
        }
        .into_any()
    };
    view! {
        <section class="time" id="timeline" tabindex="-1" aria-labelledby="time-title">
            <div class="tools">
                <h2 id="time-title">{(says.tabs)(Tab::Timeline)}</h2>
                <div class="row">
                    {step(says.earlier, |days| (-days / 2 - 1, -days / 2 - 1))}
                    {step(says.later, |days| (days / 2 + 1, days / 2 + 1))}
                    {step(says.closer, |days| (days / 4, -days / 4))}
                    {step(says.wider, |days| (-days / 2 - 1, days / 2 + 1))}
                    <button
                        class="small"
                        type="button"
                        on:click=on(ev::click, move |_| across.window.set(None))
                    >
                        {says.everything}
                    </button>
                </div>
                {filters(wish)}
            </div>
            {move || window().map(|window| shown.with(|dates| axis(dates, window)))}
            {move || {
                shown.with(|dates| {
                    if dates.is_empty() {
                        return view! { <p class="empty">{says.no_dates}</p> }.into_any();
                    }
                    lines(dates)
                })
            }}
        </section>
    }
    .into_any()
}

fn filters(wish: Wish) -> AnyView {
    /// Entities that are offered, those of most articles first.
    const OFFERED: usize = 60;
    let (texts, across, lang) = (texts(), store().across, store().look.language.get_untracked());
    let says = texts.across;
    let options = move || {
        let option = |one: &desk::CrossDocumentEntity| {
            let id =
                one.row.canonical.as_ref().map_or_else(|| key(&one.row.name).into(), |canonical| canonical.id.clone());
            let name = DisplayName::new(lang, one.row.kind, one.row.canonical.as_ref(), &one.row.name).here;
            view! { <option value=id>{name}</option> }.into_any()
        };
        let any = view! { <option value="">{says.any_entity}</option> }.into_any();
        across.entities.with(|all| std::iter::once(any).chain(all.iter().map(option).take(OFFERED)).collect::<Vec<_>>())
    };
    let check = |signal: RwSignal<bool>, name: &'static str| {
        view! {
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || signal.get()
                    on:change=on(ev::change, move |_| signal.update(|on| *on = !*on))
                />
                {name}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="row filters">
            <label>
                {says.entity}
                <select
                    on:change=on(ev::change, move |event| {
                        wish.entity
                            .set(Some(event_target_value(&event)).filter(|id| !id.is_empty()).map(Id::from));
                    })
                >
                    {options}
                </select>
            </label>
            {check(wish.figure, says.with_figure)}
            {check(wish.claim, says.with_claim)}
        </div>
    }
    .into_any()
}

/// From the first to the last day of all.
fn whole(dates: &[Arc<Dated>]) -> Option<(Day, Day)> {
    let from = dates.iter().map(|dated| dated.days.0).min()?;
    let to = dates.iter().map(|dated| dated.days.1).max()?;
    Some((from, to.max(from.plus_days(SHORTEST))))
}

fn axis(dates: &[Arc<Dated>], window: (Day, Day)) -> AnyView {
    const TICKS: usize = 8;
    /// Nearer to an edge, a name would not be seen whole.
    const EDGE: f64 = 40.0;
    /// The height of the tallest column.
    const TALLEST: f64 = 84.0;
    let (store, texts, across) = (store(), texts(), store().across);
    let (says, values) = (texts.across, &texts.values);
    let (from, to) = window;
    let days = to.days_since(from).max(1) + 1;
    let x = |day: Day| (day.days_since(from) as f64 / days as f64 * WIDTH).clamp(0.0, WIDTH);
    let laid = desk::axis(dates, window);
    let most = laid.bins.iter().map(|bin| bin.count).max().unwrap_or_default();
    let foot = if most > 0 { TALLEST + 6.0 } else { 0.0 };
    let bar = |bar: &Bar| {
        let least = NARROWEST * WIDTH;
        let end = x(bar.days.1.plus_days(1)).max(x(bar.days.0) + least).min(WIDTH);
        let start = x(bar.days.0).min(end - least);
        let y = foot + 6.0 + bar.lane as f64 * LANE;
        let (first, days) = (bar.first.clone(), bar.days);
        let (is_vague, has_figure, count) = (bar.is_vague, bar.has_figure, bar.count);
        let is_many = count > 1;
        view! {
            <path
                class="bar"
                class:vague=is_vague
                class:figure=has_figure
                class:many=is_many
                d=format!("M{start:.1} {y:.1}H{end:.1}v{0:.1}H{start:.1}z", LANE - 3.0)
                on:click=on(ev::click, move |_| match count {
                    1 => across::go_to(store, &first.document, &first.id),
                    _ => across.window.set(Some(days)),
                })
            />
        }
        .into_any()
    };
    let bin = |bin: &Bin| {
        let (start, end) = (x(bin.days.0) + 0.5, x(bin.days.1.plus_days(1)) - 0.5);
        let height = |count: usize| (count as f64 / most as f64 * TALLEST).max(if count > 0 { 2.0 } else { 0.0 });
        let column = |class: &'static str, count: usize| {
            view! {
                <path
                    class=class
                    d=format!("M{start:.1} {foot:.1}v-{:.1}H{end:.1}V{foot:.1}z", height(count))
                />
            }
            .into_any()
        };
        let days = bin.days;
        view! {
            <g class="bin" on:click=on(ev::click, move |_| across.window.set(Some(days)))>
                {column("column", bin.count)}
                {column("column figure", bin.figures)}
            </g>
        }
        .into_any()
    };
    let lanes = laid.bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(usize::from(most == 0));
    let bottom = foot + 10.0 + lanes as f64 * LANE;
    let named = desk::ticks((from, to), TICKS);
    let are_years = named.len() > 1 && named.iter().all(|day| (day.month(), day.day()) == (1, 1));
    let tick = |day: &Day| {
        let place = x(*day);
        let words = if are_years { day.year().to_string() } else { (values.short_day)(*day) };
        let anchor = match place {
            place if place < EDGE => "first",
            place if place > WIDTH - EDGE => "last",
            _ => "day",
        };
        [
            view! { <path class="tick" d=format!("M{place:.1} 0V{bottom:.1}") /> }.into_any(),
            view! {
                <text class=anchor x=format!("{place:.1}") y=format!("{:.1}", bottom + 17.0)>
                    {words}
                </text>
            }
            .into_any(),
        ]
    };
    let ticks: Vec<AnyView> = named.iter().flat_map(tick).collect();
    let drawn = (says.drawn)(dates.len(), laid.bins.len(), laid.beyond);
    // The list below says the same in words.
    view! {
        <div class="axis">
            <svg aria-hidden="true" viewBox=format!("0 0 {WIDTH} {:.0}", bottom + 26.0)>
                {ticks}
                {laid.bins.iter().map(bin).collect::<Vec<_>>()}
                {laid.bars.iter().map(bar).collect::<Vec<_>>()}
            </svg>
            <p class="drawn">{drawn}</p>
        </div>
    }
    .into_any()
}

/// The dates with their sentences.
fn lines(dates: &[Arc<Dated>]) -> AnyView {
    let says = texts().across;
    let name = |dated: &Arc<Dated>| Id::from(format!("{} {}", dated.document, dated.id));
    let names: Vec<Id> = dates.iter().map(name).collect();
    let at: FxHashMap<Id, Arc<Dated>> = names.iter().cloned().zip(dates.iter().cloned()).collect();
    let list = LongList::new(move || names.clone(), || None);
    let draw = move |id: Id| at.get(&id).map(line).into_any();
    view! {
        <ol class="dates" aria-label=(says.dates)(dates.len()) data-list=list.name()>
            {list.rows(gap_in_list, draw)}
        </ol>
    }
    .into_any()
}

fn line(dated: &Arc<Dated>) -> AnyView {
    let (store, values) = (store(), &texts().values);
    let [before, words, behind] = dated.sentence.clone();
    let (document, id) = (dated.document.clone(), dated.id.clone());
    view! {
        <li class:vague=dated.is_vague>
            <p class="when">{(values.date)(&dated.timex)}</p>
            <div>
                <p class="context" lang=dated.language.to_string()>
                    {before}
                    <button
                        class="jump"
                        type="button"
                        on:click=on(ev::click, move |_| across::go_to(store, &document, &id))
                    >
                        <span class="ink" data-kind=Kind::Date.name()>{words}</span>
                    </button>
                    {behind}
                </p>
                <small>{dated.title.to_string()}</small>
            </div>
        </li>
    }
    .into_any()
}
