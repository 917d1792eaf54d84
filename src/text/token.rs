//! A token: the smallest unit that recognizers see.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters with their combining marks and inner apostrophes.
    Word,
    /// Decimal digits of any script ([`digit`]).
    Digits,
    /// One character that is neither letter, digit nor blank.
    Sign(char),
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// No capital at the start (also digits and signs).
    Lower,
    /// The first letter alone is a capital.
    Capital,
    /// Two letters or more, all capitals.
    Upper,
    /// A capital at the start and more inside (McCain, MiG).
    Mixed,
}

/// The smallest unit that recognizers see. Tokens and the blanks between them
/// give the text back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// Whether it follows the token before it without a blank.
    pub glued: bool,
    /// Whether a line break stands between it and the token before it.
    pub fresh_line: bool,
}

impl Token {
    /// Whether the token is the sign `c`.
    pub fn is(&self, c: char) -> bool {
        self.kind == Kind::Sign(c)
    }

    /// Whether the token is a word that starts with a capital.
    pub fn is_capitalised(&self) -> bool {
        self.case != Case::Lower
    }
}
