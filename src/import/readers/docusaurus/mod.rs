//! Reads the blog of a site of Docusaurus.

mod authors;
mod post;
mod reader;

pub(super) use reader::READER;
