//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod blocked_storage;
mod feed_texts;
mod front_matter;
mod gathered_messages;
mod held_back;
mod helps;
mod imports;
mod not_ready;
mod paper;
mod part_numbers;
#[cfg(feature = "images")]
mod portraits;
mod reader;
mod tidy_lists;
mod unsigned;
mod widths;
mod writers;
