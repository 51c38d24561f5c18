//! Writes imported comments in batches: the texts of a whole export may not fit into memory.

use crate::comments::Queue;
use crate::comments::writer::Ready;
use crate::diagnostic::Diagnostic;
use crate::durable_files;
use crate::durable_files::NewFiles;
use crate::source;

/// The most bytes of text that a batch holds.
const LARGEST: usize = 1024 * 1024;

/// The most comments that a batch holds.
const MOST: usize = 1024;

/// Comments that are not written yet, and the files of earlier batches, which have temporary names.
#[derive(Debug, Default)]
pub(super) struct Batch {
    ready: Vec<Ready>,
    bytes: usize,
    place: Place,
}

/// Where the files are written to.
#[derive(Debug)]
enum Place {
    /// Beside their final paths, under temporary names.
    Beside(NewFiles),
    /// To their final paths, because nobody reads the site yet.
    NewSite,
}

impl Default for Place {
    fn default() -> Place {
        Place::Beside(NewFiles::default())
    }
}

impl Batch {
    /// Returns a batch for a site that nobody reads yet.
    pub(super) fn of_new_site() -> Batch {
        Batch { place: Place::NewSite, ..Batch::default() }
    }

    /// Adds a comment. Writes the batch when it is full.
    pub(super) fn add(&mut self, one: Ready, queue: &Queue) -> Result<(), Diagnostic> {
        self.bytes += one.text.len();
        self.ready.push(one);
        if self.bytes < LARGEST && self.ready.len() < MOST {
            return Ok(());
        }
        self.write(queue)
    }

    /// Writes the mail addresses first: the next import skips a comment whose file exists, and would skip its address too.
    fn write(&mut self, queue: &Queue) -> Result<(), Diagnostic> {
        let (ready, _) = (std::mem::take(&mut self.ready), std::mem::take(&mut self.bytes));
        let files: Vec<_> =
            ready.iter().map(|one| (source::on_disk(&queue.root, &one.file), one.text.as_str())).collect();
        let mail = |one: &Ready| Some((one.comment.full_id(), one.mail.clone()?));
        queue.private.keep_mail(&ready.iter().filter_map(mail).collect::<Vec<_>>())?;
        let written = match &mut self.place {
            Place::Beside(new) => new.write(&files),
            Place::NewSite => durable_files::create_all(&files),
        };
        written.map_err(|(path, reason)| durable_files::not_written(&path, &reason))
    }

    /// Writes the last batch, and gives all files their final names.
    pub(super) fn finish(mut self, queue: &Queue) -> Result<(), Diagnostic> {
        self.write(queue)?;
        match self.place {
            Place::Beside(new) => {
                new.persist().map_err(|(path, reason)| durable_files::not_written(&path, &reason))
            }
            Place::NewSite => Ok(()),
        }
    }
}
