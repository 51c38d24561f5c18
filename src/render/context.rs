//! The context of rendering: everything that an output is rendered from.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::language::Language;
use crate::markdown;
use crate::markdown::Positions;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::body::Around;
use crate::render::feed::FeedText;
use crate::render::search;
use crate::render::shared_values::Shared;
use crate::render::templates::Templates;
use crate::site::{ArticleId, Site};
use crate::source::Asset;

/// Everything that rendering reads. Borrowed, shared by all threads, never changed.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The index of all content.
    pub site: &'a Site,
    /// Every output.
    pub plan: &'a Plan,
    /// Files that are published as they are.
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    /// The theme.
    pub templates: &'a Templates,
    /// Values that many pages show.
    pub shared: &'a Shared,
    /// Texts that were written before, because several outputs hold them.
    pub bodies: &'a Bodies,
    /// The language of the page: of its interface texts, dates and numbers.
    pub language: &'a Language,
    /// Whether the texts of pages name their lines, for a preview. Those of feeds never do.
    pub positions: Positions,
    /// The search index, once it was needed.
    pub search: &'a OnceLock<search::Index>,
}

impl<'a> Context<'a> {
    /// What stands around a text on its page.
    pub(super) fn around(self) -> Around<'a> {
        Around { site: self.site, plan: self.plan, assets: self.assets, ids: self.templates.ids() }
    }
}

/// Texts of articles as HTML, kept because several outputs hold them.
pub type Bodies = BTreeMap<ArticleId, Body>;

/// The text of an article that feeds hold too.
#[derive(Clone, Debug)]
pub struct Body {
    /// As it stands on the article's page.
    pub page: Arc<markdown::Html>,
    /// As it stands in feeds.
    pub feed: FeedText,
}
