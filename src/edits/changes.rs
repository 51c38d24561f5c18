//! Collects changes of files: edits of texts, new, moved and removed files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::Edit;
use crate::edits::apply;
use crate::path::SourcePath;

/// Changes of the author's files that are not made yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    edits: BTreeMap<SourcePath, Vec<Edit>>,
    created: BTreeMap<SourcePath, String>,
    /// The new path of each moved file.
    moved: BTreeMap<SourcePath, SourcePath>,
    removed: BTreeSet<SourcePath>,
}

/// One file that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// Its path before; `None` for a new file.
    pub from: Option<SourcePath>,
    /// Its path after; `None` for a removed file.
    pub to: Option<SourcePath>,
    /// Its text before, if it is changed.
    pub before: Option<Arc<str>>,
    /// Its text after. `None` if the bytes stay as they are (a moved file) or the file is removed.
    pub after: Option<String>,
}

/// Changes with the texts that they make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The files, sorted by path.
    pub files: Vec<ChangedFile>,
    /// Edits that overlap others and are left for another run.
    pub left_out: Vec<Edit>,
}

impl Changes {
    /// Adds an edit of a text.
    pub fn edit(&mut self, edit: Edit) {
        self.edits.entry(edit.file.clone()).or_default().push(edit);
    }

    /// Adds edits of texts.
    pub fn edit_all(&mut self, edits: impl IntoIterator<Item = Edit>) {
        edits.into_iter().for_each(|edit| self.edit(edit));
    }

    /// Adds a new file with its text, which ends with a line end.
    pub fn create(&mut self, file: SourcePath, text: String) {
        self.created.insert(file, text);
    }

    /// Moves a file. Edits name it by its path before.
    pub fn move_file(&mut self, from: SourcePath, to: SourcePath) {
        self.moved.insert(from, to);
    }

    /// Removes a file.
    pub fn remove(&mut self, file: SourcePath) {
        self.removed.insert(file);
    }

    /// Returns whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.created.is_empty() && self.moved.is_empty() && self.removed.is_empty()
    }

    /// Makes the new texts. `text_of` returns the present text of a file. An edited file without a text is left out, and so is one
    /// whose text stays the same.
    pub fn resolve(&self, text_of: impl Fn(&SourcePath) -> Option<Arc<str>>) -> Resolved {
        let mut resolved = Resolved::default();
        let paths: BTreeSet<&SourcePath> =
            self.edits.keys().chain(self.moved.keys()).chain(&self.removed).collect();
        for path in paths {
            let (before, after) = match self.edits.get(path) {
                Some(edits) if !self.removed.contains(path) => {
                    let Some(before) = text_of(path) else { continue };
                    let (after, left_out) = apply(&before, edits);
                    resolved.left_out.extend(left_out.into_iter().cloned());
                    let after = Some(after).filter(|after| **after != *before);
                    (Some(before).filter(|_| after.is_some()), after)
                }
                _ => (None, None),
            };
            let to = match self.removed.contains(path) {
                true => None,
                false => Some(self.moved.get(path).unwrap_or(path).clone()),
            };
            if after.is_some() || to.as_ref() != Some(path) {
                resolved.files.push(ChangedFile { from: Some(path.clone()), to, before, after });
            }
        }
        let created = self.created.iter().map(|(path, text)| ChangedFile {
            from: None,
            to: Some(path.clone()),
            before: None,
            after: Some(text.clone()),
        });
        resolved.files.extend(created);
        resolved.files.sort_by(|a, b| a.path().cmp(b.path()));
        resolved
    }
}

impl ChangedFile {
    /// Returns the path before, or that of a new file.
    pub fn path(&self) -> &SourcePath {
        self.from.as_ref().or(self.to.as_ref()).expect("a changed file has a path before or after")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_can_be_edited_and_moved_at_once() {
        let (a, b) = (SourcePath::new("content/a.md"), SourcePath::new("content/b.md"));
        let mut changes = Changes::default();
        changes.edit(Edit::replace(&a, 0..3, "two"));
        changes.edit(Edit::replace(&a, 0..3, "one"));
        changes.move_file(a.clone(), b.clone());
        changes.create(SourcePath::new("content/c.md"), "c\n".to_owned());
        changes.remove(SourcePath::new("content/d.md"));
        changes.edit(Edit::replace(&SourcePath::new("content/e.md"), 0..3, "one"));
        let resolved = changes.resolve(|_| Some("one\n".into()));
        let shown: Vec<_> = resolved
            .files
            .iter()
            .map(|file| {
                (file.path().as_str(), file.to.as_ref().map(SourcePath::as_str), file.after.as_deref())
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("content/a.md", Some("content/b.md"), Some("two\n")),
                ("content/c.md", Some("content/c.md"), Some("c\n")),
                ("content/d.md", None, None),
            ]
        );
        assert_eq!(resolved.left_out.len(), 1);
    }
}
