//! Reads blogs of Astro and of Next: settings, texts, files.

use rayon::prelude::*;

use crate::date::Zone;
use crate::diagnostic::Diagnostic;
use crate::import::common_keys::take_common_keys;
use crate::import::entry::{Entry, EntryKind};
use crate::import::folder_files::{NamedFiles, named_file};
use crate::import::folder_texts::{FolderText, read_texts};
use crate::import::leading_title::take_leading_title;
use crate::import::mdx::markdown_of_mdx;
use crate::import::notes::Note;
use crate::import::old_lists::list_at;
use crate::import::old_pages::{Destination, OldPages, join_address, join_path};
use crate::import::own_keys::keep_own_keys;
use crate::import::page_bundles::article_file;
use crate::import::readers::astro::collections::{Collection, address, collections};
use crate::import::readers::astro::facts::{ASTRO, NEXT, facts};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::settings_file::take;
use crate::import::site_files;
use crate::import::source::Source;
use crate::import::text_notes::TextNotes;
use crate::markdown::rewrite_links;

/// Astro and Next.
pub(crate) const READER: Reader = Reader {
    name: "Astro or Next",
    argument: "astro",
    form: SourceForm::Folder,
    source: "give the folder with `astro.config.mjs` or `next.config.js`",
    recognises: |source| source.first_of(&ASTRO).is_some() || source.first_of(&NEXT).is_some(),
    read,
};

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let facts = facts(source);
    let mut pages = OldPages::new(&facts.url);
    import.site(facts);
    let mut texts: Vec<(Collection, FolderText)> = Vec::new();
    for collection in collections(source) {
        let of_folder = read_texts(source, &collection.folder, import);
        texts.extend(of_folder.into_iter().map(|text| (collection.clone(), text)));
    }
    for (collection, text) in &texts {
        pages.add(&text.file, &address(collection, text));
    }
    let routes = collections(source).into_iter().map(|collection| collection.route);
    let mut routes: Vec<String> = routes.filter(|route| route != "/").collect();
    routes
        .extend(["/archive/", "/archives/", "/rss.xml", "/atom.xml", "/posts/", "/blog/"].map(str::to_owned));
    import.old_lists(routes.iter().filter_map(|route| list_at(route)).collect());
    for file in source.below("src/pages/").filter(|file| file.has_extension(&["astro"])) {
        if !file.path.contains('[') {
            import.note(Note::LeftOut, "pages that are programs or templates", file.path.clone());
        }
    }
    let site = Site { source, pages: &pages };
    let entries: Vec<_> = texts.par_iter().map(|(collection, text)| site.entry(collection, text)).collect();
    let mut files = NamedFiles::new();
    for ((collection, _), (entry, notes, named)) in texts.iter().zip(entries) {
        notes.pass_to(import);
        for (from, to) in named {
            let to = if to.is_empty() { format!("content/{}", place(collection, &from)) } else { to };
            files.insert(from, to);
        }
        import.entry(entry)?;
    }
    for (from, to) in files {
        if let Some(file) = source.file(&from) {
            site_files::place_file(file, &to, import)?;
        }
    }
    for feed in ["/rss.xml", "/atom.xml"] {
        import.feed(feed);
    }
    site_files::place(source, import, &["public/"], "")
}

/// Returns the path of a file of a collection below `content/`.
fn place(collection: &Collection, file: &str) -> String {
    let name = match collection.route.trim_matches('/') {
        "" => String::new(),
        route => format!("{route}/"),
    };
    article_file(&format!("{name}{}", &file[collection.folder.len()..]))
}

struct Site<'s> {
    source: &'s Source,
    pages: &'s OldPages,
}

impl Site<'_> {
    fn entry(&self, collection: &Collection, text: &FolderText) -> (Entry, TextNotes, NamedFiles) {
        let mut notes = TextNotes::new(&text.file, text.line);
        let mut files = NamedFiles::new();
        let address = self.pages.address(&text.file).unwrap_or_default().to_owned();
        let mut entry = Entry {
            source: text.file.clone(),
            place: text.file.clone(),
            address: Some(address.clone()),
            ..Entry::default()
        };
        let mut keys = text.keys.clone();
        for key in ["slug", "permalink", "ogImage", "canonicalURL"] {
            take(&mut keys, key);
        }
        let left = take_common_keys(keys, &Zone::UNNAMED, &mut entry);
        keep_own_keys(left, &mut entry, &mut notes);
        if entry.date.is_none() {
            let name = text.path.strip_suffix("/index").unwrap_or(&text.path).rsplit('/').next();
            let day = name.and_then(|name| name.get(..10));
            entry.date = day.and_then(|day| crate::import::common_keys::date(day, &Zone::UNNAMED));
        }
        entry.kind = if entry.date.is_some() { EntryKind::Article } else { EntryKind::Page };
        let file = place(collection, &format!("{}.md", text.path));
        entry.file = match entry.kind {
            EntryKind::Article => Some(file),
            EntryKind::Page => None,
        };
        if let Some(image) = &mut entry.image {
            let new = self.destination(collection, text, &entry.kind, &address, &image.src, &mut files);
            image.src = new.unwrap_or_else(|| image.src.clone());
        }
        let body = markdown_of_mdx(&text.body, &mut notes);
        let kind = entry.kind;
        entry.body =
            rewrite_links(&body, |old| self.destination(collection, text, &kind, &address, old, &mut files));
        take_leading_title(&mut entry);
        (entry, notes, files)
    }

    fn destination(
        &self,
        collection: &Collection,
        text: &FolderText,
        kind: &EntryKind,
        address: &str,
        old: &str,
        files: &mut NamedFiles,
    ) -> Option<String> {
        let (path, rest) = match self.pages.destination(old) {
            Destination::Kept => return None,
            Destination::Own(path) => return Some(path),
            Destination::Relative(path, rest) => (path, rest),
        };
        if let Some(address) = self.pages.address(&join_path(text.folder(), path)) {
            return Some(format!("{address}{rest}"));
        }
        // The files of a page are not beside it here: they get paths of the site.
        let beside = if *kind == EntryKind::Article { collection.folder.as_str() } else { "\0" };
        if let Some(new) = named_file(self.source, beside, text.folder(), path, files) {
            return Some(format!("{new}{rest}"));
        }
        Some(format!(
            "{}{rest}",
            join_address(address, path.trim_end_matches(".mdx").trim_end_matches(".md"))
        ))
    }
}
