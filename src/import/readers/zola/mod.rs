//! Reads a folder of Zola.

mod lists;
mod page;
mod reader;
mod site;

pub(super) use reader::READER;
