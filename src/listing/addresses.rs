//! The list of addresses.

use crate::blog::Blog;
use crate::listing::cell::Cell;
use crate::listing::table::{Fit, Table};
use crate::path::OutPath;
use crate::plan::{CommentScope, Output, Page};

/// Returns every address that a build publishes, sorted. The blog has only live articles.
///
/// `from` is the file of the author, or the present address that a redirect leads to.
pub fn addresses(blog: &Blog) -> Table {
    let mut table = Table::new(&[("url", Fit::Kept), ("kind", Fit::Kept), ("from", Fit::Cut)]);
    for (path, output) in blog.plan.outputs() {
        table.rows.push(vec![
            Cell::text(blog.site.config.base.href(&path.url())),
            Cell::text(kind(path, output)),
            Cell::text(from(blog, output)),
        ]);
    }
    table
}

/// Returns the word for the kind of an output.
fn kind(path: &OutPath, output: &Output) -> &'static str {
    match output {
        Output::Page(page) => page_kind(*page),
        Output::Feed(..) => "feed",
        Output::CommentFeed(_) => "feed of comments",
        Output::Redirect(_) => "redirect",
        Output::Asset(_) if path.as_str().starts_with("theme/") => "theme",
        Output::Look => "theme",
        Output::Asset(_) => "file",
        Output::Picture(_) => "picture",
        Output::SocialCard(_) => "social card",
        Output::Search(_) | Output::OpenSearch => "search",
        Output::Sitemap
        | Output::SitemapPart(_)
        | Output::Robots
        | Output::LlmsTxt
        | Output::Redirects
        | Output::Headers => "for machines",
    }
}

fn page_kind(page: Page) -> &'static str {
    match page {
        Page::Home(1) => "home",
        Page::Home(_) => "list",
        Page::Article(_) => "article",
        Page::Standalone(_) | Page::NotFound | Page::CommentKept => "page",
        Page::Tag(..) => "tag",
        Page::Category(..) => "category",
        Page::Author(..) => "author",
        Page::Series(_) => "series",
        Page::Year(_) | Page::Month(..) => "archive",
        Page::Search => "search",
        Page::Tags | Page::Categories | Page::Authors | Page::AllSeries | Page::Archive => "list",
    }
}

/// Returns the file or the address that an output is made from.
fn from(blog: &Blog, output: &Output) -> String {
    let site = &blog.site;
    match output {
        Output::Page(Page::Article(id)) | Output::CommentFeed(CommentScope::Article(id)) => {
            site.article(*id).article.text.file.to_string()
        }
        Output::Page(Page::Standalone(place)) => site.pages[*place].text.file.to_string(),
        Output::Redirect(to) => site.config.base.href(to),
        Output::Asset(file) => file.to_string(),
        Output::Picture(variant) => variant.file.to_string(),
        _ => String::new(),
    }
}
