//! The slug and the file of an entry in the new site.

use crate::file_kinds;
use crate::import::entry::Entry;
use crate::import::permalinks;
use crate::path::check_new_name;
use crate::slug::Slug;

/// Returns the slug: that of the source, or the last segment of the address, or one made of the title.
pub(super) fn slug(entry: &Entry) -> String {
    let of_address = || entry.address.as_deref().and_then(permalinks::slug_of).map(str::to_owned);
    let written = entry.slug.clone().filter(|slug| !slug.is_empty()).or_else(of_address);
    match written.and_then(|slug| Slug::as_written(&slug).ok()) {
        Some(slug) => slug.as_str().to_owned(),
        None => Slug::from_title(&entry.title).as_str().to_owned(),
    }
}

/// Returns a slug as a file name. Characters that some systems do not allow in names are left out.
pub(super) fn file_name(slug: &str) -> String {
    match check_new_name(&format!("{slug}.md")) {
        Ok(()) if slug.len() <= 120 => slug.to_owned(),
        _ => Slug::from_title(&slug.chars().take(60).collect::<String>()).as_str().to_owned(),
    }
}

/// Returns the file of a page: the one that gives its address, or one of its slug.
pub(super) fn page_file(entry: &Entry, slug: &str) -> String {
    let of_address = entry.address.as_deref().and_then(|address| {
        let path = address.strip_prefix('/')?.strip_suffix('/')?;
        let is_plain = path.split('/').all(|segment| check_new_name(segment).is_ok());
        (is_plain && !path.is_empty() && !file_kinds::is_page(path)).then(|| path.to_owned())
    });
    format!("content/pages/{}.md", of_address.unwrap_or_else(|| file_name(slug)))
}
