//! The elements of an export.

use crate::exports::xml::{Element, Shape};

/// The start of the namespace of WordPress, whose end is the version.
pub(super) const WP: &str = "http://wordpress.org/export/";

/// The namespace of full texts.
pub(super) const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";

/// The namespace of an author's name.
pub(super) const DUBLIN_CORE: &str = "http://purl.org/dc/elements/";

/// The most bytes of a text.
const LONGEST_TEXT: usize = 16 * 1024 * 1024;

/// The most bytes of a text in the first reading: those of posts are longer and not needed.
const LONGEST_NAME: usize = 64 * 1024;

/// What the first reading takes.
pub(super) const FIRST: Shape<'_> = Shape {
    records: &[
        "item",
        "author",
        "category",
        "title",
        "link",
        "description",
        "language",
        "base_blog_url",
        "image",
    ],
    parts: &["comment"],
    kept: &[
        "link",
        "creator",
        "encoded",
        "post_id",
        "post_type",
        "post_parent",
        "post_password",
        "post_name",
        "status",
        "comment_status",
        "attachment_url",
        "category",
        "postmeta",
        "meta_key",
        "meta_value",
        "author_login",
        "author_display_name",
        "author_first_name",
        "author_last_name",
        "category_nicename",
        "category_parent",
    ],
    longest: LONGEST_NAME,
};

/// What the second reading takes.
pub(super) const SECOND: Shape<'_> = Shape {
    records: &["item"],
    parts: &[],
    kept: &[
        "title",
        "link",
        "guid",
        "creator",
        "encoded",
        "post_id",
        "post_date",
        "post_date_gmt",
        "post_type",
        "post_password",
        "post_name",
        "status",
        "comment_status",
        "is_sticky",
        "category",
        "postmeta",
        "meta_key",
        "meta_value",
    ],
    longest: LONGEST_TEXT,
};

/// Returns the value of a key that WordPress or a plugin added to an item; empty if there is none.
pub(super) fn meta<'e>(item: &'e Element, key: &'e str) -> &'e str {
    metas(item, key).next().unwrap_or_default()
}

/// Returns all values of such a key.
pub(super) fn metas<'e>(item: &'e Element, key: &'e str) -> impl Iterator<Item = &'e str> + 'e {
    item.children(WP, "postmeta")
        .filter(move |entry| entry.text_of(WP, "meta_key") == key)
        .map(|entry| entry.text_of(WP, "meta_value"))
}
