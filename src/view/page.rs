//! `page`: what a template needs for the head and the frame of the page it writes.

use serde::Serialize;

use crate::view::link::Link;
use crate::view::site::FeedLink;

/// The page as a document. `render` adds `json_ld`, structured data of schema.org ready for a `script` element.
#[derive(Clone, Debug, Serialize)]
pub struct PageView {
    /// What it is: `home`, `article`, `page`, `tag`, `category`, `author`, `series`, `archive`, `year`, `month`, `tags`, `categories`,
    /// `authors`, `all-series`, `search` or `not-found`.
    pub kind: &'static str,
    /// Its title alone, without the site's; on the home page the site's.
    pub title: String,
    /// For search engines and shared links; may be empty.
    pub description: String,
    /// Its language.
    pub language: String,
    /// The direction of its language: `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its language as OpenGraph names it: `en_GB`.
    pub locale: String,
    /// Its whole address; none for the 404 page, which stands for any address.
    pub url: Option<String>,
    /// Whether search engines should list it.
    pub indexed: bool,
    /// The picture for shared links.
    pub image: Option<SharedImage>,
    /// For articles: the `article:` properties of OpenGraph.
    pub article: Option<ArticleProperties>,
    /// The page in all its languages, itself among them; empty where it has but one.
    pub alternates: Vec<Alternate>,
    /// The way here from the home page; the last is this page.
    pub breadcrumb: Vec<Link>,
    /// Feeds of this page beside the site's own.
    pub feeds: Vec<FeedLink>,
    /// The page before this one in a list or series, for `rel="prev"`.
    pub prev: Option<String>,
    /// The page after this one, for `rel="next"`.
    pub next: Option<String>,
    /// Whether its text holds code that needs the stylesheet for code.
    pub has_code: bool,
    /// Ids of the theme's older versions (`content`, `comments`, `comment-form`) that nothing else on the page has taken:
    /// where the theme gives them, links to them still arrive.
    pub old_ids: Vec<&'static str>,
}

/// A page in one of its languages.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// The code of the language, or `x-default` for the original.
    pub language: String,
    /// The language as OpenGraph names it: `de_DE`; none for this page's own and for `x-default`.
    pub locale: Option<String>,
    /// The whole address.
    pub url: String,
}

/// A picture for shared links.
#[derive(Clone, Debug, Serialize)]
pub struct SharedImage {
    /// Its whole address.
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
    /// `article:author`: whole addresses of profiles.
    pub authors: Vec<String>,
    /// `article:section`
    pub section: Option<String>,
    /// `article:tag`
    pub tags: Vec<String>,
}
