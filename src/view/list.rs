//! Lists: pages of articles, terms, people, series and the archive.

use serde::Serialize;

use crate::language::Language;
use crate::plan::{Page, Plan};
use crate::site::Site;

/// `list`, a page of a list of articles. The cards are in `articles`.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    /// Its heading.
    pub title: String,
    /// The number of articles of the whole list.
    pub total: usize,
    /// The number of this page, from 1.
    pub number: usize,
    /// The number of pages of the list.
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
    /// The number of its articles.
    pub count: usize,
    /// Its share of articles among the terms of the list, from 1 to 3.
    pub weight: u8,
}

/// A year in `years`.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// The number of its articles.
    pub count: usize,
    /// Its months that have articles, newest first.
    pub months: Vec<MonthView>,
    /// All twelve months, January first.
    pub calendar: Vec<CalendarMonth>,
}

/// A month of a year, with or without articles.
#[derive(Clone, Debug, Serialize)]
pub struct CalendarMonth {
    /// Its name: `July`.
    pub title: String,
    /// Its page, for `href=`, if it has articles.
    pub href: Option<String>,
    /// The number of its articles.
    pub count: usize,
}

/// A month of a year with articles.
#[derive(Clone, Debug, Serialize)]
pub struct MonthView {
    /// Its name: `July`.
    pub title: String,
    /// Its page, for `href=`.
    pub href: String,
    /// The number of its articles.
    pub count: usize,
    /// Its number, 1 to 12.
    pub number: i8,
}

impl ListView {
    /// Returns page `number` of a list of `total` articles. `page` returns the page of a number.
    pub fn new(
        title: String,
        total: usize,
        number: usize,
        page: impl Fn(usize) -> Page,
        site: &Site,
        plan: &Plan,
    ) -> ListView {
        let pages = total.div_ceil(site.config.page_size).max(1);
        let href = |number| plan.href(page(number));
        ListView {
            title,
            total,
            number,
            pages,
            newer: (number > 1).then(|| href(number - 1)),
            older: (number < pages).then(|| href(number + 1)),
            first: href(1),
            last: href(pages),
        }
    }
}

impl TermView {
    /// Returns a term with `count` articles, in a list where the largest has `most`.
    pub fn new(title: String, href: String, count: usize, most: usize) -> TermView {
        // Each step multiplies the count by the same factor, which readers perceive as equal steps. Integers give the
        // same result on every machine.
        let power = |number: usize, exponent| (number as u128).saturating_pow(exponent);
        let weight = match power(count, 4) {
            _ if most < 2 => 1,
            count if count >= power(most, 3) => 3,
            count if count >= power(most, 1) => 2,
            _ => 1,
        };
        TermView { title, href, count, weight }
    }
}

impl YearView {
    /// Returns the year at an index of the archive.
    pub fn new(at: usize, language: &Language, site: &Site, plan: &Plan) -> YearView {
        let year = &site.archive[at];
        let href = |page| plan.href(page);
        let months: Vec<MonthView> = year
            .months
            .iter()
            .enumerate()
            .map(|(place, month)| MonthView {
                title: language.month_name(month.month).to_owned(),
                href: href(Page::Month(at, place)),
                count: month.articles.len(),
                number: month.month,
            })
            .collect();
        let calendar = (1..=12).map(|number| {
            let found = months.iter().find(|month| month.number == number);
            CalendarMonth {
                title: language.month_name(number).to_owned(),
                href: found.map(|month| month.href.clone()),
                count: found.map_or(0, |month| month.count),
            }
        });
        YearView {
            title: language.year(year.year),
            href: href(Page::Year(at)),
            count: year.count(),
            calendar: calendar.collect(),
            months,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weight_of_a_term_grows_with_its_articles() {
        let weights = |counts: &[usize]| {
            let most = *counts.iter().max().unwrap();
            let weight = |count: &usize| TermView::new(String::new(), String::new(), *count, most).weight;
            counts.iter().map(weight).collect::<Vec<u8>>()
        };
        assert_eq!(weights(&[1, 1, 1]), [1, 1, 1]);
        assert_eq!(weights(&[1, 2, 4, 8, 16]), [1, 2, 2, 3, 3]);
        assert_eq!(weights(&[1, 5, 70, 9000]), [1, 1, 2, 3]);
    }
}
