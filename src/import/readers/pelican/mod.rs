//! Reads a folder of Pelican.

mod addresses;
mod code;
mod links;
mod lists;
mod metadata;
mod reader;
mod settings;

pub(super) use reader::READER;
