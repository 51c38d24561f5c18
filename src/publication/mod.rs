//! Makes an article of a draft: takes the draft mark away and sets the date, as changes of its file.
//!
//! Does not write them.

mod file_name;
mod going_live;
mod refusal;

pub use going_live::{GoingLive, When, going_live};
pub use refusal::Refusal;
