//! `steadfast man`: prints a manual page, made from the same text as `--help`.

use clap::CommandFactory;
use clap_mangen::Man as Page;

use crate::commands::cli::{Cli, Man};
use crate::commands::exit::Exit;
use crate::commands::output::{say, warn};
use crate::commands::unknown_argument;
use crate::diagnostic::nearest;

/// Runs the command.
pub fn run(arguments: &Man) -> Exit {
    let mut command = Cli::command();
    command.build();
    for word in &arguments.command {
        let Some(next) = command.find_subcommand(word) else {
            let names: Vec<&str> = unknown_argument::names(&command).collect();
            let help = match nearest(word, names.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the commands are {}", names.join(", ")),
            };
            warn(&format!("error: there is no command `{word}`\n  help: {help}\n"));
            return Exit::Usage;
        };
        command = next.clone();
    }
    let mut page = Vec::new();
    // Writing to memory never fails.
    let _ = Page::new(command).render(&mut page);
    say(&String::from_utf8_lossy(&page));
    Exit::Done
}
