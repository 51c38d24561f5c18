//! `steadfast explain`: describes a kind of diagnostic and how to fix it, or the values that a template sees.

pub mod cli;
mod explanation;
mod output;
mod rows;
mod template;

use crate::commands::exit::Exit;
use crate::commands::explain::cli::{Explain, Subject};
use crate::commands::output::{Voice, say, warn};
use crate::diagnostic::{codes, nearest};

/// Runs the command.
pub(super) fn run(arguments: &Explain, voice: Voice) -> Exit {
    if let Some(Subject::Template(arguments)) = &arguments.subject {
        return template::run(arguments, voice);
    }
    let Some(name) = &arguments.code else {
        let widest = codes::ALL.iter().map(|code| code.name.len()).max().unwrap_or_default();
        let lines = codes::ALL.iter().map(|code| format!("{:widest$}  {}\n", code.name, code.about));
        say(&lines.collect::<String>());
        return Exit::Done;
    };
    if let Some(code) = codes::find(name) {
        say(&format!("{}: {}\n\n{}\n", code.name, code.about, code.explanation));
        return Exit::Done;
    }
    let help = match nearest(name, codes::ALL.iter().map(|code| code.name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None if name.ends_with(".html") => format!("did you mean `steadfast explain template {name}`?"),
        None => "`steadfast explain` lists all kinds".to_owned(),
    };
    warn(&format!("error: there is no kind of fault `{name}`\n  help: {help}\n"));
    Exit::Usage
}
