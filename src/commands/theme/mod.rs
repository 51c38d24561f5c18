//! `steadfast theme`: lists the theme's files, copies them into a site, and compares the copies with the theme.

pub mod cli;
mod diff;
mod eject;
mod file;
mod lock;

use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::theme::cli::{Theme, ThemeCommand};

/// Runs the command.
pub(super) fn run(arguments: &Theme, voice: Voice) -> Exit {
    match &arguments.command {
        ThemeCommand::Eject(arguments) => eject::run(arguments, voice),
        ThemeCommand::Diff(arguments) => diff::run(arguments, voice),
    }
}
