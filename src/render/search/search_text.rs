//! The text of a page, for the search index.

use std::sync::Arc;

use crate::markdown;
use crate::plan::Page;

/// The text that readers find a page by.
#[derive(Clone, Debug)]
pub struct SearchText {
    /// The page.
    pub page: Page,
    /// Its text: as HTML, and as plain text with the words.
    pub body: Arc<markdown::Html>,
}
