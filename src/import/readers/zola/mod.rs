//! Reads a folder of Zola.

mod page;
mod reader;
mod site;

pub(super) use reader::READER;
