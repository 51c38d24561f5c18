//! Makes one change of the disk: a file created, written or renamed, a folder made, something removed.
//!
//! Whatever must survive a process that ends at any moment, or a disk that refuses, makes its changes through here. In
//! the program this does nothing more than the change. In unit tests, each change can be the one before or after which
//! the process ends, or the one that the disk refuses; [`trial`] walks all of them.

use std::io;

#[cfg(test)]
pub(crate) mod trial;

/// Makes a change.
#[cfg(not(test))]
pub(crate) fn make<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    change()
}

/// Makes a change, unless the trial that runs has another fate for it.
#[cfg(test)]
pub(crate) fn make<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    trial::make(change)
}
