//! The reasons for refusing a request, with the status, the name in the log and the message to the reader of each.

use std::time::Duration;

use crate::comment_server::form::FormError;
use crate::comment_server::outcome::StoreError;

/// The reason for refusing a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The server has nothing at that path.
    Path,
    /// Only `POST` is allowed.
    Method,
    /// It comes from a form of another site.
    Origin,
    /// It is not a form.
    Type,
    /// It is longer than [`LARGEST_FORM`](crate::comment_server::LARGEST_FORM).
    Length,
    /// It takes too long to arrive.
    Slow,
    /// The connection was interrupted.
    Broken,
    /// The client has sent too many comments; it may retry after this time.
    Rate(Duration),
    /// The form cannot be parsed.
    FormError(FormError),
    /// The comment was not stored.
    NotStored(StoreError),
    /// The program has a bug.
    Bug,
}

/// The status of the answer, its short name for the log, and the key of the message to the reader.
pub(super) struct Description {
    pub(super) status: u16,
    pub(super) name: &'static str,
    pub(super) key: &'static str,
}

impl Refusal {
    /// Returns how the refusal is answered and logged.
    pub(super) fn description(self) -> Description {
        let (status, name, key) = match self {
            Refusal::Path => (404, "path", "refused_path"),
            Refusal::Method => (405, "method", "refused_path"),
            Refusal::Origin => (403, "origin", "refused_origin"),
            Refusal::Type => (415, "type", "refused_path"),
            Refusal::Length => (413, "length", "refused_too_long"),
            Refusal::Slow => (408, "slow", "refused_slow"),
            Refusal::Broken => (400, "broken", "refused_broken"),
            Refusal::Rate(_) => (429, "rate", "refused_rate"),
            Refusal::FormError(FormError::NotText) => (400, "not-utf8", "refused_broken"),
            Refusal::FormError(FormError::Twice) => (400, "twice", "refused_broken"),
            Refusal::NotStored(StoreError::NoName) => (422, "no-name", "refused_no_name"),
            Refusal::NotStored(StoreError::NoComment) => (422, "no-comment", "refused_no_comment"),
            Refusal::NotStored(StoreError::TooLong) => (422, "too-long", "refused_too_long"),
            Refusal::NotStored(StoreError::NoArticle) => (422, "no-article", "refused_no_article"),
            Refusal::NotStored(StoreError::NoParent) => (422, "no-parent", "refused_no_parent"),
            Refusal::NotStored(StoreError::Closed) => (403, "closed", "refused_closed"),
            Refusal::NotStored(StoreError::Full) => (503, "full", "refused_full"),
            Refusal::NotStored(StoreError::Disk) => (503, "disk", "refused_disk"),
            Refusal::Bug => (500, "bug", "refused_disk"),
        };
        Description { status, name, key }
    }

    /// Returns the number of seconds to wait before a retry.
    pub(super) fn retry_after(self) -> Option<u64> {
        match self {
            Refusal::Rate(wait) => Some(wait.as_secs() + 1),
            _ => None,
        }
    }

    /// Returns what the reader can do with the text.
    pub(super) fn offer(self) -> Offer {
        match self {
            Refusal::Rate(_)
            | Refusal::Bug
            | Refusal::NotStored(
                StoreError::NoName
                | StoreError::NoComment
                | StoreError::TooLong
                | StoreError::NoParent
                | StoreError::Full
                | StoreError::Disk,
            ) => Offer::Again,
            Refusal::NotStored(StoreError::NoArticle | StoreError::Closed) => Offer::Copy,
            _ => Offer::Nothing,
        }
    }
}

/// What a reader can do with a text that was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Correct it and send it again.
    Again,
    /// Copy it; it cannot be sent here.
    Copy,
    /// Nothing: it was not read, or it came from another site.
    Nothing,
}
