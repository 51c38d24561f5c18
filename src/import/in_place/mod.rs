//! Makes a site of a blog in its own folder: finds what has to change, and changes it.
//!
//! An import writes the whole site beside the folder. Each file of it is compared with the file of the old blog that it was
//! made of: a text of which a build reads the same stays byte for byte.

mod apply;
mod change;
mod key_blocks;
mod least_change;
mod plan;
mod reading;

pub use apply::apply;
pub use change::FileChange;
pub use plan::{ASIDE, FolderState, InPlacePlan};
