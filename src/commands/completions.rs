//! `steadfast completions`: prints a script that completes commands and options in a shell.

use clap::CommandFactory;

use crate::commands::cli::{Cli, Completions};
use crate::commands::exit::Exit;
use crate::commands::output::say;

/// Runs the command.
pub fn run(arguments: &Completions) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "steadfast", &mut script);
    say(&String::from_utf8_lossy(&script));
    Exit::Done
}
