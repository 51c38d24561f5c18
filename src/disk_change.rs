//! Makes one change of the disk: creates, writes, renames or removes a file or a folder.
//!
//! Code that must survive the end of the process at any moment, or a disk that refuses a change, makes its changes through this
//! module. In the program, it only makes the change. In unit tests, the process can end before or after any change, or the
//! disk can refuse it; [`trial`] tries all changes in turn.

use std::io;

#[cfg(test)]
pub(crate) mod trial;

/// Makes a change.
#[cfg(not(test))]
pub(crate) fn make<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    change()
}

/// Makes a change, unless the present trial decides otherwise.
#[cfg(test)]
pub(crate) fn make<T>(change: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    trial::make(change)
}
