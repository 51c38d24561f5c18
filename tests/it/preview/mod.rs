//! The live preview, mostly through the program itself: what a browser receives while an author writes.

mod comments;
mod edits;
mod incremental;
mod pages;
#[cfg(feature = "images")]
mod pictures;
pub(crate) mod safety;
pub(crate) mod served;
mod start;
