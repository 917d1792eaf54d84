//! Files and drops that the person brings.

use crate::text::decode;
use gloo::file::File;
use gloo::file::futures::read_as_bytes;

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// Its name.
    pub name: String,
    /// Its text, or why there is none.
    pub text: Result<String, Unreadable>,
}

/// Why a file gave no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The browser could not read it.
    Gone,
    /// It is no text: a picture, an archive, a program.
    Binary,
    /// It is text in an encoding that is not known.
    Encoding,
}

/// The files of a list, in its order.
pub fn of_list(list: Option<web_sys::FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|i| list.get(i)).map(File::from).collect()).unwrap_or_default()
}

/// Reads a file as text.
pub async fn read(file: File) -> Read {
    let name = file.name();
    let text = match read_as_bytes(&file).await {
        Ok(bytes) => decode(&bytes).map_err(|error| match error {
            crate::text::DecodeError::Binary => Unreadable::Binary,
            crate::text::DecodeError::UnknownEncoding => Unreadable::Encoding,
        }),
        Err(_) => Err(Unreadable::Gone),
    };
    Read { name, text }
}
