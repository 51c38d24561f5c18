//! Reads the keys of a YAML map: texts, numbers, dates, lists, addresses.
//!
//! `config`, `content` and `language` read their files through [`Fields`]. They know what each key is for; `yaml` knows
//! the syntax.

mod address_values;
mod fields;
mod likely_date;
mod lists;
mod meaning;
mod names;
mod prose;
mod scalars;
mod unknown_keys;
mod values;

pub use address_values::is_language;
pub use fields::Fields;
pub use likely_date::likely_date;
pub use scalars::{tidy, truth};
pub use unknown_keys::UnknownKeys;
