//! A link with its text.

use serde::Serialize;

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it shows.
    pub title: String,
    /// Where it leads, ready for `href=`.
    pub href: String,
}
