//! `site`, the value of the site, which every template sees.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::{FeedFormat, Logo, NamedLink};
use crate::language::Language;
use crate::path::{Href, SourcePath};
use crate::plan::{CommentScope, FeedScope, Page, Plan, SearchFile};
use crate::site::Site;
use crate::source::Asset;
use crate::view::link::Link;

/// The site.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// Its name.
    pub title: String,
    /// The line below the name; may be empty.
    pub tagline: String,
    /// Its description; may be empty.
    pub description: String,
    /// Its language: `en-GB`.
    pub language: String,
    /// The direction of its language: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The absolute address of the home page.
    pub url: String,
    /// The home page, for `href=`.
    pub href: String,
    /// Whether the settings give the menu, so that its titles are in the site's language.
    pub own_navigation: bool,
    /// The menu.
    pub navigation: Vec<Link>,
    /// Contact and social links.
    pub links: Vec<Link>,
    /// The site's own feeds.
    pub feeds: Vec<FeedLink>,
    /// The feed of all comments, if there are any.
    pub comment_feed: Option<FeedLink>,
    /// The list pages that exist.
    pub lists: Lists,
    /// The stylesheet with the colours and fonts of the settings, for `href=`, if they set any.
    pub stylesheet: Option<String>,
    /// The logo beside or instead of its name.
    pub logo: Option<LogoView>,
    /// Whether lists mark articles that are new since a reader's last visit.
    pub returning_readers: bool,
    /// The addresses of the search, if the site has one.
    pub search: Option<SearchView>,
    /// Ids that pages link to.
    pub ids: IdsView,
}

/// Ids of the frame that pages link to, as the templates in use have them.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct IdsView {
    /// The comment section.
    pub comments: &'static str,
    /// The form for comments, or the link to write a mail.
    pub comment_form: &'static str,
}

/// The site's logo.
#[derive(Clone, Debug, Serialize)]
pub struct LogoView {
    /// Its address, for `src=`.
    pub src: String,
    /// Its width in pixels, if known.
    pub width: Option<u32>,
    /// Its height in pixels, if known.
    pub height: Option<u32>,
    /// Whether the site's name is shown beside it.
    pub with_title: bool,
}

/// The addresses of the search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchView {
    /// The search page, for `href=`. It takes the words as `?q=`.
    pub href: String,
    /// The search index, for the script of the search page.
    pub index: String,
    /// The OpenSearch description for browsers.
    pub description: String,
}

/// The addresses of the site's list pages, for `href=`, as far as the pages exist.
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
    /// Its address, for `href=`.
    pub href: String,
}

impl SiteView {
    /// Returns the site, for pages in a language. A menu that the settings do not give has the list pages.
    pub fn new(
        language: &Language,
        site: &Site,
        plan: &Plan,
        assets: &BTreeMap<SourcePath, Asset>,
        ids: IdsView,
    ) -> SiteView {
        let config = &site.config;
        let href = |page| plan.href(page);
        let has_written = site.people.iter().any(|person| !person.articles.is_empty());
        let lists = Lists {
            archive: Some(href(Page::Archive)),
            tags: (!site.tags.is_empty()).then(|| href(Page::Tags)),
            categories: (!site.categories.is_empty()).then(|| href(Page::Categories)),
            series: (!site.series.is_empty()).then(|| href(Page::AllSeries)),
            authors: has_written.then(|| href(Page::Authors)),
        };
        let has_comments = site.articles.iter().any(|entry| !entry.thread.is_empty());
        SiteView {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            description: config.description.clone(),
            language: config.language.clone(),
            direction: site.languages.site().direction.as_str(),
            url: plan.absolute(Page::Home(1)),
            href: href(Page::Home(1)),
            own_navigation: config.navigation.is_some(),
            navigation: match &config.navigation {
                Some(links) => links.iter().map(|link| link_view(link, site, plan)).collect(),
                None => usual_navigation(&lists, language),
            },
            links: config.links.iter().map(|link| link_view(link, site, plan)).collect(),
            feeds: feeds(FeedScope::Site, &config.title, site, plan),
            comment_feed: has_comments.then(|| FeedLink {
                title: language.filled("comments_of_site", &[("site", &config.title)]),
                format: "Atom",
                media_type: media_type(FeedFormat::Atom),
                href: config.base.href(&plan.comment_feed(CommentScope::Site)),
            }),
            lists,
            stylesheet: plan.look().map(|url| config.base.href(url)),
            logo: config.theme.logo.as_ref().map(|logo| LogoView::new(logo, site, plan, assets)),
            returning_readers: config.theme.returning_readers,
            search: plan.search().map(|_| SearchView {
                href: href(Page::Search),
                index: config.base.href(&plan.search_file(SearchFile::Index)),
                description: config.base.href(&plan.open_search()),
            }),
            ids,
        }
    }
}

impl LogoView {
    fn new(logo: &Logo, site: &Site, plan: &Plan, assets: &BTreeMap<SourcePath, Asset>) -> LogoView {
        let file = SourcePath::new(format!("static{}", logo.src.value));
        let (width, height) = assets.get(&file).and_then(|asset| asset.dimensions).unzip();
        LogoView { src: site_href(&logo.src.value, site, plan), width, height, with_title: logo.with_title }
    }
}

/// Returns the feeds of a scope, in the formats of the settings.
pub fn feeds(scope: FeedScope, title: &str, site: &Site, plan: &Plan) -> Vec<FeedLink> {
    let link = |format: &FeedFormat| FeedLink {
        title: title.to_owned(),
        format: match format {
            FeedFormat::Atom => "Atom",
            FeedFormat::Rss => "RSS",
            FeedFormat::Json => "JSON Feed",
        },
        media_type: media_type(*format),
        href: site.config.base.href(&plan.feed(scope, *format)),
    };
    site.config.feeds.formats.iter().map(link).collect()
}

/// Returns the media type of a feed. Sources: RFC 4287, common practice for RSS 2.0, jsonfeed.org.
pub fn media_type(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Atom => "application/atom+xml",
        FeedFormat::Rss => "application/rss+xml",
        FeedFormat::Json => "application/feed+json",
    }
}

/// Converts a link of the settings or of an author.
pub(super) fn link_view(link: &NamedLink, site: &Site, plan: &Plan) -> Link {
    Link { title: link.title.clone(), href: site_href(&link.url.value, site, plan) }
}

/// Converts an address of the settings for pages: a path of this site gets the folder that the site is published in. A
/// path that another program of the host answers stays unchanged.
fn site_href(address: &str, site: &Site, plan: &Plan) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let own = Href::of(address) == Href::Root && (!site.config.is_elsewhere(path) || plan.at(path).is_some());
    let folder = if own { site.config.base.path() } else { "" };
    format!("{folder}{address}")
}

fn usual_navigation(lists: &Lists, language: &Language) -> Vec<Link> {
    let usual = [
        ("archive", &lists.archive),
        ("categories", &lists.categories),
        ("all_series", &lists.series),
        ("tags", &lists.tags),
        ("authors", &lists.authors),
    ];
    let link = |(key, href): (&str, &Option<String>)| {
        Some(Link { title: language.text(key).to_owned(), href: href.clone()? })
    };
    usual.into_iter().filter_map(link).collect()
}
