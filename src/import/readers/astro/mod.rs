//! Reads blogs of Astro and of Next, whose texts are Markdown or MDX.

mod collections;
mod facts;
mod reader;

pub(super) use reader::READER;
