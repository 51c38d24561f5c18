//! Ids of a page's frame and ids of its text.
