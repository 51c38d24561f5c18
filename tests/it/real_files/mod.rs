//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod addresses;
mod blocked_storage;
mod comment_forms;
mod embedded;
mod feed_texts;
mod frame_ids;
mod gathered_messages;
mod heading_ids;
mod imports;
mod own_host;
mod paper;
mod part_numbers;
mod portraits;
#[cfg(feature = "serve")]
mod preview_saves;
mod reader;
mod tidy_lists;
mod unsigned;
mod widths;
