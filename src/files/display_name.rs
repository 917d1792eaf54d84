//! Names of files as they are shown.

/// The name of a file without the folders before it and without the characters that change
/// the direction of writing: these would turn the sentence around that names it.
///
/// ```
/// # use tallymark::files::display_name;
/// assert_eq!(display_name("../../up/a\u{202e}fdp.txt"), "afdp.txt");
/// ```
pub fn display_name(name: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|&c| !turns(c) && !c.is_control()).collect()
}
