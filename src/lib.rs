//! Steadfast turns a folder of Markdown into a guidance blog.

pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod markdown;
pub mod path;
pub mod slug;
