//! The commands: each reads files and arguments, calls the library, and prints the result.

mod account;
#[cfg(feature = "serve")]
mod browser;
pub mod build;
mod build_moment;
pub mod check;
pub mod cli;
mod cli_site;
mod cli_values;
pub mod comments;
pub mod completions;
pub mod diff;
pub mod exit;
pub mod explain;
mod images;
#[cfg(feature = "import")]
pub mod import;
pub mod init;
mod interrupt;
mod last_build;
pub mod ledger;
mod licenses;
pub mod list;
mod loaded_site;
mod lost_addresses;
pub mod man;
pub mod moves;
pub mod new;
pub mod next;
mod output;
mod progress;
pub mod publish;
mod randomness;
mod render_thread;
#[cfg(feature = "serve")]
mod restart;
pub mod reviewed;
#[cfg(feature = "serve")]
pub mod serve;
mod shell;
mod site_folder;
mod slow_templates;
mod social_cards;
pub mod stats;
mod summary;
pub mod theme;
mod timings;
mod unknown_argument;

use std::panic;
use std::panic::UnwindSafe;
use std::process::ExitCode;

use clap::Parser;

use crate::commands::cli::{Cli, Command};
use crate::commands::exit::Exit;
use crate::commands::output::{Detail, Voice, Volume};

/// Runs the command that the arguments name. A panic is caught here and reported as a bug of this program.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => {
            match unknown_argument::message(&answer) {
                Some(message) => output::warn(&message),
                // Help and version arrive here too. If they cannot be written, nobody reads them.
                None => drop(answer.print()),
            }
            return if answer.use_stderr() { Exit::Usage.into() } else { Exit::Done.into() };
        }
    };
    panic::set_hook(Box::new(output::panic));
    cli.speech.color.choice().write_global();
    let Some(command) = &cli.command else {
        return if cli.licenses { licenses::run() } else { unknown_argument::no_command() }.into();
    };
    let voice = voice(&cli, command);
    guarded(|| match command {
        Command::Build(arguments) => build::run(arguments, voice),
        Command::Check(arguments) => check::run(arguments, voice),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, voice),
        Command::Init(arguments) => init::run(arguments, voice),
        Command::New(arguments) => new::run(arguments, voice),
        Command::Reviewed(arguments) => reviewed::run(arguments, voice),
        Command::Publish(arguments) => publish::run(arguments, voice),
        Command::Diff(arguments) => diff::run(arguments, voice),
        Command::List(arguments) => list::run(arguments, voice),
        Command::Next(arguments) => next::run(arguments, voice),
        Command::Stats(arguments) => stats::run(arguments, voice),
        #[cfg(feature = "import")]
        Command::Import(arguments) => import::run(arguments, voice),
        Command::Comments(arguments) => comments::run(arguments, voice),
        Command::Explain(arguments) => explain::run(arguments, voice),
        Command::Ledger(arguments) => ledger::run(arguments, voice),
        Command::Mv(arguments) => moves::mv(arguments, voice),
        Command::Rename(arguments) => moves::rename(arguments, voice),
        Command::Rm(arguments) => moves::rm(arguments, voice),
        Command::Theme(arguments) => theme::run(arguments, voice),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    })
    .into()
}

/// Returns how much to print, from the arguments.
fn voice(cli: &Cli, command: &Command) -> Voice {
    let all = match command {
        Command::Build(arguments) => arguments.all.all,
        Command::Check(arguments) => arguments.all,
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => arguments.all.all,
        Command::Comments(arguments) => arguments.all,
        _ => false,
    };
    Voice {
        volume: if cli.speech.quiet { Volume::Quiet } else { Volume::Usual },
        detail: if all || cli.speech.verbose { Detail::Each } else { Detail::Gathered },
    }
}

/// Does some work; returns [`Exit::Bug`] if it panics.
fn guarded(work: impl FnOnce() -> Exit + UnwindSafe) -> Exit {
    panic::catch_unwind(work).unwrap_or(Exit::Bug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_a_bug() {
        assert_eq!(guarded(|| panic!("on purpose")), Exit::Bug);
        assert_eq!(guarded(|| Exit::Done), Exit::Done);
    }
}
