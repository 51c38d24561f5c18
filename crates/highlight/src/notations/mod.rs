//! Readers of other notations than programming languages: markup, stylesheets, data, shell commands, line formats.

pub(crate) mod data;
pub(crate) mod diff;
pub(crate) mod dockerfile;
mod each_line;
pub(crate) mod http;
pub(crate) mod markdown;
pub(crate) mod markup;
pub(crate) mod shell;
pub(crate) mod stylesheet;
