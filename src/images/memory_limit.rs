//! Limits how many images are processed at the same time, so that they do not fill the memory.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::images::limits::MOST_PIXELS;

/// Starts to process an image only if all images in progress together have at most [`MOST_PIXELS`] pixels.
#[derive(Debug, Default)]
pub struct Gate {
    open: Mutex<u64>,
    left: Condvar,
}

impl Gate {
    /// Waits until an image of this many pixels fits into the limit, then calls `work`. An image that is larger than
    /// the limit is processed alone.
    pub fn pass<T>(&self, pixels: u64, work: impl FnOnce() -> T) -> T {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        while *open > 0 && *open + pixels > MOST_PIXELS {
            open = self.left.wait(open).unwrap_or_else(PoisonError::into_inner);
        }
        *open += pixels;
        drop(open);
        let _leaving = Leaving { gate: self, pixels };
        work()
    }
}

/// Subtracts the pixels of an image when it is dropped, also after a panic.
struct Leaving<'a> {
    gate: &'a Gate,
    pixels: u64,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        *self.gate.open.lock().unwrap_or_else(PoisonError::into_inner) -= self.pixels;
        self.gate.left.notify_all();
    }
}
