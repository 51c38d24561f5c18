//! The plan: the list of all files of the output, made before anything is rendered.
//!
//! Conflicts of paths, feeds, the sitemap, redirects, link checking and the preview all use this list. Only this module
//! creates output paths.

mod build;
mod claims;
mod date_urls;
mod digest;
mod draft;
mod files;
mod guesses;
mod image_references;
pub mod images;
mod output;
mod outputs;
mod redirects;
mod search;
mod social_card;
mod social_cards;
mod unpublished;
mod urls;

use std::collections::BTreeMap;

pub use image_references::name_the_same_files;
pub use output::{CommentScope, FeedScope, Output, Page, Redirect, SearchFile, SearchFiles};
pub use outputs::{Plan, SEARCH_TEXTS, SITEMAP_LIMIT};
pub use search::search_files;
pub use social_card::{CardOf, SocialCard};
pub use social_cards::{card as social_card, typefaces};
pub use unpublished::Held;

use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::site::Site;
use crate::social_cards::Typefaces;
use crate::source::Asset;

/// Lists all outputs of a site and its assets. Reports each address that two sources claim.
pub fn plan(
    site: &Site,
    assets: &BTreeMap<SourcePath, Asset>,
    typefaces: &Typefaces,
    report: &mut Report,
) -> Plan {
    build::plan(site, assets, typefaces, report)
}
