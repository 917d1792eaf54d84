//! Writes the evidence of all pairs of a library in JSON Lines, by which
//! `scripts/weights.py` fits the weights of incidents.

use std::io::{self, BufRead, Write};
use tallymark::exchange::incidents::IncidentLibrary;

fn main() -> io::Result<()> {
    let mut library = IncidentLibrary::default();
    for line in io::stdin().lock().lines() {
        library.take(line?.as_bytes()).map_err(io::Error::other)?;
    }
    let mut out = io::stdout().lock();
    library.evidence().try_for_each(|line| writeln!(out, "{line}"))
}
