//! `page`, the page itself: what templates need for its head and frame.

use serde::Serialize;

use crate::view::link::Link;
use crate::view::site::FeedLink;

/// The page as a document. Its structured data is a value `V` of the template engine.
#[derive(Clone, Debug, Serialize)]
pub struct PageView<V> {
    /// The kind of page: `home`, `article`, `page`, `tag`, `category`, `author`, `series`, `archive`, `year`, `month`,
    /// `tags`, `categories`, `authors`, `all-series`, `search` or `not-found`.
    pub kind: &'static str,
    /// Its title without the site's title. The home page has the site's title.
    pub title: String,
    /// Its description, for search engines and shared links; may be empty.
    pub description: String,
    /// Its language.
    pub language: String,
    /// The direction of its language: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its language as OpenGraph names it: `en_GB`.
    pub locale: String,
    /// Its absolute address. The 404 page has none, because it is shown at any address.
    pub url: Option<String>,
    /// Whether search engines should list it.
    pub indexed: bool,
    /// The image for shared links.
    pub image: Option<SharedImage>,
    /// For articles: the `article:` properties of OpenGraph.
    pub article: Option<ArticleProperties>,
    /// The page in all its languages, including its own; empty if it has only one.
    pub alternates: Vec<Alternate>,
    /// The breadcrumb from the home page. The last link is this page.
    pub breadcrumb: Vec<Link>,
    /// The feeds of this page, without those of the site.
    pub feeds: Vec<FeedLink>,
    /// The page before this one in a list or series, for `rel="prev"`.
    pub prev: Option<String>,
    /// The page after this one, for `rel="next"`.
    pub next: Option<String>,
    /// Whether its text holds code that needs the stylesheet for code.
    pub has_code: bool,
    /// Ids of the theme's older versions (`content`, `comments`, `comment-form`) that no element of the page has. The
    /// theme adds them, so that old links still work.
    pub old_ids: Vec<&'static str>,
    /// Structured data for a `script` element; may be empty.
    pub json_ld: V,
}

/// A page in one of its languages.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The code of the language, or `x-default` for the original.
    pub language: String,
    /// The language as OpenGraph names it: `de_DE`. This page's own language and `x-default` have none.
    pub locale: Option<String>,
    /// The absolute address.
    pub url: String,
}

/// An image for shared links.
#[derive(Clone, Debug, Serialize)]
pub struct SharedImage {
    /// Its absolute address.
    pub url: String,
    /// What it shows; may be empty.
    pub alt: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
}

/// The `article:` properties of OpenGraph. Source: ogp.me.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleProperties {
    /// `article:published_time`
    pub published: String,
    /// `article:modified_time`
    pub modified: Option<String>,
    /// `article:expiration_time`
    pub expires: Option<String>,
    /// `article:author`: the absolute addresses of the authors' pages.
    pub authors: Vec<String>,
    /// `article:section`
    pub section: Option<String>,
    /// `article:tag`
    pub tags: Vec<String>,
}
