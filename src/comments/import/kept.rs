//! The comments of an export. The fields that decide about each comment are in memory. The texts are in a temporary file
//! without a name, because they may not fit into memory.

use std::collections::HashSet;
use std::io;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use crate::comments::Submission;
use crate::comments::import::imported::{Imported, ImportedState};
use crate::comments::submission::LARGEST_BODY;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes};
use crate::exports::Size;

/// The bytes of text that stay in memory. Most exports have fewer.
const IN_MEMORY: usize = 2 * 1024 * 1024;

/// The comments of an export, in the order of the file.
#[derive(Debug)]
pub struct Comments {
    pub(super) texts: Texts,
    pub(super) list: Vec<Kept>,
    /// The names of articles, each stored once.
    articles: HashSet<Arc<str>>,
    /// The length of the longest text in the export, in bytes.
    longest: usize,
}

/// The texts of the comments, one JSON object after the other.
#[derive(Debug)]
pub(super) struct Texts {
    file: SpooledTempFile,
    /// The offset of the next text.
    end: u64,
}

/// The fields of a comment that decide what becomes of it.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its id in the other system.
    pub(super) source: Option<Box<str>>,
    /// The id of the comment that it answers, in the other system.
    pub(super) parent: Option<Box<str>>,
    /// The address or name of its article.
    pub(super) article: Arc<str>,
    /// The decision of the other system.
    pub(super) state: ImportedState,
    /// Whether its text is complete.
    pub(super) size: Size,
    date: Option<Moment>,
    at: u64,
    length: usize,
}

/// The fields of a comment that are in the temporary file.
#[derive(Debug, Default, Serialize, Deserialize)]
struct StoredText {
    author: String,
    url: Option<String>,
    mail: Option<String>,
    body: String,
    received_from: Option<String>,
    id: Option<String>,
}

impl Default for Comments {
    fn default() -> Comments {
        Comments {
            texts: Texts { file: SpooledTempFile::new(IN_MEMORY), end: 0 },
            list: Vec::new(),
            articles: HashSet::new(),
            longest: 0,
        }
    }
}

impl Comments {
    /// Returns the length of the longest text, in bytes.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Adds a comment.
    pub(super) fn push(&mut self, comment: Imported) -> Result<(), Diagnostic> {
        let Imported { submission, parent, state, mut size } = comment;
        let Submission { article, author, url, mail, mut body, date, received_from, source_id, id, .. } =
            submission;
        self.longest = self.longest.max(body.len());
        if body.len() > LARGEST_BODY {
            size = Size::TooLarge;
        }
        if size == Size::TooLarge {
            body.clear();
        }
        let (at, length) = self.texts.push(&StoredText { author, url, mail, body, received_from, id })?;
        let article = self.article(&article);
        let (source, parent) = (source_id.map(String::into_boxed_str), parent.map(String::into_boxed_str));
        self.list.push(Kept { source, parent, article, state, size, date, at, length });
        Ok(())
    }

    /// Returns the shared name of an article: many comments have the same one.
    pub(super) fn article(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.articles.get(name) {
            return Arc::clone(known);
        }
        let name: Arc<str> = Arc::from(name);
        self.articles.insert(Arc::clone(&name));
        name
    }
}

impl Texts {
    /// Appends a text, and returns its offset and length.
    fn push(&mut self, text: &StoredText) -> Result<(u64, usize), Diagnostic> {
        let text = serde_json::to_vec(text).expect("texts are always JSON");
        self.file.write_all(&text).map_err(|reason| not_kept(&reason))?;
        let at = self.end;
        self.end += text.len() as u64;
        Ok((at, text.len()))
    }

    /// Reads the text of a comment, and returns the whole comment.
    pub(super) fn read(&mut self, kept: &Kept) -> Result<Submission, Diagnostic> {
        let mut text = vec![0; kept.length];
        let read = self.file.seek(SeekFrom::Start(kept.at)).and_then(|_| self.file.read_exact(&mut text));
        let text: io::Result<StoredText> = read.and_then(|()| Ok(serde_json::from_slice(&text)?));
        let text = text.map_err(|reason| not_kept(&reason))?;
        Ok(Submission {
            article: kept.article.to_string(),
            author: text.author,
            url: text.url,
            mail: text.mail,
            body: text.body,
            date: kept.date.clone(),
            received_from: text.received_from,
            source_id: kept.source.as_deref().map(str::to_owned),
            id: text.id,
            ..Submission::default()
        })
    }
}

fn not_kept(reason: &io::Error) -> Diagnostic {
    let message = format!("the comments of the export cannot be kept in a temporary file: {reason}");
    Diagnostic::error(codes::NOT_WRITTEN, message)
        .help("make room in the system's folder for temporary files; the variable `TMPDIR` names another one")
}
