//! Answers each path with a page of the site, one of its files, or one of the preview's own pages.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::blog::Blog;
use crate::file_kinds::{HTML, TEXT};
use crate::images::{Pixels, Variant};
use crate::path::{OutPath, SourcePath};
use crate::plan;
use crate::plan::{Output, Page, SocialCard};
use crate::preview::moderation::Moderation;
use crate::preview::origins::Origins;
use crate::preview::panel::Places;
use crate::preview::resolve::Resolved;
use crate::preview::state::Snapshot;
use crate::preview::{check, chrome, desk, panel, queue, resolve, sandbox};
use crate::render::{Bytes, Rendered};
use crate::source::AssetBytes;

/// An answer, independent of the HTTP library.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    /// The content security policy. Pages of the site have the one that they will be published with.
    pub(super) policy: Option<Cow<'static, str>>,
    pub(super) location: Option<String>,
    pub(super) content: Content,
}

/// The bytes of an answer.
pub(super) enum Content {
    /// Made for this answer.
    Made(Vec<u8>),
    /// Shared with other answers.
    Shared(Arc<[u8]>),
    /// The contents of a file.
    File(File),
}

/// The content security policy of the preview's own pages.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

impl Answer {
    fn new(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        let content = Content::Made(bytes.into());
        Answer { status, content_type, policy: None, location: None, content }
    }

    /// An answer with bytes that are in memory already.
    fn shared(content_type: &'static str, bytes: Arc<[u8]>) -> Answer {
        Answer { content: Content::Shared(bytes), ..Answer::new(200, content_type, "") }
    }

    /// An answer with one of the preview's own pages.
    fn own(status: u16, html: String) -> Answer {
        Answer { policy: Some(Cow::Borrowed(POLICY)), ..Answer::new(status, HTML, html) }
    }
}

/// Returns the policy of the queue: it may also send its forms, and show a page of the site in a frame. No page may show the
/// queue in a frame, which prevents clickjacking.
fn queue_policy(origins: &Origins) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self' \
         {}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        origins.site
    )
}

/// Returns the answer to a request for a path with a query.
pub(super) fn answer(path: &str, query: &str, seen: &Snapshot, moderation: &Moderation) -> Answer {
    if let Some(name) = path.strip_prefix(chrome::DESK) {
        return match name {
            chrome::COMMENTS => Answer {
                policy: Some(queue_policy(&moderation.origins).into()),
                ..Answer::own(200, queue::page(query, seen, moderation))
            },
            name if Some(name) == chrome::COMMENTS.strip_suffix('/') => elsewhere(format!("{path}/")),
            name => own_file(name, seen),
        };
    }
    let Some(blog) = &seen.blog else { return Answer::own(500, chrome::failed(seen, &seen.panel)) };
    let found = resolve::find(path, blog);
    if let (Resolved::Nothing, Some(to)) = (&found, resolve::moved(path, blog, &seen.moved)) {
        return elsewhere(to);
    }
    match found {
        Resolved::Output(path, output) => shown(path, output, 200, blog, seen, &moderation.origins),
        Resolved::Redirect(location) => elsewhere(location),
        Resolved::Malformed => Answer::new(400, TEXT, "400: no address of a site looks like this\n"),
        Resolved::Nothing => match blog.plan.outputs().iter().find(|(_, output)| is_not_found(output)) {
            Some((path, output)) => shown(path, output, 404, blog, seen, &moderation.origins),
            None => Answer::new(404, TEXT, chrome::nothing(path)),
        },
    }
}

/// Returns the answer for a page whose template does not end.
pub(super) fn endless_template(seen: &Snapshot) -> Answer {
    Answer::own(500, chrome::failed(seen, ""))
}

fn elsewhere(location: String) -> Answer {
    Answer { location: Some(location), ..Answer::new(307, TEXT, "307: it is elsewhere\n") }
}

fn own_file(name: &str, seen: &Snapshot) -> Answer {
    if name.is_empty() {
        return Answer::own(200, desk::page(seen));
    }
    match chrome::FILES.iter().find(|(file, ..)| *file == name) {
        Some((_, content_type, text)) => Answer::new(200, content_type, *text),
        None => Answer::new(404, TEXT, "404: the preview has no such file\n"),
    }
}

/// Returns the policy that a page of the site is published with. The preview's scripts, styles and messages come from the same
/// host; the queue may show pages in a frame.
fn published_policy(blog: &Blog, origins: &Origins) -> Option<Cow<'static, str>> {
    let config = &blog.site.config;
    let policy = || config.security.policy(config.foreign_form(), &origins.frames_of_the_site()).into();
    blog.plan.has_policy().then(policy)
}

fn is_not_found(output: &Output) -> bool {
    *output == Output::Page(Page::NotFound)
}

/// Answers with an output and its policy.
fn shown(
    path: &OutPath,
    output: &Output,
    status: u16,
    blog: &Blog,
    seen: &Snapshot,
    origins: &Origins,
) -> Answer {
    let content_type = blog.plan.media_type(path, output, &blog.assets);
    let answer = output_at(content_type, output, status, blog, seen);
    let policy = match output {
        // The page that replaces one that failed has its own policy.
        _ if answer.policy.is_some() => answer.policy,
        Output::Page(_) | Output::Redirect(_) => published_policy(blog, origins),
        output => sandbox::policy(output, content_type).map(Cow::Borrowed),
    };
    Answer { policy, ..answer }
}

fn output_at(
    content_type: &'static str,
    output: &Output,
    status: u16,
    blog: &Blog,
    seen: &Snapshot,
) -> Answer {
    let Rendered { bytes, diagnostics, .. } = blog.render_with_positions(output);
    let is_page = matches!(output, Output::Page(_) | Output::Redirect(_));
    match bytes {
        Bytes::Copied(file) => asset(&file, content_type, blog, &seen.root),
        Bytes::Drawn(variant) => picture(&variant, content_type, blog, seen),
        Bytes::Card(card) => social_card(&card, content_type, blog, seen),
        Bytes::Rendered(bytes) if bytes.is_empty() && check::has_errors(&diagnostics) => {
            let places = Places { root: &seen.root, editor: seen.editor() };
            Answer::own(500, chrome::failed(seen, &panel::errors(&diagnostics, places)))
        }
        Bytes::Rendered(bytes) if is_page => {
            let html = chrome::with_additions(bytes, output, blog, seen);
            Answer::new(status, content_type, html)
        }
        Bytes::Rendered(bytes) => Answer::new(status, content_type, bytes),
    }
}

/// Answers with a generated or cached image.
fn picture(variant: &Variant, content_type: &'static str, blog: &Blog, seen: &Snapshot) -> Answer {
    let Some(asset) = blog.assets.get(&variant.file) else { return gone() };
    let pixels = match &asset.pixels {
        Some(Pixels::Still(still)) => still.pixels(),
        _ => 0,
    };
    let original = || match &asset.bytes {
        AssetBytes::Memory(bytes) => Some(bytes.to_vec()),
        AssetBytes::File(disk) => {
            let mut bytes = Vec::new();
            opened(disk, &seen.root)?.read_to_end(&mut bytes).ok()?;
            Some(bytes)
        }
    };
    match seen.pictures.get(variant, pixels, original) {
        Ok(bytes) => Answer::shared(content_type, bytes),
        Err(why) => {
            Answer::new(500, TEXT, format!("500: the picture {} cannot be read: {why}\n", variant.file))
        }
    }
}

/// Answers with a drawn or cached social card.
fn social_card(card: &SocialCard, content_type: &'static str, blog: &Blog, seen: &Snapshot) -> Answer {
    let draw = || -> Result<Vec<u8>, Infallible> {
        Ok(blog.typefaces.open().draw(&plan::social_card(card.of, &blog.site)))
    };
    let Ok(bytes) = seen.pictures.get_or_make(card.key, draw);
    Answer::shared(content_type, bytes)
}

fn gone() -> Answer {
    Answer::new(404, TEXT, "404: the file is not there any more\n")
}

/// Opens a file of the site's folder. Checks again that it is inside: a symbolic link may have replaced it since the folder was
/// read.
fn opened(disk: &Path, root: &Path) -> Option<File> {
    let disk = disk.canonicalize().ok()?;
    let file = disk.starts_with(root.canonicalize().ok()?).then(|| File::open(disk).ok()).flatten()?;
    file.metadata().is_ok_and(|found| found.is_file()).then_some(file)
}

fn asset(file: &SourcePath, content_type: &'static str, blog: &Blog, root: &Path) -> Answer {
    match blog.assets.get(file).map(|asset| &asset.bytes) {
        Some(AssetBytes::Memory(bytes)) => Answer::shared(content_type, Arc::clone(bytes)),
        Some(AssetBytes::File(disk)) => match opened(disk, root) {
            Some(file) => Answer { content: Content::File(file), ..Answer::new(200, content_type, "") },
            None => gone(),
        },
        None => gone(),
    }
}
