//! The program `steadfast`. All of it is in the library; see its documentation for the map.

use std::process::ExitCode;

fn main() -> ExitCode {
    steadfast::commands::run()
}
