//! The words to a reader whose comment could not be taken. The reader's own words stay in the form: "back" shows them.

use std::time::Duration;

use crate::language::Language;
use crate::receive::Refused;
use crate::receive::form::Unread;

/// Why a request was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The intake has nothing at that path.
    Path,
    /// Only `POST` has a meaning here.
    Method,
    /// It comes from a form of another site.
    Origin,
    /// It is no form.
    Type,
    /// It is longer than [`super::LARGEST_FORM`].
    Length,
    /// It takes too long to arrive.
    Slow,
    /// It broke off.
    Broken,
    /// The client has sent too many; it may come again after this time.
    Rate(Duration),
    /// It cannot be read.
    Unread(Unread),
    /// It was read and not kept.
    Kept(Refused),
    /// The program has a fault of its own.
    Bug,
}

/// The status of an answer, its short name for the log, and the key of what the reader is told.
pub(super) struct Words {
    pub(super) status: u16,
    pub(super) name: &'static str,
    key: &'static str,
}

impl Refusal {
    pub(super) fn words(self) -> Words {
        let (status, name, key) = match self {
            Refusal::Path => (404, "path", "refused_path"),
            Refusal::Method => (405, "method", "refused_path"),
            Refusal::Origin => (403, "origin", "refused_origin"),
            Refusal::Type => (415, "type", "refused_path"),
            Refusal::Length => (413, "length", "refused_too_long"),
            Refusal::Slow => (408, "slow", "refused_slow"),
            Refusal::Broken => (400, "broken", "refused_broken"),
            Refusal::Rate(_) => (429, "rate", "refused_rate"),
            Refusal::Unread(Unread::NotText) => (400, "not-utf8", "refused_broken"),
            Refusal::Unread(Unread::Twice) => (400, "twice", "refused_broken"),
            Refusal::Kept(Refused::NoName) => (422, "no-name", "refused_no_name"),
            Refusal::Kept(Refused::NoComment) => (422, "no-comment", "refused_no_comment"),
            Refusal::Kept(Refused::TooLong) => (422, "too-long", "refused_too_long"),
            Refusal::Kept(Refused::NoArticle) => (422, "no-article", "refused_no_article"),
            Refusal::Kept(Refused::NoParent) => (422, "no-parent", "refused_no_parent"),
            Refusal::Kept(Refused::Closed) => (403, "closed", "refused_closed"),
            Refusal::Kept(Refused::Full) => (503, "full", "refused_full"),
            Refusal::Kept(Refused::Disk) => (503, "disk", "refused_disk"),
            Refusal::Bug => (500, "bug", "refused_disk"),
        };
        Words { status, name, key }
    }

    /// After how many seconds to come again.
    pub(super) fn retry_after(self) -> Option<u64> {
        match self {
            Refusal::Rate(wait) => Some(wait.as_secs() + 1),
            _ => None,
        }
    }
}

/// The page that says so, in the site's language. Nothing of the request stands in it.
pub(super) fn html(words: &Words, language: &Language) -> String {
    let Words { status, key, .. } = words;
    let text = |key| escaped(language.text(key));
    let (title, text) = (text("comment_refused"), text(key));
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<meta name=\"robots\" \
         content=\"noindex\">\n<title>{title}</title>\n<h1>{title}</h1>\n<p>{text}</p>\n<p>{status}</p>\n",
        language.code,
        language.direction.as_str(),
    )
}

/// The site's own words, which may hold any sign.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
