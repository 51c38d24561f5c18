//! Comments from other systems: each reader turns an export into [`Export`], and
//! [`Intake::import`](crate::comments::Intake::import) files what is in it.
//!
//! Nothing is lost without a word: what is left out is counted with the reason. A second import of the same file adds
//! nothing, since every comment keeps the id that it had as its `source_id`.

mod batch;
mod blogger;
mod disqus;
mod export_file;
mod filing;
mod html;
mod isso;
mod kept;
mod order;
mod pieces;
mod recognise;
mod staticman;
mod staticman_threads;
mod wordpress;
mod xml;

pub use filing::Mode;
pub use filing::Outcome;
pub use kept::Comments;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::comments::Submission;
use crate::comments::import::export_file::ExportFile;
use crate::content::CommentState;
use crate::date::{Moment, Zone};
use crate::diagnostic::{Diagnostic, codes};
use crate::path::SourcePath;

/// A system that comments come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Disqus: the XML of its export page.
    Disqus,
    /// Staticman: the folder of its files, or one of them.
    Staticman,
    /// Isso: JSON. Its own file is a database of SQLite, which needs a library in C to read; a message says how to
    /// make JSON of it.
    Isso,
    /// WordPress: the XML of Tools, Export (WXR).
    Wordpress,
    /// Blogger: the XML of its old export, or `feed.atom` of Google Takeout.
    Blogger,
}

/// What an export holds.
#[derive(Debug, Default)]
pub struct Export {
    /// The comments, in the order of the file.
    pub comments: Comments,
    /// How many comments are left out by the reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Fields of another name than the usual ones that say what a comment answers, with the number of those comments.
    pub fields: BTreeMap<String, usize>,
}

/// A comment of an export.
#[derive(Clone, Debug)]
pub struct Imported {
    /// What it says. The article is an address or a name, as the export has it; `source_id` is there.
    pub submission: Submission,
    /// The `source_id` of the comment that it answers.
    pub parent: Option<String>,
    /// What the other system had decided.
    pub state: State,
    /// Whether its text is all there.
    pub size: Size,
}

/// Whether a text has a length that a comment may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// It has.
    #[default]
    Fits,
    /// It has not, and is not kept.
    TooLarge,
}

/// What the other system had decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands in that state.
    Is(CommentState),
    /// It was deleted: kept only where somebody has answered it, and without its text.
    Deleted,
}

/// Reads an export. Dates without an offset are in `zone`.
pub fn read(system: System, path: &Path, zone: &Zone) -> Result<Export, Diagnostic> {
    if let (System::Staticman, true) = (system, path.is_dir()) {
        return staticman::folder(path, zone);
    }
    let file = ExportFile::open(path)?;
    match system {
        System::Staticman => staticman::file(&file, zone),
        System::Isso => isso::read(&file),
        _ if !recognise::is_xml_of(system, file.head()) => {
            Err(recognise::not_of(system, &file.name, file.head()))
        }
        System::Disqus => disqus::read(&file),
        System::Wordpress => wordpress::read(&file, zone),
        System::Blogger => blogger::read(&file),
    }
}

fn unreadable(file: &SourcePath, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{file}` cannot be read: {reason}"))
}

impl Export {
    fn leave_out(&mut self, reason: &'static str) {
        *self.left_out.entry(reason).or_insert(0) += 1;
    }
}

/// A date of an export; none when it cannot be read, and the comment is then of the day of its import.
fn date(text: &str, zone: &Zone) -> Option<Moment> {
    Moment::parse(text, zone).ok()
}

/// A value that is given.
fn some(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A name, or the one of those who give none. Most systems keep it as HTML, so `&amp;` stands for a sign in it.
fn name(text: &str) -> String {
    some(&pieces::decoded(text)).unwrap_or_else(|| "Anonymous".to_owned())
}

/// An address that is kept as HTML.
fn address(text: &str) -> Option<String> {
    some(&pieces::decoded(text))
}
