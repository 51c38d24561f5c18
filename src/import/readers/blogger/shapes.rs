//! The parts of a feed that are read.

use crate::exports::xml::Shape;

/// The most bytes of the text of a post.
const LONGEST: usize = 16 * 1024 * 1024;

/// What the first reading keeps.
pub(super) const SETTINGS: Shape<'_> = Shape {
    records: &["entry", "title", "subtitle", "link", "author"],
    parts: &[],
    kept: &["id", "type", "status", "category", "content", "draft", "control", "trashed", "name"],
    longest: 4096,
};

/// What the second reading keeps.
pub(super) const POSTS: Shape<'_> = Shape {
    records: &["entry"],
    parts: &[],
    kept: &[
        "id",
        "type",
        "status",
        "category",
        "link",
        "filename",
        "title",
        "content",
        "published",
        "author",
        "name",
        "draft",
        "control",
        "trashed",
        "metaDescription",
        "location",
    ],
    longest: LONGEST,
};
