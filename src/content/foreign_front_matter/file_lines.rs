//! The lines of a file with their bytes.

use std::ops::Range;

/// The lines of a file from a byte on.
#[derive(Clone, Copy)]
pub(super) struct FileLines<'t> {
    pub(super) whole: &'t str,
    pub(super) start: usize,
}

impl<'t> FileLines<'t> {
    /// Yields each line with its bytes.
    pub(super) fn each(self) -> impl Iterator<Item = (Range<usize>, &'t str)> {
        let mut at = self.start;
        self.whole[self.start..].split_inclusive('\n').map(move |line| {
            let begin = at;
            at += line.len();
            let line = line.trim_end_matches('\n');
            (begin..begin + line.len(), line.trim_end())
        })
    }

    /// Returns the first line, the lines up to the next `fence`, and that fence. `None` without a second fence.
    pub(super) fn between(self, fence: &str) -> Option<(Range<usize>, Vec<&'t str>, Range<usize>)> {
        let (first, _) = self.each().next()?;
        let mut inner = Vec::new();
        for (at, line) in self.each().skip(1) {
            if line.trim() == fence {
                return Some((first, inner, at));
            }
            inner.push(line);
        }
        None
    }
}
