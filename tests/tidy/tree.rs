//! The files of the repository.

use std::path::{Path, PathBuf};

/// What is built or fetched, not written.
const NOT_OURS: &[&str] = &["target", "dist", "node_modules", "test-results", "playwright-report", "pkg", "release"];

/// A file, its path from the root of the repository.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder with one of these endings, by path.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    collect(&root().join(folder), endings, &mut paths);
    paths.sort();
    let named = paths.into_iter().map(|path| path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
    named.map(|path| File { text: read(&path), path }).collect()
}

fn collect(folder: &Path, endings: &[&str], paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with('.') || NOT_OURS.contains(&name) {
            continue;
        }
        if path.is_dir() {
            collect(&path, endings, paths);
        } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
            paths.push(path);
        }
    }
}

/// The names in all tables of dependencies of a manifest.
pub(crate) fn listed_dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut in_table = false;
    for line in manifest.lines() {
        if let Some(header) = line.strip_prefix('[') {
            let header = header.trim_end().trim_end_matches(']');
            in_table = header.ends_with("dependencies");
            names.extend(header.split_once("dependencies.").map(|(_, name)| name.to_owned()));
        } else if in_table && line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            names.extend(line.split(['=', '.', ' ']).next().map(str::to_owned));
        }
    }
    names
}
