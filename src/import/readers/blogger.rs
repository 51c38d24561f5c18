//! Reads Blogger's blogs: the export before 2025 (one Atom feed with everything), and that of Google Takeout since then (a
//! feed and the pictures in a zip archive).
//!
//! The two forms name the same facts differently; [`Post`] has them in one form. Source: exports of both forms. The feed is
//! read twice: first its settings, then its posts and pages, one at a time.

use std::collections::BTreeSet;
use std::path::Path;

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::ExportFile;
use crate::exports::xml::{self, Element, Shape};
use crate::import::addresses::path_of;
use crate::import::entry::{Entry, EntryKind};
use crate::import::html;
use crate::import::import::Import;
use crate::import::notes::Note;
use crate::import::readers::reader::Reader;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::keys::is_language;
use crate::markup::references;
use crate::slug::Slug;

/// Blogger.
pub(super) const READER: Reader = Reader {
    name: "Blogger",
    argument: "blogger",
    source: "give `feed.atom` or the zip archive of Google Takeout, or the XML that Settings, Back up content made",
    recognises: |source| !feeds(source).is_empty(),
    read,
};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const BLOGGER: &str = "http://schemas.google.com/blogger/2018";
const APP: &str = "http://purl.org/atom/app#";
/// The start of a category's term that holds the type of an entry, without its scheme.
const KIND: &str = "://schemas.google.com/blogger/2008/kind#";
/// The texts in each form of the export that are in no other feed.
const MARKS: [&str; 2] = ["://schemas.google.com/blogger/", "tag:blogger.com"];

/// The most bytes of the text of a post.
const LONGEST: usize = 16 * 1024 * 1024;

/// The number of words of a text that become the title of a post without one.
const TITLE_WORDS: usize = 8;

/// What the first reading keeps.
const SETTINGS: Shape<'_> = Shape {
    records: &["entry", "title", "subtitle", "link", "author"],
    parts: &[],
    kept: &["id", "type", "status", "category", "content", "draft", "control", "trashed", "name"],
    longest: 4096,
};

/// What the second reading keeps.
const POSTS: Shape<'_> = Shape {
    records: &["entry"],
    parts: &[],
    kept: &[
        "id",
        "type",
        "status",
        "category",
        "link",
        "filename",
        "title",
        "content",
        "published",
        "author",
        "name",
        "draft",
        "control",
        "trashed",
        "metaDescription",
        "location",
    ],
    longest: LONGEST,
};

/// Returns the feeds of a source, each of one blog.
fn feeds(source: &Source) -> Vec<&SourceFile> {
    let is_feed = |file: &&SourceFile| {
        (source.is_file || file.has_extension(&["atom", "xml"])) && is_of_blogger(&file.disk)
    };
    source.files.iter().filter(is_feed).collect()
}

fn is_of_blogger(disk: &Path) -> bool {
    let Ok(file) = ExportFile::open(disk) else { return false };
    xml::root(file.head()).as_deref() == Some("feed") && MARKS.iter().any(|mark| file.head().contains(mark))
}

fn read(source: &Source, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let feed = match feeds(source)[..] {
        [feed] => feed,
        [] => {
            let message = format!("`{}` holds no feed of Blogger", source.name);
            return Err(Diagnostic::error(codes::BAD_INPUT, message).help(READER.source));
        }
        ref several => return Err(several_blogs(source, several)),
    };
    import.use_pictures_of(source);
    let file = ExportFile::open(&feed.disk)?;
    let blog = Blog::read(&file)?;
    if blog.site.url.is_empty() {
        import.note(
            Note::Changed,
            "the export does not name the blog's address: write it as `url` in site.yaml",
            &source.name,
        );
    }
    import.site(blog.site.clone());
    xml::records(&ExportFile::open(&feed.disk)?, POSTS, |entry| post(&entry, &blog, import))?;
    for label in &blog.labels {
        import.redirect(format!("/search/label/{label}"), format!("/tags/{}/", Slug::from_term(label)));
    }
    if blog.has_posts {
        import.redirect("/feeds/posts/default", "/feed.xml");
        import.redirect("/atom.xml", "/feed.xml");
    }
    if blog.has_comments {
        import.comments("blogger", feed.disk.clone());
    }
    Ok(())
}

fn several_blogs(source: &Source, feeds: &[&SourceFile]) -> Diagnostic {
    let paths: Vec<&str> = feeds.iter().map(|feed| feed.path.as_str()).collect();
    let message = format!("`{}` holds {} blogs", source.name, paths.len());
    Diagnostic::error(codes::BAD_INPUT, message)
        .why("each blog becomes a site of its own")
        .help(format!("unpack it, and give the file of one of them:\n{}", paths.join("\n")))
}

/// What the feed says about the whole blog.
#[derive(Debug, Default)]
struct Blog {
    site: SiteFacts,
    /// The labels of published posts.
    labels: BTreeSet<String>,
    has_posts: bool,
    has_comments: bool,
}

impl Blog {
    fn read(file: &ExportFile) -> Result<Blog, Diagnostic> {
        let mut blog = Blog::default();
        xml::records(file, SETTINGS, |record| {
            match record.name() {
                "title" => blog.site.title = decoded(record.text()),
                "subtitle" => blog.site.tagline = decoded(record.text()),
                "link" if record.attribute("rel") == "alternate" => {
                    blog.site.url = record.attribute("href").to_owned();
                }
                "entry" => blog.add(&record),
                _ => {}
            }
            Ok(())
        })?;
        if !blog.site.url.is_empty() && !blog.site.url.ends_with('/') {
            blog.site.url.push('/');
        }
        Ok(blog)
    }

    fn add(&mut self, entry: &Element) {
        match kind(entry).as_str() {
            "post" if Status::of(entry) == Status::Live => {
                self.has_posts = true;
                self.labels.extend(labels(entry));
            }
            "comment" => self.has_comments = true,
            "settings" => {
                let (id, value) = (entry.text_of(ATOM, "id"), decoded(entry.text_of(ATOM, "content")));
                match id.rsplit('.').next().unwrap_or_default() {
                    _ if value.is_empty() => {}
                    "BLOG_NAME" => self.site.title = value,
                    "BLOG_DESCRIPTION" => self.site.tagline = value,
                    "BLOG_LOCALE" => {
                        self.site.language = Some(value.replace('_', "-")).filter(|code| is_language(code))
                    }
                    "BLOG_TIMEZONE" | "BLOG_TIME_ZONE" => {
                        self.site.time_zone = Some(value).filter(|name| Zone::parse(name).is_some());
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        self.site.takes_comments = self.has_comments;
    }
}

/// Who saw an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Status {
    Live,
    /// It waits for its date.
    Scheduled,
    Draft,
    Trashed,
    /// A status that is not known here.
    Other(String),
}

impl Status {
    fn of(entry: &Element) -> Status {
        if !entry.text_of(BLOGGER, "trashed").is_empty() {
            return Status::Trashed;
        }
        // The prefix of `app:draft` is not declared in all exports.
        let controls =
            entry.children("", "control").filter(|control| control.is_in(APP) || control.is_in(""));
        if controls.flat_map(|control| control.children("", "draft")).any(|draft| draft.text() == "yes") {
            return Status::Draft;
        }
        match entry.text_of(BLOGGER, "status").to_uppercase().as_str() {
            "" | "LIVE" => Status::Live,
            "SCHEDULED" => Status::Scheduled,
            "DRAFT" => Status::Draft,
            "SOFT_TRASHED" | "TRASHED" | "DELETED" => Status::Trashed,
            other => Status::Other(other.to_lowercase()),
        }
    }
}

/// Passes a post or a page on. Comments, settings and templates are passed over.
fn post(element: &Element, blog: &Blog, import: &mut Import<'_>) -> Result<(), Diagnostic> {
    let kind = match kind(element).as_str() {
        "post" => EntryKind::Article,
        "page" => EntryKind::Page,
        _ => return Ok(()),
    };
    let html = element.text_of(ATOM, "content");
    let written = decoded(element.text_of(ATOM, "title"));
    let title = if written.is_empty() { html::beginning(html, TITLE_WORDS) } else { written.clone() };
    let place = format!("\u{201c}{title}\u{201d}");
    if written.is_empty() {
        import.note(Note::Changed, "texts without a title have their first words as one", &place);
    }
    let withheld = match Status::of(element) {
        Status::Live | Status::Scheduled => None,
        Status::Draft => Some("drafts of the old blog".to_owned()),
        Status::Other(word) => Some(format!("their status was `{word}`")),
        Status::Trashed => {
            import.note(Note::LeftOut, "texts in the trash", &place);
            return Ok(());
        }
    };
    if element.children(BLOGGER, "location").any(|location| !location.text().is_empty()) {
        import.note(Note::LeftOut, "the places that texts were written at", &place);
    }
    let converted = html::to_markdown(html, &blog.site.url);
    for (note, what) in converted.notes {
        import.note(note, what, &place);
    }
    let id = element.text_of(ATOM, "id").to_owned();
    let name = element.children(ATOM, "author").next().map(|author| author.text_of(ATOM, "name").to_owned());
    import.entry(Entry {
        kind,
        source: id.clone(),
        place,
        title,
        date: Moment::parse(element.text_of(ATOM, "published"), &zone(blog)).ok(),
        address: address(element),
        id: (kind == EntryKind::Article).then_some(id),
        withheld,
        tags: labels(element),
        authors: name.into_iter().filter(|name| !name.is_empty()).collect(),
        description: Some(decoded(element.text_of(BLOGGER, "metaDescription")))
            .filter(|text| !text.is_empty()),
        body: converted.markdown,
        ..Entry::default()
    })
}

/// Returns the zone of the blog. Without one, each date stays in its own.
fn zone(blog: &Blog) -> Zone {
    blog.site.time_zone.as_deref().and_then(Zone::parse).unwrap_or(Zone::UNNAMED)
}

/// Returns the type of an entry: `post`, `page`, `comment`, `settings` or another.
fn kind(entry: &Element) -> String {
    // An `author` has a `blogger:type` too; only the entry's own counts.
    let new = entry.text_of(BLOGGER, "type");
    if !new.is_empty() {
        return new.to_lowercase();
    }
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    terms.filter_map(|term| Some(term.split_once(KIND)?.1)).next().unwrap_or_default().to_owned()
}

/// Returns the labels of a post.
fn labels(entry: &Element) -> Vec<String> {
    let terms = entry.children(ATOM, "category").map(|category| category.attribute("term"));
    let labels = terms.filter(|term| !term.is_empty() && !term.contains(KIND));
    labels.map(|term| decoded(term)).collect()
}

/// Returns the path of an entry on the old blog: it is named in the new form, and is the link of the old one.
fn address(entry: &Element) -> Option<String> {
    let path = entry.text_of(BLOGGER, "filename");
    if !path.is_empty() {
        return Some(format!("/{}", path.trim_start_matches('/')));
    }
    let is_page =
        |link: &&Element| link.attribute("rel") == "alternate" && link.attribute("type") == "text/html";
    let link = entry.children(ATOM, "link").find(is_page)?;
    path_of(link.attribute("href"))
}

/// Decodes the references in a text. Takeout escapes titles twice.
fn decoded(text: &str) -> String {
    references::decode(text).trim().to_owned()
}
