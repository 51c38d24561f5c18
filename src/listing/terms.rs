//! The lists of tags, categories, authors and series.

use crate::blog::Blog;
use crate::listing::cell::Cell;
use crate::listing::table::{Fit, Table};
use crate::plan::Page;
use crate::site::{ArticleId, PartState, PersonId, SeriesId, Site, Status, Term, TermId};

/// Returns the list of tags, sorted by name. The blog has articles of every status.
pub fn tags(blog: &Blog) -> Table {
    terms(blog, &blog.site.tags, |id| Page::Tag(id, 1))
}

/// Returns the list of categories, sorted by name.
pub fn categories(blog: &Blog) -> Table {
    terms(blog, &blog.site.categories, |id| Page::Category(id, 1))
}

fn terms(blog: &Blog, terms: &[Term], page: impl Fn(TermId) -> Page) -> Table {
    let mut table = Table::new(&[
        ("name", Fit::Cut),
        ("articles", Fit::Kept),
        ("unpublished", Fit::Dropped(1)),
        ("words", Fit::Dropped(2)),
        ("newest", Fit::Dropped(3)),
        ("oldest", Fit::Dropped(0)),
        ("url", Fit::Kept),
    ]);
    for (term, id) in terms.iter().zip((0..).map(TermId)) {
        let mut row = vec![Cell::text(term.name.as_str())];
        row.extend(numbers(&blog.site, &term.articles));
        row.push(address(blog, page(id), &term.articles));
        table.rows.push(row);
    }
    table
}

/// Returns the list of authors, sorted by name.
pub fn authors(blog: &Blog) -> Table {
    let mut table = Table::new(&[
        ("name", Fit::Cut),
        ("id", Fit::Kept),
        ("articles", Fit::Kept),
        ("unpublished", Fit::Dropped(1)),
        ("words", Fit::Dropped(2)),
        ("newest", Fit::Dropped(3)),
        ("oldest", Fit::Dropped(0)),
        ("url", Fit::Dropped(4)),
        ("file", Fit::Hidden),
    ]);
    for (person, id) in blog.site.people.iter().zip((0..).map(PersonId)) {
        let profile = person.profile.as_ref();
        let mut row = vec![
            Cell::text(person.name.as_str()),
            Cell::text(profile.map_or("", |profile| profile.id.as_str())),
        ];
        row.extend(numbers(&blog.site, &person.articles));
        row.push(Cell::text(blog.plan.href(Page::Author(id, 1))));
        row.push(Cell::text(profile.map_or("", |profile| profile.text.file.as_str())));
        table.rows.push(row);
    }
    table
}

/// Returns the list of series, sorted by title.
pub fn series(blog: &Blog) -> Table {
    let mut table = Table::new(&[
        ("title", Fit::Cut),
        ("articles", Fit::Kept),
        ("unpublished", Fit::Dropped(1)),
        ("words", Fit::Dropped(2)),
        ("newest", Fit::Dropped(4)),
        ("oldest", Fit::Dropped(0)),
        ("planned", Fit::Dropped(3)),
        ("url", Fit::Kept),
        ("file", Fit::Hidden),
    ]);
    for (series, id) in blog.site.series.iter().zip((0..).map(SeriesId)) {
        let mut written: Vec<ArticleId> = series.written().collect();
        written.sort();
        let planned = series.parts.iter().filter(|part| matches!(part.what, PartState::Planned { .. }));
        let mut row = vec![Cell::text(series.title.as_str())];
        row.extend(numbers(&blog.site, &written));
        row.push(Cell::count(planned.count()));
        row.push(Cell::text(blog.plan.href(Page::Series(id))));
        row.push(Cell::text(series.file.as_ref().map_or("", |file| file.text.file.as_str())));
        table.rows.push(row);
    }
    table
}

/// Returns the address of a list, unless no published article is in it: then a build does not make it.
fn address(blog: &Blog, page: Page, articles: &[ArticleId]) -> Cell {
    let is_live = |id: &ArticleId| blog.site.article(*id).status == Status::Live;
    if articles.iter().any(is_live) { Cell::text(blog.plan.href(page)) } else { Cell::Empty }
}

/// Returns the numbers of published and of other articles, the words of the published ones, and the dates of their newest and
/// oldest. The articles are sorted, newest first.
fn numbers(site: &Site, articles: &[ArticleId]) -> [Cell; 5] {
    let all = articles.iter().map(|id| site.article(*id));
    let live: Vec<_> = all.filter(|entry| entry.status == Status::Live).map(|entry| &entry.article).collect();
    [
        Cell::count(live.len()),
        Cell::count(articles.len() - live.len()),
        Cell::count(live.iter().map(|article| article.words).sum()),
        Cell::date(live.first().map(|article| &article.date)),
        Cell::date(live.last().map(|article| &article.date)),
    ]
}
