//! From one output of the plan to its bytes. Knows no disk and no sockets; asks the plan for every address.

mod blocked_embeds;
mod body;
mod feed;
mod frame_ids;
mod functions;
mod image_paths;
mod images;
mod language_functions;
mod links;
pub mod lookups;
mod machines;
pub mod outline;
mod page_limits;
mod pages;
pub mod running_templates;
pub mod search;
mod shared_values;
mod structured_data;
mod template_faults;
mod templates;
mod theme_faults;
mod unpublished_targets;
pub mod visible;
mod xml;

pub use feed::FeedText;
pub use shared_values::Shared;
pub use template_faults::each_once;
pub use templates::{Templates, rendering};

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::content::Text;
use crate::diagnostic::Diagnostic;
use crate::images::Variant;
use crate::language::Language;
use crate::markdown;
use crate::markdown::{InternalLink, Positions};
use crate::path::SourcePath;
use crate::plan::{Output, Plan, SocialCard};
use crate::render::body::Around;
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
    fn around(self) -> Around<'a> {
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

/// One output.
#[derive(Debug)]
pub struct Rendered {
    /// Its bytes.
    pub bytes: Bytes,
    /// What is wrong with its sources.
    pub diagnostics: Vec<Diagnostic>,
    /// For pages of text: what other pages may link to, and what it links to.
    pub facts: Option<Facts>,
    /// For pages of text: what the page is found by when readers search.
    pub found: Option<search::Found>,
}

/// The bytes of an output.
#[derive(Debug, PartialEq, Eq)]
pub enum Bytes {
    /// As they are.
    Made(Vec<u8>),
    /// Those of an asset.
    Of(SourcePath),
    /// Those of a picture, to be made from an asset: that takes so long that whoever wants them looks first whether
    /// they were made before.
    Drawn(Variant),
    /// Those of a social card, to be drawn likewise.
    Card(SocialCard),
}

/// What a text's links say.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The text, which the links' places are in.
    pub text: Text,
    /// Every id of the text, sorted.
    pub anchors: Vec<String>,
    /// Links to outputs of this site.
    pub links: Vec<InternalLink>,
}

impl Rendered {
    fn made(text: impl Into<Vec<u8>>) -> Rendered {
        Rendered::of(Bytes::Made(text.into()))
    }

    fn of(bytes: Bytes) -> Rendered {
        Rendered { bytes, diagnostics: Vec::new(), facts: None, found: None }
    }
}

/// Writes one output.
pub fn render(output: &Output, context: Context<'_>) -> Rendered {
    match output {
        Output::Page(page) => pages::render(*page, context),
        Output::Redirect(target) => pages::redirect(target, context),
        Output::Feed(scope, format) => Rendered::made(feed::articles(*scope, *format, context)),
        Output::CommentFeed(scope) => Rendered::made(feed::comments(*scope, context)),
        Output::Sitemap => Rendered::made(machines::sitemap(context)),
        Output::SitemapPart(part) => Rendered::made(machines::sitemap_part(*part, context)),
        Output::Robots => Rendered::made(machines::robots(context)),
        Output::LlmsTxt => Rendered::made(machines::llms_txt(context)),
        Output::Redirects => Rendered::made(machines::redirects(context)),
        Output::OpenSearch => Rendered::made(machines::open_search(context)),
        Output::Search(file) => Rendered::made(search::file(*file, context)),
        Output::Headers => Rendered::made(machines::headers(context)),
        Output::Look => Rendered::made(context.site.config.theme.look.stylesheet().unwrap_or_default()),
        Output::Asset(file) => Rendered::of(Bytes::Of(file.clone())),
        Output::Picture(variant) => Rendered::of(Bytes::Drawn(variant.clone())),
        Output::SocialCard(card) => Rendered::of(Bytes::Card(*card)),
    }
}

/// Writes a page with nothing in its main part, under the interface text `title`; none where its template fails.
pub fn frame(title: &str, context: Context<'_>) -> Option<String> {
    let rendered = pages::frame_alone(title, context);
    match rendered.bytes {
        Bytes::Made(bytes) if rendered.diagnostics.is_empty() => String::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// The articles whose text stands in a feed beside their own page: those worth keeping in [`Context::bodies`].
pub fn in_feeds(site: &Site) -> Vec<ArticleId> {
    feed::all_entries(site)
}

/// Writes an article's text as HTML, for its page and for feeds.
pub fn body(id: ArticleId, context: Context<'_>) -> Body {
    match context.bodies.get(&id) {
        Some(body) => body.clone(),
        None => {
            let page = page_body(id, Context { positions: Positions::Hidden, ..context });
            let base = &context.site.config.base;
            let url = base.absolute(context.plan.article(id));
            let mut feed = markdown::for_feed(&feed::lead(id, context), base.origin(), &url);
            feed.push_str(&markdown::for_feed(&page.html, base.origin(), &url));
            Body { page, feed: FeedText::new(feed, &context.site.config.feeds.formats) }
        }
    }
}

/// Writes an article's text as HTML, for its page alone.
fn page_body(id: ArticleId, context: Context<'_>) -> Arc<markdown::Html> {
    let Context { site, bodies, .. } = context;
    match (bodies.get(&id), context.positions) {
        (Some(body), Positions::Hidden) => Arc::clone(&body.page),
        (_, positions) => Arc::new(body::article(site.article(id), context.around(), positions)),
    }
}
