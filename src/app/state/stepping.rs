//! Stepping through things in order: the one way to the next and the previous.

/// Where stepping starts in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// On the thing at this index.
    On(usize),
    /// Before the thing at this index, behind the one before it.
    Before(usize),
}

impl Start {
    /// On the thing that `is_here` finds, else before the first thing.
    pub(crate) fn at<T>(things: &[T], is_here: impl Fn(&T) -> bool) -> Self {
        things.iter().position(is_here).map_or(Self::Before(0), Self::On)
    }
}

/// The index of the next or the previous of `count` things, if there is one. Where `wraps`
/// is set, the first comes after the last, and the last before the first.
///
/// ```ignore
/// assert_eq!(step(3, Start::On(2), true, false), None);
/// assert_eq!(step(3, Start::On(2), true, true), Some(0));
/// ```
pub(crate) fn step(count: usize, start: Start, forward: bool, wraps: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let next = match (start, forward) {
        (Start::On(at), true) => Some(at + 1),
        (Start::Before(at), true) => Some(at),
        (Start::On(at) | Start::Before(at), false) => at.checked_sub(1),
    };
    next.filter(|next| *next <= last).or_else(|| wraps.then_some(if forward { 0 } else { last }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_and_the_previous() {
        for (count, start, forward, wraps, expected) in [
            (0, Start::Before(0), true, true, None),
            (0, Start::Before(0), false, true, None),
            (3, Start::On(0), true, false, Some(1)),
            (3, Start::On(2), true, false, None),
            (3, Start::On(2), true, true, Some(0)),
            (3, Start::On(0), false, false, None),
            (3, Start::On(0), false, true, Some(2)),
            (3, Start::Before(1), true, false, Some(1)),
            (3, Start::Before(1), false, false, Some(0)),
            (3, Start::Before(3), true, false, None),
            (3, Start::Before(3), false, false, Some(2)),
            (3, Start::Before(0), false, true, Some(2)),
        ] {
            assert_eq!(step(count, start, forward, wraps), expected, "{count} {start:?} {forward} {wraps}");
        }
    }

    #[test]
    fn a_thing_that_is_not_there_is_before_the_first() {
        assert_eq!(Start::at(&[3, 5], |n| *n == 5), Start::On(1));
        assert_eq!(Start::at(&[3, 5], |n| *n == 4), Start::Before(0));
    }
}
