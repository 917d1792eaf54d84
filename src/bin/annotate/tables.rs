//! Tables that join, a file each.

use crate::TABLES;
use crate::parallel::{Line, Portion, documents, in_order};
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;
use tallymark::exchange::incidents::{IncidentLibrary, Reported};
use tallymark::exchange::tables::{FileKind, Table, TableFile, incidents, rows};

/// Documents that become one batch of rows: larger ones are no faster, and a few wait for each
/// processor.
const PORTION: Portion = Portion { lines: 256, bytes: 1 << 20 };

/// Writes the tables of the documents of the standard input into a folder; gives whether every
/// line was a document.
pub(crate) fn write(name: &str, folder: &Path) -> io::Result<bool> {
    let kind = FileKind::ALL.into_iter().find(|kind| kind.name() == name);
    let kind = kind.ok_or_else(|| {
        io::Error::other(format!("--into goes with the formats {}; see annotate --help", TABLES.join(" and ")))
    })?;
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder).map_err(named)?;
    let open = |table: Table| {
        let file = File::create(folder.join(format!("{}.{name}", table.name()))).map_err(named)?;
        TableFile::new(kind, table, BufWriter::new(file))
    };
    let mut files: Vec<TableFile<_>> = Table::ALL.into_iter().map(open).collect::<io::Result<_>>()?;
    let mut library = IncidentLibrary::default();
    let made = |lines: Vec<Line>| {
        let (read, all_well) = documents(lines, |document| document);
        (rows(&read), read.iter().map(Reported::named).collect::<Vec<_>>(), all_well)
    };
    let all_well = in_order(PORTION, made, |(rows, reported, all_well)| {
        for (file, (_, rows)) in files.iter_mut().zip(rows.map_err(io::Error::other)?) {
            file.add(&rows)?;
        }
        reported.into_iter().for_each(|reported| library.add(reported));
        Ok(all_well)
    })?;
    if let Some(last) = files.last_mut() {
        last.add(&incidents(&library).map_err(io::Error::other)?)?;
    }
    files.into_iter().try_for_each(TableFile::finish)?;
    Ok(all_well)
}
