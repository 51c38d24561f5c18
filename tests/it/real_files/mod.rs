//! Files as authors bring them: what came out wrong once, for each kind of file, and what must come out.
//!
//! These tests use the program itself or the text of a fixture only, so that they can be run against any version.

mod addresses;
mod addresses_of_all_scripts;
mod blocked_storage;
mod command_line;
mod comment_forms;
mod days;
mod embedded;
mod feed_texts;
mod files_of_drafts;
mod frame_ids;
mod front_matter;
mod gathered_messages;
mod gone_addresses;
mod heading_ids;
mod held_back;
mod helps;
mod imports;
mod kinds;
mod leftovers;
mod media_types;
mod misspelt_fields;
mod names;
mod new_articles;
mod not_ready;
mod own_folders;
mod own_host;
mod paper;
mod part_numbers;
mod parts;
mod portraits;
mod preview_saves;
mod quotes;
mod reader;
mod regions;
mod searched;
mod theme_messages;
mod tidy_lists;
mod titles;
mod unsigned;
mod widths;
mod writers;
