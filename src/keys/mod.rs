//! Reads the keys of a YAML map: texts, numbers, dates, lists, addresses.
//!
//! `config`, `content` and `language` read their files through [`Fields`]. What a key is for is theirs to know; the
//! syntax of YAML is the subject of `yaml`.

mod address_values;
mod fields;
mod lists;
mod names;
mod prose;
mod unknown_keys;
mod values;

pub use address_values::is_language;
pub use fields::Fields;
pub use unknown_keys::Unknown;
pub use values::{likely_date, tidy, truth};
