//! Reads the blog of a site of Docusaurus: settings, authors, posts, pages, files.

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::import::entry::{Entry, EntryKind};
use crate::import::folder_files::{NamedFiles, named_file};
use crate::import::folder_texts::{FolderText, read_texts};
use crate::import::js_settings::js_text;
use crate::import::leading_title::take_leading_title;
use crate::import::mdx::markdown_of_mdx;
use crate::import::notes::Note;
use crate::import::old_lists::{ListKind, OldList};
use crate::import::old_pages::{OldPages, is_elsewhere, join_address, join_path, split_destination};
use crate::import::page_bundles::article_file;
use crate::import::readers::docusaurus::authors::profiles;
use crate::import::readers::docusaurus::post::{address, take_keys};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::settings_file::settings;
use crate::import::site_facts::SiteFacts;
use crate::import::site_files;
use crate::import::source::{Source, SourceFile};
use crate::import::text_notes::TextNotes;
use crate::markdown::rewrite_links;
use crate::slug::Slug;

/// The files of the settings.
const SETTINGS: [&str; 4] =
    ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs"];

/// Docusaurus.
pub(crate) const READER: Reader = Reader {
    name: "Docusaurus",
    argument: "docusaurus",
    form: SourceForm::Folder,
    source: "give the folder with `docusaurus.config.js` and `blog`",
    recognises: |source| source.first_of(&SETTINGS).is_some(),
    read,
};

/// The parts of the settings that addresses depend on.
struct Blog {
    /// The folder of the posts, with `/` at the end.
    folder: String,
    /// The folder of their addresses, with `/` at both ends.
    route: String,
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let program = source.first_of(&SETTINGS).map(SourceFile::text).transpose()?.unwrap_or_default();
    let facts = facts(&program);
    let mut pages = OldPages::new(&facts.url);
    import.site(facts);
    let blog = blog(&program);
    for name in ["authors.yml", "authors.yaml", "authors.json"] {
        if let Some(file) = source.file(&format!("{}{name}", blog.folder)) {
            for author in profiles(&settings(file)?) {
                import.author(&author)?;
            }
        }
    }
    for file in source.below("docs/").filter(|file| file.has_extension(&["md", "mdx"])) {
        import.note(Note::LeftOut, "pages of the documentation", file.path.clone());
    }
    import.old_lists(lists(&blog.route));
    let posts = read_texts(source, &blog.folder, import);
    let standalone = read_texts(source, "src/pages/", import);
    let path = |text: &FolderText, folder: &str| text.path[folder.len()..].to_owned();
    for text in &posts {
        pages.add(&text.file, &address(&text.keys, &path(text, &blog.folder), &blog.route));
    }
    for text in &standalone {
        pages.add(&text.file, &page_address(&path(text, "src/pages/")));
    }
    let site = Site { source, pages: &pages, folder: &blog.folder };
    let entries: Vec<_> = posts
        .par_iter()
        .map(|text| site.entry(text, EntryKind::Article, &path(text, &blog.folder)))
        .chain(standalone.par_iter().map(|text| site.entry(text, EntryKind::Page, &path(text, "src/pages/"))))
        .collect();
    let mut files = NamedFiles::new();
    for (entry, notes, named) in entries {
        notes.pass_to(import);
        files.extend(named);
        import.entry(entry)?;
    }
    for (from, to) in files {
        let to = if to.is_empty() { format!("content/blog/{}", &from[blog.folder.len()..]) } else { to };
        if let Some(file) = source.file(&from) {
            site_files::place_file(file, &to, import)?;
        }
    }
    for feed in ["rss.xml", "atom.xml"] {
        import.feed(format!("{}{feed}", blog.route));
    }
    site_files::place(source, import, &["static/"], "")
}

struct Site<'s> {
    source: &'s Source,
    pages: &'s OldPages,
    folder: &'s str,
}

impl Site<'_> {
    fn entry(&self, text: &FolderText, kind: EntryKind, path: &str) -> (Entry, TextNotes, NamedFiles) {
        let mut notes = TextNotes::new(&text.file, text.line);
        let mut files = NamedFiles::new();
        let address = self.pages.address(&text.file).unwrap_or_default().to_owned();
        let mut entry = Entry {
            kind,
            source: text.file.clone(),
            place: text.file.clone(),
            address: Some(address.clone()),
            file: (kind == EntryKind::Article).then(|| article_file(&format!("blog/{path}.md"))),
            ..Entry::default()
        };
        take_keys(&text.keys, path, &mut entry, &mut notes);
        if let Some(image) = &mut entry.image {
            image.src =
                self.destination(text, &address, &image.src, &mut files).unwrap_or_else(|| image.src.clone());
        }
        let body = markdown_of_mdx(&text.body, &mut notes);
        entry.body = rewrite_links(&body, |old| self.destination(text, &address, old, &mut files));
        take_leading_title(&mut entry);
        (entry, notes, files)
    }

    fn destination(
        &self,
        text: &FolderText,
        address: &str,
        old: &str,
        files: &mut NamedFiles,
    ) -> Option<String> {
        if let Some(path) = old.strip_prefix("pathname://") {
            return Some(path.to_owned());
        }
        let old = old.strip_prefix("@site/static").unwrap_or(old);
        if old.is_empty() || old.starts_with(['#', '{', '?']) || is_elsewhere(old) || old.starts_with('/') {
            return self.pages.own_path(old).or_else(|| old.starts_with('/').then(|| old.to_owned()));
        }
        let (path, rest) = split_destination(old);
        let (folder, path) = match path.strip_prefix("@site/") {
            Some(path) => ("", path),
            None => (text.folder(), path),
        };
        if let Some(address) = self.pages.address(&join_path(folder, path)) {
            return Some(format!("{address}{rest}"));
        }
        if let Some(new) = named_file(self.source, self.folder, folder, path, files) {
            return Some(format!("{new}{rest}"));
        }
        // Links of a page without `/` at its end are relative to the folder above.
        let joined = join_address(
            address.trim_end_matches('/'),
            path.trim_end_matches(".md").trim_end_matches(".mdx"),
        );
        Some(format!("{joined}{rest}"))
    }
}

fn page_address(path: &str) -> String {
    let path = path.strip_suffix("index").unwrap_or(path).trim_matches('/');
    if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
}

/// Reads the settings of the blog. Those of a second blog are not read.
fn blog(program: &str) -> Blog {
    let part =
        program.find("blog: {").or_else(|| program.find("plugin-content-blog")).map(|at| &program[at..]);
    let text = |name: &str| part.and_then(|part| js_text(part.get(..3000).unwrap_or(part), name));
    let folder = text("path").unwrap_or_else(|| "blog".to_owned());
    let route = text("routeBasePath").unwrap_or_else(|| "blog".to_owned());
    let route = route.trim_matches('/');
    Blog {
        folder: format!("{}/", folder.trim_start_matches("./").trim_matches('/')),
        route: if route.is_empty() { "/".to_owned() } else { format!("/{route}/") },
    }
}

fn facts(program: &str) -> SiteFacts {
    let text = |name: &str| js_text(program, name).unwrap_or_default();
    let base = text("baseUrl");
    SiteFacts {
        title: text("title"),
        tagline: text("tagline"),
        url: match text("url") {
            url if url.is_empty() => url,
            url => format!("{}/{}", url.trim_end_matches('/'), base.trim_matches('/')),
        },
        language: js_text(program, "defaultLocale"),
        heading_ids: Some("github"),
        ..SiteFacts::default()
    }
}

/// Returns the lists below the folder of the blog's addresses.
fn lists(route: &str) -> Vec<OldList> {
    let lists = [
        (ListKind::Newest, ""),
        (ListKind::Archive, "archive/"),
        (ListKind::Tags, "tags/"),
        (ListKind::Tag, "tags/:name/"),
        (ListKind::Authors, "authors/"),
        (ListKind::Author, "authors/:name/"),
        (ListKind::Feed, "rss.xml"),
        (ListKind::Feed, "atom.xml"),
        (ListKind::Feed, "feed.json"),
    ];
    let name: fn(&str) -> String = |name| Slug::from_title(name).as_str().to_owned();
    lists.into_iter().map(|(kind, path)| OldList::new(kind, format!("{route}{path}"), name)).collect()
}
