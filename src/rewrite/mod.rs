//! Writes changes into the author's folder.
//!
//! All files are compared with what the changes were made from before the first one is written, so that an edit that the author
//! saves meanwhile is never lost. Each file is then replaced as a whole. Files are removed last.

mod write;

pub use write::write;
