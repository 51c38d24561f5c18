//! The end of a benchmark.

use std::error::Error;
use std::io;
use std::io::Write;
use std::process::ExitCode;

/// Reports what went wrong, if anything did.
pub(crate) fn of(outcome: Result<(), Box<dyn Error>>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // Nothing can be reported if the terminal is closed.
            let _ = writeln!(io::stderr(), "error: {fault}");
            ExitCode::FAILURE
        }
    }
}
