//! Parses each file of `content/` into one value, without knowledge of other files.
//!
//! References to authors, series, parents and articles stay names here; `site` resolves them.

mod article;
mod article_dates;
mod article_front_matter;
mod author;
mod bylines;
pub mod comment;
mod comment_front_matter;
#[cfg(test)]
mod corpus;
mod custom_fields;
mod drafts;
mod file_name;
mod foreign_front_matter;
mod foreign_keys;
mod image;
mod opened_file;
mod page;
pub mod parse;
mod plain_comment;
mod publication_keys;
mod series;
mod text;
mod title;
mod unknown_keys;

pub use article::{Article, FieldValue, InSeries};
pub use author::Author;
pub use bylines::Bylines;
pub use comment::{Comment, CommentState};
pub use comment_front_matter::parse_comment;
pub use file_name::file_slug;
pub use image::Image;
pub use opened_file::{FrontMatter, front_matter};
pub use page::Page;
pub use parse::{Content, ParseCache, parse, parse_with_cache};
pub use publication_keys::{PublicationKeys, publication_keys};
pub use series::{PlannedPart, Series};
pub use text::{Body, Reread, Text};
