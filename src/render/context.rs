//! The context of rendering: everything that an output is rendered from.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use tera::Value;

use crate::language::Language;
use crate::markdown;
use crate::markdown::Positions;
use crate::path::SourcePath;
use crate::plan::Plan;
use crate::render::feed::FeedText;
use crate::render::search::Index;
use crate::render::shared_values::Shared;
use crate::render::templates::Templates;
use crate::render::text_context::TextContext;
use crate::site::{ArticleId, Site};
use crate::source::Asset;

/// Everything that rendering reads. All threads share it, and nothing changes it.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The index of all content.
    pub site: &'a Site,
    /// Every output.
    pub plan: &'a Plan,
    /// Files that are published unchanged.
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    /// The theme.
    pub templates: &'a Templates,
    /// Values that many pages show.
    pub shared: &'a Shared,
    /// Texts that are rendered already, because several outputs contain them.
    pub bodies: &'a Bodies,
    /// The language of the page: of its interface texts, dates and numbers.
    pub language: &'a Language,
    /// Whether the HTML of pages has the line numbers of its source, for a preview. The HTML of feeds never has.
    pub positions: Positions,
    /// Which variables templates get.
    pub variables: Variables,
    /// The search index, once an output needed it.
    pub search: &'a OnceLock<Index>,
}

/// Which variables templates get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variables {
    /// Those that a template may read. Others that cost work are none.
    Read,
    /// All.
    All,
}

impl<'a> Context<'a> {
    /// Returns whether a variable is wanted.
    pub(super) fn wants(self, variable: &str) -> bool {
        self.variables == Variables::All || self.templates.words().may_read(variable)
    }

    /// Returns whether a field of a variable is wanted.
    pub(super) fn wants_field(self, variable: &str, field: &str) -> bool {
        self.variables == Variables::All || self.templates.words().may_read_field(variable, field)
    }

    /// Returns the context of a text.
    pub(super) fn of_text(self) -> TextContext<'a> {
        TextContext { site: self.site, plan: self.plan, assets: self.assets, ids: self.templates.ids() }
    }

    /// Returns the card of an article.
    pub(super) fn card(self, id: ArticleId) -> Value {
        self.shared.card(id, self.language, self.site, self.plan)
    }

    /// Returns the articles on the same subjects.
    pub(super) fn related(self, id: ArticleId) -> impl Iterator<Item = ArticleId> {
        self.shared.related(id, self.site).iter().copied()
    }

    /// Returns the cards of articles, as a list.
    pub(super) fn cards(self, ids: impl IntoIterator<Item = ArticleId>) -> Value {
        Value::from(ids.into_iter().map(|id| self.card(id)).collect::<Vec<Value>>())
    }
}

/// Texts of articles as HTML that are rendered already. A text that is not among them is rendered when an output needs it.
#[derive(Debug, Default)]
pub struct Bodies {
    /// Texts as the articles' pages have them.
    pub pages: BTreeMap<ArticleId, Arc<markdown::Html>>,
    /// Texts as feeds have them.
    pub feeds: BTreeMap<ArticleId, FeedText>,
}
