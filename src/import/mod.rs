//! Imports whole blogs of other systems: each reader turns a source into entries, and one writer makes a site of them.
//!
//! A source is a file, a zip archive or a folder. A reader passes its articles, pages, authors, files and redirects to an
//! [`Import`], which writes them into a folder beside the site. The folder is moved into the site at the end, so a source
//! that cannot be read changes nothing. Comments are imported afterwards, by `comments::import`.
//!
//! - Each article keeps its address: as `url`, or by the pattern that gives most addresses.
//! - Nothing is lost in silence: what is left out or changed is counted, with its reason and its place.
//! - A second import adds only what the first one did not have, and changes no file.

mod abbreviations;
mod account;
mod address_table;
mod addresses;
mod admonitions;
mod author;
mod callout_markdown;
mod code_markdown;
mod common_keys;
mod curly_attributes;
mod data_files;
mod dated_name;
mod embed_markdown;
mod embedded_hosts;
mod entry;
mod faults;
mod file_names;
mod folder_files;
mod folder_texts;
mod front_matter;
mod hexo_headings;
mod home;
pub mod html;
mod install;
mod js_literal;
mod js_settings;
mod jsx_tags;
mod known_addresses;
mod known_includes;
mod known_tags;
mod kramdown;
mod kramdown_attributes;
mod kramdown_html;
mod kramdown_spans;
mod leading_title;
mod liquid_arguments;
mod liquid_expression;
mod liquid_tags;
mod liquid_text;
mod liquid_variables;
mod markdown_blocks;
mod markdown_lines;
mod markdown_writing;
mod mdx;
mod notes;
mod old_markup;
mod old_pages;
mod options;
mod own_addresses;
mod own_fields;
mod own_keys;
mod page_bundles;
mod permalink_styles;
mod permalinks;
mod picture_markdown;
mod pictures;
mod plain_fields;
mod plain_text;
mod prepared_entry;
mod readers;
mod receiver;
mod relative_links;
mod replaced_text;
mod settings_file;
mod shortcode_meanings;
mod shortcode_tags;
mod shortcodes;
mod site_facts;
mod site_files;
mod site_settings;
mod source;
mod source_root;
mod source_text;
mod staging;
mod static_files;
mod tag_arguments;
mod tag_dialect;
mod text_notes;
mod unzip;
mod yaml_value;

pub use account::Account;
pub use addresses::path_of;
pub use author::ImportedAuthor;
pub use common_keys::{date, take_common_keys};
pub use entry::{Entry, EntryImage, EntryKind};
pub use install::install;
pub use notes::{Note, Notes};
pub use options::{DraftChoice, ImportOptions};
pub use readers::{READERS, Reader, recognise};
pub use receiver::Import;
pub use site_facts::SiteFacts;
pub use source::{Source, SourceFile};
pub use source_text::{SourceText, split};
pub use staging::Staging;
pub use yaml_value::YamlValue;
