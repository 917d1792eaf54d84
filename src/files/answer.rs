//! Does what the page asks for.

use super::messages::{Ask, Reply, Request};
use super::{taking, writing};
use serde_bytes::ByteBuf;

/// Does what a request asks for.
pub fn answer(request: Request) -> Reply {
    let Request { number, ask, content } = request;
    let (answer, content) = match ask {
        Ask::Take(how) => taking::take(&how, &content),
        Ask::Write { format, exported, with_digest } => writing::write(&format, exported, with_digest, &content),
        Ask::Verify => (writing::verify(&content), Vec::new()),
    };
    Reply { number, answer, content: ByteBuf::from(content) }
}
