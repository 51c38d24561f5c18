//! What the preview shows at this moment. One thread writes it, all requests read it.

use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::blog::Blog;
use crate::content::{Comment, CommentState};
use crate::diagnostic::Diagnostic;
use crate::preview::events::Channel;
use crate::preview::images::Pictures;
use crate::preview::moved_pages::Moved;
use crate::preview::request::Follow;
use crate::preview::shown::Shown;

/// Shared by the thread that keeps the site and by the server.
pub(super) struct State {
    seen: RwLock<Arc<Seen>>,
    /// What browsers are told.
    pub(super) channel: Channel,
    /// What browsers do when another file is saved.
    pub(super) follow: Follow,
}

/// One state of the site. Never changed: another takes its place.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// Grows with every change of the pages, also over a restart of the program.
    pub(super) version: u64,
    /// The site as it was last whole; none while it cannot be read at all.
    pub(super) blog: Option<Arc<Blog>>,
    /// All comments that can be read, in the order of their files. Unlike the pages, they are always those of the disk.
    pub(super) comments: Arc<Vec<Arc<Comment>>>,
    /// Every fault that is known now, in the order in which they are shown.
    pub(super) faults: Arc<Vec<Diagnostic>>,
    /// The panel of the errors that browsers were told of; empty when there are none.
    pub(super) panel: Arc<str>,
    /// The site's folder.
    pub(super) root: PathBuf,
    /// Whether the pages are those of the last good save, while the present one has errors.
    pub(super) shown: Shown,
    /// Pages that are at another address since the preview began.
    pub(super) moved: Arc<Moved>,
    /// Pictures that browsers have asked for, whatever the state of the site.
    pub(super) pictures: Arc<Pictures>,
}

impl State {
    /// A state without a site.
    pub(super) fn new(follow: Follow) -> State {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seen = Seen {
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
        State { seen: RwLock::new(Arc::new(seen)), channel: Channel::new(), follow }
    }

    /// What is shown now.
    pub(super) fn now(&self) -> Arc<Seen> {
        // A thread that died while it held the lock has left the last state, which was whole.
        let seen = self.seen.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        Arc::clone(&seen)
    }

    /// Shows another state from now on.
    pub(super) fn show(&self, seen: Seen) {
        let old = {
            let mut place = self.seen.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            std::mem::replace(&mut *place, Arc::new(seen))
        };
        // To let go of a large site takes time, in which no request should wait.
        drop(old);
    }
}

impl Seen {
    /// The folder that the site stands below: `/blog`, or empty.
    pub(super) fn base_path(&self) -> &str {
        self.blog.as_ref().map_or("", |blog| blog.site.config.base.path())
    }

    /// How many comments are in a state.
    pub(super) fn count(&self, state: CommentState) -> usize {
        self.comments.iter().filter(|comment| comment.state == state).count()
    }

    /// The pattern that opens a file in the author's editor.
    pub(super) fn editor(&self) -> Option<&str> {
        self.blog.as_ref().and_then(|blog| blog.site.config.editor.as_deref())
    }
}
