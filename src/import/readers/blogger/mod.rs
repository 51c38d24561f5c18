//! Reads Blogger's blogs: the export before 2025 (one Atom feed with everything), and that of Google Takeout since then (a
//! feed and the pictures in a zip archive).
//!
//! The two forms name the same facts differently; `entry_facts` has them in one form. Source: exports of both forms. The feed is
//! read twice: first its settings, then its posts and pages, one at a time.

mod entry_facts;
mod own_host;
mod shapes;

use std::collections::BTreeSet;
use std::path::Path;

use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::xml::{self, Element};
use crate::exports::{ExportFile, Size};
use crate::import::entry::{Entry, EntryKind};
use crate::import::export_records::converted;
use crate::import::html;
use crate::import::html::Converted;
use crate::import::notes::Note;
use crate::import::old_lists::{ListKind, old_lists};
use crate::import::plain_text::plain;
use crate::import::readers::blogger::entry_facts::{ATOM, BLOGGER, Status, address, decoded, kind, labels};
use crate::import::readers::blogger::shapes::{POSTS, SETTINGS};
use crate::import::readers::reader::{Reader, SourceForm};
use crate::import::receiver::Import;
use crate::import::site_facts::SiteFacts;
use crate::import::source::{Source, SourceFile};
use crate::keys::is_language;
use crate::slug::Slug;

/// Blogger.
pub(super) const READER: Reader = Reader {
    name: "Blogger",
    argument: "blogger",
    form: SourceForm::Export,
    source: "give `feed.atom` or the zip archive of Google Takeout, or the XML that Settings, Back up content made",
    recognises: |source| !feeds(source).is_empty(),
    read,
};

/// The texts in each form of the export that are in no other feed.
const MARKS: [&str; 2] = ["://schemas.google.com/blogger/", "tag:blogger.com"];

/// The addresses of feeds.
const FEEDS: [&str; 2] = ["/atom.xml", "/feeds/posts/default"];

/// The number of words of a text that become the title of a post without one.
const TITLE_WORDS: usize = 8;

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
    let mut blog = Blog::read(&file)?;
    if let ("", Some(url)) = (blog.site.url.as_str(), own_host::find(&ExportFile::open(&feed.disk)?)?) {
        let what = "the export does not name the blog's address: it is the one by which its texts link to each other";
        import.note(Note::Changed, what, &url);
        blog.site.url = url;
    }
    import.site(blog.site.clone());
    import.progress.expect_records(blog.entries);
    let take = |entry: &Element, body| {
        import.progress.record();
        post(entry, body, &blog, import)
    };
    converted(&ExportFile::open(&feed.disk)?, POSTS, |entry| body(entry, &blog), take)?;
    for label in &blog.labels {
        let encoded = label.replace('#', "%23").replace('?', "%3F");
        import.redirect(format!("/search/label/{encoded}"), format!("/tags/{}/", Slug::from_term(label)));
    }
    for feed in FEEDS {
        import.feed(feed);
    }
    // The archives of older blogs.
    import.old_lists(old_lists(&[(ListKind::Month, "/:year_:month_01_archive.html")], str::to_owned));
    if blog.has_comments {
        import.comments("blogger", feed.disk.clone());
    }
    Ok(())
}

fn several_blogs(source: &Source, feeds: &[&SourceFile]) -> Diagnostic {
    let paths: Vec<&str> = feeds.iter().map(|feed| feed.path.as_str()).collect();
    let commands: Vec<String> =
        paths.iter().map(|path| format!("steadfast import \"{path}\" --root my-blog")).collect();
    let message = format!("`{}` holds {} blogs", source.name, paths.len());
    Diagnostic::error(codes::BAD_INPUT, message).why("each blog becomes a site of its own").help(format!(
        "unpack it, and import one of them, each into its own folder:\n{}",
        commands.join("\n")
    ))
}

/// What the feed says about the whole blog.
#[derive(Debug, Default)]
struct Blog {
    /// The number of its entries.
    entries: usize,
    site: SiteFacts,
    /// The labels of published posts.
    labels: BTreeSet<String>,
    has_comments: bool,
}

impl Blog {
    fn read(file: &ExportFile) -> Result<Blog, Diagnostic> {
        let mut blog = Blog::default();
        xml::records(file, SETTINGS, |record| {
            match record.name() {
                "title" => blog.site.title = decoded(record.text()),
                "subtitle" => blog.site.tagline = plain(&decoded(record.text())),
                "link" if record.attribute("rel") == "alternate" => {
                    blog.site.url = record.attribute("href").to_owned();
                }
                "entry" => {
                    blog.entries += 1;
                    blog.add(&record);
                }
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
                self.labels.extend(labels(entry));
            }
            "comment" => self.has_comments = true,
            "settings" => {
                let (id, value) = (entry.text_of(ATOM, "id"), decoded(entry.text_of(ATOM, "content")));
                match id.rsplit('.').next().unwrap_or_default() {
                    _ if value.is_empty() => {}
                    "BLOG_NAME" => self.site.title = value,
                    "BLOG_DESCRIPTION" => self.site.tagline = plain(&value),
                    "BLOG_LOCALE" => {
                        self.site.language = Some(value.replace('_', "-")).filter(|code| is_language(code));
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

/// Returns the text of a post or a page in Markdown; `None` for other entries, and if it is too long.
fn body(element: &Element, blog: &Blog) -> Option<Converted> {
    let is_text = matches!(kind(element).as_str(), "post" | "page");
    let fits = element.size_of(ATOM, "content") == Size::Fits;
    (is_text && fits).then(|| html::to_markdown(element.text_of(ATOM, "content"), &blog.site.url))
}

/// Passes a post or a page with its [`body`] on. Comments, settings and templates are passed over.
fn post(
    element: &Element,
    body: Option<Converted>,
    blog: &Blog,
    import: &mut Import<'_>,
) -> Result<(), Diagnostic> {
    let kind = match kind(element).as_str() {
        "post" => EntryKind::Article,
        "page" => EntryKind::Page,
        "comment" | "settings" | "template" => return Ok(()),
        other => {
            let what = if other.is_empty() {
                "entries of no known type".to_owned()
            } else {
                format!("entries of the type `{other}`")
            };
            import.note(Note::LeftOut, what, element.text_of(ATOM, "id"));
            return Ok(());
        }
    };
    let html = element.text_of(ATOM, "content");
    let Some(converted) = body else {
        import.note(Note::LeftOut, "texts of more than 16 MiB", element.text_of(ATOM, "id"));
        return Ok(());
    };
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
