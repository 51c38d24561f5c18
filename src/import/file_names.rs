//! The slug and the file of an entry in the new site.

use std::collections::BTreeSet;

use crate::file_kinds;
use crate::import::address_table::AddressTable;
use crate::import::entry::{Entry, EntryKind};
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
fn file_name(slug: &str) -> String {
    match check_new_name(&format!("{slug}.md")) {
        Ok(()) if slug.len() <= 120 => slug.to_owned(),
        _ => Slug::from_title(&slug.chars().take(60).collect::<String>()).as_str().to_owned(),
    }
}

/// Returns the file of an entry: the wished one, or one of date and slug. A number is added if it is taken.
pub(super) fn free_file(
    entry: &Entry,
    slug: &str,
    table: &AddressTable,
    taken: &mut BTreeSet<String>,
) -> String {
    let wanted = match (&entry.file, entry.kind, &entry.date) {
        (Some(file), _, _) => format!("content/{file}"),
        (None, EntryKind::Article, Some(date)) => {
            format!("content/articles/{}-{}.md", date.iso_day(), file_name(slug))
        }
        (None, EntryKind::Article, None) => format!("content/articles/{}.md", file_name(slug)),
        (None, EntryKind::Page, _) => page_file(entry, slug),
    };
    let stem = wanted.strip_suffix(".md").unwrap_or(&wanted).to_owned();
    let mut file = wanted;
    for number in 2.. {
        if !table.has_file(&file) && taken.insert(file.to_lowercase()) {
            break;
        }
        file = format!("{stem}-{number}.md");
    }
    file
}

/// Returns the file of a page: the one that gives its address, or one of its slug.
fn page_file(entry: &Entry, slug: &str) -> String {
    let of_address = entry.address.as_deref().and_then(|address| {
        let path = address.strip_prefix('/')?.strip_suffix('/')?;
        let is_plain = path.split('/').all(|segment| check_new_name(segment).is_ok());
        (is_plain && !path.is_empty() && !file_kinds::is_page(path)).then(|| path.to_owned())
    });
    format!("content/pages/{}.md", of_address.unwrap_or_else(|| file_name(slug)))
}
