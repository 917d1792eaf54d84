//! The browser counts a text in UTF-16 code units; we count in bytes.

/// The first `units` UTF-16 units of a text in bytes.
pub fn bytes(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left < c.len_utf16() {
            return at;
        }
        left -= c.len_utf16();
    }
    text.len()
}
