//! `steadfast publish`: takes the draft mark of a text away and sets its date.

pub mod cli;
mod named_file;
mod run;

pub(super) use run::run;
