//! Places an entry in the site: its address, its file, its pictures.

use crate::diagnostic::Diagnostic;
use crate::import::entry::{Entry, EntryKind};
use crate::import::existing_site::ExistingSite;
use crate::import::file_names::{file_name, page_file};
use crate::import::notes::Note;
use crate::import::receiver::Import;
use crate::import::taken_addresses::Conflict;

impl Import<'_> {
    /// Takes the address of an entry that readers saw. An entry becomes a draft if it is taken; returns `false` if the entry
    /// is only the frame of a list.
    pub(super) fn takes_address(&mut self, entry: &mut Entry) -> bool {
        let address = entry.address.as_deref().filter(|_| entry.withheld.is_none());
        let Some(conflict) = address.and_then(|address| self.addresses.take(address)) else { return true };
        if conflict == Conflict::List && entry.body.trim().is_empty() {
            self.note(Note::LeftOut, "pages of lists that this site makes itself", &entry.place);
            return false;
        }
        self.note(Note::Changed, format!("drafts now: {}", conflict.reason()), &entry.place);
        entry.withheld = Some(conflict.reason().to_owned());
        true
    }

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

    /// Copies the pictures of an entry that the folder of pictures holds, and lists the others.
    pub(super) fn place_pictures(&mut self, entry: &mut Entry) -> Result<(), Diagnostic> {
        self.embedded.add_frames(&entry.body);
        let home = self.account.site.url.clone();
        let (body, mut copies) = self.pictures.placed(&entry.body, &home);
        entry.body = body;
        if let Some(image) = &mut entry.image {
            let (src, more) = self.pictures.placed(&format!(" {}", image.src), &home);
            image.src = src.trim().to_owned();
            copies.extend(more);
        }
        for copy in copies {
            self.file(&format!("static/{}", copy.to), &copy.from)?;
        }
        Ok(())
    }
}
