//! Compares a site that would be published with the one that is: pages, redirects, and what subscribers of feeds get as new.
//!
//! Pure functions of lists of files and of texts. Does not know where they come from.

mod compare;
mod feed_items;

pub use compare::{ChangedOutput, Difference, OutputChange, PublishedFile, compare};
pub use feed_items::{FeedItem, NewItem, items, new_items};
