//! Imports whole blogs of other systems: each reader turns a source into entries, and one writer makes a site of them.
//!
//! A source is a file, a zip archive or a folder. A reader passes its articles, pages, authors, files and redirects to an
//! [`Import`], which writes them into a folder beside the site. The folder is moved into the site at the end, so a source
//! that cannot be read changes nothing. Comments are imported afterwards, by `comments::import`.
//!
//! - Each article keeps its address: as `url`, or by the pattern that gives most addresses.
//! - Nothing is lost in silence: what is left out or changed is counted, with its reason and its place.
//! - A second import adds only what the first one did not have, and changes no file.

mod account;
mod address_table;
mod author;
mod common_keys;
mod entry;
mod faults;
mod file_names;
mod front_matter;
mod home;
pub mod html;
mod import;
mod install;
mod notes;
mod old_markup;
mod options;
mod own_fields;
mod permalinks;
mod pictures;
mod plain_text;
mod readers;
mod site_facts;
mod site_settings;
mod source;
mod source_text;
mod staging;
mod unzip;
mod yaml_value;

pub use account::Account;
pub use author::ImportedAuthor;
pub use common_keys::{date, take_common_keys};
pub use entry::{Entry, EntryImage, EntryKind};
pub use import::Import;
pub use install::install;
pub use notes::{Note, Notes};
pub use options::{DraftChoice, ImportOptions};
pub use readers::{READERS, Reader, recognise};
pub use site_facts::SiteFacts;
pub use source::{Source, SourceFile};
pub use source_text::{SourceText, split};
pub use staging::Staging;
pub use yaml_value::YamlValue;
