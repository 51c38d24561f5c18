//! What a comment of Staticman answers. Each site has chosen the field that says so, and what stands in it: the id of a
//! comment, the name of its file, or its number among those that begin a thread.

use std::collections::{BTreeMap, HashMap};

/// The fields that name the comment that is answered, without case and `_`: the nearest first, since some sites also
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

/// The fewest characters of an id by which a field of an unknown name is believed to hold it.
const TELLING: usize = 6;

/// A file.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The file's name without its ending.
    pub(super) name: String,
    /// The folder that it stands in: one for each article.
    pub(super) folder: String,
    /// Its own id.
    pub(super) id: String,
    /// The article, as the file or its folder names it.
    pub(super) article: String,
    /// All its fields.
    pub(super) fields: BTreeMap<String, String>,
}

/// What a comment answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answered<'e> {
    /// The article.
    Nothing,
    /// That comment.
    Entry(&'e Entry),
    /// That comment, which a field of an unknown name holds.
    Field(&'e str, &'e Entry),
    /// A comment that is not there.
    Lost(&'e str),
}

/// The comments of all folders by what names them.
#[derive(Debug, Default)]
pub(super) struct Threads<'e> {
    /// By folder, and by id or file name.
    named: HashMap<(&'e str, &'e str), &'e Entry>,
    /// By id alone, unless several have it.
    anywhere: HashMap<&'e str, Option<&'e Entry>>,
    /// Those of each folder that begin a thread, in the order of their files' names.
    first: HashMap<&'e str, Vec<&'e Entry>>,
}

impl<'e> Threads<'e> {
    pub(super) fn of(entries: &'e [Entry]) -> Threads<'e> {
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

    /// What a comment answers. A number is that of a thread where no comment has it as its id.
    pub(super) fn answered_by(&self, entry: &'e Entry) -> Answered<'e> {
        let other = |found: &&'e Entry| !std::ptr::eq(*found, entry);
        if let Some(parent) = values(entry).find_map(|value| self.named_by(entry, value)).filter(other) {
            return Answered::Entry(parent);
        }
        let Some(value) = values(entry).next() else { return self.by_another_field(entry) };
        let number = value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let first = self.first.get(entry.folder.as_str());
        match number.and_then(|number| first?.get(number).copied()) {
            Some(parent) => Answered::Entry(parent),
            None if value == entry.id => Answered::Nothing,
            None => Answered::Lost(value),
        }
    }

    fn named_by(&self, entry: &Entry, value: &str) -> Option<&'e Entry> {
        let here = self.named.get(&(entry.folder.as_str(), value)).copied();
        here.or_else(|| self.anywhere.get(value).copied().flatten())
    }

    /// The comment whose id stands in a field of an unknown name, if just one does.
    fn by_another_field(&self, entry: &'e Entry) -> Answered<'e> {
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

    /// The id that a comment keeps as where it came from. Some sites count from 1 in each folder.
    pub(super) fn source(&self, entry: &Entry) -> String {
        match self.anywhere.get(entry.id.as_str()) {
            Some(Some(_)) => format!("staticman:{}", entry.id),
            _ => format!("staticman:{}/{}", entry.folder, entry.id),
        }
    }
}

/// What the fields that name an answered comment hold. A form may send the article in them for comments that answer none.
fn values(entry: &Entry) -> impl Iterator<Item = &str> {
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
