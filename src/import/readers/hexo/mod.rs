//! Reads a folder of Hexo.

mod dialect;
mod read;
mod texts;

pub(super) use read::READER;
