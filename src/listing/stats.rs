//! Numbers about the published articles: by month, by author and by category.

use std::collections::BTreeMap;

use crate::blog::Blog;
use crate::listing::cell::Cell;
use crate::listing::table::{Fit, Table};
use crate::site::IndexedArticle;
use crate::view::reading_minutes;

/// Numbers about the published articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// One row with all articles.
    pub total: Table,
    /// A row for each month with articles or comments, newest first.
    pub months: Table,
    /// A row for each author, the one with the most articles first. An article of two authors counts for both.
    pub authors: Table,
    /// A row for each category, the one with the most articles first.
    pub categories: Table,
}

/// Counts of some articles.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    articles: usize,
    words: usize,
    minutes: usize,
    comments: usize,
}

impl Counts {
    fn add(&mut self, entry: &IndexedArticle) {
        self.add_text(entry);
        self.comments += entry.thread.len();
    }

    fn add_text(&mut self, entry: &IndexedArticle) {
        self.articles += 1;
        self.words += entry.article.words;
        self.minutes += reading_minutes(entry.article.words);
    }

    fn cells(self) -> [Cell; 5] {
        let average = self.words.checked_div(self.articles).map_or(Cell::Empty, Cell::count);
        [
            Cell::count(self.articles),
            Cell::count(self.words),
            average,
            Cell::count(self.minutes),
            Cell::count(self.comments),
        ]
    }
}

/// Counts the published articles. The blog has only these. In a month, the comments are those that were written in it.
pub fn stats(blog: &Blog) -> Stats {
    let site = &blog.site;
    let mut total = Counts::default();
    let mut months: BTreeMap<String, Counts> = BTreeMap::new();
    let mut authors: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut categories: BTreeMap<&str, Counts> = BTreeMap::new();
    for entry in &site.articles {
        total.add(entry);
        months.entry(entry.article.date.format("%Y-%m")).or_default().add_text(entry);
        for shown in &entry.thread {
            months.entry(shown.comment.date.format("%Y-%m")).or_default().comments += 1;
        }
        for id in &entry.authors {
            authors.entry(&site.person(*id).name).or_default().add(entry);
        }
        for id in &entry.categories {
            categories.entry(&site.category(*id).name).or_default().add(entry);
        }
    }
    let months = months.into_iter().rev();
    Stats {
        total: table("site", [(site.config.title.clone(), total)]),
        months: table("month", months),
        authors: table("author", most_first(authors)),
        categories: table("category", most_first(categories)),
    }
}

fn most_first(counts: BTreeMap<&str, Counts>) -> Vec<(String, Counts)> {
    let mut counts: Vec<_> = counts.into_iter().map(|(name, counts)| (name.to_owned(), counts)).collect();
    counts.sort_by(|(a, x), (b, y)| y.articles.cmp(&x.articles).then_with(|| a.cmp(b)));
    counts
}

fn table(key: &'static str, rows: impl IntoIterator<Item = (String, Counts)>) -> Table {
    let mut table = Table::new(&[
        (key, Fit::Cut),
        ("articles", Fit::Kept),
        ("words", Fit::Kept),
        ("average", Fit::Dropped(0)),
        ("minutes", Fit::Dropped(1)),
        ("comments", Fit::Dropped(2)),
    ]);
    let row =
        |(name, counts): (String, Counts)| [Cell::Text(name)].into_iter().chain(counts.cells()).collect();
    table.rows = rows.into_iter().map(row).collect();
    table
}
