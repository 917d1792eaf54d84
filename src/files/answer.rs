//! Does what the page asks for.

use super::messages::{Ask, message, parse};
use super::{taking, writing};

/// Does what the page asks for. What is no message has no answer.
pub fn answer(asked: &[u8]) -> Option<Vec<u8>> {
    let (number, ask, follows) = parse(asked)?;
    let (answer, follows) = match ask {
        Ask::Take { name, labels, predictions } => taking::take(&name, follows, &labels, predictions),
        Ask::Write { format, exported, with_digest } => writing::write(&format, exported, with_digest, follows),
        Ask::Verify => (writing::verify(follows), Vec::new()),
    };
    Some(message(number, &answer, &follows))
}
