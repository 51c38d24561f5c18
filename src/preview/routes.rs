//! What each path is answered with: a page of the site, one of its files, or one of the preview's own pages.

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
use crate::preview::resolve::Found;
use crate::preview::state::Seen;
use crate::preview::{check, chrome, desk, panel, queue, resolve, sandbox};
use crate::render::{Bytes, Rendered};
use crate::source::AssetBytes;

/// An answer before it is put into the words of HTTP.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    /// A policy: the preview's own pages have theirs; those of the site have the one that they will be published with.
    pub(super) policy: Option<Cow<'static, str>>,
    pub(super) location: Option<String>,
    pub(super) content: Content,
}

/// The bytes of an answer.
pub(super) enum Content {
    /// Made for this answer.
    Made(Vec<u8>),
    /// Shared with all other answers of the same.
    Shared(Arc<[u8]>),
    /// Those of an open file.
    File(File),
}

/// What the preview's own pages may do.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

impl Answer {
    fn new(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Answer {
        let content = Content::Made(bytes.into());
        Answer { status, content_type, policy: None, location: None, content }
    }

    /// Bytes that stay in memory anyway.
    fn shared(content_type: &'static str, bytes: Arc<[u8]>) -> Answer {
        Answer { content: Content::Shared(bytes), ..Answer::new(200, content_type, "") }
    }

    /// A page of the preview's own.
    fn own(status: u16, html: String) -> Answer {
        Answer { policy: Some(Cow::Borrowed(POLICY)), ..Answer::new(status, HTML, html) }
    }
}

/// What the queue of comments may do besides: send its forms, and show a page of the site beside it. Nothing shows the
/// queue in a frame, so that nobody's click decides what it was not meant for.
fn queue_policy(origins: &Origins) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self' \
         {}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        origins.site
    )
}

/// The answer to a path, and to what stands behind the `?` of its address.
pub(super) fn to(path: &str, query: &str, seen: &Seen, moderation: &Moderation) -> Answer {
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
    if let (Found::Nothing, Some(to)) = (&found, resolve::moved(path, blog, &seen.moved)) {
        return elsewhere(to);
    }
    match found {
        Found::Output(path, output) => shown(path, output, 200, blog, seen, &moderation.origins),
        Found::Elsewhere(location) => elsewhere(location),
        Found::Malformed => Answer::new(400, TEXT, "400: no address of a site looks like this\n"),
        Found::Nothing => match blog.plan.outputs().iter().find(|(_, output)| is_not_found(output)) {
            Some((path, output)) => shown(path, output, 404, blog, seen, &moderation.origins),
            None => Answer::new(404, TEXT, chrome::nothing(path)),
        },
    }
}

/// The answer in place of a page whose template does not come to an end.
pub(super) fn of_none(seen: &Seen) -> Answer {
    Answer::own(500, chrome::failed(seen, ""))
}

fn elsewhere(location: String) -> Answer {
    Answer { location: Some(location), ..Answer::new(307, TEXT, "307: it is elsewhere\n") }
}

fn own_file(name: &str, seen: &Seen) -> Answer {
    if name.is_empty() {
        return Answer::own(200, desk::page(seen));
    }
    match chrome::FILES.iter().find(|(file, ..)| *file == name) {
        Some((_, content_type, text)) => Answer::new(200, content_type, *text),
        None => Answer::new(404, TEXT, "404: the preview has no such file\n"),
    }
}

/// The policy that a page of the site is published with. The preview's script, style and messages come from the same host,
/// and the queue of comments shows pages in a frame.
fn published_policy(blog: &Blog, origins: &Origins) -> Option<Cow<'static, str>> {
    let config = &blog.site.config;
    let policy = || config.security.policy(config.foreign_form(), &origins.frames_of_the_site()).into();
    blog.plan.has_policy().then(policy)
}

fn is_not_found(output: &Output) -> bool {
    *output == Output::Page(Page::NotFound)
}

/// An output, with the policy that it needs here.
fn shown(
    path: &OutPath,
    output: &Output,
    status: u16,
    blog: &Blog,
    seen: &Seen,
    origins: &Origins,
) -> Answer {
    let content_type = blog.plan.media_type(path, output, &blog.assets);
    let answer = output_at(content_type, output, status, blog, seen);
    let policy = match output {
        // A page in place of one that failed has its own.
        _ if answer.policy.is_some() => answer.policy,
        Output::Page(_) | Output::Redirect(_) => published_policy(blog, origins),
        output => sandbox::policy(output, content_type).map(Cow::Borrowed),
    };
    Answer { policy, ..answer }
}

fn output_at(content_type: &'static str, output: &Output, status: u16, blog: &Blog, seen: &Seen) -> Answer {
    let Rendered { bytes, diagnostics, .. } = blog.render_with_positions(output);
    let is_page = matches!(output, Output::Page(_) | Output::Redirect(_));
    match bytes {
        Bytes::Of(file) => asset(&file, content_type, blog, &seen.root),
        Bytes::Drawn(variant) => picture(&variant, content_type, blog, seen),
        Bytes::Card(card) => social_card(&card, content_type, blog, seen),
        Bytes::Made(bytes) if bytes.is_empty() && check::has_errors(&diagnostics) => {
            let places = Places { root: &seen.root, editor: seen.editor() };
            Answer::own(500, chrome::failed(seen, &panel::errors(&diagnostics, places)))
        }
        Bytes::Made(bytes) if is_page => {
            let html = chrome::with_additions(bytes, output, blog, seen);
            Answer::new(status, content_type, html)
        }
        Bytes::Made(bytes) => Answer::new(status, content_type, bytes),
    }
}

/// A picture, made now or before.
fn picture(variant: &Variant, content_type: &'static str, blog: &Blog, seen: &Seen) -> Answer {
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

/// A social card, drawn now or before.
fn social_card(card: &SocialCard, content_type: &'static str, blog: &Blog, seen: &Seen) -> Answer {
    let draw = || -> Result<Vec<u8>, Infallible> {
        Ok(blog.typefaces.open().draw(&plan::social_card(card.of, &blog.site)))
    };
    let Ok(bytes) = seen.pictures.get_or_make(card.key, draw);
    Answer::shared(content_type, bytes)
}

fn gone() -> Answer {
    Answer::new(404, TEXT, "404: the file is not there any more\n")
}

/// A file of the site's folder. A link may have been put in its place since the folder was read.
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
