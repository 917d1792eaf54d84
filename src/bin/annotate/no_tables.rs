//! What a command says that was built without tables.

use std::io;
use std::path::Path;

/// Says how to build one with them.
pub(crate) fn write(_: &str, _: &Path) -> io::Result<bool> {
    Err(io::Error::other("this annotate was built without tables: build it with --features table-files"))
}
