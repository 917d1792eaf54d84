//! `annotate`: JSON Lines in, JSON Lines out, one document a line.

use std::io::{self, BufRead, ErrorKind, Write};
use std::process::ExitCode;
use tallymark::exchange::lines::{answer, failure};

const HELP: &str = "\
annotate - finds who, where, when and how many in news about conflicts

usage: annotate < documents.jsonl > annotations.jsonl

Each line in is a document: {\"id\", \"text\", \"lang\"?, \"date\"?}
  lang  the language of the text (BCP 47); detected where it is not given
  date  the day of publication (YYYY-MM-DD), which relative dates refer to
Each line out, in the same order, holds what was found in it:
  {\"id\", \"lang\", \"date\", \"entities\", \"dates\", \"casualties\", \"claims\", \"furniture\"}
Offsets are counted in Unicode code points, half-open. In the place of a line
that is no such document stands {\"line\": N, \"error\": \"...\"}; the rest goes on.

  --help     this text
  --version  the version

exit status: 0; 1 where a line was no document; 2 where nothing could be done
";

const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let done = match std::env::args().nth(1).as_deref() {
        None => annotate(&mut io::stdin().lock(), &mut out),
        Some("--help" | "-h") => out.write_all(HELP.as_bytes()).map(|()| true),
        Some("--version" | "-V") => writeln!(out, "annotate {}", env!("CARGO_PKG_VERSION")).map(|()| true),
        Some(other) => Err(io::Error::other(format!("unknown argument {other}; see annotate --help"))),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader has seen enough (`annotate | head`): that is no error.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Where even this cannot be written, the exit status says it.
            let _ = writeln!(io::stderr(), "annotate: {error}");
            ExitCode::from(MISUSED)
        }
    }
}

/// Answers line by line, holding one at a time; gives whether every line was a
/// document.
fn annotate(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut all_well = true;
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let text = answer(&line).unwrap_or_else(|error| {
            all_well = false;
            failure(number, &error)
        });
        writeln!(output, "{text}")?;
    }
    output.flush()?;
    Ok(all_well)
}
