//! The site's settings, from `site.yaml`: a closed set of keys, each with its meaning and its default.
//!
//! Each file reads one key into the struct beside it.

mod checks;
mod comment_rules;
pub mod comments;
#[cfg(test)]
mod corpus;
mod feeds;
pub mod fields;
mod gone;
mod images;
pub mod links;
mod markdown;
mod output;
pub mod parse;
mod permalink;
mod post_by;
mod redirects;
pub mod security;
mod settings;
mod social_cards;
mod theme;

pub use checks::CheckLevel;
pub use comment_rules::{CommentRules, Limits, Publish};
pub use comments::{CommentSettings, Policy};
pub use feeds::{FeedContent, FeedFormat, Feeds};
pub use fields::{FieldKind, OwnField, UnknownFields};
pub use gone::GoneAddress;
pub use images::{ImageFormat, ImageSettings};
pub use links::{NamedLink, Placed};
pub use markdown::MarkdownSettings;
pub use output::OutputSettings;
pub use parse::parse;
pub use permalink::{PatternFault, Permalink};
pub use post_by::PostBy;
pub use redirects::OldAddress;
pub use security::Security;
pub use settings::{Config, file};
pub use social_cards::{CardFont, SocialCards};
pub use theme::{Logo, ThemeSettings};
