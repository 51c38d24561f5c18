//! Converts the HTML of other systems to Markdown. The only user of htmd.

mod as_html;
mod clean;
mod convert;
mod footnotes;
mod handlers;
mod links;
mod pictures;
#[cfg(test)]
mod tests;
mod tree;

pub use convert::{Converted, beginning, to_markdown};
