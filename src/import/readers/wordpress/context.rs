//! What the conversion of a text needs and gathers.

use std::collections::BTreeSet;

use crate::import::notes::Note;
use crate::import::readers::wordpress::library::Library;

/// What the conversion of a text needs and gathers.
#[derive(Debug)]
pub(super) struct Context<'l> {
    pub(super) library: &'l Library,
    /// The id of the post.
    pub(super) post: &'l str,
    /// The texts of its footnotes: a list in JSON.
    pub(super) footnotes: &'l str,
    /// The number of reusable blocks around the current text.
    pub(super) depth: usize,
    /// The number of reusable blocks that the text has got.
    pub(super) filled: usize,
    /// The shortcodes and elements that are not closed in the rest of the text. It is not searched for them again.
    pub(super) unclosed: BTreeSet<String>,
    pub(super) notes: Vec<(Note, String)>,
    /// Whether the current shortcode begins a line.
    pub(super) is_line_start: bool,
}

impl<'l> Context<'l> {
    /// Begins the text of a post. `footnotes` is a list in JSON.
    pub(super) fn new(library: &'l Library, post: &'l str, footnotes: &'l str) -> Context<'l> {
        Context {
            library,
            post,
            footnotes,
            depth: 0,
            filled: 0,
            unclosed: BTreeSet::new(),
            notes: Vec::new(),
            is_line_start: false,
        }
    }

    /// Adds a note.
    pub(super) fn note(&mut self, note: Note, what: impl Into<String>) {
        self.notes.push((note, what.into()));
    }

    /// Searches the rest of a text for the end of something, unless an earlier search has failed.
    pub(super) fn find_end<T>(&mut self, name: &str, search: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.unclosed.contains(name) {
            return None;
        }
        let found = search();
        if found.is_none() {
            self.unclosed.insert(name.to_owned());
        }
        found
    }
}
