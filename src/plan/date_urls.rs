//! Addresses of years, months and days. Readers reach them when they shorten the address of an article.
//!
//! A reader of `/blog/2026/01/05/hello/` may try `/blog/2026/`. That address redirects to the archive of the year. The
//! addresses of a month and of a day redirect to the archive of the month.

use std::collections::BTreeMap;

use crate::path::Url;
use crate::plan::Page;
use crate::site::Site;

/// Returns the folders in addresses of articles that are dates, each with the archive page that it redirects to.
pub(super) fn addresses(site: &Site, articles: &[Url]) -> BTreeMap<String, Page> {
    let mut found = BTreeMap::new();
    for (entry, url) in site.articles.iter().zip(articles) {
        let date = &entry.article.date;
        let day = [i32::from(date.year()), i32::from(date.month()), i32::from(date.day())];
        for folder in folders(url.as_str()) {
            if found.contains_key(folder) {
                continue;
            }
            let page = match numbers_of(folder, &day) {
                Some(1) => year(site, date.year()),
                Some(_) => month(site, date.year(), date.month()),
                None => None,
            };
            found.extend(page.map(|page| (folder.to_owned(), page)));
        }
    }
    found
}

/// Returns the parent folders of an address, without the root and without the address itself.
fn folders(url: &str) -> impl Iterator<Item = &str> {
    url.match_indices('/').map(|(at, _)| &url[..=at]).filter(move |folder| folder.len() > 1 && *folder != url)
}

/// Returns how many numbers of a day (year, month, day of the month) a folder ends with, counted from the year.
fn numbers_of(folder: &str, day: &[i32; 3]) -> Option<usize> {
    let mut numbers = Vec::new();
    for segment in folder.trim_end_matches('/').rsplit('/') {
        let mut of_segment = numbers_in(segment)?;
        of_segment.append(&mut numbers);
        numbers = of_segment;
        if day.starts_with(&numbers) {
            return Some(numbers.len());
        }
        if numbers.len() > day.len() {
            return None;
        }
    }
    None
}

/// Parses the numbers of a path segment: `2026`, `2026-01`, `20260105`.
fn numbers_in(segment: &str) -> Option<Vec<i32>> {
    let pieces = match segment.len() {
        6 | 8 if segment.bytes().all(|byte| byte.is_ascii_digit()) => {
            vec![&segment[..4], &segment[4..6], &segment[6..]]
        }
        _ => segment.split(['-', '_', '.']).collect(),
    };
    pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| piece.parse().ok()).collect()
}

fn year(site: &Site, year: i16) -> Option<Page> {
    site.archive.iter().position(|found| found.year == year).map(Page::Year)
}

fn month(site: &Site, year: i16, month: i8) -> Option<Page> {
    let at = site.archive.iter().position(|found| found.year == year)?;
    let found = site.archive[at].months.iter().position(|found| found.month == month)?;
    Some(Page::Month(at, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_a_date_when_it_ends_with_the_days_numbers() {
        let check = |folder: &str, numbers: Option<usize>| {
            assert_eq!(numbers_of(folder, &[2026, 1, 5]), numbers, "{folder}");
        };
        check("/2026/", Some(1));
        check("/blog/2026/01/", Some(2));
        check("/2026/1/5/", Some(3));
        check("/2026-01/", Some(2));
        check("/2026/01-05/", Some(3));
        check("/20260105/", Some(3));
        check("/service/", None);
        check("/01/", None);
        check("/2025/", None);
        check("/2026/02/", None);
    }
}
