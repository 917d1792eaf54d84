//! What the markup of a document says of the text in it, beside its words.

use serde::{Deserialize, Serialize};

/// What an element of HTML makes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Text like any other.
    Plain,
    /// Raised: the mark of a note, an exponent.
    Raised,
    /// Struck out or deleted: it is no longer said.
    Deleted,
    /// Not shown.
    Hidden,
}

/// The role of an element, by its name in lower case, its `style`, and whether it has the
/// attribute `hidden`. Style sheets are not read.
///
/// ```
/// # use tallymark::text::{Role, role};
/// assert_eq!(role("span", "color: red; vertical-align: super", false), Role::Raised);
/// assert_eq!(role("p", "display:none !important", false), Role::Hidden);
/// ```
pub fn role(element: &str, style: &str, is_hidden: bool) -> Role {
    let mut role = match element {
        _ if is_hidden => return Role::Hidden,
        "del" | "s" | "strike" => Role::Deleted,
        "sup" => Role::Raised,
        _ => Role::Plain,
    };
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match (&*property.trim().to_ascii_lowercase(), value.split_ascii_whitespace().next().unwrap_or_default()) {
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => return Role::Hidden,
            ("text-decoration" | "text-decoration-line", _) if value.contains("line-through") => role = Role::Deleted,
            ("vertical-align", "super") if role == Role::Plain => role = Role::Raised,
            _ => {}
        }
    }
    role
}

/// Passages of a document that are not in its text, counted by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Struck out, or deleted by a change that is recorded.
    pub deleted: usize,
    /// Not shown.
    pub hidden: usize,
    /// At the place that they were moved away from; they stand where they were moved to.
    pub moved: usize,
    /// Headers and footers that the pages of a PDF have in common, a page each.
    pub running: usize,
    /// Pages that are pictures of their text.
    pub pictures: usize,
}

impl LeftOut {
    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl std::ops::AddAssign for LeftOut {
    fn add_assign(&mut self, other: Self) {
        self.deleted += other.deleted;
        self.hidden += other.hidden;
        self.moved += other.moved;
        self.running += other.running;
        self.pictures += other.pictures;
    }
}
