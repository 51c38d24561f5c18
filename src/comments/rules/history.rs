//! The facts about earlier comments that the rules use: approved commenters, texts, and the names of the site's authors.

use std::collections::{BTreeSet, HashSet};

use crate::comments::marks::{Mark, Marks};
use crate::comments::rules::lookalikes::latin;
use crate::comments::rules::verdict;
use crate::content::{Comment, CommentState};
use crate::date::Moment;
use crate::digest::Digest;

/// The facts about all comments of a site.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The names, as readers see them, together with the mail addresses of approved comments.
    approved: Marks<10>,
    /// The texts as readers see them.
    texts: Marks<8>,
    /// The names of the site's authors, as readers see them.
    authors: HashSet<String>,
    /// The latest comments that a rule has published at once.
    published: BTreeSet<Publication>,
    /// Those of them that the present reading has seen; `None` between readings.
    published_read: Option<BTreeSet<Publication>>,
}

/// When a rule published a comment, in seconds since 1970, with half the digest of its path.
type Publication = (i64, [u8; 16]);

/// The facts about one comment.
#[derive(Clone, Debug)]
pub(in super::super) struct Facts {
    text: Mark<8>,
    person: Option<Mark<10>>,
    publication: Option<Publication>,
}

impl Facts {
    /// The facts about a comment, with the mark of its mail address if that was stored.
    pub(in super::super) fn of(comment: &Comment, mail: Option<Mark<8>>) -> Facts {
        let approved = mail.filter(|_| comment.state == CommentState::Approved);
        Facts {
            text: text(&comment.text.body()),
            person: approved.map(|mail| person(&comment.author, mail)),
            publication: publication(comment),
        }
    }
}

/// The most published comments that are remembered, and so the most that a site can allow within an hour.
const MOST_PUBLISHED: usize = 10_000;

const HOUR: u64 = 60 * 60;

impl History {
    /// A history without comments, with the names of the site's authors.
    pub fn of_authors<'a>(names: impl IntoIterator<Item = &'a str>) -> History {
        History { authors: names.into_iter().map(latin).collect(), ..History::default() }
    }

    /// Adds a comment whose file is written.
    pub(in super::super) fn add(&mut self, facts: &Facts) {
        self.texts.add(facts.text);
        if let Some(person) = facts.person {
            self.approved.add(person);
        }
        self.note_published(facts);
    }

    /// Counts a comment among those published at once, if it is one. A comment that is noted twice counts once.
    pub(in super::super) fn note_published(&mut self, facts: &Facts) {
        for published in self.published_read.iter_mut().chain([&mut self.published]) {
            published.extend(facts.publication);
            while published.len() > MOST_PUBLISHED {
                published.pop_first();
            }
        }
    }

    /// Removes a comment that could not be written from those published at once.
    pub(in super::super) fn forget_published(&mut self, facts: &Facts) {
        for published in self.published_read.iter_mut().chain([&mut self.published]) {
            if let Some(publication) = &facts.publication {
                published.remove(publication);
            }
        }
    }

    /// Begins a reading of all comments. All facts stay until its end; the authors are replaced by those of `now`.
    pub(in super::super) fn begin_reading(&mut self, now: History) {
        self.authors = now.authors;
        self.texts.begin_reading();
        self.approved.begin_reading();
        self.published_read = Some(BTreeSet::new());
    }

    /// Ends a reading, and removes the facts that were not added since it began.
    pub(in super::super) fn end_reading(&mut self) {
        self.texts.end_reading();
        self.approved.end_reading();
        self.published = self.published_read.take().unwrap_or_default();
    }

    /// Returns the number of comments published at once within an hour of `now`, before or after, so that a wrong clock matters
    /// no longer than an hour.
    pub(super) fn published_within_an_hour(&self, now: &Moment) -> usize {
        let is_recent = |(at, _): &&Publication| at.abs_diff(now.unix()) < HOUR;
        self.published.iter().rev().filter(is_recent).count()
    }

    /// Adds an approved commenter.
    #[cfg(test)]
    pub(super) fn add_approved(&mut self, name: &str, mail: &str) {
        self.approved.add(person(name, address(mail)));
    }

    /// Adds a text.
    #[cfg(test)]
    pub(super) fn add_text(&mut self, body: &str) {
        self.texts.add(text(body));
    }

    /// Returns whether a comment of this name and address was approved.
    pub(super) fn is_approved(&self, name: &str, mail: &str) -> bool {
        self.approved.has(person(name, address(mail)))
    }

    /// Returns whether an earlier comment had this text.
    pub(in super::super) fn has_text(&self, body: &str) -> bool {
        self.texts.has(text(body))
    }

    /// Returns whether an author of the site has this name.
    pub(super) fn is_author(&self, name: &str) -> bool {
        self.authors.contains(&latin(name))
    }
}

/// Returns when a rule published a comment; `None` if a person has decided.
fn publication(comment: &Comment) -> Option<Publication> {
    let by_rule = comment.state == CommentState::Approved
        && comment.held_because.as_deref() == Some(verdict::PUBLISHED);
    let decided = comment.decided.as_ref().filter(|_| by_rule)?;
    Some((decided.value.unix(), Digest::of(comment.text.file.as_str().as_bytes()).half()))
}

/// Returns the mark of a mail address, ignoring case.
pub(in super::super) fn address(mail: &str) -> Mark<8> {
    Mark::of(&mail.trim().to_lowercase())
}

fn person(name: &str, mail: Mark<8>) -> Mark<10> {
    Mark::of(&format!("{}\n{mail:?}", latin(name)))
}

fn text(body: &str) -> Mark<8> {
    Mark::of(&latin(body))
}
