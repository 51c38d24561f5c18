//! `steadfast --licenses`: prints the libraries of the program and the notices that their licences require.

use crate::commands::exit::Exit;
use crate::commands::output::say;

/// The notices. `tests/it/notices.rs` writes them, and checks them against the libraries in the program.
const NOTICES: &str = include_str!("../../licenses.txt");

/// Prints the notices.
pub(super) fn run() -> Exit {
    say(NOTICES);
    Exit::Done
}
