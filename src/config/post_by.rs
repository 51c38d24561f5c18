//! Keys `mail` and `form` of `comments`: the way in which readers send comments.

use crate::path::{BaseUrl, Href};

/// The way in which a reader sends a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostBy {
    /// A mail to this address, with the subject filled in.
    Mail(String),
    /// A form that is sent to this address, which begins with `/` on the site itself.
    Form(String),
}

impl PostBy {
    /// Where a form is sent, as its `action` says it.
    pub fn action(&self, base: &BaseUrl) -> Option<String> {
        match self {
            PostBy::Form(path) if Href::of(path) == Href::Root => Some(format!("{}{path}", base.path())),
            PostBy::Form(address) => Some(address.clone()),
            PostBy::Mail(_) => None,
        }
    }
}
