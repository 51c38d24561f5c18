//! Joins the pipeline: makes a [`Blog`] of the sources, and renders its outputs.
//!
//! A blog knows no disk: texts come in as [`Sources`](crate::source::Sources), bytes go out to a function of the caller's.

mod anchors;
#[expect(clippy::module_inception, reason = "the file of the struct `Blog` has its name")]
mod blog;
mod jobs;
mod load;
mod observer;
mod receiver;
mod release;
mod render_all;
mod rendering;
mod request;
mod reuse;
pub mod template_values;
mod text_links;

pub use anchors::dead_anchors;
pub use blog::Blog;
pub use load::languages;
pub use observer::{LoadStage, Observer};
pub use receiver::{Receiver, Stop};
pub use request::Request;
pub use reuse::LoadCache;
