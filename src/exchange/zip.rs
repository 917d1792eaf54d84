//! ZIP archives.

use super::file::File;
use super::tallymark::{ImportError, LARGEST};
use std::io::{Cursor, Read, Write};
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The most files of an archive that is read; no export has so many.
const MOST_FILES: usize = 10_000;

/// Whether a file is a ZIP.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Packs files. The same files give the same bytes: all have the date 1980-01-01.
pub fn pack(files: &[File]) -> Vec<u8> {
    // Writing to memory does not fail, and no file of an export reaches 4 GB.
    packed(files).unwrap_or_default()
}

fn packed(files: &[File]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        writer.start_file(&*file.name, options)?;
        writer.write_all(&file.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Unpacks the files of a ZIP, folders and hidden files left out.
///
/// # Errors [`ImportError::TooLarge`] where the unpacked files exceed the limit, whatever the
/// ZIP states; [`ImportError::TooMany`] for more files than are read,
/// [`ImportError::Locked`] for a password, [`ImportError::NotZip`] for damage.
pub fn unpack(bytes: &[u8]) -> Result<Vec<File>, ImportError> {
    let too_large = |size| ImportError::TooLarge { size, most: LARGEST };
    if bytes.len() > LARGEST {
        return Err(too_large(bytes.len()));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ImportError::NotZip)?;
    if archive.len() > MOST_FILES {
        return Err(ImportError::TooMany { count: archive.len(), most: MOST_FILES });
    }
    let (mut files, mut room) = (Vec::new(), LARGEST as u64);
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ImportError::Locked,
            _ => ImportError::NotZip,
        })?;
        let path = entry.name().map_err(|_| ImportError::NotZip)?;
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if entry.is_dir() || name.is_empty() || name.starts_with('.') {
            continue;
        }
        let mut content = Vec::new();
        entry.take(room + 1).read_to_end(&mut content).map_err(|_| ImportError::NotZip)?;
        room = room.checked_sub(content.len() as u64).ok_or_else(|| too_large(LARGEST + 1))?;
        files.push(File { name, bytes: content });
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, bytes: Vec<u8>) -> File {
        File { name: name.to_owned(), bytes }
    }

    #[test]
    fn files_come_back_and_the_bytes_are_always_the_same() {
        let files = [file("a.txt", b"one".to_vec()), file("b.ann", vec![b'x'; 100_000])];
        let packed = pack(&files);
        assert!(is_zip(&packed) && packed.len() < 2000);
        assert_eq!(pack(&files), packed);
        assert_eq!(unpack(&packed).unwrap(), files);
        assert_eq!(
            unpack(&pack(&[file("up/../.hidden", vec![]), file("../up/x.json", vec![1])])).unwrap()[0].name,
            "x.json"
        );
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let bomb = pack(&[file("a", vec![0; LARGEST / 2 + 1]), file("b", vec![0; LARGEST / 2 + 1])]);
        assert!(bomb.len() < 200_000);
        assert!(matches!(unpack(&bomb), Err(ImportError::TooLarge { .. })));
        let packed = pack(&[file("a.txt", b"one".to_vec())]);
        for cut in 0..packed.len() {
            assert_eq!(unpack(&packed[..cut]), Err(ImportError::NotZip), "cut at {cut}");
        }
    }
}
