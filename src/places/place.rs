//! A place, how exactly it is known, and how far it is from another.

/// How exactly the coordinates of a place say where something is, the most exact first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A town or village: to about a kilometre, and as far as it reaches.
    Town,
    /// The middle of the towns of a second-level division, or of a province of former days.
    District,
    /// The middle of the towns of a first-level division, or of a region of several.
    Division,
    /// The middle of the towns of a country.
    Country,
}

/// A place of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its name: of a country the canonical one that entities have, of any other that of the
    /// source, without the marks of transliterations.
    pub name: &'static str,
    /// Degrees north, to a hundredth.
    pub lat: f64,
    /// Degrees east, to a hundredth.
    pub lon: f64,
    /// The country that the source counts it to, as ISO 3166-1 alpha-2. It says nothing on
    /// whom a contested place belongs to.
    pub country: &'static str,
    /// The name of its first-level division, or of what it is itself if it is one.
    pub division: Option<&'static str>,
    /// How many live there, to a factor of one and a half; 0 where nobody counted.
    pub population: u32,
    /// What its coordinates are those of.
    pub precision: Precision,
    /// Whether it is the capital of its country.
    pub is_capital: bool,
    /// Of an area its own code, of a town that of the area that it lies in.
    pub(super) code: &'static str,
    /// The codes of the divisions that a region is made of, between blanks.
    pub(super) made_of: &'static str,
}

impl Place {
    /// Whether a place lies in another one that is wider. Of a district only those towns are
    /// known to lie in it that the source counts to it.
    ///
    /// ```
    /// let places = tallymark::places::places();
    /// let of = |name| places.candidates(name)[0];
    /// assert!(of("Kramatorsk").lies_in(&of("Donetsk Oblast")));
    /// assert!(of("Kramatorsk").lies_in(&of("Ukraine")));
    /// assert!(!of("Ukraine").lies_in(&of("Kramatorsk")));
    /// ```
    pub fn lies_in(&self, other: &Place) -> bool {
        let division = self.code.split('/').next().unwrap_or_default();
        let is_in_region = || other.made_of.split(' ').any(|part| part == division);
        match other.precision {
            // A division is as precise as a region of several.
            Precision::Division if !other.made_of.is_empty() => self.precision <= Precision::Division && is_in_region(),
            _ if self.precision >= other.precision => false,
            Precision::Country => self.country == other.country,
            Precision::Division => division == other.code,
            Precision::District => self.code == other.code,
            Precision::Town => false,
        }
    }

    /// Whether one of two places lies in the other, or both are one.
    pub(super) fn is_nested_with(&self, other: &Place) -> bool {
        self == other || self.lies_in(other) || other.lies_in(self)
    }
}

/// The mean radius of the earth.
const EARTH_KM: f64 = 6371.0;

/// The distance of two places in kilometres, along the surface of a round earth.
///
/// ```
/// use tallymark::places::{distance_km, places};
///
/// let [paris, berlin] = ["Paris", "Berlin"].map(|name| places().candidates(name)[0]);
/// assert!((distance_km(&paris, &berlin) - 878.0).abs() < 5.0);
/// ```
pub fn distance_km(one: &Place, other: &Place) -> f64 {
    let [a, b, c, d] = [one.lat, one.lon, other.lat, other.lon].map(f64::to_radians);
    let haversine = |angle: f64| (angle / 2.0).sin().powi(2);
    2.0 * EARTH_KM * (haversine(c - a) + a.cos() * c.cos() * haversine(d - b)).sqrt().min(1.0).asin()
}
