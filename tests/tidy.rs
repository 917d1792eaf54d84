//! The rules of the house as code. Each rule is a function from a file to what
//! breaks it, tried first on a sample and then on the whole tree.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails at that line")]

#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/source.rs"]
mod source;
#[path = "tidy/tree.rs"]
mod tree;

use serde_json::Value;
use source::{Source, is_name, line_of};
use tree::{File, files, listed_dependencies, read, root};

/// Each room and the rooms that it may know. A room that is not here fails.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("anchor", &["text"]),
    ("model", &["text"]),
    ("lang", &["text", "model"]),
    ("intake", &["text", "model", "lang"]),
    ("phrase", &["text", "model", "lang"]),
    ("recognize", &["text", "model", "lang", "phrase"]),
    ("annotate", &["text", "model", "lang", "phrase", "recognize"]),
    ("places", &["text", "lang"]),
    ("desk", &["text", "anchor", "model", "lang", "recognize", "annotate", "places"]),
    ("exchange", &["text", "model", "lang", "recognize", "annotate", "desk"]),
    ("files", &["text", "desk", "exchange", "intake"]),
    ("worker", &["lang"]),
    ("browser", &["text", "desk", "exchange", "worker"]),
    ("app", &["text", "model", "lang", "recognize", "annotate", "places", "desk", "exchange", "files", "browser"]),
];

/// Each floor of the page and the floors that it may know, from the lowest.
const FLOORS: &[(&str, &[&str])] = &[
    ("state", &[]),
    ("texts", &["state"]),
    ("services", &["state", "texts"]),
    ("actions", &["state", "texts", "services"]),
    ("views", &["state", "texts", "services", "actions"]),
];

/// Files beside the rooms: the page's entry and the command's.
const ENTRIES: &[(&str, &[&str])] = &[
    ("src/main.rs", &["app", "browser"]),
    ("src/bin/annotate.rs", &["exchange"]),
    ("src/bin/annotate/input.rs", &["exchange"]),
    ("src/bin/annotate/no_tables.rs", &[]),
    ("src/bin/annotate/parallel.rs", &["exchange"]),
    ("src/bin/annotate/tables.rs", &["exchange"]),
    ("src/bin/bundle.rs", &["lang"]),
    ("src/bin/engine.rs", &["exchange", "worker"]),
    ("src/bin/files.rs", &["files", "worker"]),
];

/// What only the rooms of the browser may name.
const BROWSER_CRATES: &[&str] = &["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "wasm_bindgen_futures"];

const BROWSER_ROOMS: &[&str] = &["src/app/", "src/browser/", "src/main.rs", "src/worker/"];

/// Where words of a language may stand in literals.
const ROOMS_WITH_WORDS: &[&str] = &["src/lang/", "src/app/texts/"];

const LONGEST_FILE: usize = 500;

fn is_in(path: &str, places: &[&str]) -> bool {
    places.iter().any(|place| path.starts_with(place))
}

/// The room that a source file belongs to.
fn room_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split_once('/').map_or_else(|| inside.trim_end_matches(".rs"), |(room, _)| room)
}

/// The rooms that code names as `crate::room`, `tallymark::room` or in
/// `crate::{room, …}`, with the byte where it does.
fn rooms_named(code: &str) -> Vec<(usize, &str)> {
    let mut named = Vec::new();
    for way in ["crate::", "tallymark::"] {
        for (at, _) in code.match_indices(way) {
            if code[..at].chars().next_back().is_some_and(is_name) {
                continue;
            }
            let rest = &code[at + way.len()..];
            let Some(group) = rest.strip_prefix('{') else {
                named.push((at, name_at(rest)));
                continue;
            };
            let (mut depth, mut expects_name) = (1, true);
            for (i, c) in group.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' => expects_name |= depth == 1,
                    c if is_name(c) && expects_name => {
                        named.push((at, name_at(&group[i..])));
                        expects_name = false;
                    }
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
        }
    }
    named
}

fn name_at(code: &str) -> &str {
    &code[..code.find(|c| !is_name(c)).unwrap_or(code.len())]
}

/// Rooms may know each other only downwards.
fn forbidden_imports(path: &str, text: &str) -> Vec<String> {
    let own = room_of(path);
    let Some((_, known)) =
        ENTRIES.iter().find(|(entry, _)| *entry == path).or_else(|| ROOMS.iter().find(|(room, _)| *room == own))
    else {
        return vec![format!("{path}: the room `{own}` is not on the map (ROOMS in tests/tidy.rs)")];
    };
    rooms_named(&Source::new(text).code)
        .into_iter()
        .filter(|(_, room)| ROOMS.iter().any(|(r, _)| r == room))
        .filter(|(_, room)| *room != own && !known.contains(room))
        .map(|(at, room)| format!("{path}:{}: `{own}` must not know `{room}`", line_of(text, at)))
        .collect()
}

/// Only the page names the browser.
fn browser_named(path: &str, text: &str) -> Vec<String> {
    if is_in(path, BROWSER_ROOMS) {
        return Vec::new();
    }
    names(&Source::new(text).code)
        .filter(|(_, name)| BROWSER_CRATES.contains(name) || name.starts_with("gloo_"))
        .map(|(at, name)| format!("{path}:{}: only the page may name `{name}`", line_of(text, at)))
        .collect()
}

/// The rooms without a browser behave the same on every target; only the languages'
/// data files are built in or not.
fn target_asked(path: &str, text: &str) -> Vec<String> {
    if is_in(path, BROWSER_ROOMS) || path == "src/lang/data_file.rs" {
        return Vec::new();
    }
    names(&Source::new(text).code)
        .filter(|(_, name)| name.starts_with("target_"))
        .map(|(at, name)| format!("{path}:{}: `{name}` makes targets differ", line_of(text, at)))
        .collect()
}

/// Every file begins with what it is for.
fn unintroduced(path: &str, text: &str) -> Vec<String> {
    if text.starts_with("//!") { Vec::new() } else { vec![format!("{path}: begins with no `//!`")] }
}

/// The names in code, with the byte of each.
fn names(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.split(|c| !is_name(c)).filter(|n| !n.is_empty()).map(|n| (n.as_ptr() as usize - code.as_ptr() as usize, n))
}

/// An unwrap in the product has its reason on the line above.
fn unwraps_without_reason(path: &str, text: &str) -> Vec<String> {
    let code = Source::new(text).code;
    let lines: Vec<&str> = text.lines().collect();
    code.match_indices(".unwrap()")
        .map(|(at, _)| line_of(text, at))
        .filter(|&line| line < 2 || !lines[line - 2].trim_start().starts_with("//"))
        .map(|line| format!("{path}:{line}: an unwrap without its reason on the line above"))
        .collect()
}

/// What is not finished has an issue, not a note in the code.
fn notes_to_self(path: &str, text: &str) -> Vec<String> {
    const NOTES: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X ")];
    let found = text.lines().enumerate().filter(|(_, line)| NOTES.iter().any(|note| line.contains(note)));
    found.map(|(i, line)| format!("{path}:{}: a note to self: {}", i + 1, line.trim())).collect()
}

/// Words of a language live with the language or with the interface texts.
fn words_of_a_language(path: &str, text: &str) -> Vec<String> {
    if is_in(path, ROOMS_WITH_WORDS) {
        return Vec::new();
    }
    let literals = Source::new(text).literals;
    // Unicode counts spacing modifiers among the letters; here they are signs, like the apostrophe U+02BC.
    let letter = |c: char| !c.is_ascii() && c.is_alphabetic() && !('\u{2b0}'..='\u{2ff}').contains(&c);
    let foreign = literals.iter().filter(|(_, l)| l.chars().any(letter));
    foreign.map(|(at, l)| format!("{path}:{}: a word of a language: {l:?}", line_of(text, *at))).collect()
}

/// A file that one can hold in the head.
fn too_long(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    if lines > LONGEST_FILE { vec![format!("{path}: {lines} lines, more than {LONGEST_FILE}")] } else { Vec::new() }
}

/// A room opens with what it is and what it does not do.
fn undocumented(path: &str, text: &str) -> Vec<String> {
    if text.starts_with("//! ") { Vec::new() } else { vec![format!("{path}: the room has no `//!` at its top")] }
}

/// The map gives each room a heading with its name and a paragraph.
fn missing_on_the_map(map: &str, rooms: &[&str]) -> Vec<String> {
    let has = |room: &str| {
        let mut lines = map.lines().skip_while(|line| !(line.starts_with('#') && line.contains(&format!("`{room}`"))));
        lines.next();
        lines.find(|line| !line.trim().is_empty()).is_some_and(|line| !line.starts_with('#'))
    };
    rooms.iter().filter(|room| !has(room)).map(|room| format!("ARCHITECTURE.md has no paragraph on `{room}`")).collect()
}

/// A language is a folder with a corpus and a line in `PACKS`; one folder is for all others.
fn unlisted_language(module: &str, code: &str, has_corpus: bool) -> Vec<String> {
    let source = Source::new(module).code;
    let list = source.split_once("PACKS").and_then(|(_, rest)| rest.split_once('='));
    let packs = list.map_or("", |(_, list)| list.split(';').next().unwrap_or_default());
    let is_unread = source.contains(&format!("UNREAD: &LanguagePack = &{code}::PACK"));
    let listed = is_unread || names(packs).any(|(_, name)| name == code);
    let mut wrong = Vec::new();
    if !listed {
        wrong.push(format!("src/lang/{code}: not listed in PACKS of src/lang/packs.rs"));
    }
    if !has_corpus {
        wrong.push(format!("src/lang/{code}: has no corpus.md"));
    }
    wrong
}

/// Each dependency has its reason.
fn unexplained(dependencies: &[String], reasons: &str) -> Vec<String> {
    let named = |name: &str| reasons.contains(&format!("`{name}`"));
    let unnamed = dependencies.iter().filter(|name| !named(name));
    unnamed.map(|name| format!("docs/dependencies.md does not say why `{name}` is used")).collect()
}

fn check(files: Vec<File>, rule: fn(&str, &str) -> Vec<String>) {
    assert!(!files.is_empty());
    let wrong: Vec<String> = files.iter().flat_map(|file| rule(&file.path, &file.text)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn product() -> Vec<File> {
    files("src", &["rs"])
}

#[test]
fn rooms_know_only_what_they_may() {
    for (path, text, expected) in [
        ("src/text/a.rs", "use crate::model::Day;", 1),
        ("src/text/a.rs", "use crate::text::Span; // not crate::model", 0),
        ("src/desk/a.rs", "use crate::{model::{Day, Figure}, exchange, text};", 1),
        ("src/desk/a.rs", "fn f() { crate::app::run(\"crate::browser\") }", 1),
        ("src/model/a.rs", "use crate::desk::Id;", 1),
        ("src/browser/a.rs", "use crate::annotate::annotate;", 1),
        ("src/bin/annotate.rs", "use tallymark::{app, exchange};", 1),
        ("src/attic/a.rs", "", 1),
        ("src/model/a.rs", "#[cfg(test)] mod tests { use crate::desk::Desk; }", 0),
    ] {
        assert_eq!(forbidden_imports(path, text).len(), expected, "{path}: {text}");
    }
    check(product().into_iter().filter(|file| file.path != "src/lib.rs").collect(), forbidden_imports);
}

#[test]
fn only_the_page_names_the_browser() {
    assert_eq!(browser_named("src/desk/a.rs", "use web_sys::Window;\nfn f() { gloo_timers::x() }").len(), 2);
    assert_eq!(browser_named("src/desk/a.rs", "// web_sys\nlet gloomy = \"leptos\";").len(), 0);
    assert_eq!(browser_named("src/app/a.rs", "use leptos::prelude::*;").len(), 0);
    check(product(), browser_named);
}

#[test]
fn targets_are_alike_outside_the_browser() {
    assert_eq!(target_asked("src/desk/a.rs", "const HERE: bool = cfg!(target_arch = \"wasm32\");").len(), 1);
    assert_eq!(target_asked("src/desk/a.rs", "// target_arch").len(), 0);
    assert_eq!(target_asked("src/browser/a.rs", "#[cfg(target_arch = \"wasm32\")]").len(), 0);
    check(product(), target_asked);
}

#[test]
fn files_begin_with_what_they_are_for() {
    assert_eq!(unintroduced("src/text/a.rs", "use super::Span;").len(), 1);
    assert_eq!(unintroduced("src/text/a.rs", "//! Places.\n").len(), 0);
    check(product(), unintroduced);
}

#[test]
fn unwraps_have_reasons() {
    assert_eq!(unwraps_without_reason("a.rs", "fn f() {\n    x.unwrap();\n}").len(), 1);
    assert_eq!(unwraps_without_reason("a.rs", "// A span of ours is in the text.\nx.unwrap();").len(), 0);
    assert_eq!(unwraps_without_reason("a.rs", "#[cfg(test)]\nmod tests { fn f() { x.unwrap() } }").len(), 0);
    check(product(), unwraps_without_reason);
}

#[test]
fn nothing_is_left_for_later() {
    assert_eq!(notes_to_self("a.rs", concat!("// TO", "DO: later\n// todo\n// FIX", "ME")).len(), 2);
    check(files("", &["rs", "css", "html", "js", "py", "sh", "toml"]), notes_to_self);
}

#[test]
fn languages_keep_their_words() {
    let text = "// đêm\nlet a = \"đêm\"; let b = 'ă'; let c = \"“quoted” – … ×\";";
    assert_eq!(words_of_a_language("src/desk/a.rs", text).len(), 2);
    assert_eq!(words_of_a_language("src/lang/vi/a.rs", text).len(), 0);
    check(product(), words_of_a_language);
}

#[test]
fn files_fit_in_the_head() {
    assert_eq!(too_long("a.rs", &"\n".repeat(500)).len(), 0);
    assert_eq!(too_long("a.rs", &"\n".repeat(501)).len(), 1);
    check(files("", &["rs", "css", "html", "js", "py", "sh"]), too_long);
}

#[test]
fn every_room_is_documented_and_on_the_map() {
    assert_eq!(undocumented("src/a.rs", "use b;\n//! late").len(), 1);
    assert_eq!(undocumented("src/a.rs", "//! What it is.").len(), 0);
    let map = "# Map\n## `text`\n\nWhat it is.\n## `model`\n## `desk`\nWork.\n";
    assert_eq!(missing_on_the_map(map, &["text", "model", "desk", "app"]).len(), 2);

    let is_room =
        |path: &str| path.ends_with("/mod.rs") && path.matches('/').count() == 2 || path.matches('/').count() == 1;
    check(
        product().into_iter().filter(|file| is_room(&file.path) && file.path != "src/main.rs").collect(),
        undocumented,
    );
    let rooms: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let missing = missing_on_the_map(&read("ARCHITECTURE.md"), &rooms);
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_language_is_listed_and_has_a_corpus() {
    let module = "mod en;\nmod vi;\npub static PACKS: [&LanguagePack; 1] = [&en::PACK];\nuse vi;";
    assert_eq!(unlisted_language(module, "en", true).len(), 0);
    assert_eq!(unlisted_language(module, "vi", false).len(), 2);

    let module = read("src/lang/packs.rs");
    let folders = std::fs::read_dir(root().join("src/lang")).unwrap().map(|entry| entry.unwrap().path());
    let wrong: Vec<String> = folders
        .filter(|path| path.join("mod.rs").exists())
        .flat_map(|path| {
            unlisted_language(&module, path.file_name().unwrap().to_str().unwrap(), path.join("corpus.md").exists())
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nserde = \"1\"\n# why\ntime = { version = \"1\" }\n\
                    [target.'cfg(unix)'.dev-dependencies]\nboon.workspace = true\n[dev-dependencies.divan]\nversion = \"1\"\n";
    assert_eq!(listed_dependencies(manifest), ["serde", "time", "boon", "divan"]);
    assert_eq!(
        unexplained(&["serde".to_owned(), "time".to_owned()], "- `serde`: reads"),
        ["docs/dependencies.md does not say why `time` is used"]
    );

    let package: Value = serde_json::from_str(&read("tests/e2e/package.json")).unwrap();
    let npm = package["devDependencies"].as_object().unwrap().keys().cloned();
    let crates = ["Cargo.toml", "python/Cargo.toml", "js/Cargo.toml"];
    let crates = crates.iter().flat_map(|manifest| listed_dependencies(&read(manifest)));
    let all: Vec<String> = crates.filter(|name| name != "tallymark").chain(npm).collect();
    let wrong = unexplained(&all, &read("docs/dependencies.md"));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
