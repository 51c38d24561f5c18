//! Opens a file in the author's editor.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::commands::exit::Exit;
use crate::commands::output;

/// The author's editor: a command, perhaps with options, as in `code --wait`.
pub(super) struct Editor(String);

/// Returns the editor that `VISUAL` or `EDITOR` names. The error is a message.
pub(super) fn named() -> Result<Editor, String> {
    let set = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    match set("VISUAL").or_else(|| set("EDITOR")) {
        Some(command) => Ok(Editor(command)),
        None => Err("error: neither `VISUAL` nor `EDITOR` names an editor\n  help: set one, such as \
                     EDITOR=nano, or leave `--edit` out\n"
            .to_owned()),
    }
}

impl Editor {
    /// Opens a file, and waits until the editor ends.
    pub(super) fn open(&self, file: &Path) -> Exit {
        let name = self.0.trim();
        match self.command(file).status() {
            Ok(status) if status.success() => Exit::Done,
            Ok(status) => failed(name, &status.to_string()),
            Err(reason) => failed(name, &reason.to_string()),
        }
    }

    /// As git does it: the shell splits the command, and knows its quotes.
    #[cfg(unix)]
    fn command(&self, file: &Path) -> Command {
        let mut command = Command::new("/bin/sh");
        command.arg("-c").arg(format!("{} \"$@\"", self.0)).arg(&self.0).arg(file);
        command
    }

    #[cfg(not(unix))]
    fn command(&self, file: &Path) -> Command {
        let mut words = self.0.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).arg(file);
        command
    }
}

fn failed(editor: &str, reason: &str) -> Exit {
    output::warn(&format!(
        "error: the editor `{editor}` failed: {reason}\n  help: the file is written; open it yourself\n"
    ));
    Exit::Fault
}
