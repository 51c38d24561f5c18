//! What came before: who was approved, what was written, who writes here.

use std::collections::BTreeSet;
use std::collections::HashSet;

use crate::comments::rules::findings;
use crate::comments::rules::lookalikes::latin;
use crate::content::Comment;
use crate::content::CommentState;
use crate::date::Moment;
use crate::digest::Digest;

/// What the rules know of the comments that are there.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Name, as readers see it, and mail address of approved comments, as a digest.
    approved: HashSet<Digest>,
    /// Texts as readers see them, as half a digest.
    texts: HashSet<[u8; 16]>,
    /// The names of those who write here, as readers see them.
    authors: HashSet<String>,
    /// When comments appeared at once, in seconds since 1970, with the files that say so; the latest ones.
    published: BTreeSet<(i64, [u8; 16])>,
}

/// How many of those that appeared at once are remembered, and so the most that a site can allow within an hour.
const MOST_PUBLISHED: usize = 10_000;

const HOUR: u64 = 60 * 60;

impl History {
    /// A site's history before its first comment, with the names of those who write articles.
    pub fn of_authors<'a>(names: impl IntoIterator<Item = &'a str>) -> History {
        History { authors: names.into_iter().map(latin).collect(), ..History::default() }
    }

    /// Adds a comment with the mail address of its author, if that was kept.
    pub fn add(&mut self, comment: &Comment, mail: Option<&str>) {
        self.add_text(comment.text.body());
        self.note_published(comment);
        if let (CommentState::Approved, Some(mail)) = (comment.state, mail) {
            self.add_approved(&comment.author, mail);
        }
    }

    /// Counts a comment among those that appeared at once, if it is one. Noted twice, it counts once.
    pub fn note_published(&mut self, comment: &Comment) {
        self.published.extend(publication(comment));
        while self.published.len() > MOST_PUBLISHED {
            self.published.pop_first();
        }
    }

    /// Takes a comment that got no file from among those that appeared at once.
    pub fn forget_published(&mut self, comment: &Comment) {
        if let Some(publication) = publication(comment) {
            self.published.remove(&publication);
        }
    }

    /// How many comments appeared at once within an hour. A clock that was wrong has no say beyond that.
    pub(super) fn published_within_an_hour(&self, now: &Moment) -> usize {
        let is_recent = |(at, _): &&(i64, [u8; 16])| at.abs_diff(now.unix()) < HOUR;
        self.published.iter().rev().filter(is_recent).count()
    }

    /// Adds somebody of whom a comment was approved.
    pub fn add_approved(&mut self, name: &str, mail: &str) {
        self.approved.insert(person(name, mail));
    }

    /// Adds a text that has come.
    pub fn add_text(&mut self, body: &str) {
        self.texts.insert(text(body));
    }

    /// Whether a comment of this name and address was approved.
    pub(super) fn is_approved(&self, name: &str, mail: &str) -> bool {
        self.approved.contains(&person(name, mail))
    }

    /// Whether this text has come before.
    pub(super) fn has_text(&self, body: &str) -> bool {
        self.texts.contains(&text(body))
    }

    /// Whether somebody of this name writes articles here.
    pub(super) fn is_author(&self, name: &str) -> bool {
        self.authors.contains(&latin(name))
    }
}

/// When a comment appeared at once, and its file; none where a person has decided.
fn publication(comment: &Comment) -> Option<(i64, [u8; 16])> {
    let by_rule = comment.state == CommentState::Approved
        && comment.held_because.as_deref() == Some(findings::PUBLISHED);
    let decided = comment.decided.as_ref().filter(|_| by_rule)?;
    Some((decided.value.unix(), Digest::of(comment.text.file.as_str().as_bytes()).half()))
}

fn person(name: &str, mail: &str) -> Digest {
    Digest::of(format!("{}\n{}", latin(name), mail.trim().to_lowercase()).as_bytes())
}

fn text(body: &str) -> [u8; 16] {
    Digest::of(latin(body).as_bytes()).half()
}
