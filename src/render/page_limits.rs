//! What one page may cost: bytes, pieces of text, and numbers that are counted. A template that never ends is stopped here
//! if it writes anything; `underway` is for the others.

use std::cell::Cell;
use std::io;
use std::io::Write;

use crate::diagnostic::{Diagnostic, codes};

/// The most bytes that one page may have.
const MOST_BYTES: usize = 64 << 20;

/// The most pieces of text and values that a template may write for one page: a hundred for each of 100,000 articles.
const MOST_PIECES: u64 = 10_000_000;

/// The most numbers that `range` counts for one page.
const MOST_NUMBERS: u64 = 1_000_000;

thread_local! {
    /// The numbers that are left for the page that this thread writes. The engine gives a function nothing that belongs to
    /// one page alone.
    static NUMBERS: Cell<u64> = const { Cell::new(0) };
}

/// Takes so many numbers from those that the page may count.
pub(super) fn count(numbers: u64) -> Result<(), String> {
    let left = NUMBERS.get().checked_sub(numbers);
    NUMBERS.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| {
        "the page counts more than 1,000,000 numbers with `range`, the most that a page may count\n\
         count once and keep the list: `{% set numbers = range(end=100) %}`, or look for a loop within a loop"
            .to_owned()
    })
}

/// A page that grows only so far.
pub(super) struct Limited {
    bytes: Vec<u8>,
    pieces: u64,
}

impl Limited {
    /// A page that has nothing yet. From here on this thread writes it.
    pub(super) fn new() -> Limited {
        NUMBERS.set(MOST_NUMBERS);
        Limited { bytes: Vec::with_capacity(16 << 10), pieces: 0 }
    }

    /// The page.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The fault of a page that reached a limit.
    pub(super) fn fault(&self) -> Option<Diagnostic> {
        let what = if self.pieces > MOST_PIECES {
            "the page would have more than 10,000,000 pieces of text, the most that a template may write for a page"
        } else if self.bytes.len() > MOST_BYTES {
            "the page would have more than 64 MiB, the most that a page may have"
        } else {
            return None;
        };
        let fault = Diagnostic::error(codes::TEMPLATE_ERROR, what);
        Some(fault.help("look for a loop without an end, or show less in one page"))
    }
}

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pieces += 1;
        if self.pieces > MOST_PIECES || self.bytes.len() + bytes.len() > MOST_BYTES {
            // Beyond the limit, so that the fault is known; nobody gets these bytes.
            self.bytes.resize(usize::max(self.bytes.len(), MOST_BYTES + 1), 0);
            return Err(io::Error::other("the page is full"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_too_many_pieces_is_stopped_though_they_are_empty() {
        let mut page = Limited::new();
        let written = (0..MOST_PIECES).all(|_| page.write(b"").is_ok());
        assert!(written && page.fault().is_none());
        assert!(page.write(b"").is_err());
        assert!(page.fault().is_some_and(|fault| fault.message.contains("10,000,000 pieces")));
    }

    #[test]
    fn a_page_counts_so_many_numbers_and_the_next_as_many() {
        for _ in 0..2 {
            let _page = Limited::new();
            assert_eq!(count(MOST_NUMBERS), Ok(()));
            assert!(count(1).is_err());
        }
    }
}
