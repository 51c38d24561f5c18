//! The kinds of files: what a file is, its media type, and whether `content/` publishes it.
//!
//! One table serves the reader of the sources, the plan, the messages and the preview. The extension of a file's name
//! gives its kind. For images the first bytes count more than the name, see [`of_content`].

mod kind;
mod magic;
mod name;
mod table;

pub use kind::{BYTES, FileKind, Group, HTML, TEXT};
pub use magic::{HEAD, of_content};
pub use name::{is_markdown, is_page, media_type, of_name};
