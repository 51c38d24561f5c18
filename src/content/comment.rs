//! A comment, and the rules for its folder, id and address.

use std::ops::Range;

use crate::content::text::Text;
use crate::date::Moment;
use crate::diagnostic::Located;
use crate::markdown::untrusted;
use crate::path::SourcePath;

/// The folder of comments, one folder in it for each article.
pub const FOLDER: &str = "content/comments";

/// The states by the words that files have for them.
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
    /// `id`, or the file's name without ending: ASCII letters, digits, `-` and `_`; the anchor in the page.
    pub id: Located<String>,
    /// The id of the comment that it answers.
    pub reply_to: Option<Located<String>>,
    /// What was decided.
    pub state: CommentState,
    /// The bytes of the file that say so.
    pub state_at: Range<usize>,
    /// Why it waits.
    pub held_because: Option<String>,
    /// The commenter's name.
    pub author: String,
    /// `by`: the author of the site who wrote it; a comment of a reader's has none, whatever its name.
    pub by: Option<Located<String>>,
    /// The commenter's site: `http:` or `https:` only.
    pub url: Option<String>,
    /// When it was written.
    pub date: Moment,
    /// The way it came: `form`, `mail`, `import`, …
    pub received_from: Option<String>,
    /// Its id where it came from.
    pub source_id: Option<String>,
    /// When it was decided.
    pub decided: Option<Located<Moment>>,
}

impl Comment {
    /// `article/id`: a name that no other comment has.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.article.value, self.id.value)
    }
}

/// What was decided about a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentState {
    /// Nothing yet.
    Held,
    /// It is shown.
    Approved,
    /// It is not shown.
    Rejected,
    /// It is not shown, and was not meant for readers.
    Spam,
}

impl CommentState {
    /// The word that files have for it.
    pub fn as_str(self) -> &'static str {
        match self {
            CommentState::Held => "held",
            CommentState::Approved => "approved",
            CommentState::Rejected => "rejected",
            CommentState::Spam => "spam",
        }
    }
}

/// The name of the article's folder; `None` when the file is not in exactly one.
pub(super) fn folder(file: &SourcePath) -> Option<&str> {
    let (folder, name) = file.below(FOLDER)?.split_once('/')?;
    (!name.contains('/')).then_some(folder)
}

/// Whether an address can be that of a commenter's site: what a browser would mend or hide is none.
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

/// Whether an id may hold a character.
pub(super) fn fits(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
