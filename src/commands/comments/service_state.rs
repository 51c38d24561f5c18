//! The locked state of the comment service: the intake, and the times of readings.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::comment_server::{Posted, Refused};
use crate::comments::writer::Ready;
use crate::comments::{Intake, Prepared, Submission, is_blank};
use crate::content::CommentState;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes};

/// Readings may take at most this share of the time. Reading a million comments takes a minute.
const READING_AT_MOST_ONE_IN: u32 = 10;
/// The most characters of a comment; the form has the same limit.
const LONGEST: usize = 10_000;

/// The most comments that no person has decided, so that commenters cannot fill the disk.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) held: usize,
    pub(super) spam: usize,
}

/// The state that each comment changes.
pub(super) struct ServiceState {
    pub(super) intake: Intake,
    pub(super) articles: Reading,
    pub(super) comments: Reading,
    /// The sources of comments that are being written.
    pub(super) under_way: HashSet<String>,
}

/// The last reading of the disk.
pub(super) struct Reading {
    begun: Instant,
    pub(super) took: Duration,
    is_going_on: bool,
}

impl Reading {
    pub(super) fn done(took: Duration) -> Reading {
        Reading { begun: Instant::now(), took, is_going_on: false }
    }

    /// Begins another reading, unless the last one is recent. Returns whether it has begun.
    pub(super) fn begin(&mut self, stale: Duration) -> bool {
        let may_begin = !self.is_going_on
            && self.begun.elapsed() >= stale.max(self.took.saturating_mul(READING_AT_MOST_ONE_IN));
        if may_begin {
            *self = Reading { begun: Instant::now(), is_going_on: true, ..*self };
        }
        may_begin
    }

    pub(super) fn end(&mut self) {
        *self = Reading { took: self.begun.elapsed(), is_going_on: false, ..*self };
    }
}

impl ServiceState {
    pub(super) fn prepare(
        &mut self,
        posted: &Posted,
        submission: &Submission,
        most: Most,
        now: &Moment,
    ) -> Result<Prepared, Refused> {
        if is_blank(&posted.name) {
            return Err(Refused::NoName);
        }
        if is_blank(&posted.comment) {
            return Err(Refused::NoComment);
        }
        if posted.comment.chars().count() > LONGEST {
            return Err(Refused::TooLong);
        }
        let article = self.intake.articles.find(&posted.article).map_err(|_| Refused::NoArticle)?;
        if !article.is_open {
            return Err(Refused::Closed);
        }
        match self.intake.prepare(submission, None, now) {
            Ok(Prepared::Ready(ready, _)) if !self.has_room(ready.state(), most) => {
                self.intake.give_up(&ready);
                Err(Refused::Full)
            }
            Ok(prepared) => Ok(prepared),
            Err(fault) => Err(reason(&fault)),
        }
    }

    pub(super) fn has_room(&self, state: CommentState, most: Most) -> bool {
        let there = self.intake.count(state) + self.under_way.len();
        match state {
            CommentState::Held => there < most.held,
            CommentState::Spam => there < most.spam,
            CommentState::Approved | CommentState::Rejected => true,
        }
    }

    /// Records whether a comment was written.
    pub(super) fn note(&mut self, ready: Ready, outcome: &Result<(), Diagnostic>) -> Result<String, Refused> {
        match outcome {
            Ok(()) => Ok(self.intake.take_in(ready).id.value.clone()),
            Err(fault) => {
                self.intake.give_up(&ready);
                Err(reason(fault))
            }
        }
    }
}

/// Returns what an error means to the reader.
fn reason(fault: &Diagnostic) -> Refused {
    match fault.code {
        codes::TOO_LARGE => Refused::TooLong,
        codes::MISSING_KEY => Refused::NoName,
        codes::COMMENT_WITHOUT_ARTICLE => Refused::NoArticle,
        codes::UNKNOWN_PARENT => Refused::NoParent,
        _ => Refused::Disk,
    }
}
