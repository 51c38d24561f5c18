//! Reads a folder of Jekyll.

mod addresses;
mod bodies;
mod dialect;
mod documents;
mod files;
mod keys;
mod lists;
mod read;
mod site;
mod texts;

pub(super) use read::READER;
