//! Chooses the file of an entry.

use crate::import::entry::{Entry, EntryKind};
use crate::import::existing_site::ExistingSite;
use crate::import::file_names::{file_name, page_file};
use crate::import::receiver::Import;

impl Import<'_> {
    /// Returns the file of an entry: the wished one, or one of date and slug. A number is added if it is taken.
    pub(super) fn free_file(&mut self, entry: &Entry, slug: &str) -> String {
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
            let is_there = |site: &ExistingSite| site.files.contains(&file.to_lowercase());
            let is_there = self.options.site.as_ref().is_some_and(is_there);
            if !is_there && !self.table.has_file(&file) && self.taken.insert(file.to_lowercase()) {
                break;
            }
            file = format!("{stem}-{number}.md");
        }
        file
    }
}
