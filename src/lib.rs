//! Steadfast turns a folder of Markdown into a guidance blog.

pub mod blog;
pub mod commands;
pub mod config;
pub mod content;
pub mod date;
pub mod diagnostic;
pub mod digest;
pub mod markdown;
pub mod path;
pub mod plan;
pub mod publish;
pub mod render;
pub mod site;
pub mod slug;
pub mod source;
pub mod theme;
pub mod view;
