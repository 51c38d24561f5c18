//! Parses YAML into a tree of values, each with its bytes in the file.
//!
//! The only module that knows the YAML crate. It refuses what has no use in front matter and settings (tags, merge
//! keys, several documents, keys that stand twice), bounds what it reads, and keeps scalars as they were written.
//! It does not know what keys mean: `keys` reads their values.

mod diagnostics;
mod limits;
mod line;
mod lookalikes;
mod mistakes;
mod node;
mod parse;
pub mod quote;
mod read;
mod scanner;
mod spans;

pub(crate) use line::{KeyLine, line_at};
pub use node::{MapEntry, Node, NodeKind};
pub use parse::parse;
