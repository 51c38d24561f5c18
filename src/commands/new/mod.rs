//! `steadfast new`: creates an article's file with its front matter.

pub mod cli;
mod editor;
mod run;
mod template;

pub(super) use run::run;
