//! Writing to the terminal. Where nobody listens any more, the exit status still tells.

use std::io::Write;
use std::panic::PanicHookInfo;
use std::path::Path;

use anstream::AutoStream;
use anstream::ColorChoice;

use crate::commands::cli::Format;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Report;
use crate::diagnostic::Severity;
use crate::diagnostic::counted;
use crate::diagnostic::human;
use crate::diagnostic::human::Style;
use crate::diagnostic::machine;

/// Writes a text to standard output.
pub(super) fn say(text: &str) {
    // A closed pipe or a full disk is not a fault of the site.
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Writes a text to standard error.
pub(super) fn warn(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// The columns that a line of a list has.
pub(super) const WIDTH: usize = 80;

/// A line that is cut where it would be too long.
pub(super) fn fitted(line: &str) -> String {
    let line = line.trim_end();
    match line.char_indices().nth(WIDTH) {
        None => line.to_owned(),
        Some(_) => line.chars().take(WIDTH - 1).chain(['…']).collect(),
    }
}

/// Writes all faults of the site in `root`, and for people how many there are.
pub(super) fn report(report: Report, root: &Path, format: Format) {
    let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
    let faults = report.sorted();
    match format {
        Format::Human => warn(&for_people(&faults, errors, warnings)),
        Format::Json => say(&faults.iter().map(machine::json).collect::<String>()),
        Format::Github => {
            say(&faults.iter().map(|fault| machine::github(fault, &folder(root))).collect::<String>());
        }
    }
}

/// The site's folder, as the beginning of its files' paths.
fn folder(root: &Path) -> String {
    let root = root.strip_prefix(".").unwrap_or(root);
    if root.as_os_str().is_empty() { String::new() } else { format!("{}/", root.display()) }
}

fn for_people(faults: &[Diagnostic], errors: usize, warnings: usize) -> String {
    let style = match AutoStream::choice(&std::io::stderr()) {
        ColorChoice::Never => Style::Plain,
        _ => Style::Coloured,
    };
    let mut text: String = faults.iter().map(|fault| human::draw(fault, style)).collect();
    let counts = [(errors, "error"), (warnings, "warning")];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if !counts.is_empty() {
        text.push_str(&format!(
            "{}; `steadfast explain CODE` says more about each kind\n",
            counts.join(", ")
        ));
    }
    text
}

/// What is said of a panic: that it is ours, and where. No backtrace.
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
