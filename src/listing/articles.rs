//! The list of articles.

use crate::blog::Blog;
use crate::date::Moment;
use crate::listing::cell::Cell;
use crate::listing::links::{LinkCount, counts};
use crate::listing::table::{Fit, Table};
use crate::plan::Page;
use crate::site::{ArticleId, IndexedArticle, Status};
use crate::view::reading_minutes;

/// The articles of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// Drafts, and pages that are drafts.
    Drafts,
    /// Those whose date is in the future.
    Scheduled,
    /// Those whose `expires` has passed.
    Expired,
    /// Published ones whose `review_by` has passed.
    Due,
    /// Published ones that nobody has touched for a year, except evergreen ones.
    Stale,
}

/// The seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// The days after which an article that nobody has touched is stale.
const STALE_AFTER: i64 = 365;

const COLUMNS: [(&str, Fit); 23] = [
    ("date", Fit::Kept),
    ("status", Fit::Dropped(6)),
    ("words", Fit::Dropped(4)),
    ("age", Fit::Dropped(2)),
    ("reviewed", Fit::Dropped(1)),
    ("review_by", Fit::Dropped(0)),
    ("expires", Fit::Dropped(5)),
    ("in", Fit::Dropped(3)),
    ("out", Fit::Dropped(3)),
    ("title", Fit::Cut),
    ("file", Fit::Kept),
    ("kind", Fit::Hidden),
    ("url", Fit::Hidden),
    ("updated", Fit::Hidden),
    ("minutes", Fit::Hidden),
    ("authors", Fit::Hidden),
    ("category", Fit::Hidden),
    ("tags", Fit::Hidden),
    ("series", Fit::Hidden),
    ("part", Fit::Hidden),
    ("comments", Fit::Hidden),
    ("language", Fit::Hidden),
    ("touched", Fit::Hidden),
];

/// Returns the list of articles, newest first. The blog has articles of every status.
///
/// `in` and `out` are the numbers of articles and pages that link to it, and that it links to. `age` is in days. `touched` is the
/// last of date, update and review.
pub fn articles(blog: &Blog, now: &Moment, which: Which) -> Table {
    let mut table = Table::new(&COLUMNS);
    let links = counts(blog);
    for id in blog.site.article_ids().filter(|id| is_in(blog.site.article(*id), now, which)) {
        let count = links.get(&blog.site.article(id).article.text.file).copied().unwrap_or_default();
        table.rows.push(row(blog, id, now, count));
    }
    if which == Which::Drafts {
        for (place, page) in blog.site.pages.iter().enumerate().filter(|(_, page)| page.draft) {
            let count = links.get(&page.text.file).copied().unwrap_or_default();
            table.rows.push(page_row(blog, place, count));
        }
    }
    table
}

fn is_in(entry: &IndexedArticle, now: &Moment, which: Which) -> bool {
    let article = &entry.article;
    match which {
        Which::All => true,
        Which::Drafts => entry.status == Status::Draft,
        Which::Scheduled => entry.status == Status::Scheduled,
        Which::Expired => entry.status == Status::Expired,
        Which::Due => {
            entry.status == Status::Live && article.review_by.as_ref().is_some_and(|day| day <= now)
        }
        Which::Stale => {
            let is_old = days_since(touched(entry), now) >= STALE_AFTER;
            entry.status == Status::Live && is_old && !article.evergreen
        }
    }
}

/// Returns the last day on which somebody has looked at the text.
fn touched(entry: &IndexedArticle) -> &Moment {
    let article = &entry.article;
    let later = [article.updated.as_ref(), article.reviewed.as_ref()];
    later.into_iter().flatten().fold(&article.date, Ord::max)
}

fn days_since(day: &Moment, now: &Moment) -> i64 {
    (now.unix() - day.unix()).div_euclid(DAY)
}

/// Returns the word for a status.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Live => "live",
        Status::Draft => "draft",
        Status::Scheduled => "scheduled",
        Status::Expired => "expired",
    }
}

fn row(blog: &Blog, id: ArticleId, now: &Moment, links: LinkCount) -> Vec<Cell> {
    let (site, entry) = (&blog.site, blog.site.article(id));
    let article = &entry.article;
    let age = days_since(&article.date, now);
    let of_terms = |names: Vec<String>| Cell::List(names);
    let series = entry.series.map(|(id, part)| (site.one_series(id).title.as_str(), part));
    vec![
        Cell::Date(article.date.clone()),
        Cell::text(status_word(entry.status)),
        Cell::count(article.words),
        if entry.status == Status::Draft || age < 0 { Cell::Empty } else { Cell::Number(age) },
        Cell::date(article.reviewed.as_ref()),
        Cell::date(article.review_by.as_ref()),
        Cell::date(article.expires.as_ref()),
        Cell::count(links.incoming),
        Cell::count(links.outgoing),
        Cell::text(article.title.value.as_str()),
        Cell::text(article.text.file.as_str()),
        Cell::text("article"),
        Cell::text(blog.plan.href(Page::Article(id))),
        Cell::date(article.updated.as_ref()),
        Cell::count(reading_minutes(article.words)),
        of_terms(entry.authors.iter().map(|id| site.person(*id).name.clone()).collect()),
        of_terms(entry.categories.iter().map(|id| site.category(*id).name.clone()).collect()),
        of_terms(entry.tags.iter().map(|id| site.tag(*id).name.clone()).collect()),
        Cell::text(series.map_or("", |(title, _)| title)),
        series.map_or(Cell::Empty, |(_, part)| Cell::Number(part.into())),
        Cell::count(entry.thread.len()),
        Cell::text(article.language.as_deref().unwrap_or(&site.config.language)),
        Cell::Date(touched(entry).clone()),
    ]
}

/// Returns the row of a draft of a page, which has no date.
fn page_row(blog: &Blog, place: usize, links: LinkCount) -> Vec<Cell> {
    let page = &blog.site.pages[place];
    let mut row = vec![Cell::Empty; COLUMNS.len()];
    let mut set = |key: &str, cell: Cell| {
        if let Some(at) = COLUMNS.iter().position(|(known, _)| *known == key) {
            row[at] = cell;
        }
    };
    set("status", Cell::text("draft"));
    set("in", Cell::count(links.incoming));
    set("out", Cell::count(links.outgoing));
    set("title", Cell::text(page.title.value.as_str()));
    set("file", Cell::text(page.text.file.as_str()));
    set("kind", Cell::text("page"));
    set("url", Cell::text(blog.plan.href(Page::Standalone(place))));
    set("updated", Cell::date(page.updated.as_ref()));
    set("language", Cell::text(page.language.as_deref().unwrap_or(&blog.site.config.language)));
    row
}
