//! Headers, footers and page numbers.

use super::line::Line;
use rustc_hash::{FxHashMap, FxHashSet};

/// What pages may have in common: a text with its numbers left open, and its height in points.
type Key = (String, i64);

/// Drops the first and last lines that pages have in common, and gives how many. Numbers in
/// them may only count the pages: what differs otherwise is text.
pub(super) fn drop(pages: &mut [Vec<Line>]) -> usize {
    if pages.len() < 2 {
        return 0;
    }
    let mut seen: FxHashMap<Key, Vec<(usize, Vec<u64>)>> = FxHashMap::default();
    for (number, page) in pages.iter().enumerate() {
        for line in outermost(page) {
            seen.entry(key(&page[line])).or_default().push((number, numbers(&page[line].text)));
        }
    }
    let often = 2.max(pages.len() / 3);
    let running: FxHashSet<Key> =
        seen.into_iter().filter(|(_, lines)| lines.len() >= often && count_pages(lines)).map(|(key, _)| key).collect();
    let left: Vec<Vec<bool>> = pages
        .iter()
        .map(|page| {
            let outer = outermost(page);
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

/// Whether each number is the same on all pages or goes up with them.
fn count_pages(lines: &[(usize, Vec<u64>)]) -> bool {
    let Some((first_page, first)) = lines.first() else { return false };
    let fits = |page: usize, at: usize, number: u64| {
        first
            .get(at)
            .is_some_and(|&first| number == first || number.checked_sub(first) == u64::try_from(page - first_page).ok())
    };
    lines.iter().all(|(page, numbers)| {
        numbers.len() == first.len() && numbers.iter().enumerate().all(|(at, &number)| fits(*page, at, number))
    })
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
