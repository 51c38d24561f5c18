//! Lists: pages of articles, terms, people, series and the archive.

use serde::Serialize;

/// `list`: a page of articles. The cards themselves are `articles`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// Its heading.
    pub title: String,
    /// How many articles the whole list has.
    pub total: usize,
    /// The number of this page, from 1.
    pub number: usize,
    /// How many pages the list has.
    pub pages: usize,
    /// The page with newer articles, for `href=`.
    pub newer: Option<String>,
    /// The page with older articles, for `href=`.
    pub older: Option<String>,
    /// The list's first page, for `href=`.
    pub first: String,
    /// The list's last page, for `href=`.
    pub last: String,
}

/// A tag or category in `terms`.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Its name.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// How many articles it has.
    pub count: usize,
}

/// A year in `years`.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// How many articles it has.
    pub count: usize,
    /// Its months that have articles, newest first.
    pub months: Vec<MonthView>,
}

/// A month of a year.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// Its name: `July`.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// How many articles it has.
    pub count: usize,
    /// Its number, 1 to 12.
    pub number: i8,
}
