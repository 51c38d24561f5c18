//! Finds the comment that a comment of Staticman answers. Each site chooses the field for that, and its value: the id of a
//! comment, the name of its file, or the number of a thread.

use std::collections::{BTreeMap, HashMap};

/// The fields that name the parent comment, in lower case and without `_`. The most specific is first, because some sites also
/// name the thread.
const ANSWERS: [&str; 10] = [
    "replyto",
    "replyingtouid",
    "replyingtoid",
    "replyid",
    "inreplyto",
    "parentid",
    "parent",
    "replyingto",
    "replythread",
    "threadid",
];

/// The fewest characters of an id that is accepted in a field of an unknown name.
const TELLING: usize = 6;

/// A file with a comment.
#[derive(Clone, Debug, Default)]
pub(super) struct CommentFile {
    /// The file's name without its ending.
    pub(super) name: String,
    /// Its folder: one for each article.
    pub(super) folder: String,
    /// Its own id.
    pub(super) id: String,
    /// The name of the article, from the file or its folder.
    pub(super) article: String,
    /// All its fields.
    pub(super) fields: BTreeMap<String, String>,
}

/// The parent of a comment.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answered<'e> {
    /// None: the comment begins a thread.
    Nothing,
    /// This comment.
    Comment(&'e CommentFile),
    /// This comment, which is named in a field with an unknown name.
    Field(&'e str, &'e CommentFile),
    /// A comment that is not in the export.
    Lost(&'e str),
}

/// The comments of all folders, by their names and ids.
#[derive(Debug, Default)]
pub(super) struct Threads<'e> {
    /// Comments by folder, and by id or file name.
    named: HashMap<(&'e str, &'e str), &'e CommentFile>,
    /// Comments by id; `None` where several have the same one.
    anywhere: HashMap<&'e str, Option<&'e CommentFile>>,
    /// The comments that begin a thread in each folder, sorted by file name.
    first: HashMap<&'e str, Vec<&'e CommentFile>>,
}

impl<'e> Threads<'e> {
    pub(super) fn of(entries: &'e [CommentFile]) -> Threads<'e> {
        let mut threads = Threads::default();
        for entry in entries {
            threads.named.entry((&entry.folder, &entry.name)).or_insert(entry);
            threads.anywhere.entry(&entry.id).and_modify(|known| *known = None).or_insert(Some(entry));
            if values(entry).next().is_none() {
                threads.first.entry(&entry.folder).or_default().push(entry);
            }
        }
        threads.named.extend(entries.iter().map(|entry| ((entry.folder.as_str(), entry.id.as_str()), entry)));
        threads.first.values_mut().for_each(|first| first.sort_by(|a, b| a.name.cmp(&b.name)));
        threads
    }

    /// Returns the parent of a comment. A number that is not an id is the number of a thread.
    pub(super) fn answered_by(&self, entry: &'e CommentFile) -> Answered<'e> {
        let other = |found: &&'e CommentFile| !std::ptr::eq(*found, entry);
        if let Some(parent) = values(entry).find_map(|value| self.named_by(entry, value)).filter(other) {
            return Answered::Comment(parent);
        }
        let Some(value) = values(entry).next() else { return self.by_another_field(entry) };
        let number = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let first = self.first.get(entry.folder.as_str());
        match number.and_then(|number| first?.get(number).copied()) {
            Some(parent) => Answered::Comment(parent),
            None if value == entry.id => Answered::Nothing,
            None => Answered::Lost(value),
        }
    }

    fn named_by(&self, entry: &CommentFile, value: &str) -> Option<&'e CommentFile> {
        let here = self.named.get(&(entry.folder.as_str(), value)).copied();
        here.or_else(|| self.anywhere.get(value).copied().flatten())
    }

    /// Returns the comment whose id is in a field with an unknown name, if there is exactly one.
    fn by_another_field(&self, entry: &'e CommentFile) -> Answered<'e> {
        let telling = |value: &str| value.len() >= TELLING && value != entry.id && value != entry.article;
        let mut found =
            entry.fields.iter().filter(|(_, value)| telling(value)).filter_map(|(field, value)| {
                let parent = self.named.get(&(entry.folder.as_str(), value.as_str()))?;
                Some((field.as_str(), *parent))
            });
        match (found.next(), found.next()) {
            (Some((field, parent)), None) => Answered::Field(field, parent),
            _ => Answered::Nothing,
        }
    }

    /// Returns the source id of a comment. It has the folder's name if the id is not unique: some sites count from 1 in each folder.
    pub(super) fn source(&self, entry: &CommentFile) -> String {
        match self.anywhere.get(entry.id.as_str()) {
            Some(Some(_)) => format!("staticman:{}", entry.id),
            _ => format!("staticman:{}/{}", entry.folder, entry.id),
        }
    }
}

/// Returns the values of the fields that name a parent. A form may send the article in them for comments without a parent.
fn values(entry: &CommentFile) -> impl Iterator<Item = &str> {
    let plain = |name: &str| name.to_lowercase().replace(['_', '-'], "");
    let values = ANSWERS.iter().flat_map(move |answer| {
        entry.fields.iter().filter(move |(name, _)| plain(name) == *answer).map(|(_, value)| value.trim())
    });
    values.filter(|value| {
        let nothing =
            ["", "0", "null", "none", "false", "undefined"].contains(&value.to_lowercase().as_str());
        !nothing && *value != entry.article && *value != entry.folder && !value.contains('/')
    })
}
