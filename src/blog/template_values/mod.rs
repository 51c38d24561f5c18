//! What templates see, by name and type: a table learned from a small site that the program carries, for those who explain
//! it and for those who look for misspelt names.

mod builtin;
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
