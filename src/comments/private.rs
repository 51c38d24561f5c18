//! The private folder: data of the author that no build reads and no repository contains.
//!
//! | name | what it is |
//! |---|---|
//! | `.gitignore` | `*`: keeps the folder out of the repository |
//! | `mail.jsonl` | the mail addresses of commenters, one JSON object a line; absent with `private: false` |
//! | `decisions.jsonl` | the journal of decisions, with which they can be undone |
//! | `intake`, `lock` | the [locks](crate::comments::locks) |

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::comments::marks::Mark;
use crate::comments::rules;
use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::durable_files;

/// The folder's name in the site's folder. It begins with a dot, so that builds ignore it.
pub const FOLDER: &str = ".steadfast-private";

/// The private folder of a site; created when it is first needed.
#[derive(Clone, Debug)]
pub(super) struct Private {
    folder: PathBuf,
}

/// A line of `mail.jsonl`.
#[derive(Debug, Serialize, Deserialize)]
struct Mail {
    /// `article/id`
    comment: String,
    mail: String,
}

/// The mail addresses of comments, as some bytes of their digests: enough to recognise an address.
#[derive(Debug, Default)]
pub(super) struct Addresses(Vec<(Mark<8>, Mark<8>)>);

impl Addresses {
    /// Returns the address of a comment, by `article/id`: the last one in the file.
    pub(super) fn of(&self, comment: &str) -> Option<Mark<8>> {
        let comment = Mark::of(comment);
        let end = self.0.partition_point(|(known, _)| *known <= comment);
        self.0[..end].last().filter(|(known, _)| *known == comment).map(|(_, mail)| *mail)
    }
}

impl Private {
    /// The folder of the site in `root`.
    pub(super) fn of(root: &Path) -> Private {
        Private { folder: root.join(FOLDER) }
    }

    /// The path of a file in the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Stores the addresses of comments, each with its `article/id`.
    pub(super) fn keep_mail(&self, addresses: &[(String, String)]) -> Result<(), Diagnostic> {
        let line = |(comment, mail): &(String, String)| {
            let line = Mail { comment: comment.clone(), mail: mail.clone() };
            serde_json::to_string(&line).expect("two texts are always JSON") + "\n"
        };
        self.append("mail.jsonl", &addresses.iter().map(line).collect::<String>())
    }

    /// Reads the stored addresses, by `article/id`.
    pub(super) fn mail(&self) -> HashMap<String, String> {
        let lines = self.lines("mail.jsonl");
        let mail = lines.lines().filter_map(|line| serde_json::from_str::<Mail>(line).ok());
        mail.map(|line| (line.comment, line.mail)).collect()
    }

    /// Reads the marks of the stored addresses. Only one line of the file is in memory at a time.
    pub(super) fn addresses(&self) -> Addresses {
        let file = File::open(self.folder.join("mail.jsonl"));
        let lines = file.into_iter().flat_map(|file| BufReader::new(file).split(b'\n')).map_while(Result::ok);
        let mail = lines.filter_map(|line| serde_json::from_slice::<Mail>(&line).ok());
        let mut list: Vec<_> =
            mail.map(|line| (Mark::of(&line.comment), rules::address(&line.mail))).collect();
        // A stable sort: the lines of one comment keep their order.
        list.sort_by_key(|(comment, _)| *comment);
        Addresses(list)
    }

    /// Appends whole lines to a file of the folder, under a lock.
    pub(super) fn append(&self, name: &str, lines: &str) -> Result<(), Diagnostic> {
        if lines.is_empty() {
            return Ok(());
        }
        let path = self.folder.join(name);
        let append = || {
            self.make()?;
            durable_files::append_lines(&path, lines)
        };
        append().map_err(|reason| durable_files::not_written(&path, &reason))
    }

    /// Reads a file of the folder; empty if there is none.
    pub(super) fn lines(&self, name: &str) -> String {
        fs::read(self.folder.join(name))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Returns the length of a file of the folder in bytes.
    pub(super) fn length(&self, name: &str) -> u64 {
        fs::metadata(self.folder.join(name)).map(|found| found.len()).unwrap_or_default()
    }

    /// Makes the folder if it is missing, with its `.gitignore`. The caller holds a lock, unless the folder was removed while
    /// the program runs.
    pub(super) fn make(&self) -> io::Result<()> {
        let ignored = self.folder.join(".gitignore");
        if ignored.exists() {
            return Ok(());
        }
        self.make_empty()?;
        // The folder may have been made by hand, for a process that may not create folders.
        durable_files::create(&ignored, b"*\n").map(drop)
    }

    /// Makes the folder if it is missing, for the locks in it.
    pub(super) fn make_empty(&self) -> io::Result<()> {
        let mut folder = fs::DirBuilder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            folder.mode(0o700);
        }
        match make(|| folder.create(&self.folder)) {
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            outcome => outcome,
        }
    }
}
