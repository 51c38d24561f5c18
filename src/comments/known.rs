//! What new comments are checked against: ids and sources that are taken, and what the rules know of those before. Some
//! bytes for each comment, however long it is: a million of them fit into 32 MB.
//!
//! The disk is read again and again, and a reading of a million files takes long. So there are never two of these: all that
//! was known stays known until a reading ends, and then what it has not seen goes. Comments that come meanwhile count as
//! seen.

use std::collections::{HashMap, HashSet};

use crate::comments::marks::{Mark, Marks};
use crate::comments::remembered::{self, Remembered};
use crate::comments::rules::History;
use crate::content::CommentState;
use crate::path::SourcePath;

/// What is known of all comments of a site.
#[derive(Debug)]
pub(super) struct Known {
    history: History,
    /// The ids, each with its folder.
    ids: Marks<8>,
    /// What comments are called where they come from. Long enough that no two are ever the same by chance: the second
    /// would be thanked for, and lost.
    sources: Marks<10>,
    tally: Tally,
    /// The same of what a reading of the disk has seen; none while none is going on.
    tally_read: Option<Tally>,
    /// Comments that are about to get their files, by these. They are counted when they have got them.
    under_way: HashMap<SourcePath, UnderWay>,
}

/// How many comments there are of each state, and the folders that they are in.
#[derive(Debug, Default)]
struct Tally {
    counts: HashMap<CommentState, usize>,
    folders: HashSet<String>,
}

impl Tally {
    fn count(&mut self, one: &Remembered) {
        *self.counts.entry(one.state).or_default() += 1;
        if !self.folders.contains(&one.folder) {
            self.folders.insert(one.folder.clone());
        }
    }
}

#[derive(Debug)]
struct UnderWay {
    one: Remembered,
    /// Whether the reading has found its file already.
    is_read: bool,
}

impl Known {
    /// Nothing yet but who writes here.
    pub(super) fn new(history: History) -> Known {
        Known {
            history,
            ids: Marks::default(),
            sources: Marks::default(),
            tally: Tally::default(),
            tally_read: None,
            under_way: HashMap::new(),
        }
    }

    /// Begins a reading of all comments on the disk. Who writes here is what `now` says.
    pub(super) fn begin_reading(&mut self, now: History) {
        self.history.begin_reading(now);
        self.ids.begin_reading();
        self.sources.begin_reading();
        self.tally_read = Some(Tally::default());
        self.under_way.values_mut().for_each(|under_way| under_way.is_read = false);
    }

    /// Adds a comment that a reading has found, unless it came while the reading went on.
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

    /// Ends a reading: what is on the disk no more is forgotten.
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

    /// Adds a comment that has a file.
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

    /// Keeps the names of a comment that is about to get its file from being given again.
    pub(super) fn reserve(&mut self, one: &Remembered) {
        self.under_way.insert(one.file.clone(), UnderWay { one: one.clone(), is_read: false });
        take_names(&mut self.ids, &mut self.sources, &mut self.tally, one);
        self.history.note_published(&one.facts);
    }

    /// Frees the names of a comment that got no file.
    pub(super) fn release(&mut self, one: &Remembered) {
        self.under_way.remove(&one.file);
        self.history.forget_published(&one.facts);
        self.ids.remove(one.id);
        if let Some(source) = one.source {
            self.sources.remove(source);
        }
    }

    /// What the rules know.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// How many comments have a state.
    pub(super) fn count(&self, state: CommentState) -> usize {
        self.tally.counts.get(&state).copied().unwrap_or_default()
    }

    /// Whether what came from elsewhere under this id is here.
    pub(super) fn has_source(&self, source: &str) -> bool {
        self.sources.has(Mark::of(source))
    }

    /// Whether any comment stands in a folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.tally.folders.contains(folder)
    }

    /// Whether a folder has a comment of an id.
    pub(super) fn has(&self, folder: &str, id: &str) -> bool {
        self.ids.has(remembered::id(folder, id))
    }
}

fn take_names(ids: &mut Marks<8>, sources: &mut Marks<10>, tally: &mut Tally, one: &Remembered) {
    ids.add(one.id);
    if let Some(source) = one.source {
        sources.add(source);
    }
    if !tally.folders.contains(&one.folder) {
        tally.folders.insert(one.folder.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config;
    use crate::content::comment;
    use crate::diagnostic::Report;

    fn one(id: &str) -> Remembered {
        let config = config::parse(Some("title: A\nurl: https://example.com\n"), None, &mut Report::new());
        let file = SourcePath::new(format!("{}/a/{id}.md", comment::FOLDER));
        let text = format!(
            "---\nid: {id}\nstate: held\nauthor: Ann\ndate: 2026-01-02\nsource_id: from-{id}\n---\nIt is {id}.\n"
        );
        let text: Arc<str> = text.into();
        let comment = comment::of_file(&file, &text, &config.unwrap(), &mut Report::new());
        Remembered::of(&comment.unwrap(), None)
    }

    #[track_caller]
    fn check(known: &Known, ids: &[&str]) {
        assert_eq!(known.count(CommentState::Held), ids.len());
        for id in ids {
            assert!(known.has("a", id) && known.has_source(&format!("from-{id}")), "{id}");
            assert!(known.history().has_text(&format!("It is {id}.")), "{id}");
        }
    }

    #[test]
    fn what_comes_while_the_disk_is_read_is_neither_forgotten_nor_counted_twice() {
        let mut known = Known::new(History::default());
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
        // They have their files, and the intake does not know so yet.
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
