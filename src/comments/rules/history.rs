//! What came before: who was approved, what was written, who writes here.

use std::collections::{BTreeSet, HashSet};

use crate::comments::marks::{Mark, Marks};
use crate::comments::rules::findings;
use crate::comments::rules::lookalikes::latin;
use crate::content::{Comment, CommentState};
use crate::date::Moment;
use crate::digest::Digest;

/// What the rules know of the comments that are there.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Name, as readers see it, and mail address of approved comments.
    approved: Marks<10>,
    /// Texts as readers see them.
    texts: Marks<8>,
    /// The names of those who write here, as readers see them.
    authors: HashSet<String>,
    /// The latest comments that appeared at once.
    published: BTreeSet<Publication>,
    /// Those of them that a reading of the disk has seen; none while none is going on.
    published_read: Option<BTreeSet<Publication>>,
}

/// When a comment appeared at once, in seconds since 1970, with the file that says so.
type Publication = (i64, [u8; 16]);

/// What the rules remember of one comment.
#[derive(Clone, Debug)]
pub(in crate::comments) struct Facts {
    text: Mark<8>,
    person: Option<Mark<10>>,
    publication: Option<Publication>,
}

impl Facts {
    /// Of a comment whose author's mail address was kept, or not.
    pub(in crate::comments) fn of(comment: &Comment, mail: Option<Mark<8>>) -> Facts {
        let approved = mail.filter(|_| comment.state == CommentState::Approved);
        Facts {
            text: text(comment.text.body()),
            person: approved.map(|mail| person(&comment.author, mail)),
            publication: publication(comment),
        }
    }
}

/// How many of those that appeared at once are remembered, and so the most that a site can allow within an hour.
const MOST_PUBLISHED: usize = 10_000;

const HOUR: u64 = 60 * 60;

impl History {
    /// A site's history before its first comment, with the names of those who write articles.
    pub fn of_authors<'a>(names: impl IntoIterator<Item = &'a str>) -> History {
        History { authors: names.into_iter().map(latin).collect(), ..History::default() }
    }

    /// Adds a comment that has its file.
    pub(in crate::comments) fn add(&mut self, facts: &Facts) {
        self.texts.add(facts.text);
        if let Some(person) = facts.person {
            self.approved.add(person);
        }
        self.note_published(facts);
    }

    /// Counts a comment among those that appeared at once, if it is one. Noted twice, it counts once.
    pub(in crate::comments) fn note_published(&mut self, facts: &Facts) {
        for published in self.published_read.iter_mut().chain([&mut self.published]) {
            published.extend(facts.publication);
            while published.len() > MOST_PUBLISHED {
                published.pop_first();
            }
        }
    }

    /// Takes a comment that got no file from among those that appeared at once.
    pub(in crate::comments) fn forget_published(&mut self, facts: &Facts) {
        for published in self.published_read.iter_mut().chain([&mut self.published]) {
            if let Some(publication) = &facts.publication {
                published.remove(publication);
            }
        }
    }

    /// Begins a reading of all comments. What was known stays known until its end, but those who write here are `now`'s.
    pub(in crate::comments) fn begin_reading(&mut self, now: History) {
        self.authors = now.authors;
        self.texts.begin_reading();
        self.approved.begin_reading();
        self.published_read = Some(BTreeSet::new());
    }

    /// Ends a reading: what was not added since it began is forgotten.
    pub(in crate::comments) fn end_reading(&mut self) {
        self.texts.end_reading();
        self.approved.end_reading();
        self.published = self.published_read.take().unwrap_or_default();
    }

    /// How many comments appeared at once within an hour. A clock that was wrong has no say beyond that.
    pub(super) fn published_within_an_hour(&self, now: &Moment) -> usize {
        let is_recent = |(at, _): &&Publication| at.abs_diff(now.unix()) < HOUR;
        self.published.iter().rev().filter(is_recent).count()
    }

    /// Adds somebody of whom a comment was approved.
    #[cfg(test)]
    pub(super) fn add_approved(&mut self, name: &str, mail: &str) {
        self.approved.add(person(name, address(mail)));
    }

    /// Adds a text that has come.
    #[cfg(test)]
    pub(super) fn add_text(&mut self, body: &str) {
        self.texts.add(text(body));
    }

    /// Whether a comment of this name and address was approved.
    pub(super) fn is_approved(&self, name: &str, mail: &str) -> bool {
        self.approved.has(person(name, address(mail)))
    }

    /// Whether this text has come before.
    pub(in crate::comments) fn has_text(&self, body: &str) -> bool {
        self.texts.has(text(body))
    }

    /// Whether somebody of this name writes articles here.
    pub(super) fn is_author(&self, name: &str) -> bool {
        self.authors.contains(&latin(name))
    }
}

/// When a comment appeared at once, and its file; none where a person has decided.
fn publication(comment: &Comment) -> Option<Publication> {
    let by_rule = comment.state == CommentState::Approved
        && comment.held_because.as_deref() == Some(findings::PUBLISHED);
    let decided = comment.decided.as_ref().filter(|_| by_rule)?;
    Some((decided.value.unix(), Digest::of(comment.text.file.as_str().as_bytes()).half()))
}

/// The mark of a mail address, however it is spelt.
pub(in crate::comments) fn address(mail: &str) -> Mark<8> {
    Mark::of(&mail.trim().to_lowercase())
}

fn person(name: &str, mail: Mark<8>) -> Mark<10> {
    Mark::of(&format!("{}\n{mail:?}", latin(name)))
}

fn text(body: &str) -> Mark<8> {
    Mark::of(&latin(body))
}
