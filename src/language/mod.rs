//! Languages: the interface texts, the names in dates, the format of numbers, and the direction of writing.
//!
//! A language is assembled from files `languages/CODE.yaml`: those that the program carries, and the site's own, which
//! override text by text. `en-GB` starts with everything in `en`; texts that a language lacks are English.

mod code;
mod definition;
mod file;
mod languages;
mod layers;
mod messages;
pub mod placeholders;
pub mod plural;
pub mod script;
#[cfg(test)]
mod tests;

pub use definition::Language;
pub use languages::{LanguageSettings, Languages};
pub use layers::FOLDER;
