//! Writes to the terminal. Errors of writing are ignored; the exit status remains right.

use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::Path;

use anstream::{AutoStream, ColorChoice};

use crate::commands::cli::Format;
use crate::diagnostic::gather::Gathered;
use crate::diagnostic::human::Style;
use crate::diagnostic::{Diagnostic, Report, Severity, counted, gather, human, machine};

/// Writes a text to standard output.
pub(super) fn say(text: &str) {
    // A closed pipe or a full disk is not an error of the site.
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Writes a text to standard error.
pub(super) fn warn(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// The width of a line of a list in columns.
pub(super) const WIDTH: usize = 80;

/// Truncates a line that is too long.
pub(super) fn fitted(line: &str) -> String {
    let line = line.trim_end();
    match line.char_indices().nth(WIDTH) {
        None => line.to_owned(),
        Some(_) => line.chars().take(WIDTH - 1).chain(['…']).collect(),
    }
}

/// How much a command prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Voice {
    /// Which messages are printed.
    pub(super) volume: Volume,
    /// How similar messages are printed.
    pub(super) detail: Detail,
}

/// Which messages are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Volume {
    /// Only errors, and the result of the command.
    Quiet,
    /// Also warnings and a summary.
    #[default]
    Usual,
}

/// How similar messages are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Detail {
    /// Diagnostics with the same cause are printed once, with their number.
    #[default]
    Gathered,
    /// Each diagnostic is printed.
    Each,
}

impl Voice {
    /// Writes a summary to standard output, unless the command is quiet.
    pub(super) fn account(self, text: &str) {
        if self.volume == Volume::Usual {
            say(text);
        }
    }

    /// Writes a note to standard error, unless the command is quiet.
    pub(super) fn note(self, text: &str) {
        if self.volume == Volume::Usual {
            warn(text);
        }
    }

    /// Returns the diagnostics that are printed: all, or only errors if the command is quiet.
    pub(super) fn heard(self, report: Report) -> Vec<Diagnostic> {
        let mut faults = report.sorted();
        if self.volume == Volume::Quiet {
            faults.retain(|fault| fault.severity == Severity::Error);
        }
        faults
    }

    /// Writes the diagnostics of the site in `root`; in the format for people, also their number.
    pub(super) fn report(self, report: Report, root: &Path, format: Format) {
        let faults = self.heard(report);
        match format {
            Format::Human => warn(&for_people(&faults, self.detail)),
            Format::Json => say(&faults.iter().map(machine::json).collect::<String>()),
            Format::Github => {
                say(&faults.iter().map(|fault| machine::github(fault, &folder(root))).collect::<String>());
            }
        }
    }
}

/// Returns the prefix of the paths of the site's files.
pub(super) fn folder(root: &Path) -> String {
    let root = root.strip_prefix(".").unwrap_or(root);
    // In a subfolder of the site, its path in the repository is unknown.
    if root.starts_with("..") {
        return String::new();
    }
    if root.as_os_str().is_empty() { String::new() } else { format!("{}/", root.display()) }
}

/// Writes warnings, then errors, then their number: the author looks first at the end.
fn for_people(faults: &[Diagnostic], detail: Detail) -> String {
    let style = match AutoStream::choice(&std::io::stderr()) {
        ColorChoice::Never => Style::Plain,
        _ => Style::Coloured,
    };
    let of = |severity: Severity| faults.iter().filter(move |fault| fault.severity == severity);
    let gathered = |severity: Severity| match detail {
        Detail::Gathered => gather::gather(of(severity)),
        Detail::Each => gather::each(of(severity)),
    };
    let shown = [gathered(Severity::Warning), gathered(Severity::Error)].concat();
    let mut text: String = shown.iter().map(|gathered| human::draw_gathered(gathered, style)).collect();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning")];
    let counts = counts.map(|(severity, noun)| (of(severity).count(), noun));
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if !counts.is_empty() {
        let is_whole = |gathered: &Gathered<'_>| gathered.others.is_empty();
        let rest = if shown.iter().all(is_whole) { "" } else { ", and `--all` shows each message" };
        text.push_str(&format!(
            "{}; `steadfast explain CODE` says more about each kind{rest}\n",
            counts.join(", ")
        ));
    }
    text
}

/// Writes the message for a panic: that it is a bug, and its location. No backtrace.
pub(super) fn panic(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let what = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let place =
        info.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
    warn(&format!(
        "steadfast has a fault of its own: {}{place}\nNothing was published. Please report it with the files that \
         brought it about.\n",
        what.unwrap_or("no reason given")
    ));
}
