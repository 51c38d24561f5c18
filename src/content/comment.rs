//! A comment, and the rules for its folder, id and address.

use std::ops::Range;

use crate::content::text::Text;
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::markdown::untrusted;
use crate::path::SourcePath;

/// The folder of comments. It has a folder for each article.
pub const FOLDER: &str = "content/comments";

/// The states with their names in files.
pub const STATES: [(&str, CommentState); 4] = [
    ("held", CommentState::Held),
    ("approved", CommentState::Approved),
    ("rejected", CommentState::Rejected),
    ("spam", CommentState::Spam),
];

/// A comment. Keys: `id`, `article`, `reply_to`, `state` (required), `held_because`, `author` (required), `by`, `url`,
/// `date` (required), `received_from`, `source_id`, `decided`. The body is the comment, in Markdown without HTML.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    /// Its file and Markdown.
    pub text: Text,
    /// The name of its folder, or the key `article`: the slug or file name of the article.
    pub article: Located<String>,
    /// `id`, or the file's name without its extension: ASCII letters, digits, `-` and `_`. It is the anchor in the
    /// page.
    pub id: Located<String>,
    /// The id of the comment that it replies to.
    pub reply_to: Option<Located<String>>,
    /// The decision.
    pub state: CommentState,
    /// The byte range of the state.
    pub state_at: Range<usize>,
    /// The reason why it is held.
    pub held_because: Option<String>,
    /// The commenter's name.
    pub author: String,
    /// `by`: the site's author who wrote it. Comments of readers have none, whatever their name is.
    pub by: Option<Located<String>>,
    /// The commenter's site: `http:` or `https:` only.
    pub url: Option<String>,
    /// When it was written.
    pub date: Moment,
    /// The way in which it was received: `form`, `mail`, `import`, …
    pub received_from: Option<String>,
    /// Its id in the system that it was imported from.
    pub source_id: Option<String>,
    /// The time of the decision.
    pub decided: Option<Located<Moment>>,
}

impl Comment {
    /// Returns `article/id`, which is unique.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.article.value, self.id.value)
    }
}

/// The decision about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentState {
    /// Not decided yet.
    Held,
    /// It is shown.
    Approved,
    /// It is not shown.
    Rejected,
    /// It is not shown, and was advertising or abuse.
    Spam,
}

impl CommentState {
    /// Returns its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Held => "held",
            CommentState::Approved => "approved",
            CommentState::Rejected => "rejected",
            CommentState::Spam => "spam",
        }
    }
}

/// Returns the name of the article's folder; `None` if the file is not directly in one.
pub(super) fn folder(file: &SourcePath) -> Option<&str> {
    let (folder, name) = file.below(FOLDER)?.split_once('/')?;
    (!name.contains('/')).then_some(folder)
}

/// Returns whether an address is valid for a commenter's site. One that a browser would correct, or that hides
/// characters, is not.
pub fn is_web_address(url: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let hidden =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{fffd}');
    scheme.is_some_and(|scheme| !matches!(url.as_bytes().get(scheme.len()), None | Some(b'/' | b'\\')))
        && !url.contains(hidden)
        && untrusted::name(url) == url
}

/// Returns whether a character is allowed in an id.
pub(super) fn is_id_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
