//! Reads the XML of WordPress's Tools, Export (WXR 1.0 to 1.2).
//!
//! The file is read twice: first its authors, terms and attachments, which are small, then its posts, one at a time.

mod attachments;
mod autop;
mod blocks;
mod body;
mod context;
mod dates;
mod elements;
mod library;
mod marks;
mod media;
mod old_links;
mod post;
mod reader;
mod redirects;
mod shortcode;
mod shortcodes;
mod term_links;

pub(super) use reader::READER;
