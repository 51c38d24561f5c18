//! Diagnostics: what is wrong with the author's input, where, why it matters, and how to mend it.
//!
//! A [`Diagnostic`] holds the line it points at, so that it can be shown after the file is gone. [`human`] writes it for a
//! terminal, [`machine`] for programs and CI logs, [`sarif`] for services that read results of checks; [`gather`] groups diagnostics with one cause. [`codes`] lists the kinds.

pub mod codes;
mod count;
mod edit;
pub mod gather;
mod guesses;
pub mod human;
pub mod machine;
pub mod misspelt;
mod nearest;
mod record;
mod report;
pub mod sarif;
mod span;

pub use codes::Code;
pub use count::counted;
pub use edit::Edit;
pub use guesses::Guesses;
pub use nearest::nearest;
pub use record::{Diagnostic, Severity};
pub use report::Report;
pub use span::{Located, Span};
