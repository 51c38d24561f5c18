//! Steadfast turns a folder of Markdown into a guidance blog.

pub mod config;
pub mod content;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod path;
pub mod slug;
pub mod yaml;
