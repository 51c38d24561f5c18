//! The messages for unknown commands and options: a similar name, or a list.
//!
//! The argument parser has its own guesses, but they are too loose: it offers `new` for `newsletter`.

use std::env;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error};

use crate::commands::cli::Cli;
use crate::commands::exit::Exit;
use crate::commands::output::warn;
use crate::diagnostic::nearest;

/// Returns the message for an error of the arguments; `None` if the parser's own message is good.
pub(super) fn message(error: &Error) -> Option<String> {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(name)) => Some(name.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => Some(unknown_command(named(ContextKind::InvalidSubcommand)?)),
        ErrorKind::UnknownArgument => {
            let name = named(ContextKind::InvalidArg).filter(|name| name.starts_with("--"))?;
            Some(unknown_option(name.split('=').next().unwrap_or(name)))
        }
        _ => None,
    }
}

/// Prints that a command is needed.
pub(super) fn no_command() -> Exit {
    let command = Cli::command();
    let known: Vec<&str> = names(&command).collect();
    warn(&format!("error: a command is needed\n  help: the commands are {}\n", known.join(", ")));
    Exit::Usage
}

fn unknown_command(name: &str) -> String {
    let (path, command) = named_command();
    let known: Vec<&str> = names(&command).collect();
    let help = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{path} {meant}`?"),
        None => format!("the commands are {}", known.join(", ")),
    };
    format!(
        "error: there is no command `{path} {name}`\n  help: {help}\n        `{path} --help` says what each does\n"
    )
}

fn unknown_option(name: &str) -> String {
    let (path, command) = named_command();
    let known = command.get_arguments().filter(|option| !option.is_hide_set()).filter_map(|it| it.get_long());
    let guess = nearest(name.trim_start_matches('-'), known);
    let help = guess.map(|meant| format!("did you mean `--{meant}`?\n        ")).unwrap_or_default();
    format!("error: `{path}` has no option `{name}`\n  help: {help}`{path} --help` lists the options\n")
}

/// Returns the deepest command that the arguments name, with the words that lead to it.
fn named_command() -> (String, Command) {
    let mut command = Cli::command();
    command.build();
    let mut path = command.get_name().to_owned();
    for word in env::args().skip(1) {
        if let Some(next) = command.find_subcommand(&word).cloned() {
            path.push_str(&format!(" {word}"));
            command = next;
        }
    }
    (path, command)
}

/// Returns the commands that an author may use.
pub(super) fn names(command: &Command) -> impl Iterator<Item = &str> {
    let shown = command.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(Command::get_name).filter(|name| *name != "help")
}
