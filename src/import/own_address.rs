//! The address that the new site gives to an entry without the key `url`.

use crate::config::Permalink;
use crate::import::entry::{Entry, EntryKind};
use crate::path::Url;
use crate::slug::Slug;

/// Returns the address that an entry gets from its file, or from its date and slug by the pattern of addresses.
pub(super) fn own_address(entry: &Entry, slug: &str, file: &str, pattern: Option<&Permalink>) -> Option<Url> {
    match entry.kind {
        EntryKind::Page => {
            let name = file.trim_start_matches("content/pages/").trim_end_matches(".md");
            Url::parse(&format!("/{name}/")).ok()
        }
        EntryKind::Article => {
            let slug = Slug::as_written(slug).ok()?;
            let category = entry.categories.first().map(String::as_str);
            pattern?.url(entry.date.as_ref()?, &slug, &entry.title, category).ok()
        }
    }
}
