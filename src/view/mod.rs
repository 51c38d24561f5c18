//! Shapes: what templates see. Plain data with every text and address ready to show; the template reference in
//! `docs/templates.md` describes these types field by field.
//!
//! Templates never see [`crate::site::Site`]: a view is small, made once, and shared between the pages that show it.

pub mod article;
pub mod author;
pub mod comment;
mod date;
mod link;
pub mod list;
pub mod page;
pub mod series;
pub mod site;

pub use date::Date;
pub use link::Link;
