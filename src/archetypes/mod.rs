//! Makes the text of a new article from a template of the author's, a file in `archetypes/`.
//!
//! No build reads that folder. Whatever the template says, the new article is a draft.

mod fill;
mod front_matter;
mod placeholders;
mod values;

pub use fill::fill;
pub use values::Values;
