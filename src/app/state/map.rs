//! The map: which part of the world is shown, and what is drawn on it.

use crate::places::{Land, Line, Place};
use leptos::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// Width and height of the drawing where it shows its frame and nothing else.
pub(crate) const SIZE: (f64, f64) = (1000.0, 520.0);

/// A point of the map: degrees across, and as many down as keep angles true (Mercator).
pub(crate) type Point = (f64, f64);

/// Where a place stands on the map.
pub(crate) fn project(lat: f64, lon: f64) -> Point {
    /// The projection has no poles.
    const MOST: f64 = 84.0;
    let lat = lat.clamp(-MOST, MOST).to_radians();
    (lon, -(lat.tan() + 1.0 / lat.cos()).ln().to_degrees())
}

/// What is shown of the map: a rectangle of the shape of [`SIZE`] by its middle and its width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) middle: Point,
    pub(crate) width: f64,
}

impl Frame {
    /// All land.
    pub(crate) const WORLD: Frame = Frame { middle: (0.0, -12.0), width: 360.0 };
    /// The narrowest: about fifty kilometres at the equator, below which the land has no detail.
    const NARROWEST: f64 = 0.5;

    /// The narrowest frame that has all points in it, with air around them.
    pub(crate) fn around(points: impl Iterator<Item = Point> + Clone) -> Self {
        /// Parts of the width that stay free at the sides.
        const AIR: f64 = 1.35;
        /// One place is shown with its country around it.
        const LEAST: f64 = 14.0;
        let ends = |of: fn(&Point) -> f64| {
            let values = points.clone().map(|point| of(&point));
            (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
        };
        let ((left, right), (top, bottom)) = (ends(|point| point.0), ends(|point| point.1));
        if left > right {
            return Self::WORLD;
        }
        let width = (right - left).max((bottom - top) * SIZE.0 / SIZE.1) * AIR;
        Self { middle: ((left + right) / 2.0, (top + bottom) / 2.0), width: width.clamp(LEAST, Self::WORLD.width) }
    }

    /// The same, nearer or farther by a factor; the point `at` stays where it is.
    pub(crate) fn zoomed(self, factor: f64, at: Point) -> Self {
        let width = (self.width * factor).clamp(Self::NARROWEST, Self::WORLD.width);
        let share = width / self.width;
        let moved = |middle: f64, at: f64| at + (middle - at) * share;
        Self { middle: (moved(self.middle.0, at.0), moved(self.middle.1, at.1)), width }.kept()
    }

    /// The same, moved by shares of its width.
    pub(crate) fn moved(self, across: f64, down: f64) -> Self {
        let middle = (self.middle.0 + across * self.width, self.middle.1 + down * self.width);
        Self { middle, ..self }.kept()
    }

    /// Its middle stays on the map.
    fn kept(self) -> Self {
        Self { middle: (self.middle.0.clamp(-180.0, 180.0), self.middle.1.clamp(-130.0, 80.0)), ..self }
    }

    /// Left, top, width and height, in the units of the map.
    pub(crate) fn edges(self) -> [f64; 4] {
        let height = self.width * SIZE.1 / SIZE.0;
        [self.middle.0 - self.width / 2.0, self.middle.1 - height / 2.0, self.width, height]
    }

    /// Units of the map in a pixel, where the drawing is so many pixels wide.
    pub(crate) fn unit(self, pixels: f64) -> f64 {
        self.width / pixels
    }
}

/// The land as the paths of a drawing.
#[derive(Debug)]
pub(crate) struct Outlines {
    pub(crate) land: String,
    pub(crate) coasts: String,
    pub(crate) borders: String,
}

impl Outlines {
    pub(crate) fn new(land: &Land) -> Self {
        let rings: Vec<Line> = land.rings.iter().map(|ring| closed(unrolled(ring))).collect();
        let lines = |lines: &[Line]| path(&lines.iter().map(unrolled).collect::<Vec<_>>());
        Self { land: path(&rings), coasts: lines(&land.coasts), borders: lines(&land.borders) }
    }
}

/// Half of the way around the earth, in degrees.
const HALF_TURN: f64 = 180.0;

/// A line that goes on across the meridian of 180 degrees, where the source goes back to -180.
fn unrolled(line: &Line) -> Line {
    let mut before = None;
    let points = line.iter().map(|&(lon, lat)| {
        let turns = before.map_or(0.0, |before: f64| ((before - lon) / (2.0 * HALF_TURN)).round());
        let lon = lon + turns * 2.0 * HALF_TURN;
        before = Some(lon);
        (lon, lat)
    });
    points.collect()
}

/// A ring around a pole, which does not come back to where it began, closed along the edge of
/// the map.
fn closed(mut ring: Line) -> Line {
    if let (Some(&(first, lat)), Some(&(last, _))) = (ring.first(), ring.last())
        && (last - first).abs() > HALF_TURN
    {
        let pole = 90.0_f64.copysign(lat);
        ring.extend([(last, pole), (first, pole)]);
    }
    ring
}

/// Lines as the path of a drawing. What reaches over an edge of the map is drawn at the other
/// edge too.
fn path(lines: &[Line]) -> String {
    let mut path = String::new();
    for line in lines {
        let reaches = |side: f64| line.iter().any(|(lon, _)| lon * side > HALF_TURN);
        let turns = [(true, 0.0), (reaches(1.0), -2.0 * HALF_TURN), (reaches(-1.0), 2.0 * HALF_TURN)];
        for (_, turn) in turns.into_iter().filter(|(is_drawn, _)| *is_drawn) {
            for (i, &(lon, lat)) in line.iter().enumerate() {
                let (x, y) = project(lat, lon + turn);
                // Writing to a string cannot fail.
                let _ = write!(path, "{}{x:.2} {y:.2}", if i == 0 { 'M' } else { 'L' });
            }
        }
    }
    path
}

/// What is drawn on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layer {
    #[default]
    Incidents,
    /// The places that the article that is open names.
    Places,
}

impl Layer {
    pub(crate) const ALL: [Layer; 2] = [Self::Incidents, Self::Places];
}

/// The state of the map.
#[derive(Clone, Copy)]
pub(crate) struct Map {
    /// The land, once it is here.
    pub(crate) outlines: RwSignal<Option<Arc<Outlines>>>,
    /// Whether the land was asked for.
    pub(crate) is_asked: StoredValue<bool>,
    /// What is shown, where the person chose it; else all that is drawn.
    pub(crate) frame: RwSignal<Option<Frame>>,
    /// The width of the drawing, in pixels.
    pub(crate) pixels: RwSignal<f64>,
    pub(crate) layer: RwSignal<Layer>,
    /// The place that the table is kept to.
    pub(crate) place: RwSignal<Option<Place>>,
}

impl Map {
    pub(crate) fn new() -> Self {
        Self {
            outlines: RwSignal::new(None),
            is_asked: StoredValue::new(false),
            frame: RwSignal::new(None),
            pixels: RwSignal::new(SIZE.0),
            layer: RwSignal::new(Layer::default()),
            place: RwSignal::new(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_where_mercator_has_them() {
        for ((lat, lon), (x, y)) in
            [((0.0, 0.0), (0.0, 0.0)), ((45.0, -90.0), (-90.0, -50.4989)), ((-45.0, 9.0), (9.0, 50.4989))]
        {
            let at = project(lat, lon);
            assert!((at.0 - x).abs() < 1e-3 && (at.1 - y).abs() < 1e-3, "{lat} {lon}: {at:?}");
        }
        assert!(project(90.0, 0.0).1.is_finite());
    }

    #[test]
    fn land_across_the_edge_of_the_map_is_drawn_at_both() {
        let island = vec![(170.0, 0.0), (-170.0, 0.0), (-170.0, 9.0), (170.0, 0.0)];
        let around = vec![(-180.0, -70.0), (-60.0, -70.0), (60.0, -70.0), (180.0, -70.0)];
        let land = Land { rings: vec![island.clone()], coasts: vec![island], borders: Vec::new() };
        let outlines = Outlines::new(&land);
        assert_eq!(outlines.land, outlines.coasts);
        assert!(outlines.land.starts_with("M170.00 -0.00L190.00 -0.00L190.00 "), "{}", outlines.land);
        assert!(outlines.land.contains("M-190.00 -0.00L-170.00 -0.00L-170.00 "), "{}", outlines.land);
        assert_eq!(closed(around.clone())[4..], [(180.0, -90.0), (-180.0, -90.0)]);
        assert_eq!(unrolled(&around), around);
    }

    #[test]
    fn a_frame_holds_all_points() {
        assert_eq!(Frame::around([].into_iter()), Frame::WORLD);
        assert_eq!(Frame::around([(30.0, -50.0)].into_iter()).middle, (30.0, -50.0));
        let [left, top, width, height] = Frame::around([(10.0, -60.0), (40.0, -20.0)].into_iter()).edges();
        assert!(left < 10.0 && left + width > 40.0 && top < -60.0 && top + height > -20.0);
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let frame = Frame { middle: (20.0, -40.0), width: 40.0 };
        let near = frame.zoomed(0.5, (10.0, -40.0));
        assert_eq!((near.width, near.middle), (20.0, (15.0, -40.0)));
        assert_eq!(frame.moved(0.25, 0.0).middle, (30.0, -40.0));
        assert_eq!(Frame::WORLD.zoomed(4.0, (0.0, 0.0)).width, Frame::WORLD.width);
    }
}
