//! The types of outputs: pages, feeds and other files.

use std::collections::BTreeMap;

use crate::config::FeedFormat;
use crate::file_kinds;
use crate::images::{Make, Variant};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::social_card::SocialCard;
use crate::site::{ArticleId, PersonId, SeriesId, Site, TermId};
use crate::source::Asset;

/// One file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// An HTML page.
    Page(Page),
    /// A feed of articles.
    Feed(FeedScope, FeedFormat),
    /// A feed of comments, in Atom.
    CommentFeed(CommentScope),
    /// `sitemap.xml`: all pages, or the index of the parts.
    Sitemap,
    /// One part of a sitemap that is too large for one file, by its number from 1.
    SitemapPart(usize),
    /// `robots.txt`
    Robots,
    /// `llms.txt`
    LlmsTxt,
    /// `_redirects`
    Redirects,
    /// `_headers`
    Headers,
    /// The stylesheet with the colours and fonts of the settings.
    Look,
    /// A file of the search index.
    Search(SearchFile),
    /// `opensearch.xml`: the description with which a browser can search the site.
    OpenSearch,
    /// A page at a former address that redirects to the present one.
    Redirect(Url),
    /// A file that is published unchanged.
    Asset(SourcePath),
    /// An image without its metadata, in full size or smaller.
    Picture(Variant),
    /// A social card: an image with the title of an article or of the site.
    SocialCard(SocialCard),
}

/// An HTML page. Page numbers of lists start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The newest articles.
    Home(usize),
    /// An article.
    Article(ArticleId),
    /// A standalone page, by its index in `Site::pages`.
    Standalone(usize),
    /// All tags.
    Tags,
    /// The articles of one tag.
    Tag(TermId, usize),
    /// All categories.
    Categories,
    /// The articles of one category.
    Category(TermId, usize),
    /// All authors.
    Authors,
    /// The biography and the articles of one author.
    Author(PersonId, usize),
    /// All series.
    AllSeries,
    /// One series.
    Series(SeriesId),
    /// The years and months of the archive, with the number of articles of each.
    Archive,
    /// A year, by its index in the archive.
    Year(usize),
    /// A month, by the index of the year in the archive and of the month in the year.
    Month(usize, usize),
    /// The search page.
    Search,
    /// The page that a server shows for a missing address.
    NotFound,
    /// The page that a reader sees after a comment was received.
    CommentKept,
}

impl Page {
    /// Returns whether search engines should list the page.
    pub fn is_indexed(self) -> bool {
        match self {
            Page::Home(number)
            | Page::Tag(_, number)
            | Page::Category(_, number)
            | Page::Author(_, number) => number == 1,
            // A page of search results adds nothing to the articles that it lists.
            Page::Search | Page::NotFound | Page::CommentKept => false,
            _ => true,
        }
    }
}

/// A file of the search index. Numbers start at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchFile {
    /// The list of the other files and of their contents.
    Index,
    /// Words, and the documents that contain them.
    Words(usize),
    /// The texts of documents that search results show.
    Texts(usize),
}

/// The number of files of each type in the search index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchFiles {
    /// The number of files with words, at least 1.
    pub words: usize,
    /// The number of files with texts.
    pub texts: usize,
}

/// The set of articles in a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedScope {
    /// All of the site.
    Site,
    /// The articles of a tag.
    Tag(TermId),
    /// The articles of a category.
    Category(TermId),
    /// The articles of an author.
    Author(PersonId),
    /// The articles of a series.
    Series(SeriesId),
}

impl FeedScope {
    /// Returns every scope that has feeds.
    pub fn all(site: &Site) -> impl Iterator<Item = FeedScope> + use<> {
        let tags = (0..).map(TermId).take(site.tags.len()).map(FeedScope::Tag);
        let categories = (0..).map(TermId).take(site.categories.len()).map(FeedScope::Category);
        let people = (0..).map(PersonId).take(site.people.len()).map(FeedScope::Author);
        let series = (0..).map(SeriesId).take(site.series.len()).map(FeedScope::Series);
        [FeedScope::Site].into_iter().chain(tags).chain(categories).chain(people).chain(series)
    }

    /// Returns the page that lists the articles of the feed, newest first.
    pub fn page(self) -> Page {
        match self {
            FeedScope::Site => Page::Home(1),
            FeedScope::Tag(id) => Page::Tag(id, 1),
            FeedScope::Category(id) => Page::Category(id, 1),
            FeedScope::Author(id) => Page::Author(id, 1),
            FeedScope::Series(id) => Page::Series(id),
        }
    }
}

/// The set of comments in a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentScope {
    /// All of the site.
    Site,
    /// The comments on an article.
    Article(ArticleId),
}

/// A redirect from a former address to the present one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The former address.
    pub from: Url,
    /// The present address.
    pub to: Url,
}

/// Returns the `Content-Type` of an output. It follows from the type of the output, or else from the type of the file.
pub(super) fn media_type(
    path: &OutPath,
    output: &Output,
    assets: &BTreeMap<SourcePath, Asset>,
) -> &'static str {
    let of_file = |file: &SourcePath| assets.get(file).and_then(|asset| asset.kind);
    match output {
        Output::Page(_) | Output::Redirect(_) => file_kinds::HTML,
        Output::Feed(_, FeedFormat::Json) => "application/feed+json; charset=utf-8",
        Output::OpenSearch => "application/opensearchdescription+xml; charset=utf-8",
        Output::Redirects | Output::Headers => file_kinds::TEXT,
        Output::Asset(file) | Output::Picture(Variant { file, make: Make::Whole, .. }) => {
            of_file(file).map_or(file_kinds::BYTES, |kind| kind.media_type)
        }
        _ => file_kinds::media_type(path.as_str()),
    }
}
