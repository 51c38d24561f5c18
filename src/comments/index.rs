//! The index that new comments are checked against: the ids and sources that are taken, and the facts that the rules use.
//! It takes some bytes for each comment, however long the comment is: a million of them fit into 32 MB.
//!
//! The disk is read repeatedly, and reading a million files takes long. To avoid two indexes in memory, a reading updates
//! this one: all entries stay until the reading ends, and then those that it has not seen are removed. Comments that are
//! added during a reading count as seen.

use std::collections::{HashMap, HashSet};

use crate::comments::marks::{Mark, Marks};
use crate::comments::remembered::{self, Remembered};
use crate::comments::rules::History;
use crate::content::CommentState;
use crate::path::SourcePath;

/// An index of all comments of a site.
#[derive(Debug)]
pub(super) struct CommentIndex {
    history: History,
    /// The ids, together with their folders.
    ids: Marks<8>,
    /// The source ids. The marks are long enough that two sources never collide: the second comment would be lost.
    sources: Marks<10>,
    tally: Tally,
    /// The tally of the comments that the present reading has seen; `None` between readings.
    tally_read: Option<Tally>,
    /// Comments that are being written, by their files. They are counted when they are on the disk.
    under_way: HashMap<SourcePath, UnderWay>,
}

/// The number of comments of each state, and the folders that hold comments.
#[derive(Debug, Default)]
struct Tally {
    counts: HashMap<CommentState, usize>,
    folders: HashSet<String>,
}

impl Tally {
    fn count(&mut self, one: &Remembered) {
        *self.counts.entry(one.state).or_default() += 1;
        self.note_folder(&one.folder);
    }

    /// Nearly all comments are in a folder that is known, so its name is copied only when it is new.
    fn note_folder(&mut self, folder: &str) {
        if !self.folders.contains(folder) {
            self.folders.insert(folder.to_owned());
        }
    }
}

#[derive(Debug)]
struct UnderWay {
    one: Remembered,
    /// Whether the present reading has found its file.
    is_read: bool,
}

impl CommentIndex {
    /// An index without comments; `history` knows the site's authors.
    pub(super) fn new(history: History) -> CommentIndex {
        CommentIndex {
            history,
            ids: Marks::default(),
            sources: Marks::default(),
            tally: Tally::default(),
            tally_read: None,
            under_way: HashMap::new(),
        }
    }

    /// Begins a reading of all comments on the disk. `now` knows the site's present authors.
    pub(super) fn begin_reading(&mut self, now: History) {
        self.history.begin_reading(now);
        self.ids.begin_reading();
        self.sources.begin_reading();
        self.tally_read = Some(Tally::default());
        self.under_way.values_mut().for_each(|under_way| under_way.is_read = false);
    }

    /// Adds a comment that a reading has found, unless it was added during the reading.
    pub(super) fn add_read(&mut self, one: &Remembered) {
        let is_new = match self.under_way.get_mut(&one.file) {
            Some(under_way) => !std::mem::replace(&mut under_way.is_read, true),
            None => {
                self.history.add(&one.facts);
                if let Some(source) = one.source {
                    self.sources.add(source);
                }
                self.ids.add(one.id)
            }
        };
        if let Some(tally) = self.tally_read.as_mut().filter(|_| is_new) {
            tally.count(one);
        }
    }

    /// Ends a reading, and removes the comments that are no longer on the disk.
    pub(super) fn end_reading(&mut self) {
        self.history.end_reading();
        self.ids.end_reading();
        self.sources.end_reading();
        self.tally = self.tally_read.take().unwrap_or_default();
        for UnderWay { one, .. } in self.under_way.values() {
            take_names(&mut self.ids, &mut self.sources, &mut self.tally, one);
            self.history.note_published(&one.facts);
        }
    }

    /// Adds a comment whose file is written.
    pub(super) fn add(&mut self, one: &Remembered) {
        let is_read = self.under_way.remove(&one.file).is_some_and(|under_way| under_way.is_read);
        take_names(&mut self.ids, &mut self.sources, &mut self.tally, one);
        self.history.add(&one.facts);
        match &mut self.tally_read {
            None if is_read => return,
            Some(tally) if !is_read => tally.count(one),
            _ => {}
        }
        self.tally.count(one);
    }

    /// Reserves the names of a comment that is about to be written.
    pub(super) fn reserve(&mut self, one: &Remembered) {
        self.under_way.insert(one.file.clone(), UnderWay { one: one.clone(), is_read: false });
        take_names(&mut self.ids, &mut self.sources, &mut self.tally, one);
        self.history.note_published(&one.facts);
    }

    /// Drops the entry of a comment that is being written, and keeps its names reserved. An import calls this: it writes very
    /// many comments at once, and does not read the disk again.
    #[cfg(feature = "import")]
    pub(super) fn keep_only_names(&mut self, file: &SourcePath) {
        self.under_way.remove(file);
    }

    /// Frees the names of a comment whose file could not be written.
    pub(super) fn release(&mut self, one: &Remembered) {
        self.under_way.remove(&one.file);
        self.history.forget_published(&one.facts);
        self.ids.remove(one.id);
        if let Some(source) = one.source {
            self.sources.remove(source);
        }
    }

    /// The facts that the rules use.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// Returns the number of comments with a state.
    pub(super) fn count(&self, state: CommentState) -> usize {
        self.tally.counts.get(&state).copied().unwrap_or_default()
    }

    /// Returns whether there is a comment of this source id.
    pub(super) fn has_source(&self, source: &str) -> bool {
        self.sources.has(Mark::of(source))
    }

    /// Returns whether a folder holds comments.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.tally.folders.contains(folder)
    }

    /// Returns whether a folder has a comment of an id.
    pub(super) fn has(&self, folder: &str, id: &str) -> bool {
        self.ids.has(remembered::id(folder, id))
    }
}

fn take_names(ids: &mut Marks<8>, sources: &mut Marks<10>, tally: &mut Tally, one: &Remembered) {
    ids.add(one.id);
    if let Some(source) = one.source {
        sources.add(source);
    }
    tally.note_folder(&one.folder);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config;
    use crate::content::{comment, parse_comment};
    use crate::diagnostic::Report;

    fn one(id: &str) -> Remembered {
        let config = config::parse(Some("title: A\nurl: https://example.com\n"), None, &mut Report::new());
        let file = SourcePath::new(format!("{}/a/{id}.md", comment::FOLDER));
        let text = format!(
            "---\nid: {id}\nstate: held\nauthor: Ann\ndate: 2026-01-02\nsource_id: from-{id}\n---\nIt is {id}.\n"
        );
        let text: Arc<str> = text.into();
        let comment = parse_comment(&file, &text, &config.unwrap(), &mut Report::new());
        Remembered::of(&comment.unwrap(), None)
    }

    #[track_caller]
    fn check(known: &CommentIndex, ids: &[&str]) {
        assert_eq!(known.count(CommentState::Held), ids.len());
        for id in ids {
            assert!(known.has("a", id) && known.has_source(&format!("from-{id}")), "{id}");
            assert!(known.history().has_text(&format!("It is {id}.")), "{id}");
        }
    }

    #[test]
    fn comments_added_during_a_reading_are_neither_lost_nor_counted_twice() {
        let mut known = CommentIndex::new(History::default());
        for id in ["kept", "removed"] {
            known.add(&one(id));
        }
        let [slow, early, failed] = ["slow", "early", "failed"].map(one);
        for one in [&slow, &early, &failed] {
            known.reserve(one);
        }
        known.begin_reading(History::default());
        known.add(&one("unseen"));
        known.add(&one("seen"));
        known.add_read(&one("kept"));
        known.add_read(&one("seen"));
        // Their files are written, but they have not been added yet.
        known.add_read(&slow);
        known.add_read(&early);
        known.add(&early);
        check(&known, &["kept", "removed", "unseen", "seen", "early"]);
        known.end_reading();
        assert!(known.has("a", "slow") && known.has("a", "failed"), "their names are taken");
        assert!(!known.has("a", "removed"));
        known.add(&slow);
        known.release(&failed);
        check(&known, &["kept", "unseen", "seen", "early", "slow"]);
        assert!(!known.has("a", "failed"));
    }
}
