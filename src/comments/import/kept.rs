//! The comments of an export: what decides about each is in memory, what it says in a temporary file without a name, since
//! an export may have more of that than the machine has memory.

use std::collections::HashSet;
use std::io;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tempfile::SpooledTempFile;

use crate::comments::Submission;
use crate::comments::import::imported::{Imported, ImportedState, Size};
use crate::comments::input::LARGEST;
use crate::date::Moment;
use crate::diagnostic::{Diagnostic, codes};

/// As much stays in memory: most exports have no more.
const IN_MEMORY: usize = 2 * 1024 * 1024;

/// The comments, in the order of the file.
#[derive(Debug)]
pub struct Comments {
    pub(super) texts: Texts,
    pub(super) list: Vec<Kept>,
    /// The names of articles, each once.
    articles: HashSet<Arc<str>>,
    /// The bytes of the longest text that was given.
    longest: usize,
}

/// What the comments say.
#[derive(Debug)]
pub(super) struct Texts {
    file: SpooledTempFile,
    /// Where the next one begins.
    end: u64,
}

/// What decides about a comment.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its id where it comes from.
    pub(super) source: Option<Box<str>>,
    /// The one of the comment that it answers.
    pub(super) parent: Option<Box<str>>,
    /// The address or name of its article.
    pub(super) article: Arc<str>,
    /// What was decided.
    pub(super) state: ImportedState,
    /// Whether a file can hold it.
    pub(super) size: Size,
    date: Option<Moment>,
    at: u64,
    length: usize,
}

/// What a comment says, as it is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Said {
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
    /// How many bytes the longest text has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Adds one.
    pub(super) fn push(&mut self, comment: Imported) -> Result<(), Diagnostic> {
        let Imported { submission, parent, state, mut size } = comment;
        let Submission { article, author, url, mail, mut body, date, received_from, source_id, id, .. } =
            submission;
        self.longest = self.longest.max(body.len());
        if body.len() > LARGEST {
            size = Size::TooLarge;
        }
        if size == Size::TooLarge {
            body.clear();
        }
        let (at, length) = self.texts.push(&Said { author, url, mail, body, received_from, id })?;
        let article = self.article(&article);
        let (source, parent) = (source_id.map(String::into_boxed_str), parent.map(String::into_boxed_str));
        self.list.push(Kept { source, parent, article, state, size, date, at, length });
        Ok(())
    }

    /// The name of an article, which many comments share.
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
    /// Adds what a comment says; where it stands, and its length.
    fn push(&mut self, said: &Said) -> Result<(u64, usize), Diagnostic> {
        let said = serde_json::to_vec(said).expect("texts are always JSON");
        self.file.write_all(&said).map_err(|reason| not_kept(&reason))?;
        let at = self.end;
        self.end += said.len() as u64;
        Ok((at, said.len()))
    }

    /// A comment, whole.
    pub(super) fn of(&mut self, kept: &Kept) -> Result<Submission, Diagnostic> {
        let mut said = vec![0; kept.length];
        let read = self.file.seek(SeekFrom::Start(kept.at)).and_then(|_| self.file.read_exact(&mut said));
        let said: io::Result<Said> = read.and_then(|()| Ok(serde_json::from_slice(&said)?));
        let said = said.map_err(|reason| not_kept(&reason))?;
        Ok(Submission {
            article: kept.article.to_string(),
            author: said.author,
            url: said.url,
            mail: said.mail,
            body: said.body,
            date: kept.date.clone(),
            received_from: said.received_from,
            source_id: kept.source.as_deref().map(str::to_owned),
            id: said.id,
            ..Submission::default()
        })
    }
}

fn not_kept(reason: &io::Error) -> Diagnostic {
    let message = format!("the comments of the export cannot be kept in a temporary file: {reason}");
    Diagnostic::error(codes::NOT_WRITTEN, message)
        .help("make room in the system's folder for temporary files; the variable `TMPDIR` names another one")
}
