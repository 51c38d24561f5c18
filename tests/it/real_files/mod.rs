//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod braces;
mod colons;
mod foreign_tags;
mod gathered_messages;
mod imports;
mod notes_and_urls;
mod other_readers;
mod raw_html;
mod summaries;
mod text;
mod unspaced_scripts;
