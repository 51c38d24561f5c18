//! The line numbers of a file.

use crate::markdown::options::Positions;

/// The start of each line of a text.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Finds the lines of a file. Finds none if no positions are wanted.
    pub(super) fn of(whole: &str, positions: Positions) -> Lines {
        match positions {
            Positions::Hidden => Lines(Vec::new()),
            Positions::Shown => Lines(whole.match_indices('\n').map(|(at, _)| at + 1).collect()),
        }
    }

    /// The line of a byte index, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at) + 1
    }
}
