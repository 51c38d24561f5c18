//! The plan of a site.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    /// The addresses of the generated pages. They are stored because every page of the output links to about a dozen of
    /// them.
    pub(super) own: HashMap<Page, Url>,
    pub(super) files: BTreeMap<SourcePath, Url>,
    pub(super) held: BTreeMap<SourcePath, Held>,
    pub(super) pictures: Pictures,
    pub(super) cards: Cards,
    pub(super) redirects: Vec<Redirect>,
    /// The paths that may vanish and that nothing else answers.
    pub(super) gone: BTreeSet<OutPath>,
    pub(super) look: Option<Url>,
    pub(super) search: Option<SearchFiles>,
    pub(super) meant: Meant,
}

impl Plan {
    /// Returns all outputs, by path.
    pub fn outputs(&self) -> &BTreeMap<OutPath, Output> {
        &self.outputs
    }

    /// Returns the output at a path.
    pub fn get(&self, path: &OutPath) -> Option<&Output> {
        self.outputs.get(path)
    }

    /// Returns the address of the output at a decoded path from the root: the file of that name, or else the page.
    ///
    /// The social card of an article is not found: it has another address after each edit of the title.
    pub fn at(&self, path: &str) -> Option<Url> {
        let is_lasting = |file: &OutPath| {
            self.outputs.get(file).is_some_and(|output| !matches!(output, Output::SocialCard(_)))
        };
        let file = OutPath::parse(path.strip_prefix('/')?).ok();
        let file = file.filter(is_lasting).map(|file| file.url());
        file.or_else(|| Url::parse(path).ok().filter(|url| is_lasting(&url.out_path())))
    }

    /// Returns the address of an article.
    pub fn article(&self, id: ArticleId) -> &Url {
        &self.articles[id.0 as usize]
    }

    /// Returns the address of a standalone page, by its index in `Site::pages`.
    pub fn standalone(&self, place: usize) -> &Url {
        &self.pages[place]
    }

    /// Returns the address of a source file: of an article or page by its Markdown file, of an asset by its path.
    pub fn source(&self, file: &SourcePath) -> Option<&Url> {
        self.files.get(file)
    }

    /// Returns why a file of the author's folder is not published, or `None` if it is published.
    pub fn held(&self, file: &SourcePath) -> Option<&Held> {
        self.held.get(file)
    }

    /// Returns the files that are published when their text goes live.
    pub fn waiting(&self) -> impl Iterator<Item = &SourcePath> {
        self.held.iter().filter(|(_, held)| matches!(held, Held::NotLive(_))).map(|(file, _)| file)
    }

    /// Returns the `Content-Type` of an output.
    pub fn media_type(
        &self,
        path: &OutPath,
        output: &Output,
        assets: &BTreeMap<SourcePath, Asset>,
    ) -> &'static str {
        output::media_type(path, output, assets)
    }

    /// Returns the source file that is published at an address, unchanged or as an image in full size.
    pub fn file_at(&self, url: &Url) -> Option<&SourcePath> {
        match self.outputs.get(&url.out_path())? {
            Output::Asset(file) | Output::Picture(Variant { file, make: Make::Whole, .. }) => Some(file),
            _ => None,
        }
    }

    /// Returns whether the site has images in several sizes or social cards.
    pub fn has_variants(&self) -> bool {
        let has_card = self.cards.site.is_some() || self.cards.articles.iter().any(Option::is_some);
        has_card || !self.pictures.shown.is_empty() || !self.pictures.portraits.is_empty()
    }

    /// Returns the address of an article's social card. Returns `None` if the article has an image, or if no font has
    /// the characters of its title.
    pub fn card(&self, id: ArticleId) -> Option<&Url> {
        self.cards.articles.get(id.0 as usize)?.as_ref()
    }

    /// Returns the address of the site's social card, for pages without an image.
    pub fn site_card(&self) -> Option<&Url> {
        self.cards.site.as_ref()
    }

    /// Returns the articles that have no social card because no available font has their characters.
    pub fn without_card(&self) -> &[ArticleId] {
        &self.cards.unwritten
    }

    /// Returns the sizes of an image in a text or of an article. Returns `None` if the image has only its original
    /// size.
    pub fn picture(&self, file: &SourcePath) -> Option<&Responsive> {
        self.pictures.shown.get(file)
    }

    /// Returns the sizes of a portrait.
    pub fn portrait(&self, file: &SourcePath) -> Option<&Responsive> {
        self.pictures.portraits.get(file)
    }

    /// Returns the source files that have an address, for suggestions for misspelt links.
    pub fn sources(&self) -> impl Iterator<Item = &SourcePath> {
        self.files.keys()
    }

    /// Returns the output whose path, without `index.html`, is most like this one.
    pub fn address_like(&self, path: &str) -> Option<&str> {
        self.meant.address(path, &self.outputs)
    }

    /// Returns the source file that has this name in another folder, or else the file whose name is most like it.
    pub fn file_like(&self, name: &str) -> Option<&SourcePath> {
        self.meant.file(name, &self.files)
    }

    /// Returns all redirects, sorted by the former address.
    pub fn redirects(&self) -> &[Redirect] {
        &self.redirects
    }

    /// Returns the paths that were published and may vanish, of pages and of files.
    pub fn gone(&self) -> &BTreeSet<OutPath> {
        &self.gone
    }

    /// Returns whether a path may vanish: it is listed, or it is a file in the folder of a page that is listed.
    pub fn is_gone(&self, path: &OutPath) -> bool {
        let page_of = |folder: &str| self.gone.contains(format!("{folder}/index.html").as_str());
        let path_text = path.as_str();
        self.gone.contains(path)
            || !path_text.ends_with(".html")
                && path_text.match_indices('/').any(|(at, _)| page_of(&path_text[..at]))
    }

    /// Returns the address of the stylesheet that is generated from the settings. Returns `None` if they set neither
    /// colours nor fonts.
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

    /// Returns the address of a feed of comments.
    pub fn comment_feed(&self, scope: CommentScope) -> Url {
        match scope {
            CommentScope::Site => urls::own("/comments/feed.xml"),
            CommentScope::Article(id) => urls::beside(self.article(id), "comments.xml"),
        }
    }

    /// Returns the number of files of the search index, or `None` if the site has no search.
    pub fn search(&self) -> Option<SearchFiles> {
        self.search
    }

    /// Returns the address of a file of the search index.
    pub fn search_file(&self, file: SearchFile) -> Url {
        urls::search(file)
    }

    /// Returns the address of the OpenSearch description.
    pub fn open_search(&self) -> Url {
        urls::own("/opensearch.xml")
    }

    /// Returns whether the file `_headers` is generated. Servers use it to send the content security policy of the
    /// settings.
    pub fn has_policy(&self) -> bool {
        self.outputs.get("_headers").is_some_and(|output| *output == Output::Headers)
    }

    /// Returns the pages that search engines and sitemaps list, by path: those for which [`Page::is_indexed`] returns
    /// true.
    pub fn indexed(&self) -> impl Iterator<Item = (&OutPath, Page)> {
        self.outputs.iter().filter_map(|(path, output)| match output {
            Output::Page(page) if page.is_indexed() => Some((path, *page)),
            _ => None,
        })
    }
}

/// The maximum number of addresses in one sitemap. Source: sitemaps.org, "Protocol".
pub const SITEMAP_LIMIT: usize = 50_000;

/// The number of documents whose texts for search results are in one file.
pub const SEARCH_TEXTS: usize = 24;

/// Returns the path of a theme file with a digest of its bytes in the name. Browsers can cache it without a limit.
pub(super) fn for_ever(name: &str, bytes: &[u8]) -> String {
    let digest = Digest::of(bytes).short();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("theme/{stem}.{digest}.{ending}"),
        None => format!("theme/{name}.{digest}"),
    }
}
