//! Comments from other systems: each reader turns an export into [`Export`], and
//! [`Intake::import`](crate::comments::Intake::import) files what is in it.
//!
//! Nothing is lost without a word: what is left out is counted with the reason. A second import of the same file adds
//! nothing, since every comment keeps the id that it had as its `source_id`.

mod blogger;
mod disqus;
mod filing;
mod html;
mod isso;
mod pieces;
mod recognise;
mod staticman;
mod staticman_threads;
mod wordpress;
mod xml;

pub use filing::Mode;
pub use filing::Outcome;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use crate::comments::Submission;
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
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// The comments, in the order of the file.
    pub comments: Vec<Imported>,
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
    let file = SourcePath::new(path.display().to_string());
    if path.is_dir() {
        let what = Diagnostic::error(codes::BAD_INPUT, format!("`{file}` is a folder, and a file is needed"));
        return Err(what.help("name the file that was exported"));
    }
    let bytes = fs::read(path).map_err(|reason| unreadable(&file, &reason))?;
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(packed(
            &file,
            "it is a zip archive",
            "unpack it, and name the file in it (`feed.atom` for Blogger)",
        ));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Err(packed(&file, "it is compressed", "unpack it first: gunzip FILE.gz"));
    }
    if bytes.starts_with(b"SQLite format 3") {
        return Err(packed(&file, "it is a database of SQLite", isso::FROM_SQLITE));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Diagnostic::error(codes::NOT_UTF8, format!("`{file}` is not encoded as UTF-8")))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match system {
        System::Staticman => staticman::file(&file, text, zone),
        System::Isso => isso::read(&file, text),
        _ if !recognise::is_xml_of(system, text) => Err(recognise::not_of(system, &file, text)),
        System::Disqus => disqus::read(&file, text),
        System::Wordpress => wordpress::read(&file, text, zone),
        System::Blogger => blogger::read(&file, text),
    }
}

fn unreadable(file: &SourcePath, reason: &io::Error) -> Diagnostic {
    Diagnostic::error(codes::UNREADABLE, format!("`{file}` cannot be read: {reason}"))
}

fn packed(file: &SourcePath, what: &str, help: &str) -> Diagnostic {
    Diagnostic::error(codes::BAD_INPUT, format!("`{file}` is no export that can be read: {what}")).help(help)
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
