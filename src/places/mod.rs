//! Where the places are that articles name: coordinates, country and division, from the data
//! file of `lang`, in which a name is looked up where it stands. A name that several places
//! bear is settled by what the article names beside it, or stays open. It reads no article,
//! and knows no entity: names come in and places go out.
//!
//! ```
//! use tallymark::places::{Settled, places};
//!
//! let context = places().context(["Lebanon", "Beirut"]);
//! let Settled::One(tripoli) = places().settle("Tripoli", &[], &context) else { panic!() };
//! assert_eq!((tripoli.country, tripoli.lat.round()), ("LB", 34.0));
//! ```

mod context;
mod file;
mod fold;
mod land;
mod place;
mod score;
mod settle;

pub use context::Context;
pub use file::{Places, places};
pub use fold::fold;
pub use land::{Land, Line};
pub use place::{Place, Precision, distance_km};
pub use score::Settled;
