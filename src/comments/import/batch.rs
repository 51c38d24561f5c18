//! New comments on their way to the disk, some of them at a time: the texts of all could be more than fits into memory.

use crate::comments::disk::NewFiles;
use crate::comments::writer::Ready;
use crate::comments::{Queue, disk};
use crate::diagnostic::Diagnostic;
use crate::source;

/// How many bytes of text are held.
const LARGEST: usize = 1024 * 1024;

/// How many comments are held.
const MOST: usize = 1024;

/// Comments that are ready, and the files of those before them, which have no names yet.
#[derive(Debug, Default)]
pub(super) struct Batch {
    ready: Vec<Ready>,
    bytes: usize,
    files: NewFiles,
}

impl Batch {
    /// Adds a comment, and writes those that are held if they are many.
    pub(super) fn add(&mut self, one: Ready, queue: &Queue) -> Result<(), Diagnostic> {
        self.bytes += one.text.len();
        self.ready.push(one);
        if self.bytes < LARGEST && self.ready.len() < MOST {
            return Ok(());
        }
        self.write(queue)
    }

    /// Writes the mail addresses, then the files: a comment that has its file is not taken again.
    fn write(&mut self, queue: &Queue) -> Result<(), Diagnostic> {
        let (ready, _) = (std::mem::take(&mut self.ready), std::mem::take(&mut self.bytes));
        let files: Vec<_> =
            ready.iter().map(|one| (source::on_disk(&queue.root, &one.file), one.text.as_str())).collect();
        let mail = |one: &Ready| Some((one.comment.full_id(), one.mail.clone()?));
        queue.private.keep_mail(&ready.iter().filter_map(mail).collect::<Vec<_>>())?;
        self.files.write(&files).map_err(|(path, reason)| disk::not_written(&path, &reason))
    }

    /// Writes what is left, and gives all files their names.
    pub(super) fn finish(mut self, queue: &Queue) -> Result<(), Diagnostic> {
        self.write(queue)?;
        self.files.persist().map_err(|(path, reason)| disk::not_written(&path, &reason))
    }
}
