//! `annotate`: JSON Lines in, JSON Lines or any format of the exchange out.

#[path = "annotate/input.rs"]
mod input;
#[path = "annotate/parallel.rs"]
mod parallel;
#[cfg(feature = "table-files")]
#[path = "annotate/tables.rs"]
mod tables;
#[cfg(not(feature = "table-files"))]
#[path = "annotate/no_tables.rs"]
mod tables;

use input::{BYTE_ORDER_MARK, each_line};
use parallel::{Line, ONE_LINE, documents, in_order};
use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use tallymark::exchange::formats::{
    FORMATS, FileLayout, Format, Losses, Options, codebook, detect, header, record, write,
};
use tallymark::exchange::incidents::{IncidentLibrary, Reported};
use tallymark::exchange::lines::failure;
use tallymark::exchange::{Annotated, Article, tallymark as export};

const HELP: &str = "\
annotate - finds who, where, when and how many in news about conflicts

usage: annotate < documents.jsonl > annotations.jsonl
       annotate --format NAME < documents.jsonl > file
       annotate --format arrow|parquet --into FOLDER < documents.jsonl
       annotate --incidents < documents.jsonl > incidents.jsonl
       annotate --incidents --format ged|acled|casualty-record < documents.jsonl > rows.csv

Each line in is a document: {\"id\", \"text\", \"lang\"?, \"date\"?}
  lang  the language of the text (BCP 47); detected where it is not given. In one
        that is not read, only full dates in digits and well-known places are
        marked, and standard error says so
  date  the day of publication (YYYY-MM-DD), which relative dates refer to
Each line out, in the same order, holds what was found in it:
  {\"id\", \"lang\", \"date\", \"entities\", \"dates\", \"casualties\", \"claims\",
   \"events\", \"victims\", \"furniture\"}
Offsets are counted in Unicode code points, half-open. In the place of a line
that is no such document stands {\"line\": N, \"error\": \"...\"}; the rest goes on.
Blank lines are passed over, and so is a byte order mark. A line may have 64 MiB.

  --format NAME  writes one of the formats below; the input may then also be an
                 export tallymark/1 with the work in it, whole or one a line.
                 A line's \"title\", \"source\", \"url\" and \"case\" are taken;
                 without a title the first line of the text is it.
                 Lines that are no document are named on standard error, and
                 so is what the format cannot hold
  --into FOLDER  with the format arrow or parquet: writes tables that join, a file
                 each: documents, mentions, figures, claims, events, victims,
                 incidents; docs/tables.md says more. The folder is made; files of
                 these names in it are replaced
  --incidents    reads all documents as one library and writes one incident a line:
                 {\"id\", \"where\", \"when\", \"type\", \"weapon\", \"by\", \"against\", \"grade\",
                  \"tolls\", \"victims\", \"flags\"}; docs/incidents.md says more.
                 With the format of a dataset: a row for each incident, as all its
                 articles fill it; without --incidents each article has rows of its
                 own. Lines that are no document are named on standard error
  --help         this text
  --version      the version
";

const STATUS: &str = "
exit status: 0; 1 where a line was no document; 2 where nothing could be done
";

const MISUSED: u8 = 2;

/// The formats that are a folder of tables.
const TABLES: [&str; 2] = ["arrow", "parquet"];

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => annotate(&mut out),
        ["--incidents"] => incidents(&mut out),
        ["--incidents", "--format", name] | ["--format", name, "--incidents"] => {
            match datasets().find(|(named, _)| *named == name) {
                Some((_, format)) => incident_rows(format, &mut out),
                None => Err(io::Error::other(format!(
                    "incidents are written as rows of {}, not as {name}",
                    datasets().map(|(name, _)| name).collect::<Vec<_>>().join(", ")
                ))),
            }
        }
        ["--format", name] => match writable().find(|(named, _)| *named == name) {
            Some((_, format)) => convert(format, &mut io::stdin().lock(), &mut out),
            None if TABLES.contains(&name) => {
                Err(io::Error::other(format!("{name} is several files: say where with --into FOLDER")))
            }
            None => Err(io::Error::other(format!("unknown format {name}; see annotate --help"))),
        },
        ["--format", name, "--into", folder] | ["--into", folder, "--format", name] => {
            tables::write(name, Path::new(folder))
        }
        ["--format"] => Err(io::Error::other("--format needs a name; see annotate --help")),
        ["--help" | "-h", ..] => out.write_all(help().as_bytes()).map(|()| true),
        ["--version" | "-V", ..] => writeln!(out, "annotate {}", env!("CARGO_PKG_VERSION")).map(|()| true),
        [other, ..] => Err(io::Error::other(format!("unknown argument {other}; see annotate --help"))),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader has seen enough (`annotate | head`): that is no error.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            ExitCode::from(MISUSED)
        }
    }
}

fn writable() -> impl Iterator<Item = (&'static str, Format)> {
    FORMATS.iter().filter(|about| about.writes.is_some()).map(|about| (about.name, about.format))
}

fn help() -> String {
    let formats: String = writable().map(|(name, _)| format!("  {name}\n")).collect();
    format!("{HELP}\nformats (those of several files are written as a ZIP):\n{formats}{STATUS}")
}

/// The formats that are rows of a dataset.
fn datasets() -> impl Iterator<Item = (&'static str, Format)> {
    writable().filter(|(_, format)| codebook(*format).is_some())
}

/// Where even this cannot be written, the exit status says it.
fn say(what: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "annotate: {what}");
}

/// Says what the answer to a line does not show.
fn warn(line: u64, document: &Annotated) {
    if let Some(warning) = document.warning() {
        say(&format!("line {line}: {warning}"));
    }
}

/// Answers the lines of the standard input on all processors; gives whether every line was a
/// document.
fn annotate(output: &mut impl Write) -> io::Result<bool> {
    let answered = |lines: Vec<Line>| {
        let answers = lines.into_iter().map(|(number, line)| {
            let document = line.and_then(|line| Annotated::of_line(&line));
            let is_well = document.is_ok();
            let text = document.map(|document| {
                warn(number, &document);
                document.answer().to_line()
            });
            (text.unwrap_or_else(|error| failure(number, &error)), is_well)
        });
        answers.collect::<Vec<_>>()
    };
    let all_well = in_order(ONE_LINE, answered, |answers| {
        for (text, _) in &answers {
            writeln!(output, "{text}")?;
        }
        Ok(answers.iter().all(|(_, is_well)| *is_well))
    })?;
    output.flush()?;
    Ok(all_well)
}

/// Reads all documents into a library; gives whether all could be read.
fn fill(library: &mut IncidentLibrary) -> io::Result<bool> {
    let reported = |lines: Vec<Line>| documents(lines, |document| Reported::of(&document));
    in_order(ONE_LINE, reported, |(reported, all_well)| {
        reported.into_iter().for_each(|reported| library.add(reported));
        Ok(all_well)
    })
}

/// Reads all documents as one library and writes its incidents as rows of a dataset.
fn incident_rows(format: Format, output: &mut impl Write) -> io::Result<bool> {
    let mut library = IncidentLibrary::keeping_documents();
    let all_well = fill(&mut library)?;
    output.write_all(library.rows(format).unwrap_or_default().as_bytes())?;
    output.flush()?;
    Ok(all_well)
}

/// Reads all documents as one library and writes its incidents, one a line.
fn incidents(output: &mut impl Write) -> io::Result<bool> {
    let mut library = IncidentLibrary::default();
    let all_well = fill(&mut library)?;
    for line in library.lines() {
        writeln!(output, "{line}")?;
    }
    output.flush()?;
    Ok(all_well)
}

/// Seconds since 1970 in UTC.
#[expect(clippy::disallowed_types, reason = "the command is not the engine: what it writes says when")]
fn now() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |time| time.as_secs())
}

/// Writes documents in a format: those with lines one at a time, the others when
/// all are there.
fn convert(format: Format, input: &mut impl BufRead, output: &mut impl Write) -> io::Result<bool> {
    let options = Options::at(now());
    let is_streamed = format.about().writes == Some(FileLayout::Lines);
    let (mut held, mut losses) = (Vec::new(), Losses::default());
    output.write_all(header(format, &options).as_bytes())?;
    let all_well = each_article(input, |article| {
        if is_streamed {
            return output.write_all(record(format, &article, &options, &mut losses).as_bytes());
        }
        held.push(article);
        Ok(())
    })?;
    if !is_streamed {
        let written = write(format, &held, &options);
        losses = written.losses.clone();
        let bytes = match &written.files[..] {
            [only] => &only.bytes,
            _ => &written.bundle(format.about().name).bytes,
        };
        output.write_all(bytes)?;
    }
    output.flush()?;
    losses.iter().for_each(|(loss, count)| say(&format!("not in the output: {count} {loss}")));
    Ok(all_well)
}

/// The documents of lines with what is found in them, and those of exports with the
/// work in them; gives whether all could be read.
fn each_article(input: &mut impl BufRead, mut take: impl FnMut(Article) -> io::Result<()>) -> io::Result<bool> {
    // An export that was written for people to read begins with a brace alone.
    let start = input.fill_buf()?;
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start);
    let is_export = start.trim_ascii_start().splitn(2, |&b| b == b'\n').next().map(<[u8]>::trim_ascii);
    if is_export == Some(b"{") {
        let mut whole = String::new();
        input.take(export::LARGEST as u64 + 1).read_to_string(&mut whole)?;
        let articles = export::read_articles(&whole).map_err(io::Error::other)?;
        articles.into_iter().try_for_each(take)?;
        return Ok(true);
    }
    each_line(input, |number, line| {
        let read = match line.map(|line| (line, std::str::from_utf8(line))) {
            Ok((_, Ok(line))) if detect(line) == Some(Format::Tallymark) => {
                export::read_articles(line).map_err(|error| error.to_string())
            }
            Ok((line, _)) => {
                let document = Annotated::of_line(line).inspect(|document| warn(number, document));
                document.map(|document| vec![document.article()]).map_err(|error| error.to_string())
            }
            Err(error) => Err(error.to_string()),
        };
        let is_well = read.is_ok();
        match read {
            Ok(articles) => articles.into_iter().try_for_each(&mut take)?,
            Err(error) => say(&format!("line {number}: {error}")),
        }
        Ok(is_well)
    })
}
