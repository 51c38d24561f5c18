//! `steadfast import`: makes a site of a blog from another system, and compares its addresses with the old ones.

mod articles;
mod check_addresses;
pub mod cli;
mod run;
mod summary;

pub(super) use run::run;
