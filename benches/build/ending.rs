//! The end of a benchmark.

use std::env;
use std::error::Error;
use std::io;
use std::io::Write;
use std::process::ExitCode;

/// Runs a benchmark with the words of its command line. `cargo test --all-targets` starts the program without the argument
/// that `cargo bench` passes; then nothing is measured.
#[allow(dead_code, reason = "one benchmark of those that share this file has another beginning")]
pub(crate) fn of_bench(bench: impl FnOnce(&[String]) -> Result<(), Box<dyn Error>>) -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let is_bench = words.iter().any(|word| word == "--bench");
    of(if is_bench { bench(&words) } else { Ok(()) })
}

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
