//! Columns whose lines are drawn row by row.

use super::line::Line;

/// The fewest rows with the same gap that are columns.
const FEWEST: usize = 3;
/// The fewest characters of a line of a column, on average; cells of tables are shorter.
const SHORTEST: usize = 10;

/// Rows, each with the lines between its wide gaps, as lines in the order of reading. A row of
/// a table stays a line.
pub(super) fn in_order(rows: Vec<Vec<Line>>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(rows.len());
    let mut rest = &rows[..];
    while let Some((row, behind)) = rest.split_first() {
        // Gaps of rows beside each other; no page has more columns.
        let gaps = row.windows(2).take(8).map(|two| (two[0].end, two[1].start));
        let Some((height, gap)) = gaps.map(|gap| section(rest, gap)).max_by_key(|(height, _)| *height) else {
            lines.extend(whole(row));
            rest = behind;
            continue;
        };
        let (section, below) = rest.split_at(height);
        let sides = |is_left: bool| -> Vec<Vec<Line>> {
            let side = |row: &Vec<Line>| row.iter().filter(|line| (line.start < gap) == is_left).cloned().collect();
            section.iter().map(side).filter(|row: &Vec<Line>| !row.is_empty()).collect()
        };
        let (left, right) = (sides(true), sides(false));
        if is_prose(&left) && is_prose(&right) && goes_on(&left) + goes_on(&right) >= 1.0 {
            lines.extend(in_order(left));
            lines.extend(in_order(right));
        } else {
            lines.extend(section.iter().filter_map(|row| whole(row)));
        }
        rest = below;
    }
    lines
}

/// How many rows from the first one on leave a gap free, and a place in all of it.
fn section(rows: &[Vec<Line>], (mut left, mut right): (f64, f64)) -> (usize, f64) {
    let mut height = 0;
    for row in rows {
        let is_left = |line: &&Line| (line.start + line.end) / 2.0 < (left + right) / 2.0;
        let end = row.iter().filter(is_left).map(|line| line.end).fold(left, f64::max);
        let start = row.iter().filter(|line| !is_left(line)).map(|line| line.start).fold(right, f64::min);
        if end >= start {
            break;
        }
        (left, right) = (end, start);
        height += 1;
    }
    (height.max(1), (left + right) / 2.0)
}

/// A row as one line.
fn whole(row: &[Line]) -> Option<Line> {
    row.iter().cloned().reduce(Line::and)
}

/// Whether the lines of a column are long enough for running text, and enough.
fn is_prose(column: &[Vec<Line>]) -> bool {
    let letters: usize = column.iter().flatten().map(|line| line.text.chars().count()).sum();
    column.len() >= FEWEST && letters >= SHORTEST * column.iter().map(Vec::len).sum::<usize>()
}

/// The share of lines that begin inside of a sentence. In running text most do; a cell of a
/// table begins with a capital or a number.
fn goes_on(column: &[Vec<Line>]) -> f64 {
    let lines = || column.iter().flatten();
    let inside = lines().filter(|line| line.text.starts_with(char::is_lowercase)).count();
    inside as f64 / lines().count().max(1) as f64
}
