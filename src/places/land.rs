//! Land and borders, to draw a map on: Natural Earth at 1:50 million, simplified, as TopoJSON
//! (`land.json`; `docs/data.md` says where it comes from). Borders are drawn as the source
//! draws them.

use serde::Deserialize;

/// Points of a line, as degrees east and north.
pub type Line = Vec<(f64, f64)>;

/// Land and borders.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Land {
    /// The edges of countries, each closed. A ring inside another is a hole in it.
    pub rings: Vec<Line>,
    /// Lines between land and sea.
    pub coasts: Vec<Line>,
    /// Lines between two countries.
    pub borders: Vec<Line>,
}

/// A topology, as far as it is read (the TopoJSON Format Specification, 2.1): arcs that
/// countries share, as steps on a grid.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<(i64, i64)>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    countries: Countries,
}

#[derive(Deserialize)]
struct Countries {
    geometries: Vec<Geometry>,
}

/// Rings as numbers of arcs; `!n` is arc `n` backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Geometry {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

impl Geometry {
    fn rings(&self) -> Vec<&Vec<i64>> {
        match self {
            Self::Polygon(rings) => rings.iter().collect(),
            Self::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
        }
    }
}

impl Land {
    /// Reads a topology whose object is `countries`; `None` where it is none.
    ///
    /// ```
    /// use tallymark::places::Land;
    ///
    /// // Two countries with one border between them, on a grid of one degree.
    /// let json = r#"{"transform": {"scale": [1, 1], "translate": [10, 50]},
    ///     "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    ///     "objects": {"countries": {"geometries": [
    ///         {"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}]}}}"#;
    /// let land = Land::read(json).unwrap();
    /// assert_eq!((land.rings.len(), land.coasts.len()), (2, 2));
    /// assert_eq!(land.borders, [[(11.0, 50.0), (11.0, 51.0)]]);
    /// assert_eq!(Land::read("{}"), None);
    /// ```
    pub fn read(json: &str) -> Option<Self> {
        let topology: Topology = serde_json::from_str(json).ok()?;
        let Transform { scale, translate } = topology.transform;
        let line = |steps: &Vec<(i64, i64)>| -> Line {
            let points = steps.iter().scan((0, 0), |at, step| {
                *at = (at.0 + step.0, at.1 + step.1);
                Some((at.0 as f64 * scale.0 + translate.0, at.1 as f64 * scale.1 + translate.1))
            });
            points.collect()
        };
        let arcs: Vec<Line> = topology.arcs.iter().map(line).collect();
        let mut uses = vec![0_usize; arcs.len()];
        let mut rings = Vec::new();
        for ring in topology.objects.countries.geometries.iter().flat_map(Geometry::rings) {
            let mut points = Line::new();
            for &arc in ring {
                let number = usize::try_from(if arc < 0 { !arc } else { arc }).ok()?;
                let line = arcs.get(number)?;
                uses[number] += 1;
                // An arc begins where the one before it ended.
                points.pop();
                if arc < 0 { points.extend(line.iter().rev()) } else { points.extend(line) }
            }
            rings.push(points);
        }
        let used = |wanted: fn(usize) -> bool| {
            arcs.iter().zip(&uses).filter(|(_, uses)| wanted(**uses)).map(|(arc, _)| arc.clone()).collect()
        };
        Some(Self { rings, coasts: used(|uses| uses == 1), borders: used(|uses| uses > 1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_land_of_the_page_is_read() {
        let land = Land::read(include_str!("land.json")).unwrap();
        assert!(land.rings.len() > 800 && land.borders.len() > 200 && land.coasts.len() > 800);
        let points = || land.rings.iter().flatten();
        assert!(points().all(|(east, north)| (-180.1..=180.1).contains(east) && (-60.0..=84.0).contains(north)));
        assert!(land.rings.iter().all(|ring| ring.first() == ring.last()));
    }

    #[test]
    fn an_arc_that_is_not_there_is_no_land() {
        let json = r#"{"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [],
            "objects": {"countries": {"geometries": [{"type": "Polygon", "arcs": [[7]]}]}}}"#;
        assert_eq!(Land::read(json), None);
    }
}
