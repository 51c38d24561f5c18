//! The ways in which the program ends, and the exit status of each.

use std::process::ExitCode;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The command has done its work.
    Done,
    /// The author's input has errors; nothing was changed.
    Fault,
    /// The arguments are wrong.
    Usage,
    /// There is nothing of what was asked for, and nothing is wrong.
    Nothing,
    /// A signal ended the work; nothing was changed. 130 is what shells give to a program that Ctrl-C ended.
    Interrupted,
    /// The program has a bug; nothing was changed. 70 is `EX_SOFTWARE` of BSD's sysexits.
    Bug,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Fault => 1,
            Exit::Usage => 2,
            Exit::Nothing => 3,
            Exit::Interrupted => 130,
            Exit::Bug => 70,
        })
    }
}
