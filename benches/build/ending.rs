//! How a benchmark ends.

use std::error::Error;
use std::io;
use std::io::Write;
use std::process::ExitCode;

/// Says what went wrong, if anything did.
pub(crate) fn of(outcome: Result<(), Box<dyn Error>>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // Nothing can be told when the terminal is gone.
            let _ = writeln!(io::stderr(), "error: {fault}");
            ExitCode::FAILURE
        }
    }
}
