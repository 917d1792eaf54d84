//! Headers, footers and page numbers.

use super::line::Line;
use rustc_hash::{FxHashMap, FxHashSet};

/// What pages may have in common: a text with its numbers left open, and its height in points.
type Key = (String, i64);

/// A line where it was seen.
struct Seen {
    page: usize,
    numbers: Vec<u64>,
    is_apart: bool,
}

/// Heads are farther from the text than its lines from each other, by the height of their
/// letters; those that count the pages farther than paragraphs are.
const NEAR: f64 = 1.6;
const FAR: f64 = 2.5;

/// Drops the first and last lines that pages have in common, and gives how many. Numbers in
/// them may only count the pages: what differs otherwise is text.
pub(super) fn drop(pages: &mut [Vec<Line>]) -> usize {
    if pages.len() < 2 {
        return 0;
    }
    let mut seen: FxHashMap<Key, Vec<Seen>> = FxHashMap::default();
    for (number, page) in pages.iter().enumerate() {
        for (line, gap) in marginal(page) {
            let is_apart = gap > FAR * page[line].size;
            let one = Seen { page: number, numbers: numbers(&page[line].text), is_apart };
            seen.entry(key(&page[line])).or_default().push(one);
        }
    }
    let often = 2.max(pages.len() / 3);
    let running: FxHashSet<Key> =
        seen.into_iter().filter(|(_, lines)| lines.len() >= often && is_head(lines)).map(|(key, _)| key).collect();
    let left: Vec<Vec<bool>> = pages
        .iter()
        .map(|page| {
            let outer: Vec<usize> = marginal(page).into_iter().map(|(line, _)| line).collect();
            (0..page.len()).map(|at| !outer.contains(&at) || !running.contains(&key(&page[at]))).collect()
        })
        .collect();
    // Where most pages would be empty, these lines are their text.
    let emptied = left.iter().filter(|stays| !stays.is_empty() && !stays.contains(&true)).count();
    if emptied * 2 >= pages.len() {
        return 0;
    }
    let dropped = left.iter().flatten().filter(|stays| !**stays).count();
    for (page, stays) in pages.iter_mut().zip(left) {
        let mut stays = stays.into_iter();
        page.retain(|_| stays.next().unwrap_or(true));
    }
    dropped
}

fn key(line: &Line) -> Key {
    let parts: Vec<&str> = line.text.split(|c: char| c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    (parts.join("#"), line.y.round() as i64)
}

/// The numbers of a text; one that is longer than any of a page is 0.
fn numbers(text: &str) -> Vec<u64> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(|run| run.parse().unwrap_or(0)).collect()
}

/// The lines at the top and at the bottom of a page, two levels at most, that a gap parts from
/// its text; each with the gap, in points.
fn marginal(page: &[Line]) -> Vec<(usize, f64)> {
    let mut levels: Vec<Vec<usize>> = Vec::new();
    let mut by_height: Vec<usize> = (0..page.len()).collect();
    by_height.sort_by(|&a, &b| page[b].y.total_cmp(&page[a].y));
    for at in by_height {
        match levels.last_mut() {
            Some(level) if page[level[0]].y - page[at].y < page[at].size * 0.5 => level.push(at),
            _ => levels.push(vec![at]),
        }
    }
    let mut marginal: Vec<(usize, f64)> = Vec::new();
    let mut edge = |levels: Vec<&Vec<usize>>| {
        let y = |level: &[usize]| page[level[0]].y;
        // Behind the last level there is no text that it could be parted from; a level alone
        // may be a head.
        let none = if levels.len() == 1 { f64::INFINITY } else { 0.0 };
        let gap = |at: usize| levels.get(at + 1).map_or(none, |next| (y(levels[at]) - y(next)).abs());
        let parted = |at: &usize| levels.get(*at).is_some_and(|level| gap(*at) > NEAR * page[level[0]].size);
        // Of a short page two levels would be its text.
        let deepest = usize::from(levels.len() > 4);
        if let Some(last) = (0..=deepest).rev().find(parted) {
            let outer = levels[..=last].iter().copied().flatten().map(|&line| (line, gap(last)));
            let new: Vec<(usize, f64)> =
                outer.filter(|(line, _)| marginal.iter().all(|(seen, _)| seen != line)).collect();
            marginal.extend(new);
        }
    };
    edge(levels.iter().collect());
    edge(levels.iter().rev().collect());
    marginal
}

/// Whether lines are the same on all pages, or count them: each number stays or goes up with
/// the pages. A line that counts and stands in the text may be text all the same.
fn is_head(lines: &[Seen]) -> bool {
    let Some(first) = lines.first() else { return false };
    let is_same = lines.iter().all(|line| line.numbers == first.numbers);
    let counts = |line: &Seen| {
        line.numbers.len() == first.numbers.len()
            && line.numbers.iter().zip(&first.numbers).all(|(&number, &first_number)| {
                number == first_number || number.checked_sub(first_number) == u64::try_from(line.page - first.page).ok()
            })
    };
    is_same || lines.iter().all(|line| line.is_apart && counts(line))
}

/// The indices of the two highest and the two lowest lines of a page.
pub(super) fn outermost(page: &[Line]) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.len()).collect();
    by_height.sort_by(|&a, &b| page[b].y.total_cmp(&page[a].y));
    let low = by_height.len().saturating_sub(2).max(2.min(by_height.len()));
    let mut outer = by_height[..2.min(by_height.len())].to_vec();
    outer.extend_from_slice(&by_height[low..]);
    outer
}
