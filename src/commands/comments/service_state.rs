//! The locked state of the comment service: the intake, and the times of readings.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::comment_server::{PostedForm, StoreError};
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
pub(super) struct UndecidedLimits {
    pub(super) held: usize,
    pub(super) spam: usize,
}

/// The state that each comment changes.
pub(super) struct ServiceState {
    pub(super) intake: Intake,
    pub(super) articles: LastReading,
    pub(super) comments: LastReading,
    /// The sources of comments that are being written.
    pub(super) under_way: HashSet<String>,
}

/// The last reading of the disk.
pub(super) struct LastReading {
    begun: Instant,
    pub(super) took: Duration,
    is_going_on: bool,
}

impl LastReading {
    pub(super) fn done(took: Duration) -> LastReading {
        LastReading { begun: Instant::now(), took, is_going_on: false }
    }

    /// Begins another reading, unless the last one is recent. Returns whether it has begun.
    pub(super) fn begin(&mut self, stale: Duration) -> bool {
        let may_begin = !self.is_going_on
            && self.begun.elapsed() >= stale.max(self.took.saturating_mul(READING_AT_MOST_ONE_IN));
        if may_begin {
            *self = LastReading { begun: Instant::now(), is_going_on: true, ..*self };
        }
        may_begin
    }

    pub(super) fn end(&mut self) {
        *self = LastReading { took: self.begun.elapsed(), is_going_on: false, ..*self };
    }
}

impl ServiceState {
    pub(super) fn prepare(
        &mut self,
        posted: &PostedForm,
        submission: &Submission,
        most: UndecidedLimits,
        now: &Moment,
    ) -> Result<Prepared, StoreError> {
        if is_blank(&posted.name) {
            return Err(StoreError::NoName);
        }
        if is_blank(&posted.comment) {
            return Err(StoreError::NoComment);
        }
        if posted.comment.chars().count() > LONGEST {
            return Err(StoreError::TooLong);
        }
        let article = self.intake.articles.find(&posted.article).map_err(|_| StoreError::NoArticle)?;
        if !article.is_open {
            return Err(StoreError::Closed);
        }
        match self.intake.prepare(submission, None, now) {
            Ok(Prepared::Ready(ready, _)) if !self.has_room(ready.state(), most) => {
                self.intake.give_up(&ready);
                Err(StoreError::Full)
            }
            Ok(prepared) => Ok(prepared),
            Err(fault) => Err(reason(&fault)),
        }
    }

    pub(super) fn has_room(&self, state: CommentState, most: UndecidedLimits) -> bool {
        let there = self.intake.count(state) + self.under_way.len();
        match state {
            CommentState::Held => there < most.held,
            CommentState::Spam => there < most.spam,
            CommentState::Approved | CommentState::Rejected => true,
        }
    }

    /// Records whether a comment was written.
    pub(super) fn note(
        &mut self,
        ready: Ready,
        outcome: &Result<(), Diagnostic>,
    ) -> Result<String, StoreError> {
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
fn reason(fault: &Diagnostic) -> StoreError {
    match fault.code {
        codes::TOO_LARGE => StoreError::TooLong,
        codes::MISSING_KEY => StoreError::NoName,
        codes::COMMENT_WITHOUT_ARTICLE => StoreError::NoArticle,
        codes::UNKNOWN_PARENT => StoreError::NoParent,
        _ => StoreError::Disk,
    }
}
