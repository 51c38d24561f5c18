//! Keys `mail` and `form` of `comments`: how readers send comments.

use crate::path::{BaseUrl, Href};

/// How a reader sends a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostBy {
    /// By mail to this address, with the subject filled in.
    Mail(String),
    /// By a form that is posted to this address. On the site itself, it begins with `/`.
    Form(String),
}

impl PostBy {
    /// Returns the `action` of a form.
    pub fn action(&self, base: &BaseUrl) -> Option<String> {
        match self {
            PostBy::Form(path) if Href::of(path) == Href::Root => Some(format!("{}{path}", base.path())),
            PostBy::Form(address) => Some(address.clone()),
            PostBy::Mail(_) => None,
        }
    }
}
