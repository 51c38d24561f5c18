//! The plan of a site.

use std::collections::{BTreeMap, HashMap};

use crate::config::FeedFormat;
use crate::digest::Digest;
use crate::images::{Make, Variant};
use crate::path::{BaseUrl, OutPath, SourcePath, Url};
use crate::plan::guesses::Meant;
use crate::plan::images::{Pictures, Responsive};
use crate::plan::output::{CommentScope, FeedScope, Output, Page, Redirect, SearchFile, SearchFiles};
use crate::plan::social_cards::Cards;
use crate::plan::unpublished::Held;
use crate::plan::{output, urls};
use crate::site::ArticleId;
use crate::source::Asset;

/// Every output of a site.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan {
    pub(super) base: BaseUrl,
    pub(super) outputs: BTreeMap<OutPath, Output>,
    pub(super) articles: Vec<Url>,
    pub(super) pages: Vec<Url>,
    /// The addresses of the pages that belong to the site itself: every page of the output links to a dozen of them.
    pub(super) own: HashMap<Page, Url>,
    pub(super) files: BTreeMap<SourcePath, Url>,
    pub(super) held: BTreeMap<SourcePath, Held>,
    pub(super) pictures: Pictures,
    pub(super) cards: Cards,
    pub(super) redirects: Vec<Redirect>,
    pub(super) look: Option<Url>,
    pub(super) search: Option<SearchFiles>,
    pub(super) meant: Meant,
}

impl Plan {
    /// All outputs, by path.
    pub fn outputs(&self) -> &BTreeMap<OutPath, Output> {
        &self.outputs
    }

    /// What is at a path.
    pub fn get(&self, path: &OutPath) -> Option<&Output> {
        self.outputs.get(path)
    }

    /// Whether an address of this site is answered by a file.
    pub fn has(&self, url: &Url) -> bool {
        self.outputs.contains_key(&url.out_path())
    }

    /// The address of the output that a path leads to, decoded and from the root: a file of that name, else a page.
    pub fn at(&self, path: &str) -> Option<Url> {
        let file = OutPath::parse(path.strip_prefix('/')?).ok();
        let file = file.filter(|file| self.outputs.contains_key(file)).map(|file| file.url());
        file.or_else(|| Url::parse(path).ok().filter(|url| self.has(url)))
    }

    /// The address of an article.
    pub fn article(&self, id: ArticleId) -> &Url {
        &self.articles[id.0 as usize]
    }

    /// The address of a standalone page, by its place in the site.
    pub fn standalone(&self, place: usize) -> &Url {
        &self.pages[place]
    }

    /// The address of a source file: an article or page by its Markdown, an asset by its own path.
    pub fn source(&self, file: &SourcePath) -> Option<&Url> {
        self.files.get(file)
    }

    /// Why a file of the author's folder is not published; none for one that is.
    pub fn held(&self, file: &SourcePath) -> Option<&Held> {
        self.held.get(file)
    }

    /// The files that wait for a text to go live.
    pub fn waiting(&self) -> impl Iterator<Item = &SourcePath> {
        self.held.iter().filter(|(_, held)| matches!(held, Held::NotLive(_))).map(|(file, _)| file)
    }

    /// What a server sends as `Content-Type` with an output.
    pub fn media_type(
        &self,
        path: &OutPath,
        output: &Output,
        assets: &BTreeMap<SourcePath, Asset>,
    ) -> &'static str {
        output::media_type(path, output, assets)
    }

    /// The file whose picture, or whose bytes, answer an address.
    pub fn file_at(&self, url: &Url) -> Option<&SourcePath> {
        match self.outputs.get(&url.out_path())? {
            Output::Asset(file) | Output::Picture(Variant { file, make: Make::Whole, .. }) => Some(file),
            _ => None,
        }
    }

    /// Whether there is a picture in several sizes, or a card.
    pub fn has_variants(&self) -> bool {
        let has_card = self.cards.site.is_some() || self.cards.articles.iter().any(Option::is_some);
        has_card || !self.pictures.shown.is_empty() || !self.pictures.portraits.is_empty()
    }

    /// The social card of an article; none where it has a picture, or no font its letters.
    pub fn card(&self, id: ArticleId) -> Option<&Url> {
        self.cards.articles.get(id.0 as usize)?.as_ref()
    }

    /// The social card of the site, for pages without a picture.
    pub fn site_card(&self) -> Option<&Url> {
        self.cards.site.as_ref()
    }

    /// Articles that have no social card only because no font at hand has their letters.
    pub fn without_card(&self) -> &[ArticleId] {
        &self.cards.unwritten
    }

    /// The sizes in which there is a picture of a text or article; none for one that stays as it is.
    pub fn picture(&self, file: &SourcePath) -> Option<&Responsive> {
        self.pictures.shown.get(file)
    }

    /// The sizes in which there is a portrait.
    pub fn portrait(&self, file: &SourcePath) -> Option<&Responsive> {
        self.pictures.portraits.get(file)
    }

    /// The source files that have an address, for guesses at misspelt links.
    pub fn sources(&self) -> impl Iterator<Item = &SourcePath> {
        self.files.keys()
    }

    /// Former addresses, sorted.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// The stylesheet that the settings make; none when they set neither colours nor fonts.
    pub fn look(&self) -> Option<&Url> {
        self.look.as_ref()
    }

    /// Returns the address of a page below the site's root.
    ///
    /// Panics for a page that the site does not have, such as page 5 of a list of 4 pages.
    pub fn page(&self, page: Page) -> &Url {
        match page {
            Page::Article(id) => self.article(id),
            Page::Standalone(index) => self.standalone(index),
            other => &self.own[&other],
        }
    }

    /// Returns the value of an `href` to a page: `/blog/2010/07/hello/`.
    pub fn href(&self, page: Page) -> String {
        self.base.href(self.page(page))
    }

    /// Returns the absolute URL of a page: `https://example.com/blog/2010/07/hello/`.
    pub fn absolute(&self, page: Page) -> String {
        self.base.absolute(self.page(page))
    }

    /// Returns the address of a feed.
    pub fn feed(&self, scope: FeedScope, format: FeedFormat) -> Url {
        urls::feed(self.page(scope.page()), format)
    }

    /// The address of a feed of comments.
    pub fn comment_feed(&self, scope: CommentScope) -> Url {
        match scope {
            CommentScope::Site => urls::own("/comments/feed.xml"),
            CommentScope::Article(id) => urls::beside(self.article(id), "comments.xml"),
        }
    }

    /// How many files the search index has; none where the site has no search.
    pub fn search(&self) -> Option<SearchFiles> {
        self.search
    }

    /// The address of a file of the search index.
    pub fn search_file(&self, file: SearchFile) -> Url {
        urls::search(file)
    }

    /// The address of the description by which browsers search the site.
    pub fn open_search(&self) -> Url {
        urls::own("/opensearch.xml")
    }

    /// Whether the file `_headers` is the program's, by which servers send the policy of the settings.
    pub fn has_policy(&self) -> bool {
        self.outputs.get("_headers").is_some_and(|output| *output == Output::Headers)
    }

    /// The pages that search engines and sitemaps list, by path: no numbered pages beyond the first, no 404.
    pub fn indexed(&self) -> impl Iterator<Item = (&OutPath, Page)> {
        self.outputs.iter().filter_map(|(path, output)| match output {
            Output::Page(page) if page.is_indexed() => Some((path, *page)),
            _ => None,
        })
    }
}

/// The most addresses that one sitemap may list. Source: sitemaps.org, "Protocol".
pub const SITEMAP_LIMIT: usize = 50_000;

/// How many documents have what results show of them in one file.
pub const SEARCH_TEXTS: usize = 24;

/// The path of a file of the theme, with a digest of its bytes in the name.
pub(super) fn for_ever(name: &str, bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).short();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("theme/{stem}.{digest}.{ending}"),
        None => format!("theme/{name}.{digest}"),
    }
}
