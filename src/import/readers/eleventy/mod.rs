//! Reads a folder of Eleventy.

mod addresses;
mod cascade;
mod data_outputs;
mod dialect;
mod files;
mod read;
mod site;
mod texts;

pub(super) use read::READER;
