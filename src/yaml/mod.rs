//! Parses YAML into a tree of values with their byte ranges in the file.
//!
//! Only this module knows the YAML crate. It rejects features without a use in front matter and settings (tags, merge
//! keys, multiple documents, duplicate keys), limits size and depth, and keeps scalars as they are written. It does not
//! know what keys mean: `keys` reads their values.

mod diagnostics;
#[cfg(feature = "import")]
pub mod foreign;
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
