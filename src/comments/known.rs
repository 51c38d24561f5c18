//! What new comments are checked against: ids and sources that are taken, and what the rules know of those before. Some
//! hundred bytes for each comment, however long it is.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::comments::rules::History;
use crate::content::Comment;
use crate::content::CommentState;
use crate::digest::Digest;
use crate::path::SourcePath;

/// What is known of all comments of a site.
#[derive(Debug)]
pub(super) struct Known {
    history: History,
    /// The file of each comment that came with an id of its own, which may be long.
    sources: HashMap<[u8; 16], SourcePath>,
    /// The ids of each folder of comments.
    ids: HashMap<String, HashSet<String>>,
    counts: HashMap<CommentState, usize>,
    /// Comments that are about to get their files, by these. They are counted when they have got them.
    under_way: HashMap<SourcePath, Comment>,
}

impl Known {
    /// Nothing yet but who writes here.
    pub(super) fn new(history: History) -> Known {
        Known {
            history,
            sources: HashMap::new(),
            ids: HashMap::new(),
            counts: HashMap::new(),
            under_way: HashMap::new(),
        }
    }

    /// Nothing yet but the names of comments that are under way here: for reading all others again.
    pub(super) fn without_files(&self, history: History) -> Known {
        let mut known = Known::new(history);
        self.under_way.values().for_each(|comment| known.reserve(comment));
        known
    }

    /// Adds a comment that was found on the disk, unless it is one that has only just got its file.
    pub(super) fn add_read(&mut self, comment: &Comment, mail: Option<&String>) {
        if !self.under_way.contains_key(&comment.text.file) {
            self.add(comment, mail);
        }
    }

    /// Adds a comment that has a file, with the mail address that was kept of its author.
    pub(super) fn add(&mut self, comment: &Comment, mail: Option<&String>) {
        self.under_way.remove(&comment.text.file);
        self.take_names(comment);
        self.history.add(comment, mail.map(String::as_str));
        *self.counts.entry(comment.state).or_default() += 1;
    }

    /// Keeps the names of a comment that is about to get its file from being given again.
    pub(super) fn reserve(&mut self, comment: &Comment) {
        self.under_way.insert(comment.text.file.clone(), comment.clone());
        self.take_names(comment);
        self.history.note_published(comment);
    }

    /// Keeps the names of a comment that is about to get its file, and nothing else of it.
    #[cfg(feature = "import")]
    pub(super) fn let_go_of_text(&mut self, file: &SourcePath) {
        self.under_way.remove(file);
    }

    fn take_names(&mut self, comment: &Comment) {
        let (folder, id) = (&comment.article.value, &comment.id.value);
        match self.ids.get_mut(folder) {
            Some(ids) => drop(ids.insert(id.clone())),
            None => drop(self.ids.insert(folder.clone(), HashSet::from([id.clone()]))),
        }
        if let Some(source) = &comment.source_id {
            self.sources.insert(key(source), comment.text.file.clone());
        }
    }

    /// Frees the names of a comment that got no file.
    pub(super) fn release(&mut self, comment: &Comment) {
        self.under_way.remove(&comment.text.file);
        self.history.forget_published(comment);
        if let Some(ids) = self.ids.get_mut(&comment.article.value) {
            ids.remove(&comment.id.value);
        }
        if let Some(source) = &comment.source_id {
            self.sources.remove(&key(source));
        }
    }

    /// What the rules know.
    pub(super) fn history(&self) -> &History {
        &self.history
    }

    /// How many comments have a state.
    pub(super) fn count(&self, state: CommentState) -> usize {
        self.counts.get(&state).copied().unwrap_or_default()
    }

    /// The file of what came from elsewhere under this id.
    pub(super) fn of_source(&self, source: &str) -> Option<SourcePath> {
        self.sources.get(&key(source)).cloned()
    }

    /// Whether any comment stands in a folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.ids.contains_key(folder)
    }

    /// Whether a folder has a comment of an id.
    pub(super) fn has(&self, folder: &str, id: &str) -> bool {
        self.ids.get(folder).is_some_and(|ids| ids.contains(id))
    }

    /// The ids of a folder.
    pub(super) fn ids(&self, folder: &str) -> impl Iterator<Item = &str> {
        self.ids.get(folder).into_iter().flatten().map(String::as_str)
    }
}

fn key(source: &str) -> [u8; 16] {
    Digest::of(source.as_bytes()).half()
}
