//! The values that templates see, as plain data: texts and addresses are formatted and need no further work. The
//! template reference in `docs/templates.md` describes these types field by field.
//!
//! Templates never see [`crate::site::Site`]. A view is small, built once, and shared between the pages that show it.

pub mod article;
pub mod author;
pub mod card;
pub mod comment;
mod date;
mod link;
pub mod list;
pub mod page;
mod reading_time;
pub mod series;
pub mod site;

pub use date::Date;
pub use link::{Link, SharedLinks};
pub use reading_time::reading_minutes;
