//! Converts the HTML of other systems to Markdown. The only user of htmd.

mod convert;

pub use convert::{Converted, to_markdown};
