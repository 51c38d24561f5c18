//! The decision about a new comment.

use crate::comments::articles::Signature;
use crate::content::CommentState;
use crate::date::Moment;

/// The values of a new comment that the rules or the site's author decide, never the submission.
#[derive(Clone, Copy, Debug)]
pub(super) struct InitialState<'a> {
    pub(super) state: CommentState,
    pub(super) because: Option<&'a str>,
    pub(super) by: Option<&'a Signature>,
    pub(super) decided: Option<&'a Moment>,
}
