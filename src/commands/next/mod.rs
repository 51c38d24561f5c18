//! `steadfast next`: prints the next moment at which a build makes another site than a build now.

pub mod cli;
mod run;

pub(super) use run::run;
