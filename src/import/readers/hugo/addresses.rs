//! The addresses that Hugo gave its pages.

use crate::date::{Moment, Zone};
use crate::import::common_keys::date;
use crate::import::readers::hugo::page::{HugoPage, HugoRole};
use crate::import::readers::hugo::permalinks::{PatternFacts, expand, sanitized};
use crate::import::readers::hugo::settings::HugoSettings;

/// Returns the address of a page: the path from the root.
pub(super) fn address(page: &HugoPage, settings: &HugoSettings) -> String {
    let prefix = settings.languages.get(page.language).map_or("", |language| &language.prefix);
    if let Some(url) = page.keys.text_of("url").or_else(|| page.keys.text_of("permalink")) {
        return match url.starts_with('/') {
            true => url,
            false => format!("{prefix}/{url}"),
        };
    }
    let slug = page.keys.text_of("slug");
    let section = page.section();
    // The day in an address is that of the date as it is written, whatever the zone of the site.
    let day = written_date(page, settings, &Zone::UNNAMED);
    let title = page.keys.text_of("title").unwrap_or_default();
    let (slug, name) = match name_with_date(page, settings) {
        Some((_, rest)) => (slug.or_else(|| Some(rest.to_owned())), page.name()),
        None => (slug, page.name()),
    };
    let facts = PatternFacts {
        date: day.as_ref(),
        folder: page.folder(),
        title: &title,
        slug: slug.as_deref(),
        name,
    };
    let patterns = &settings.permalinks;
    let pattern = patterns.get(page.folder()).or_else(|| patterns.get(section));
    let of_pattern =
        pattern.filter(|_| page.role != HugoRole::Section).and_then(|pattern| expand(pattern, &facts));
    let path = of_pattern.unwrap_or_else(|| match page.role {
        HugoRole::Section => page.folder().to_owned(),
        _ => format!("{}/{}", page.folder(), slug.as_deref().unwrap_or(name)),
    });
    let path = sanitized(path.trim_matches('/'));
    let path = if settings.keeps_case { path } else { path.to_lowercase() };
    let is_file = path.ends_with(".html") || path.ends_with(".htm");
    let end = match (is_file, page.role, path.is_empty()) {
        (true, _, _) | (_, _, true) => "",
        (false, HugoRole::Section, _) => "/",
        (false, _, _) if settings.is_ugly(section) => ".html",
        (false, _, _) => "/",
    };
    format!("{prefix}/{path}{end}")
}

/// Returns the date of a page.
pub(super) fn page_date(page: &HugoPage, settings: &HugoSettings) -> Option<Moment> {
    written_date(page, settings, &settings.zone)
}

fn written_date(page: &HugoPage, settings: &HugoSettings, zone: &Zone) -> Option<Moment> {
    let keys = ["date", "publishDate", "pubdate", "published", "lastmod", "modified"];
    let written = keys.iter().find_map(|key| date(&page.keys.text_of(key)?, zone));
    match name_with_date(page, settings) {
        Some((day, _)) => date(day, zone).or(written),
        None => written,
    }
}

/// Splits a name such as `2021-03-04-name`, if the settings say that names have dates.
pub(super) fn name_with_date<'p>(page: &'p HugoPage, settings: &HugoSettings) -> Option<(&'p str, &'p str)> {
    let name = page.name();
    let (day, rest) = (name.get(..10)?, name.get(10..)?);
    let is_day = date(day, &settings.zone).is_some() && day.is_ascii();
    (settings.names_have_dates && is_day).then(|| (day, rest.trim_start_matches(['-', '_', ' '])))
}
