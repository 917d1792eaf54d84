//! `annotate`: JSON Lines in, JSON Lines or any format of the exchange out.

use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use tallymark::exchange::formats::{FORMATS, FileLayout, Format, Losses, Options, detect, header, record, write};
use tallymark::exchange::incidents::IncidentLibrary;
use tallymark::exchange::lines::{LineError, answer, article, failure};
use tallymark::exchange::{Article, tallymark as export};

const HELP: &str = "\
annotate - finds who, where, when and how many in news about conflicts

usage: annotate < documents.jsonl > annotations.jsonl
       annotate --format NAME < documents.jsonl > file
       annotate --incidents < documents.jsonl > incidents.jsonl

Each line in is a document: {\"id\", \"text\", \"lang\"?, \"date\"?}
  lang  the language of the text (BCP 47); detected where it is not given
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
  --incidents    reads all documents as one library and writes one incident a line:
                 {\"id\", \"where\", \"when\", \"type\", \"weapon\", \"by\", \"against\", \"grade\",
                  \"tolls\", \"victims\", \"flags\"}; docs/incidents.md says more.
                 Lines that are no document are named on standard error
  --help         this text
  --version      the version
";

const STATUS: &str = "
exit status: 0; 1 where a line was no document; 2 where nothing could be done
";

const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => annotate(&mut out),
        ["--incidents"] => incidents(&mut io::stdin().lock(), &mut out),
        ["--format", name] => match writable().find(|(named, _)| *named == name) {
            Some((_, format)) => convert(format, &mut io::stdin().lock(), &mut out),
            None => Err(io::Error::other(format!("unknown format {name}; see annotate --help"))),
        },
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

/// Where even this cannot be written, the exit status says it.
fn say(what: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "annotate: {what}");
}

/// The longest line that is read, in bytes: as long as the largest export, for a line may be
/// one.
const LONGEST: usize = export::LARGEST;

/// What some programs of Windows begin UTF-8 with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A line, or why it is not read.
type Line<'a> = Result<&'a [u8], LineError>;

/// What a line came to: the line to write, and whether it was a document.
type Answered = (String, bool);

/// A line with its number, and where its answer goes.
type Asked = (u64, Result<Vec<u8>, LineError>, SyncSender<Answered>);

/// Answers the lines of the standard input on all processors, in their order; gives
/// whether every line was a document. A few lines are held for each processor, and an
/// answer does not wait for the next line.
fn annotate(output: &mut impl Write) -> io::Result<bool> {
    /// Lines that wait for a processor, so that none waits for a line.
    const AHEAD: usize = 4;
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let (ask, asked) = sync_channel::<Asked>(processors * AHEAD);
    let (promise, promised) = sync_channel::<Receiver<Answered>>(processors * AHEAD);
    let asked = Mutex::new(asked);
    thread::scope(|scope| {
        for _ in 0..processors {
            scope.spawn(|| answer_all(&asked));
        }
        let reader = scope.spawn(move || {
            // Where nobody takes more answers, nothing more is read.
            let gone = || io::Error::from(ErrorKind::BrokenPipe);
            each_line(&mut io::stdin().lock(), |number, line| {
                let (sender, receiver) = sync_channel(1);
                promise.send(receiver).map_err(|_| gone())?;
                ask.send((number, line.map(<[u8]>::to_vec), sender)).map_err(|_| gone())?;
                Ok(true)
            })
        });
        let mut all_well = true;
        // A processor that answers nothing has panicked, and its thread says so.
        for (text, is_well) in promised.iter().map_while(|answer| answer.recv().ok()) {
            writeln!(output, "{text}")?;
            all_well &= is_well;
        }
        output.flush()?;
        drop(promised);
        reader.join().map_err(|_| io::Error::other("the reader of the input has stopped"))??;
        Ok(all_well)
    })
}

/// Answers lines until there are no more.
fn answer_all(asked: &Mutex<Receiver<Asked>>) {
    let next = || asked.lock().ok()?.recv().ok();
    while let Some((number, line, to)) = next() {
        let text = line.and_then(|line| answer(&line));
        let is_well = text.is_ok();
        // Nobody may wait for it any more.
        let _ = to.send((text.unwrap_or_else(|error| failure(number, &error)), is_well));
    }
}

/// Does something with each line that is not blank; gives whether all of it went well. Of a
/// line that is too long only its length is kept.
fn each_line(input: &mut impl BufRead, mut act: impl FnMut(u64, Line<'_>) -> io::Result<bool>) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut all_well = true;
    for number in 1.. {
        line.clear();
        if input.take(LONGEST as u64 + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() > LONGEST {
            if !line.ends_with(b"\n") {
                input.skip_until(b'\n')?;
            }
            all_well &= act(number, Err(LineError::TooLong { most: LONGEST }))?;
            continue;
        }
        let content = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&line);
        if !content.trim_ascii().is_empty() {
            all_well &= act(number, Ok(content))?;
        }
    }
    Ok(all_well)
}

/// Reads all documents as one library and writes its incidents, one a line.
fn incidents(input: &mut impl BufRead, output: &mut impl Write) -> io::Result<bool> {
    let mut library = IncidentLibrary::default();
    let all_well = each_line(input, |number, line| {
        let taken = line.and_then(|line| library.take(line));
        if let Err(error) = &taken {
            say(&format!("line {number}: {error}"));
        }
        Ok(taken.is_ok())
    })?;
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
            Ok((line, _)) => article(line).map(|article| vec![article]).map_err(|error| error.to_string()),
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
