//! `steadfast import`: makes a site of a blog from another system, and compares its addresses with the old ones.

mod articles;
mod check_addresses;
pub mod cli;
mod comments;
mod fetch;
mod in_place;
mod read;
mod reader;
mod run;
mod settings;
mod summary;
mod work_tree;

pub(super) use run::run;
