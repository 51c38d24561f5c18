//! HTML and XML as text: escaping, character references, and a tokenizer for tags.
//!
//! None of this is a parser, and nothing here decides which markup is safe: that is the task of
//! [`crate::markdown::untrusted`].

pub mod escape;
pub mod references;
pub mod tags;
