//! Changes of the author's files, as data: computed first, shown as a diff, then written by `rewrite`.
//!
//! [`Changes`] collects what a command wants to change. [`Changes::resolve`] makes the new texts. [`unified_diff`] shows them.
//! [`YamlEditor`] changes single keys of front matter and settings, and leaves comments, order and all other bytes alone.

mod apply;
mod changes;
mod line_ends;
mod unified_diff;
mod yaml_editor;

pub use apply::apply;
pub use changes::{ChangedFile, Changes, Resolved};
pub use line_ends::with_line_ends_of;
pub use unified_diff::{unified_diff, unified_diffs};
pub use yaml_editor::YamlEditor;
