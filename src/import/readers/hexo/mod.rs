//! Reads a folder of Hexo.

mod dialect;
mod read;
mod site;
mod texts;

pub(super) use read::READER;
