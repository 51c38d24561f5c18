//! Watches the site's folder for changes. The only user of notify.
//!
//! An event only means "this path may have changed": systems merge events, lose them and report old paths. Reading the files
//! shows what did change. Folders are watched, not files: a watch on a file ends when a save replaces the file.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::path::SourcePath;
use crate::source;

/// The way in which changes of files are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The system reports them.
    System,
    /// The folder is polled every second: for network drives and containers, which report nothing.
    Polling,
}

/// A signal of the watcher.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Signal {
    /// These paths may have changed.
    Touched(Vec<SourcePath>),
    /// Anything may have changed.
    AnythingTouched,
    /// The system cannot watch more folders, for this reason.
    CannotWatch(String),
}

/// The pause between two polls.
const POLL: Duration = Duration::from_secs(1);

/// A watch on the site's folder; ends when it is dropped.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<Box<dyn Watcher + Send>>,
}

/// Begins to watch. Errors are sent as signals.
pub(super) fn begin(root: &Path, means: Means, signals: Sender<Signal>) -> Watch {
    let mut watch = Watch { root: root.to_owned(), watcher: None };
    let (refused, handler_root) = (signals.clone(), root.to_owned());
    let handler = move |found: notify::Result<Event>| {
        if let Some(signal) = signal(&handler_root, found) {
            // The receiver is gone when the program ends.
            let _ = signals.send(signal);
        }
    };
    let made: notify::Result<Box<dyn Watcher + Send>> = match means {
        Means::System => {
            RecommendedWatcher::new(handler, Config::default()).map(|watcher| Box::new(watcher) as _)
        }
        Means::Polling => {
            let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
            PollWatcher::new(handler, config).map(|watcher| Box::new(watcher) as _)
        }
    };
    let outcome = made.and_then(|watcher| {
        watch.watcher = Some(watcher);
        watch.add_root()?;
        source::PLACES.iter().try_for_each(|place| watch.add(place))
    });
    if let Err(error) = outcome {
        let _ = refused.send(Signal::CannotWatch(reason(&error)));
    }
    watch
}

impl Watch {
    /// Watches the root without its subfolders: this reports new and removed folders.
    fn add_root(&mut self) -> notify::Result<()> {
        let root = self.root.clone();
        self.watcher.as_mut().map_or(Ok(()), |watcher| watcher.watch(&root, RecursiveMode::NonRecursive))
    }

    /// Watches a folder of sources with all of its subfolders. Files in the root are covered by the watch on the root.
    fn add(&mut self, place: &str) -> notify::Result<()> {
        let folder = self.root.join(place);
        match &mut self.watcher {
            Some(watcher) if folder.is_dir() => watcher.watch(&folder, RecursiveMode::Recursive),
            _ => Ok(()),
        }
    }

    /// Watches a folder of sources again after it was removed or created. Returns the reason if that is not possible.
    pub(super) fn renew(&mut self, place: &str) -> Result<(), String> {
        let folder = self.root.join(place);
        if let Some(watcher) = &mut self.watcher {
            // The OS drops the watch when a folder is deleted.
            let _ = watcher.unwatch(&folder);
        }
        self.add(place).map_err(|error| reason(&error))
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit on watched folders is reached".to_owned(),
        _ => format!("the system cannot watch the folder ({error})"),
    }
}

/// Translates an event of notify; `None` for one that only reports that a file was read.
fn signal(root: &Path, found: notify::Result<Event>) -> Option<Signal> {
    let event = match found {
        Ok(event) => event,
        Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
            return Some(Signal::CannotWatch(reason(&error)));
        }
        Err(_) => return Some(Signal::AnythingTouched),
    };
    if event.need_rescan() {
        return Some(Signal::AnythingTouched);
    }
    let written = AccessKind::Close(AccessMode::Write);
    if matches!(event.kind, EventKind::Access(kind) if kind != written) {
        return None;
    }
    let mut paths = Vec::new();
    for path in &event.paths {
        match path.strip_prefix(root) {
            Ok(inside) => match inside.to_str() {
                Some(inside) => paths.push(SourcePath::new(inside.replace(std::path::MAIN_SEPARATOR, "/"))),
                // The name is not UTF-8, which only reading the whole folder reports.
                None => return Some(Signal::AnythingTouched),
            },
            Err(_) => return Some(Signal::AnythingTouched),
        }
    }
    paths.retain(source::is_part);
    (!paths.is_empty()).then_some(Signal::Touched(paths))
}

#[cfg(test)]
mod tests {
    use notify::event::{Flag, ModifyKind};

    use super::*;

    fn seen(kind: EventKind, path: &str) -> Option<Signal> {
        signal(Path::new("/site"), Ok(Event::new(kind).add_path(PathBuf::from(path))))
    }

    #[test]
    fn only_files_of_the_site_are_reported() {
        let modified = EventKind::Modify(ModifyKind::Any);
        let look = |path: &str| Some(Signal::Touched(vec![SourcePath::new(path)]));
        assert_eq!(seen(modified, "/site/content/a.md"), look("content/a.md"));
        assert_eq!(seen(modified, "/site/site.yaml"), look("site.yaml"));
        for other in ["public/index.html", ".git/index", "content/.a.md.swp", "content/4913", "content/a.md~"]
        {
            assert_eq!(seen(modified, &format!("/site/{other}")), None, "{other}");
        }
        assert_eq!(seen(EventKind::Access(AccessKind::Read), "/site/content/a.md"), None);
    }

    #[test]
    fn lost_events_mean_that_everything_may_have_changed() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(signal(Path::new("/site"), Ok(lost)), Some(Signal::AnythingTouched));
        let limit = notify::Error::new(ErrorKind::MaxFilesWatch);
        assert!(matches!(signal(Path::new("/site"), Err(limit)), Some(Signal::CannotWatch(_))));
    }
}
