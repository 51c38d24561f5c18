//! Comments on their way to the disk.

use std::path::PathBuf;

use crate::comments::disk;
use crate::comments::private::Private;
use crate::comments::remembered::Remembered;
use crate::content::Comment;
use crate::content::CommentState;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes;
use crate::path::SourcePath;
use crate::source;

/// A comment that is checked and has its names, but no file yet.
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
        // The address first: a comment that has its file is taken. One without a file does nobody harm.
        if let Some(mail) = &ready.mail {
            self.private.keep_mail(&[(ready.comment.full_id(), mail.clone())])?;
        }
        // No lock: a new file stands in nobody's way, and two of one name are seen.
        let path = source::on_disk(&self.root, &ready.file);
        match disk::create(&path, ready.text.as_bytes()) {
            Ok(true) => Ok(()),
            Ok(false) => {
                let message = format!("`{}` is there already", ready.file);
                Err(Diagnostic::error(codes::NOT_WRITTEN, message))
            }
            Err(reason) => Err(disk::not_written(&path, &reason)),
        }
    }
}
