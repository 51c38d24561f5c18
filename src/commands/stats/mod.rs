//! `steadfast stats`: prints numbers about the published articles.

pub mod cli;
mod run;

pub(super) use run::run;
