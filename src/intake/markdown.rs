//! Plain text and Markdown: the text as it stands, without the front matter of
//! Markdown, which says what it is.

use super::article::{Intake, day_of};

/// The most lines that front matter has.
const LONGEST: usize = 100;

pub(super) fn read(text: &str) -> Intake {
    match front_matter(text) {
        Some((mut article, body)) => {
            article.text = text[body..].to_owned();
            article
        }
        None => Intake { text: text.to_owned(), ..Intake::default() },
    }
}

/// What stands between the first two lines of `---`, and where the text behind it
/// begins. Only lines such as `key: value`, and what is indented below one, are
/// front matter; a rule above a text is none.
fn front_matter(text: &str) -> Option<(Intake, usize)> {
    let mut article = Intake::default();
    let mut at = 0;
    let mut keys = 0;
    for (number, line) in text.split_inclusive('\n').take(LONGEST).enumerate() {
        at += line.len();
        let line = line.trim_end();
        match (number, line) {
            (0, "---") => continue,
            (0, _) => return None,
            (_, "---" | "...") => {
                let body = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
                return (keys > 0).then_some((article, body));
            }
            (_, "") => continue,
            _ if line.starts_with([' ', '\t', '-', '#']) => continue,
            _ => {}
        }
        let (key, value) = line.split_once(':')?;
        if key.contains(' ') {
            return None;
        }
        keys += 1;
        let value = value.trim();
        let quoted = ['"', '\''].into_iter().find_map(|q| value.strip_prefix(q)?.strip_suffix(q));
        let value = quoted.unwrap_or(value);
        match &*key.to_ascii_lowercase() {
            "title" => value.clone_into(&mut article.title),
            "source" | "author" | "site" if article.source.is_empty() => value.clone_into(&mut article.source),
            "url" | "link" | "canonical" => value.clone_into(&mut article.url),
            "lang" | "language" => value.clone_into(&mut article.language),
            "date" | "published" => article.published = day_of(value).or(article.published),
            _ => {}
        }
    }
    None
}
