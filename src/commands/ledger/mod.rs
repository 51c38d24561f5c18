//! `steadfast ledger`: the addresses that were ever published.

pub mod cli;
mod record;

use crate::commands::exit::Exit;
use crate::commands::ledger::cli::{Ledger, LedgerCommand};
use crate::commands::output::Voice;

/// Runs the command.
pub(super) fn run(arguments: &Ledger, voice: Voice) -> Exit {
    match &arguments.command {
        LedgerCommand::Record(arguments) => record::run(arguments, voice),
    }
}
