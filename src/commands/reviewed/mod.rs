//! `steadfast reviewed`: notes that articles have been read again.

pub mod cli;
mod next_review;
mod run;

pub(super) use run::run;
