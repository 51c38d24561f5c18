//! The commands: each reads the world, calls the library, and says what came of it.

#[cfg(feature = "serve")]
mod browser;
pub mod build;
pub mod cli;
pub mod comments;
pub mod completions;
pub mod explain;
mod images;
pub mod init;
mod interrupt;
mod licenses;
mod lost_addresses;
pub mod man;
pub mod new;
mod output;
mod progress;
mod randomness;
mod render_thread;
#[cfg(feature = "serve")]
mod restart;
#[cfg(feature = "serve")]
pub mod serve;
mod shell;
mod site_folder;
mod slow_templates;
mod social_cards;
mod summary;
pub mod theme;
mod unfinished;
mod unknown_argument;

use std::panic;
use std::panic::UnwindSafe;
use std::process::ExitCode;

use clap::Parser;

use crate::commands::cli::{Cli, Command};
use crate::commands::output::{Detail, Voice, Volume};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// What was asked for is done.
    Done,
    /// The author's input is at fault; nothing was changed.
    Fault,
    /// The command was used wrongly.
    Usage,
    /// A signal ended the work; nothing was changed. 130 is what shells give to a program that Ctrl-C ended.
    Interrupted,
    /// The program is at fault; nothing was changed. 70 is `EX_SOFTWARE` of BSD's sysexits.
    Bug,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Fault => 1,
            Exit::Usage => 2,
            Exit::Interrupted => 130,
            Exit::Bug => 70,
        })
    }
}

/// Runs the command that the arguments name. A panic is caught here and told as what it is: a fault of ours.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => {
            match unknown_argument::message(&answer) {
                Some(message) => output::warn(&message),
                // Help and version too come this way; where they cannot be written, nobody is there to read them.
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
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(arguments, voice),
        Command::Init(arguments) => init::run(arguments, voice),
        Command::New(arguments) => new::run(arguments, voice),
        Command::Comments(arguments) => comments::run(arguments, voice),
        Command::Explain(arguments) => explain::run(arguments, voice),
        Command::Theme(arguments) => theme::run(arguments, voice),
        Command::Completions(arguments) => completions::run(arguments),
        Command::Man(arguments) => man::run(arguments),
    })
    .into()
}

/// How much is said, as the arguments ask.
fn voice(cli: &Cli, command: &Command) -> Voice {
    let all = match command {
        Command::Build(arguments) => arguments.all.all,
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

/// Does some work; where it panics, the fault is ours.
fn guarded(work: impl FnOnce() -> Exit + UnwindSafe) -> Exit {
    panic::catch_unwind(work).unwrap_or(Exit::Bug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_as_a_fault_of_ours() {
        assert_eq!(guarded(|| panic!("on purpose")), Exit::Bug);
        assert_eq!(guarded(|| Exit::Done), Exit::Done);
    }
}
