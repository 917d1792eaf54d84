//! Files that the person chose or dropped.

use gloo::file::File;
use gloo::file::futures::read_as_bytes;

/// The files of a list, in its order.
pub fn of_list(list: Option<web_sys::FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|i| list.get(i)).map(File::from).collect()).unwrap_or_default()
}

/// The bytes of a file; `None` where the browser cannot read it.
pub async fn bytes(file: File) -> Option<Vec<u8>> {
    read_as_bytes(&file).await.ok()
}
