//! The readers of what is no programming language: markup, stylesheets, data, commands, and formats made of lines.

pub(crate) mod data;
pub(crate) mod diff;
pub(crate) mod dockerfile;
mod each_line;
pub(crate) mod http;
pub(crate) mod markdown;
pub(crate) mod markup;
pub(crate) mod shell;
pub(crate) mod stylesheet;
