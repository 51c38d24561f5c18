//! `steadfast list`: lists what the site has.

pub mod cli;
mod run;

pub(super) use run::{drawn, run};
