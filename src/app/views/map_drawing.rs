//! The drawing of the map: land, and a circle for each place, by its dead and its grade. It is
//! moved and zoomed by keys, by a pointer and by two fingers.

use super::elements::on;
use crate::app::state::map::{Frame, Layer, Outlines, project};
use crate::app::state::store;
use crate::app::texts::texts;
use crate::browser::dom;
use crate::desk::Spot;
use leptos::ev;
use leptos::prelude::*;
use web_sys::PointerEvent;

pub(super) const DRAWING: &str = ".map svg";

/// Circles that are drawn, those of most dead first: more lie over each other.
const DRAWN: usize = 400;

/// Where a spot stands on the map.
pub(super) fn at(spot: &Spot) -> (f64, f64) {
    project(spot.place.lat, spot.place.lon)
}

pub(super) fn drawing(spots: Memo<Vec<Spot>>, frame: Signal<Frame>) -> AnyView {
    let (says, this) = (texts().map, store().map);
    let view_box = move || frame.get().edges().map(|edge| format!("{edge:.4}")).join(" ");
    let land = move || {
        let drawn = |outlines: &Outlines| {
            view! {
                <path class="land" d=outlines.land.clone() />
                <path class="border" d=outlines.borders.clone() />
                <path class="coast" d=outlines.coasts.clone() />
            }
            .into_any()
        };
        this.outlines.with(|outlines| outlines.as_deref().map(drawn))
    };
    let circles = move || {
        let (frame, unit) = (frame.get(), frame.get().unit(this.pixels.get()));
        spots.with(|spots| {
            let named = named(spots, frame, unit);
            let drawn = spots.iter().take(DRAWN).enumerate().rev();
            drawn.map(|(i, spot)| circle(spot, unit, named.contains(&i))).collect::<Vec<_>>()
        })
    };
    let moved = store().look.moved;
    // A circle has its size in pixels, whatever the width of the window.
    Effect::new(move |_| {
        frame.track();
        moved.track();
        dom::after_drawing(move || {
            let width = dom::first(DRAWING).map(|svg| svg.get_bounding_client_rect().width());
            let width = width.filter(|width| *width > 0.0 && *width != this.pixels.get_untracked());
            width.into_iter().for_each(|width| this.pixels.set(width));
        });
    });
    let set = move |frame: Frame| this.frame.set(Some(frame));
    let typed = move |event: web_sys::KeyboardEvent| {
        /// The share of the frame that an arrow moves it by.
        const STEP: f64 = 0.15;
        let now = frame.get_untracked();
        match &*event.key() {
            "ArrowLeft" => set(now.moved(-STEP, 0.0)),
            "ArrowRight" => set(now.moved(STEP, 0.0)),
            "ArrowUp" => set(now.moved(0.0, -STEP)),
            "ArrowDown" => set(now.moved(0.0, STEP)),
            "+" | "=" => set(now.zoomed(0.5, now.middle)),
            "-" => set(now.zoomed(2.0, now.middle)),
            "0" => this.frame.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    // The wheel scrolls the page; with Ctrl, as a pinch on a touch pad sends it, it zooms.
    let turned = move |event: web_sys::WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
            let now = frame.get_untracked();
            let at = place(&event, now);
            set(now.zoomed((event.delta_y() / 300.0).exp(), at));
        }
    };
    // Where each pointer that is down was last, in pixels of the window.
    let down = StoredValue::new(Vec::<(i32, f64, f64)>::new());
    let pressed = move |event: PointerEvent| {
        down.update_value(|down| down.push((event.pointer_id(), event.client_x().into(), event.client_y().into())));
    };
    let moved = move |event: PointerEvent| {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let before = down.get_value();
        let Some(&(id, was_x, was_y)) = before.iter().find(|(id, ..)| *id == event.pointer_id()) else { return };
        let now = frame.get_untracked();
        match before.iter().find(|(other, ..)| *other != id) {
            Some(&(_, x2, y2)) => {
                let apart = |x: f64, y: f64| (x - x2).hypot(y - y2).max(1.0);
                set(now.zoomed(apart(was_x, was_y) / apart(x, y), place(&event, now)));
            }
            None => {
                let pixels = now.width / scale(&event, now);
                set(now.moved((was_x - x) / pixels, (was_y - y) / pixels));
            }
        }
        down.update_value(|down| down.iter_mut().filter(|(known, ..)| *known == id).for_each(|at| *at = (id, x, y)));
    };
    let lifted = move |event: PointerEvent| {
        down.update_value(|down| down.retain(|(id, ..)| *id != event.pointer_id()));
    };
    view! {
        <div class="drawing">
            {move || {
                this.outlines.with(Option::is_none).then(|| view! { <p class="coming">{says.coming}</p> }.into_any())
            }}
            <svg
                viewBox=view_box
                tabindex="0"
                role="group"
                aria-label=says.keys
                on:keydown=on(ev::keydown, typed)
                on:wheel=on(ev::wheel, turned)
                on:pointerdown=on(ev::pointerdown, pressed)
                on:pointermove=on(ev::pointermove, moved)
                on:pointerup=on(ev::pointerup, lifted)
                on:pointercancel=on(ev::pointercancel, lifted)
                on:pointerleave=on(ev::pointerleave, lifted)
            >
                <g aria-hidden="true">{land}</g>
                {circles}
            </svg>
        </div>
    }
    .into_any()
}

/// Units of the map in a pixel of the window.
fn scale(event: &web_sys::MouseEvent, frame: Frame) -> f64 {
    let [.., width, height] = frame.edges();
    dom::closest(event.target(), "svg").map_or(1.0, |svg| {
        let shown = svg.get_bounding_client_rect();
        (width / shown.width()).max(height / shown.height())
    })
}

/// The point of the map at an event.
fn place(event: &web_sys::MouseEvent, frame: Frame) -> (f64, f64) {
    let Some(svg) = dom::closest(event.target(), "svg") else { return frame.middle };
    let (shown, scale) = (svg.get_bounding_client_rect(), scale(event, frame));
    let from_middle = |at: i32, start: f64, length: f64| (f64::from(at) - start - length / 2.0) * scale;
    (
        frame.middle.0 + from_middle(event.client_x(), shown.left(), shown.width()),
        frame.middle.1 + from_middle(event.client_y(), shown.top(), shown.height()),
    )
}

/// The radius of a circle, in pixels: its area grows with what it counts.
fn radius(spot: &Spot, layer: Layer) -> f64 {
    const LEAST: f64 = 5.0;
    const MOST: f64 = 34.0;
    let counted = match layer {
        Layer::Incidents => spot.killed().0 as f64,
        Layer::Places => spot.mentions as f64,
    };
    (LEAST + 1.4 * counted.sqrt()).min(MOST)
}

/// The numbers of the spots whose names have room; the first come first.
fn named(spots: &[Spot], frame: Frame, unit: f64) -> Vec<usize> {
    /// Of a letter the mean width, of a line half of the height, and what a circle takes before
    /// its name, in pixels.
    const LETTER: f64 = 7.0;
    const LINE: f64 = 14.0;
    const CIRCLE: f64 = 36.0;
    let (mut taken, mut named) = (Vec::<[f64; 4]>::new(), Vec::new());
    let [left, top, width, height] = frame.edges();
    for (i, spot) in spots.iter().take(DRAWN).enumerate() {
        let (x, y) = at(spot);
        if x < left || x > left + width || y < top || y > top + height {
            continue;
        }
        let letters = spot.place.name.chars().count() as f64;
        let own = [x, y - LINE * unit, x + (CIRCLE + letters * LETTER) * unit, y + LINE * unit];
        if !taken.iter().any(|other| own[0] < other[2] && other[0] < own[2] && own[1] < other[3] && other[1] < own[3]) {
            taken.push(own);
            named.push(i);
        }
    }
    named
}

/// A spot as a circle; `unit` is a pixel in units of the map.
fn circle(spot: &Spot, unit: f64, is_named: bool) -> AnyView {
    let (says, this) = (texts().map, store().map);
    let layer = this.layer.get_untracked();
    let (x, y) = at(spot);
    let radius = radius(spot, layer) * unit;
    let count = match layer {
        Layer::Incidents => (says.incidents)(spot.incidents.len()),
        Layer::Places => (says.mentions)(spot.mentions),
    };
    let name = spot.place.name;
    let label = match spot.killed() {
        (0, _) => [name, &count].join(", "),
        (least, _) => [name, &count, &[says.killed, &(texts().values.number)(least)].join(" ")].join(", "),
    };
    let grade = spot.incidents.first().map(|incident| incident.grade.name());
    let own = spot.place;
    let choose = move || this.place.update(|place| *place = Some(own).filter(|own| *place != Some(*own)));
    let is_chosen = move || this.place.get() == Some(own);
    let words = is_named.then(|| {
        let size = format!("{:.4}", 12.0 * unit);
        view! {
            <text x=format!("{:.4}", x + radius + 4.0 * unit) y=format!("{:.4}", y + 4.0 * unit) font-size=size>
                {name}
            </text>
        }
        .into_any()
    });
    view! {
        <g
            class="spot"
            class:chosen=is_chosen
            data-grade=grade
            tabindex="0"
            role="button"
            aria-pressed=move || is_chosen().to_string()
            aria-label=label
            on:click=on(ev::click, move |_| choose())
            on:keydown=on(ev::keydown, move |event| {
                if matches!(&*event.key(), "Enter" | " ") {
                    event.prevent_default();
                    event.stop_propagation();
                    choose();
                }
            })
        >
            <circle cx=format!("{x:.4}") cy=format!("{y:.4}") r=format!("{radius:.4}") />
            {words}
        </g>
    }
    .into_any()
}
