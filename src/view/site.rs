//! `site`: what every template sees.

use serde::Serialize;

use crate::view::Link;

/// The site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its name.
    pub title: String,
    /// The line below the name; may be empty.
    pub tagline: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Its language: `en-GB`.
    pub language: String,
    /// The whole address of the home page.
    pub url: String,
    /// The home page, for `href=`.
    pub href: String,
    /// The menu.
    pub navigation: Vec<Link>,
    /// Contact and social links.
    pub links: Vec<Link>,
    /// The site's own feeds.
    pub feeds: Vec<FeedLink>,
    /// The feed of all comments, when there are any.
    pub comment_feed: Option<FeedLink>,
    /// The list pages that exist.
    pub lists: Lists,
}

/// Addresses of the site's list pages, for `href=`; none for those that the site does not have.
#[derive(Clone, Debug, Serialize)]
pub struct Lists {
    /// The archive.
    pub archive: Option<String>,
    /// All tags.
    pub tags: Option<String>,
    /// All categories.
    pub categories: Option<String>,
    /// All series.
    pub series: Option<String>,
    /// All authors.
    pub authors: Option<String>,
}

/// A feed that a page announces.
#[derive(Clone, Debug, Serialize)]
pub struct FeedLink {
    /// Its title.
    pub title: String,
    /// Its format: `Atom`, `RSS` or `JSON Feed`.
    pub format: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Where it is, for `href=`.
    pub href: String,
}
