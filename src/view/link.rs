//! A link with its text.

use serde::Serialize;

/// A link.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Its address, for `href=`.
    pub href: String,
}
