//! Which file imports which: the paths that code names, followed to the files that
//! define what they end in.
//!
//! A file imports another when it names something that is defined there, in a `use` or
//! in an inline path. `pub use` is a façade: it imports nothing and defines nothing, and
//! is followed to the file that defines the name. Modules of tests do not count.

use crate::source::{Source, is_name, line_of};
use crate::tree::File;
use std::collections::BTreeMap;

/// Façades that are followed behind each other; more are a circle of their own.
const DEEPEST: usize = 8;

/// The names of a path or a module, from the root of the library.
type Path = Vec<String>;

/// A file as a module.
struct Module {
    file: String,
    code: String,
    /// What a name stands for that a `use` brought in.
    bound: BTreeMap<String, Path>,
    /// What other modules are given with all their names.
    given: Vec<Path>,
    /// Paths that the file names, with the line of each.
    named: Vec<(usize, Path)>,
}

/// One file that imports another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Import {
    pub(crate) from: String,
    pub(crate) to: String,
    /// The line of `from`, from 1.
    pub(crate) line: usize,
    /// What is named, as far as it is no module.
    pub(crate) name: String,
}

/// The modules of a library by their paths.
struct Library(BTreeMap<Path, Module>);

/// All imports among the files of `src`, in the order of files and lines.
pub(crate) fn imports(files: &[File]) -> Vec<Import> {
    let library = Library(files.iter().filter_map(|file| Some((place_of(&file.path)?, Module::new(file)))).collect());
    let mut imports = Vec::new();
    for (place, module) in &library.0 {
        for (line, path) in &module.named {
            let target = library.start(place, path).and_then(|(at, rest)| library.resolve(at, rest, DEEPEST));
            let Some((to, name)) = target.filter(|(to, _)| to != place) else { continue };
            let to = library.0[&to].file.clone();
            imports.push(Import { from: module.file.clone(), to, line: *line, name });
        }
    }
    imports
}

/// The module that a file of the library is; none for programs.
fn place_of(file: &str) -> Option<Path> {
    let inside = file.strip_prefix("src/")?.strip_suffix(".rs")?;
    let path: Path = inside.split('/').map(str::to_owned).collect();
    match path.last()?.as_str() {
        _ if inside == "main" || inside.starts_with("bin/") => None,
        "lib" if path.len() == 1 => Some(Vec::new()),
        "mod" => Some(path[..path.len() - 1].to_vec()),
        _ => Some(path),
    }
}

impl Library {
    /// Where a path begins that is named in a module, and what of it is left.
    fn start(&self, place: &Path, path: &[String]) -> Option<(Path, Path)> {
        let (first, rest) = path.split_first()?;
        let ups = path.iter().take_while(|name| *name == "super").count();
        let child = || [place.as_slice(), std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => Some((Path::new(), rest.to_vec())),
            "self" => Some((place.clone(), rest.to_vec())),
            "super" => Some((place[..place.len().checked_sub(ups)?].to_vec(), path[ups..].to_vec())),
            _ if self.0.contains_key(&child()) => Some((child(), rest.to_vec())),
            _ => {
                let bound = self.0[place].bound.get(first).filter(|bound| bound[0] != *first)?;
                self.start(place, &[bound.as_slice(), rest].concat())
            }
        }
    }

    /// The module that defines what a path ends in, and its name; none where the path
    /// ends in a module or outside of the library.
    fn resolve(&self, mut at: Path, rest: Path, depth: usize) -> Option<(Path, String)> {
        let mut rest = rest.as_slice();
        while let [name, behind @ ..] = rest
            && let next = [at.as_slice(), std::slice::from_ref(name)].concat()
            && self.0.contains_key(&next)
        {
            (at, rest) = (next, behind);
        }
        let (name, module) = (rest.first()?, self.0.get(&at)?);
        if name != "*" && !module.defines(name) && depth > 0 {
            let bound = module.bound.get(name).map(|bound| [bound.as_slice(), &rest[1..]].concat());
            let given = module.given.iter().map(|given| [given.as_slice(), rest].concat());
            let followed = bound.into_iter().chain(given).find_map(|path| {
                let (at, rest) = self.start(&at, &path)?;
                self.resolve(at, rest, depth - 1)
            });
            if followed.is_some() {
                return followed;
            }
        }
        Some((at, name.clone()))
    }
}

impl Module {
    fn new(file: &File) -> Self {
        let source = Source::new(&file.text).code;
        let mut module = Self {
            file: file.path.clone(),
            code: String::new(),
            bound: BTreeMap::new(),
            given: Vec::new(),
            named: Vec::new(),
        };
        let mut inline = source.clone();
        let mut facade = Vec::new();
        for (at, end, is_public) in uses(&source) {
            let line = line_of(&source, at);
            for (path, name) in leaves(&source[at + "use ".len()..end]) {
                match name.as_str() {
                    "*" if is_public => module.given.push(path[..path.len() - 1].to_vec()),
                    "*" => module.named.push((line, path)),
                    _ => {
                        (if is_public { &mut facade } else { &mut module.named }).push((line, path.clone()));
                        module.bound.insert(name, path);
                    }
                }
            }
            inline.replace_range(at..end, &" ".repeat(end - at));
        }
        module.named.extend(paths(&inline).map(|(at, path)| (line_of(&source, at), path)));
        // A file that itself names what it passes on does import it.
        let uses_itself = |path: &Path| path.last().is_some_and(|name| names_item(&inline, name));
        module.named.extend(facade.into_iter().filter(|(_, path)| uses_itself(path)));
        module.code = inline;
        module
    }

    /// Whether an item of this name is defined here.
    fn defines(&self, name: &str) -> bool {
        const ITEMS: [&str; 9] = ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules!"];
        let mut words = self.code.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let next = words.peek().copied().unwrap_or_default().trim_start_matches("r#");
            if ITEMS.contains(&word) && next.split(|c| !is_name(c)).next() == Some(name) {
                return true;
            }
        }
        false
    }
}

/// Whether code without `use` names an item: no module, method, field or part of a path.
fn names_item(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, behind) = (&code[..at], &code[at + name.len()..]);
        let is_whole = !before.ends_with(is_name) && !behind.starts_with(is_name);
        is_whole && !["mod ", "fn ", ".", "::"].iter().any(|prefix| before.ends_with(prefix))
    })
}

/// The `use` items of code: where each begins and ends, and whether it is public.
fn uses(code: &str) -> Vec<(usize, usize, bool)> {
    let items = code.match_indices("use ").filter(|(at, _)| !code[..*at].ends_with(is_name));
    let items = items.filter_map(|(at, _)| Some((at, at + code[at..].find(';')?)));
    let is_public = |at: usize| {
        let before = code[..at].trim_end();
        let before = if before.ends_with(')') { &before[..before.rfind('(').unwrap_or_default()] } else { before };
        before.ends_with("pub")
    };
    items.map(|(at, end)| (at, end, is_public(at))).collect()
}

/// The paths of a `use`, each with the name that it binds.
fn leaves(tree: &str) -> Vec<(Path, String)> {
    let mut leaves = Vec::new();
    let Some(open) = tree.find('{') else {
        let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
        let mut path: Path = path.split("::").map(|name| name.trim().to_owned()).collect();
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let name = alias.map(str::to_owned).or_else(|| path.last().cloned()).unwrap_or_default();
        return vec![(path, name)];
    };
    let (before, inside) = (&tree[..open], &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())]);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = inside[start..at].trim();
                if !part.is_empty() {
                    leaves.extend(self::leaves(&format!("{}{part}", before.trim())));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    leaves
}

/// The inline paths of code, of two names at least, with the byte of each.
fn paths(code: &str) -> impl Iterator<Item = (usize, Path)> {
    let is_path = |c: char| is_name(c) || c == ':';
    code.split(move |c| !is_path(c)).filter_map(move |path| {
        let at = path.as_ptr() as usize - code.as_ptr() as usize;
        let path = path.trim_matches(':');
        let names: Path = path.split("::").map(str::to_owned).collect();
        (names.len() > 1 && names.iter().all(|name| !name.is_empty() && !name.contains(':'))).then_some((at, names))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> =
            files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() }).collect();
        imports(&files).iter().map(|i| format!("{}:{} {} {}", &i.from[4..], i.line, i.name, &i.to[4..])).collect()
    }

    #[test]
    fn a_name_is_followed_to_where_it_is_defined() {
        let desk = ("src/desk/mod.rs", "mod a;\nmod b;\npub use a::{A, Other as Way};\npub(super) use b::*;\n");
        let a = ("src/desk/a.rs", "pub struct A;\npub enum Other { X }");
        for (text, expected) in [
            ("use super::A;", vec!["desk/b.rs:1 A desk/a.rs"]),
            ("mod A;\npub use super::A;", vec![]),
            ("pub use super::A;\nfn f(_: A) {}", vec!["desk/b.rs:1 A desk/a.rs"]),
            ("use crate::{desk::{Way, a}};", vec!["desk/b.rs:1 Other desk/a.rs"]),
            ("use super::a;\nfn f() {\n    a::g()\n}", vec!["desk/b.rs:3 g desk/a.rs"]),
            ("use crate::desk;\nfn f() { desk::Way::X }", vec!["desk/b.rs:2 Other desk/a.rs"]),
            ("fn f(_: crate::desk::a::A, _: std::fmt::Error) {}", vec!["desk/b.rs:1 A desk/a.rs"]),
            ("// use super::A;\n#[cfg(test)]\nmod tests {\n    use super::super::A;\n}", vec![]),
        ] {
            assert_eq!(found(&[desk, a, ("src/desk/b.rs", text)]), expected, "{text}");
        }
        // What all of a module is given for is looked for in it.
        let b = ("src/desk/b.rs", "pub fn b() {}");
        let c = ("src/text.rs", "use crate::desk::b;");
        assert_eq!(found(&[desk, a, b, c]), Vec::<String>::new(), "it is a module");
        let c = ("src/text.rs", "fn f() { crate::desk::b() + crate::desk::b::b() }");
        assert_eq!(found(&[desk, a, b, c]), ["text.rs:1 b desk/b.rs"]);
    }

    #[test]
    fn a_module_that_defines_something_is_imported_itself() {
        let m = ("src/m/mod.rs", "mod a;\nuse a::f;\npub struct M;\n");
        let a = ("src/m/a.rs", "use super::M;\npub(super) fn f() {}");
        assert_eq!(found(&[m, a]), ["m/mod.rs:2 f m/a.rs", "m/a.rs:1 M m/mod.rs"]);
    }
}
