//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod addresses;
mod blocked_storage;
mod command_line;
mod comment_forms;
mod embedded;
mod feed_texts;
mod frame_ids;
mod gathered_messages;
mod gone_addresses;
mod heading_ids;
mod imports;
mod misspelt_fields;
mod new_articles;
mod own_host;
mod paper;
mod part_numbers;
mod portraits;
mod reader;
mod theme_messages;
mod tidy_lists;
mod unsigned;
mod widths;
