//! Reads a folder of Hexo.

mod dialect;
mod lists;
mod read;
mod site;
mod texts;

pub(super) use read::READER;
