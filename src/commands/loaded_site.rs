//! Loads the site for commands that only look at it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::blog::{Blog, LoadCache, Request};
use crate::commands::cli::Format;
use crate::commands::exit::Exit;
use crate::commands::output::Voice;
use crate::commands::{build_moment, site_folder};
use crate::content::Comment;
use crate::date::Moment;
use crate::diagnostic::Report;
use crate::site::Status;
use crate::source;

/// A site that a command looks at.
pub(super) struct LoadedSite {
    /// Its folder.
    pub(super) root: PathBuf,
    pub(super) blog: Blog,
    /// The comments in every state.
    pub(super) comments: Vec<Arc<Comment>>,
    /// The moment at which the site is seen, in its time zone.
    pub(super) now: Moment,
    /// How the command ends: files with errors are missing in the site.
    pub(super) exit: Exit,
}

/// Loads the site as it is at a moment, with the articles that a build publishes and with those of some other status. Errors in
/// files are reported; warnings are left to `build`.
pub(super) fn load(
    root: Option<&Path>,
    now: Option<&Moment>,
    also: &[Status],
    voice: Voice,
) -> Result<LoadedSite, Exit> {
    let root = site_folder::find(root, voice);
    let now = build_moment::given_or_present(now)?;
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    let mut cache = LoadCache::default();
    let request = Request { now: now.clone(), also: also.to_vec(), base_url: None };
    let blog = if sources.config.is_none() && report.has_errors() {
        None
    } else {
        Blog::load_with(&mut cache, sources, &request, &(), &mut report)
    };
    let exit = if report.has_errors() { Exit::Fault } else { Exit::Done };
    let mut errors = Report::new();
    errors.extend(report.errors());
    voice.report(errors, &root, Format::Human);
    let blog = blog.ok_or(Exit::Fault)?;
    let now = now.within(&blog.site.config.zone);
    Ok(LoadedSite { root, blog, comments: cache.comments(), now, exit })
}
