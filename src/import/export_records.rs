//! Reads the records of an export while those before them are converted, on all processors.

use std::panic;
use std::sync::mpsc::{self, SyncSender};
use std::{mem, thread};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::diagnostic::{Diagnostic, codes};
use crate::exports::ExportFile;
use crate::exports::xml::{self, Element, Shape};

/// The most records of a portion.
const MOST: usize = 128;

/// The most bytes of a portion, unless a single record has more.
const LARGEST: usize = 2 * 1024 * 1024;

/// Passes each record to `take` in the order of the file, with what `convert` makes of it. At most three portions of
/// records are in memory.
///
/// # Errors
///
/// Returns the first error of `take`, or that of the file. The records before it are taken.
pub(super) fn converted<T: Send>(
    export: &ExportFile,
    shape: Shape<'_>,
    convert: impl Fn(&Element) -> T + Sync,
    mut take: impl FnMut(&Element, T) -> Result<(), Diagnostic>,
) -> Result<(), Diagnostic> {
    let (full, portions) = mpsc::sync_channel::<Vec<Element>>(1);
    thread::scope(|scope| {
        // What is taken stays in memory, and that of this thread is used again after the import.
        let reading = scope.spawn(move || read(export, shape, &full));
        let mut taken = Ok(());
        for portion in portions {
            let made: Vec<T> = portion.par_iter().map(&convert).collect();
            taken = portion.iter().zip(made).try_for_each(|(record, made)| take(record, made));
            if taken.is_err() {
                break;
            }
        }
        match reading.join() {
            Ok(read) => taken.and(read),
            Err(reason) => panic::resume_unwind(reason),
        }
    })
}

/// Sends the records of an export in portions.
fn read(export: &ExportFile, shape: Shape<'_>, full: &SyncSender<Vec<Element>>) -> Result<(), Diagnostic> {
    let (mut portion, mut bytes) = (Vec::new(), 0);
    let read = xml::records(export, shape, |record| {
        bytes += record.bytes();
        portion.push(record);
        if portion.len() < MOST && bytes < LARGEST {
            return Ok(());
        }
        bytes = 0;
        full.send(mem::take(&mut portion)).map_err(|_| stopped())
    });
    // The records before an error are taken too.
    let sent = full.send(portion).map_err(|_| stopped());
    read.and(sent)
}

/// The end of the reading after an error of the taker, which is returned in its place.
fn stopped() -> Diagnostic {
    Diagnostic::error(codes::NOT_WRITTEN, "the import has stopped")
}
