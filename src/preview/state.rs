//! The state that the preview shows at present. One thread writes it, all requests read it.

use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::blog::Blog;
use crate::content::{Comment, CommentState};
use crate::diagnostic::Diagnostic;
use crate::preview::events::Channel;
use crate::preview::images::ImageCache;
use crate::preview::moved_pages::Moved;
use crate::preview::request::Follow;
use crate::preview::shown::Shown;

/// The state, shared by the thread that rebuilds the site and by the server.
pub(super) struct SharedState {
    seen: RwLock<Arc<Snapshot>>,
    /// Sends messages to browsers.
    pub(super) channel: Channel,
    /// The reaction of browsers when another file is saved.
    pub(super) follow: Follow,
}

/// A snapshot of the site. Never changed, only replaced.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    /// Grows with every change of the pages, also across restarts of the program.
    pub(super) version: u64,
    /// The last good site; none while the site cannot be read at all.
    pub(super) blog: Option<Arc<Blog>>,
    /// All readable comments, in the order of their files. Unlike the pages, they are always the present ones.
    pub(super) comments: Arc<Vec<Arc<Comment>>>,
    /// All present diagnostics, in the order in which they are shown.
    pub(super) faults: Arc<Vec<Diagnostic>>,
    /// The HTML of the error panel; empty if there are no errors.
    pub(super) panel: Arc<str>,
    /// The site's folder.
    pub(super) root: PathBuf,
    /// The state of the site that the pages are from.
    pub(super) shown: Shown,
    /// Pages whose addresses have changed since the preview began.
    pub(super) moved: Arc<Moved>,
    /// The cache of generated images.
    pub(super) pictures: Arc<ImageCache>,
}

impl SharedState {
    /// A state without a site.
    pub(super) fn new(follow: Follow) -> SharedState {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seen = Snapshot {
            version: u64::try_from(started.as_millis()).unwrap_or_default(),
            blog: None,
            comments: Arc::default(),
            faults: Arc::default(),
            panel: "".into(),
            root: PathBuf::new(),
            shown: Shown::Good,
            moved: Arc::default(),
            pictures: Arc::default(),
        };
        SharedState { seen: RwLock::new(Arc::new(seen)), channel: Channel::new(), follow }
    }

    /// Returns the present snapshot.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        // A thread that panicked while it held the lock has left the last snapshot, which is complete.
        let seen = self.seen.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&seen)
    }

    /// Replaces the snapshot.
    pub(super) fn show(&self, seen: Snapshot) {
        let old = {
            let mut place = self.seen.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            std::mem::replace(&mut *place, Arc::new(seen))
        };
        // Dropping a large site takes time, in which no request should wait for the lock.
        drop(old);
    }
}

impl Snapshot {
    /// The path below which the site is: `/blog`, or empty.
    pub(super) fn base_path(&self) -> &str {
        self.blog.as_ref().map_or("", |blog| blog.site.config.base.path())
    }

    /// Returns the number of comments of a state.
    pub(super) fn count(&self, state: CommentState) -> usize {
        self.comments.iter().filter(|comment| comment.state == state).count()
    }

    /// The URL pattern that opens a file in the author's editor.
    pub(super) fn editor(&self) -> Option<&str> {
        self.blog.as_ref().and_then(|blog| blog.site.config.editor.as_deref())
    }
}
