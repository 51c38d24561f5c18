//! What an output can be: the kinds of pages, feeds and other files.

use std::collections::BTreeMap;

use crate::config::FeedFormat;
use crate::file_kinds;
use crate::images::{Make, Variant};
use crate::path::{OutPath, SourcePath, Url};
use crate::plan::SocialCard;
use crate::site::{ArticleId, PersonId, SeriesId, Site, TermId};
use crate::source::Asset;

/// One file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// A page for people.
    Page(Page),
    /// A feed of articles.
    Feed(FeedScope, FeedFormat),
    /// A feed of comments, in Atom.
    CommentFeed(CommentScope),
    /// `sitemap.xml`: all pages, or the list of the parts.
    Sitemap,
    /// One part of a sitemap that is too large for one file, from 1.
    SitemapPart(usize),
    /// `robots.txt`
    Robots,
    /// `llms.txt`
    LlmsTxt,
    /// `_redirects`
    Redirects,
    /// `_headers`
    Headers,
    /// The stylesheet of what the settings say about colours and fonts.
    Look,
    /// A file of the search index.
    Search(SearchFile),
    /// `opensearch.xml`: how a browser searches the site.
    OpenSearch,
    /// A page at a former address that leads to the present one.
    Redirect(Url),
    /// A file that is published as it is.
    Asset(SourcePath),
    /// A picture, whole or smaller, without what else its file tells.
    Picture(Variant),
    /// A picture made of an article's title.
    SocialCard(SocialCard),
}

/// A page for people. Numbers of pages count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The newest articles.
    Home(usize),
    /// An article.
    Article(ArticleId),
    /// A standalone page, by its place in the site.
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
    /// An author's bio and articles.
    Author(PersonId, usize),
    /// All series.
    AllSeries,
    /// One series.
    Series(SeriesId),
    /// Years and months with their counts.
    Archive,
    /// A year, by its place in the archive.
    Year(usize),
    /// A month, by the places of the year and of the month in it.
    Month(usize, usize),
    /// Where readers search.
    Search,
    /// What a server shows for an address that is not there.
    NotFound,
    /// Where a reader is led whose comment has arrived.
    CommentKept,
}

impl Page {
    /// Whether search engines should list it.
    pub fn is_indexed(self) -> bool {
        match self {
            Page::Home(number)
            | Page::Tag(_, number)
            | Page::Category(_, number)
            | Page::Author(_, number) => number == 1,
            // A page of results says nothing that its articles do not say.
            Page::Search | Page::NotFound | Page::CommentKept => false,
            _ => true,
        }
    }
}

/// A file of the search index, by its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchFile {
    /// Which files there are, and which has what.
    Index,
    /// Words, and the documents that hold them.
    Words(usize),
    /// What results show of documents.
    Texts(usize),
}

/// How many files of each kind the search index has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchFiles {
    /// Of words, at least 1.
    pub words: usize,
    /// Of texts.
    pub texts: usize,
}

/// Which articles a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedScope {
    /// All.
    Site,
    /// Those of a tag.
    Tag(TermId),
    /// Those of a category.
    Category(TermId),
    /// Those of an author.
    Author(PersonId),
    /// Those of a series.
    Series(SeriesId),
}

impl FeedScope {
    /// Every scope that has feeds.
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

/// Which comments a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentScope {
    /// All.
    Site,
    /// Those of an article.
    Article(ArticleId),
}

/// A former address and the present one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// Where readers come from.
    pub from: Url,
    /// Where they are led.
    pub to: Url,
}

/// What a server sends as `Content-Type` with an output: by what it is where only this program knows that, else by the
/// kind of the file.
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
