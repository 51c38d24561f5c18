//! The addresses of all types of pages and feeds.

use crate::config::FeedFormat;
use crate::diagnostic::{Diagnostic, Located, Report, codes};
use crate::path::{OutPath, Url};
use crate::plan::{Page, SearchFile};
use crate::site::{IndexedArticle, Site};
use crate::slug::Slug;

/// The pages that have an address on every site, because feeds and templates may link to them. Not every site has all
/// of these pages.
pub(super) const FIXED_PAGES: [Page; 8] = [
    Page::Tags,
    Page::Categories,
    Page::Authors,
    Page::AllSeries,
    Page::Archive,
    Page::Search,
    Page::NotFound,
    Page::CommentKept,
];

/// Parses an address that the program made from fixed text and slugs. It is a folder if it ends in `/`, or else a file.
pub(super) fn own(path: &str) -> Url {
    let made = match path.ends_with('/') {
        true => Url::parse(path),
        false => OutPath::parse(path.trim_start_matches('/')).map(|file| file.url()),
    };
    made.expect("text of ours and slugs that were checked when they were made")
}

/// Returns the address of a page that is neither an article nor a standalone page.
pub(super) fn address(page: Page, site: &Site) -> Url {
    match page {
        Page::Home(number) => numbered("/", number),
        Page::Article(_) | Page::Standalone(_) => unreachable!("the plan keeps these addresses"),
        Page::Tags => own("/tags/"),
        Page::Tag(id, number) => numbered(&folder("tags", &site.tag(id).slug), number),
        Page::Categories => own("/categories/"),
        Page::Category(id, number) => numbered(&folder("categories", &site.category(id).slug), number),
        Page::Authors => own("/authors/"),
        Page::Author(id, number) => numbered(&folder("authors", &site.person(id).slug.value), number),
        Page::AllSeries => own("/series/"),
        Page::Series(id) => own(&folder("series", &site.one_series(id).slug)),
        Page::Archive => own("/archive/"),
        Page::Year(at) => own(&format!("/archive/{:04}/", site.archive[at].year)),
        Page::Month(at, month) => {
            let year = &site.archive[at];
            own(&format!("/archive/{:04}/{:02}/", year.year, year.months[month].month))
        }
        Page::Search => own("/search/"),
        Page::NotFound => own("/404.html"),
        Page::CommentKept => own("/comments/thanks/"),
    }
}

fn folder(kind: &str, slug: &Slug) -> String {
    format!("/{kind}/{slug}/")
}

fn numbered(first: &str, number: usize) -> Url {
    if number == 1 { own(first) } else { own(&format!("{first}page/{number}/")) }
}

/// Returns the number of pages of a list of `count` articles: at least one.
pub(super) fn pages_of(count: usize, page_size: usize) -> usize {
    count.div_ceil(page_size.max(1)).max(1)
}

/// Returns the address of the feed of a list of articles.
pub(super) fn feed(list: &Url, format: FeedFormat) -> Url {
    let name = match format {
        FeedFormat::Atom => "feed.xml",
        FeedFormat::Rss => "rss.xml",
        FeedFormat::Json => "feed.json",
    };
    own(&format!("{list}{name}"))
}

/// Returns the address of a file of the search index. Browsers request the files below `data/` with a version after a
/// `?`.
pub(super) fn search(file: SearchFile) -> Url {
    match file {
        SearchFile::Index => own("/search/index.json"),
        SearchFile::Words(at) => own(&format!("/search/data/words-{at}.bin")),
        SearchFile::Texts(at) => own(&format!("/search/data/texts-{at}.json")),
    }
}

/// Returns the address of a file that belongs to a page: inside the folder of the page, or named after the page.
pub(super) fn beside(page: &Url, name: &str) -> Url {
    match page.as_str().strip_suffix('/') {
        Some(folder) => own(&format!("{folder}/{name}")),
        None => {
            let (stem, _) = page.as_str().rsplit_once('.').unwrap_or((page.as_str(), ""));
            own(&format!("{stem}-{name}"))
        }
    }
}

/// Returns the address of an article, and the location of the key that sets it.
pub(super) fn article_address(entry: &IndexedArticle, site: &Site, report: &mut Report) -> Located<Url> {
    let article = &entry.article;
    if let Some(url) = &article.url {
        return url.clone();
    }
    let at = article.slug.at.clone();
    let category = entry.categories.first().map(|id| site.category(*id).slug.as_str());
    match site.config.permalink.url(&article.date, &article.slug.value, &article.title.value, category) {
        Ok(value) => Located { value, at },
        Err(fault) => {
            report.push(
                Diagnostic::error(codes::BAD_PATH, format!("the article's address cannot be made: {fault}"))
                    .at(article.text.span(at.clone()))
                    .help("give it another `slug:`, or an exact `url:`"),
            );
            Located { value: own(&format!("/{}/", Slug::from_title(&article.title.value))), at }
        }
    }
}
