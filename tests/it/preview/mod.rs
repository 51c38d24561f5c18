//! The live preview, mostly through the program itself: what a browser gets while an author writes.

mod edits;
mod incremental;
mod pages;
mod safety;
mod served;
mod start;
