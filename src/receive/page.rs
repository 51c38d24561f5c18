//! The words to a reader whose comment could not be taken. The reader's own words stay in the form: "back" shows them.

use std::time::Duration;

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

/// The status of an answer, its short name for the log, and what the reader is told.
pub(super) struct Words {
    pub(super) status: u16,
    pub(super) name: &'static str,
    pub(super) text: &'static str,
}

impl Refusal {
    pub(super) fn words(self) -> Words {
        let (status, name, text) = match self {
            Refusal::Path => {
                (404, "path", "There is nothing here. Comments are sent from an article's own form.")
            }
            Refusal::Method => (405, "method", "Comments are sent from an article's own form."),
            Refusal::Origin => (403, "origin", "Comments are taken from this site's own pages only."),
            Refusal::Type => (415, "type", "Comments are sent from an article's own form."),
            Refusal::Length => {
                (413, "length", "That is too long. Go back and shorten it, or send it in two parts.")
            }
            Refusal::Slow => (408, "slow", "That took too long to arrive. Go back and send it again."),
            Refusal::Broken => {
                (400, "broken", "Your comment arrived in part only. Go back and send it again.")
            }
            Refusal::Rate(_) => {
                (429, "rate", "Many comments have come from your network. Go back, and send yours later.")
            }
            Refusal::Unread(Unread::NotText) => (400, "not-utf8", "Your comment is not UTF-8 text."),
            Refusal::Unread(Unread::Twice) => (400, "twice", "The form names one of its fields twice."),
            Refusal::Unread(Unread::Trap) => (
                422,
                "trap",
                "One field of the form is hidden and must stay empty. Go back and empty the field “subject”.",
            ),
            Refusal::Kept(Refused::NoName) => (422, "no-name", "Your name is missing. Go back and add one."),
            Refusal::Kept(Refused::NoComment) => {
                (422, "no-comment", "Your comment is empty. Go back and write one.")
            }
            Refusal::Kept(Refused::TooLong) => {
                (422, "too-long", "That is too long. Go back and shorten it, or send it in two parts.")
            }
            Refusal::Kept(Refused::NoArticle) => (422, "no-article", "This site has no such article."),
            Refusal::Kept(Refused::NoParent) => (
                422,
                "no-parent",
                "The comment that yours answers is not there. Go back and answer the article.",
            ),
            Refusal::Kept(Refused::Closed) => (403, "closed", "This article takes no comments any more."),
            Refusal::Kept(Refused::Full) => (
                503,
                "full",
                "Too many comments wait to be read. Keep yours, and send it again in some days.",
            ),
            Refusal::Kept(Refused::Disk) => {
                (503, "disk", "Your comment could not be kept. Go back and send it again later.")
            }
            Refusal::Bug => (500, "bug", "Your comment could not be kept. Go back and send it again later."),
        };
        Words { status, name, text }
    }

    /// After how many seconds to come again.
    pub(super) fn retry_after(self) -> Option<u64> {
        match self {
            Refusal::Rate(wait) => Some(wait.as_secs() + 1),
            _ => None,
        }
    }
}

/// The page that says so. Nothing of the request stands in it.
pub(super) fn html(words: &Words) -> String {
    let Words { status, text, .. } = words;
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n<title>Your comment was not \
         kept</title>\n<h1>Your comment was not kept</h1>\n<p>{text}</p>\n<p>{status}</p>\n"
    )
}
