//! What templates see, by name and type: learned from a small site that the program carries, for those who explain it and
//! for those who look for misspelt names.

mod builtin;
mod misspelt;
mod relations;
mod types;

pub use builtin::blogs;
pub use relations::Relations;
pub use types::Kind;
pub use types::Shape;
pub use types::Types;

pub(super) use misspelt::misspelt;
