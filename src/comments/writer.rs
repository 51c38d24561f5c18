//! Writes comments that the intake has prepared.

use std::path::PathBuf;

use crate::comments::private::Private;
use crate::comments::remembered::Remembered;
use crate::content::{Comment, CommentState};
use crate::diagnostic::{Diagnostic, codes};
use crate::durable_files;
use crate::path::SourcePath;
use crate::source;

/// A comment that is checked and has an id and a file name, but is not written yet.
#[derive(Debug)]
pub struct Ready {
    pub(super) file: SourcePath,
    pub(super) text: String,
    pub(super) comment: Comment,
    pub(super) mail: Option<String>,
    pub(super) remembered: Remembered,
}

impl Ready {
    /// The comment's id.
    pub fn id(&self) -> &str {
        &self.comment.id.value
    }

    /// The state that its file will have.
    pub fn state(&self) -> CommentState {
        self.comment.state
    }
}

/// Writes comments into the folder of a site.
#[derive(Clone, Debug)]
pub struct Writer {
    pub(super) root: PathBuf,
    pub(super) private: Private,
}

impl Writer {
    /// Writes one comment. It is on the disk when this returns.
    pub fn write(&self, ready: &Ready) -> Result<(), Diagnostic> {
        // The mail address first: once the file exists, the comment is accepted. An address without a comment does no harm.
        if let Some(mail) = &ready.mail {
            self.private.keep_mail(&[(ready.comment.full_id(), mail.clone())])?;
        }
        // No lock: creating a file changes no other one, and fails if the name is taken.
        let path = source::on_disk(&self.root, &ready.file);
        match durable_files::create(&path, ready.text.as_bytes()) {
            Ok(true) => Ok(()),
            Ok(false) => {
                let message = format!("`{}` is there already", ready.file);
                Err(Diagnostic::error(codes::NOT_WRITTEN, message))
            }
            Err(reason) => Err(durable_files::not_written(&path, &reason)),
        }
    }
}
