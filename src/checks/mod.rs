//! Checks that give advice about a site: what readers trip over, what has grown old, what an author has overlooked.
//!
//! [`TABLE`] lists them. Each check is a function from a [`Subject`] to diagnostics. What a build reports itself, such as dead
//! links, is not repeated here.

mod check;
mod headings;
mod length;
mod links;
mod old_dates;
mod pictures;
mod repeated_words;
mod reviews;
mod series;
mod subject;
mod summaries;
mod table;
mod tags;
mod titles;
mod unfinished;
mod unused;
mod waiting_comments;
mod wanted;
mod words;

pub use check::Check;
pub use reviews::review_noted;
pub use subject::{CheckedText, Subject};
pub use table::TABLE;
pub use unfinished::unfinished;
pub use wanted::Wanted;
pub use words::words;

use crate::diagnostic::Diagnostic;

/// Runs the checks that are wanted.
pub fn run(subject: &Subject<'_>, wanted: &Wanted<'_>) -> Vec<Diagnostic> {
    let checks = TABLE.iter().filter(|check| wanted.includes(check));
    checks.flat_map(|check| (check.find)(subject)).collect()
}
