//! `steadfast check`: reports what a build reports, and advice beside it. Publishes and writes nothing.

pub mod cli;
mod output;
mod run;

pub(super) use run::run;
