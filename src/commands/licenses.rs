//! `steadfast --licenses`: what the program is made of, and the words that its licences ask for.

use crate::commands::exit::Exit;
use crate::commands::output::say;

/// `tests/it/notices.rs` writes it, and holds it against the libraries that are in the program.
const NOTICES: &str = include_str!("../../licenses.txt");

/// Prints the notices.
pub(super) fn run() -> Exit {
    say(NOTICES);
    Exit::Done
}
