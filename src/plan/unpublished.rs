//! The reasons why a file of the author's folder is not published, and the warnings about it.

use crate::diagnostic::{Diagnostic, Span, codes};
use crate::file_kinds::{FileKind, Group};
use crate::path::SourcePath;

/// The reason why a file is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The file belongs to this text, which is not live: the file is in the text's folder, or only texts that are not
    /// live name it.
    NotLive(SourcePath),
    /// Files of this type are not published from `content/`. `None` for an unknown type.
    Kind(Option<&'static FileKind>),
    /// No file in this folder is published.
    Folder(&'static str),
}

/// The folder with the comments on articles.
pub(super) const COMMENTS: &str = "content/comments";

impl Held {
    /// Returns the warning that the file is not published. Returns `None` if it is published as soon as its text is
    /// live: the summary of the build counts these files.
    pub(super) fn warning(&self, file: &SourcePath) -> Option<Diagnostic> {
        let elsewhere = "put it into `static/` to publish it, or move it out of `content/`";
        let (code, message, why, help) = match self {
            Held::NotLive(_) => return None,
            Held::Folder(COMMENTS) => (
                codes::UNPUBLISHED_FILE,
                format!("`{file}` is no comment, and is not published"),
                format!("below `{COMMENTS}/` stand comments alone, a Markdown file for each"),
                "move it out of `content/`; `steadfast comments import` reads the comments of other systems",
            ),
            Held::Folder(folder) => (
                codes::UNPUBLISHED_FILE,
                format!("`{file}` stands in a closed folder, and is not published"),
                format!("no file below `{folder}/` is published"),
                elsewhere,
            ),
            Held::Kind(Some(kind)) if matches!(kind.group, Group::Page | Group::OtherText) => (
                codes::UNREAD_TEXT,
                format!("`{file}` is {}, not Markdown, and is not published", kind.name),
                "below `content/`, only Markdown becomes articles and pages".to_owned(),
                "if it holds Markdown, let its name end in `.md`; else convert it, or put it into `static/` to publish it as \
                 it is",
            ),
            Held::Kind(Some(kind)) if kind.group == Group::UnshownImage => (
                codes::UNSHOWN_PICTURE,
                format!("the picture `{file}` is in {}, and is not published", kind.name),
                "not every browser shows such pictures".to_owned(),
                "export it as JPEG and show that, or put it into `static/` to offer it as it is",
            ),
            Held::Kind(_) => (
                codes::UNPUBLISHED_FILE,
                format!("`{file}` is not published"),
                "below `content/`, only files are published that pages show or offer: pictures, sound, films, documents, \
                 tables and archives"
                    .to_owned(),
                elsewhere,
            ),
        };
        Some(Diagnostic::warning(code, message).at(Span::file(file)).why(why).help(help))
    }
}
