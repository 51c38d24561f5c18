//! The names and types of the values that templates see. They are learned from a small built-in site, for
//! `steadfast explain template` and for the check of misspelt names.

mod builtin;
mod known_values;
mod misspelt;
mod relations;
mod shapes;
mod table;
mod types;

pub use builtin::blogs;
pub(super) use misspelt::misspelt;
pub use relations::Relations;
pub use shapes::{Shape, Shapes, ValueKind};
pub use types::Types;
