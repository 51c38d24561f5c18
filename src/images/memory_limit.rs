//! Keeps pictures that are worked on at the same time from filling the memory.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::images::limits::MOST_PIXELS;

/// Lets work begin as long as all pictures that are open together have at most [`MOST_PIXELS`] pixels.
#[derive(Debug, Default)]
pub struct Gate {
    open: Mutex<u64>,
    left: Condvar,
}

impl Gate {
    /// Does some work on a picture of so many pixels once there is room for it. One that is larger than all the room
    /// goes alone.
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

/// Makes room again, also after a panic.
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
