//! Tables as files that other programs read.

use super::schema::Table;
use arrow_array::RecordBatch;
use arrow_ipc::writer::FileWriter;
use arrow_schema::ArrowError;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::io::{self, Write};

/// What kind of file a table is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Arrow's own, which is mapped into memory (the IPC file format, also called Feather 2).
    Arrow,
    /// Parquet, packed with Snappy, which every reader knows.
    Parquet,
}

impl FileKind {
    /// The kinds.
    pub const ALL: [Self; 2] = [Self::Arrow, Self::Parquet];

    /// The name on the command line, which is also the ending of the files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arrow => "arrow",
            Self::Parquet => "parquet",
        }
    }
}

/// A table that is being written.
pub struct TableFile<W: Write + Send>(Writer<W>);

enum Writer<W: Write + Send> {
    Arrow(Box<FileWriter<W>>),
    Parquet(Box<ArrowWriter<W>>),
}

impl<W: Write + Send> TableFile<W> {
    /// Begins a table.
    ///
    /// # Errors
    /// Where nothing can be written, as all others here.
    pub fn new(kind: FileKind, table: Table, output: W) -> io::Result<Self> {
        let schema = table.schema();
        Ok(Self(match kind {
            FileKind::Arrow => Writer::Arrow(Box::new(FileWriter::try_new(output, &schema).map_err(arrow)?)),
            FileKind::Parquet => {
                let how = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
                Writer::Parquet(Box::new(ArrowWriter::try_new(output, schema, Some(how)).map_err(parquet)?))
            }
        }))
    }

    /// Adds rows.
    pub fn add(&mut self, rows: &RecordBatch) -> io::Result<()> {
        match &mut self.0 {
            Writer::Arrow(writer) => writer.write(rows).map_err(arrow),
            Writer::Parquet(writer) => writer.write(rows).map_err(parquet),
        }
    }

    /// Ends the table: a file without its end is not read.
    pub fn finish(self) -> io::Result<()> {
        match self.0 {
            Writer::Arrow(mut writer) => writer.finish().map_err(arrow),
            Writer::Parquet(writer) => writer.close().map(|_| ()).map_err(parquet),
        }
    }
}

fn arrow(error: ArrowError) -> io::Error {
    match error {
        ArrowError::IoError(_, error) => error,
        other => io::Error::other(other),
    }
}

fn parquet(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
