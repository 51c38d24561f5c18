//! The archive: articles by year and month.

use crate::content::Article;
use crate::site::ids::ArticleId;

/// A year that has articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i16,
    /// Its months that have articles, newest first.
    pub months: Vec<Month>,
}

impl Year {
    /// Returns the number of articles in the year.
    pub fn count(&self) -> usize {
        self.months.iter().map(|month| month.articles.len()).sum()
    }
}

/// A month that has articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// The month, from 1 to 12.
    pub month: i8,
    /// Its articles, newest first.
    pub articles: Vec<ArticleId>,
}

/// Groups `articles`, which are sorted newest first, by year and month.
pub(super) fn years(articles: &[&Article]) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (article, id) in articles.iter().zip(0..) {
        let (year, month) = (article.date.year(), article.date.month());
        if years.last().is_none_or(|last| last.year != year) {
            years.push(Year { year, months: Vec::new() });
        }
        let Some(Year { months, .. }) = years.last_mut() else { continue };
        match months.last_mut().filter(|last| last.month == month) {
            Some(last) => last.articles.push(ArticleId(id)),
            None => months.push(Month { month, articles: vec![ArticleId(id)] }),
        }
    }
    years
}
