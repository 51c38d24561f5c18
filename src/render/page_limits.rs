//! Limits for one page: its bytes, the number of writes, and the numbers that `range` counts.
//!
//! They stop a template with an endless loop if the loop writes anything. For other endless loops there is
//! [`running_templates`](crate::render::running_templates).

use std::cell::Cell;
use std::io;
use std::io::Write;

use crate::diagnostic::{Diagnostic, codes};

/// The maximum size of a page in bytes.
const MOST_BYTES: usize = 64 << 20;

/// The maximum number of texts and values that a template may write for one page: a hundred for each of 100,000
/// articles.
const MOST_PIECES: u64 = 10_000_000;

/// The maximum number of numbers that all calls of `range` may count for one page.
const MOST_NUMBERS: u64 = 1_000_000;

thread_local! {
    /// How many numbers the page that this thread renders may still count. This is a thread-local value because the
    /// engine passes nothing to a function that belongs to one page.
    static NUMBERS: Cell<u64> = const { Cell::new(0) };
}

/// Counts numbers. Returns an error if the page has counted too many.
pub(super) fn count(numbers: u64) -> Result<(), String> {
    let left = NUMBERS.get().checked_sub(numbers);
    NUMBERS.set(left.unwrap_or(0));
    left.map(drop).ok_or_else(|| {
        "the page counts more than 1,000,000 numbers with `range`, the most that a page may count\n\
         count once and keep the list: `{% set numbers = range(end=100) %}`, or look for a loop within a loop"
            .to_owned()
    })
}

/// A page with a limited size.
pub(super) struct Limited {
    bytes: Vec<u8>,
    pieces: u64,
}

impl Limited {
    /// Returns an empty page, which this thread renders from now on.
    pub(super) fn new() -> Limited {
        NUMBERS.set(MOST_NUMBERS);
        Limited { bytes: Vec::with_capacity(16 << 10), pieces: 0 }
    }

    /// Returns the bytes of the page.
    pub(super) fn bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Returns an error if the page exceeded a limit.
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
            // Makes the page too large, so that `fault` reports it. The bytes are not used.
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
    fn too_many_writes_stop_a_page_even_if_they_are_empty() {
        let mut page = Limited::new();
        let written = (0..MOST_PIECES).all(|_| page.write(b"").is_ok());
        assert!(written && page.fault().is_none());
        assert!(page.write(b"").is_err());
        assert!(page.fault().is_some_and(|fault| fault.message.contains("10,000,000 pieces")));
    }

    #[test]
    fn each_page_may_count_the_same_number_of_numbers() {
        for _ in 0..2 {
            let _page = Limited::new();
            assert_eq!(count(MOST_NUMBERS), Ok(()));
            assert!(count(1).is_err());
        }
    }
}
