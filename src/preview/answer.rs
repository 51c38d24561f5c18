//! What each path is answered with: a page of the site, one of its files, or one of the preview's own pages.

use std::fs::File;
use std::path::Path;

use crate::blog::Blog;
use crate::config::FeedFormat;
use crate::path::SourcePath;
use crate::plan::Output;
use crate::plan::Page;
use crate::plan::SearchFile;
use crate::preview::check;
use crate::preview::desk;
use crate::preview::lookup;
use crate::preview::lookup::Found;
use crate::preview::page;
use crate::preview::panel;
use crate::preview::panel::Places;
use crate::preview::state::Seen;
use crate::render::Bytes;
use crate::render::Rendered;
use crate::source::AssetBytes;

/// An answer before it is put into the words of HTTP.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    /// A policy for pages of the preview's own; those of the site behave as they will when they are published.
    pub(super) policy: Option<&'static str>,
    pub(super) location: Option<String>,
    pub(super) content: Content,
}

/// The bytes of an answer.
pub(super) enum Content {
    /// As they are.
    Bytes(Vec<u8>),
    /// Those of an open file.
    File(File),
}

/// What the preview's own pages may do.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

impl Answer {
    fn new(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        let content = Content::Bytes(bytes.into());
        Answer { status, content_type, policy: None, location: None, content }
    }

    /// A page of the preview's own.
    fn own(status: u16, html: String) -> Answer {
        Answer { policy: Some(POLICY), ..Answer::new(status, HTML, html) }
    }
}

/// The answer to a path.
pub(super) fn to(path: &str, seen: &Seen) -> Answer {
    if let Some(name) = path.strip_prefix(page::DESK) {
        return own_file(name, seen);
    }
    let Some(blog) = &seen.blog else { return Answer::own(500, page::failed(seen, &seen.panel)) };
    match lookup::find(path, blog) {
        Found::Output(output) => output_at(output, 200, blog, seen),
        Found::Elsewhere(location) => {
            Answer { location: Some(location), ..Answer::new(307, TEXT, "307: it is elsewhere\n") }
        }
        Found::Malformed => Answer::new(400, TEXT, "400: no address of a site looks like this\n"),
        Found::Nothing => match blog.plan.outputs().iter().find(|(_, output)| is_not_found(output)) {
            Some((_, output)) => output_at(output, 404, blog, seen),
            None => Answer::new(404, TEXT, page::nothing(path)),
        },
    }
}

fn own_file(name: &str, seen: &Seen) -> Answer {
    if name.is_empty() {
        return Answer::own(200, desk::page(seen));
    }
    match page::FILES.iter().find(|(file, ..)| *file == name) {
        Some((_, content_type, text)) => Answer::new(200, content_type, *text),
        None => Answer::new(404, TEXT, "404: the preview has no such file\n"),
    }
}

fn is_not_found(output: &Output) -> bool {
    *output == Output::Page(Page::NotFound)
}

fn output_at(output: &Output, status: u16, blog: &Blog, seen: &Seen) -> Answer {
    let Rendered { bytes, diagnostics, .. } = blog.render_with_positions(output);
    let is_page = matches!(output, Output::Page(_) | Output::Redirect(_));
    match bytes {
        Bytes::Of(file) => asset(&file, blog, &seen.root),
        Bytes::Made(bytes) if bytes.is_empty() && check::has_errors(&diagnostics) => {
            let places = Places { root: &seen.root, editor: seen.editor() };
            Answer::own(500, page::failed(seen, &panel::errors(&diagnostics, places)))
        }
        Bytes::Made(bytes) if is_page => {
            Answer::new(status, HTML, page::with_additions(bytes, output, blog, seen))
        }
        Bytes::Made(bytes) => Answer::new(status, made_type(output), bytes),
    }
}

/// The type of an output that is made and is no page.
fn made_type(output: &Output) -> &'static str {
    match output {
        Output::Feed(_, FeedFormat::Json) => "application/feed+json; charset=utf-8",
        Output::Feed(..) | Output::CommentFeed(_) | Output::Sitemap | Output::SitemapPart(_) => {
            "application/xml; charset=utf-8"
        }
        Output::OpenSearch => "application/opensearchdescription+xml; charset=utf-8",
        Output::Search(SearchFile::Words(_)) => "application/octet-stream",
        Output::Search(_) => "application/json; charset=utf-8",
        _ => TEXT,
    }
}

fn asset(file: &SourcePath, blog: &Blog, root: &Path) -> Answer {
    let gone = || Answer::new(404, TEXT, "404: the file is not there any more\n");
    let content_type = page::content_type(file.name());
    match blog.assets.get(file).map(|asset| &asset.bytes) {
        Some(AssetBytes::Memory(bytes)) => Answer::new(200, content_type, bytes.to_vec()),
        Some(AssetBytes::File(disk)) => {
            // A link may have been put in its place since the folder was read.
            let inside =
                |disk: &std::path::PathBuf| root.canonicalize().is_ok_and(|root| disk.starts_with(root));
            let opened = disk.canonicalize().ok().filter(inside).and_then(|disk| File::open(disk).ok());
            match opened.filter(|file| file.metadata().is_ok_and(|found| found.is_file())) {
                Some(file) => Answer { content: Content::File(file), ..Answer::new(200, content_type, "") },
                None => gone(),
            }
        }
        None => gone(),
    }
}
