//! What is nobody's business but the author's: a folder that no build reads and no repository takes.
//!
//! | name | what it is |
//! |---|---|
//! | `.gitignore` | `*`: the folder stays out of the repository, also where the site's own `.gitignore` says nothing |
//! | `mail.jsonl` | the mail addresses of commenters, one JSON object a line; absent with `private: false` |
//! | `decisions.jsonl` | what was decided when, so that it can be taken back |
//! | `intake`, `lock` | the [locks](crate::comments::locks) |

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

use crate::comments::marks::Mark;
use crate::comments::{disk, rules};
use crate::diagnostic::Diagnostic;
use crate::disk_change::make;

/// The folder, in that of the site. Its name begins with a dot, so that a build does not look at it.
pub const FOLDER: &str = ".steadfast-private";

/// The private folder of a site; made when something is first put into it.
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

/// The mail addresses of comments, some bytes of each: enough to know somebody again.
#[derive(Debug, Default)]
pub(super) struct Addresses(Vec<(Mark<8>, Mark<8>)>);

impl Addresses {
    /// The address that came with a comment, by `article/id`: the last that was kept.
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

    /// A file of the folder.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Keeps the addresses of comments, each by `article/id`.
    pub(super) fn keep_mail(&self, addresses: &[(String, String)]) -> Result<(), Diagnostic> {
        let line = |(comment, mail): &(String, String)| {
            let line = Mail { comment: comment.clone(), mail: mail.clone() };
            serde_json::to_string(&line).expect("two texts are always JSON") + "\n"
        };
        self.append("mail.jsonl", &addresses.iter().map(line).collect::<String>())
    }

    /// The addresses that were kept, by `article/id`.
    pub(super) fn mail(&self) -> HashMap<String, String> {
        let lines = self.lines("mail.jsonl");
        let mail = lines.lines().filter_map(|line| serde_json::from_str::<Mail>(line).ok());
        mail.map(|line| (line.comment, line.mail)).collect()
    }

    /// The marks of the addresses that were kept. Of the file, no more than a line is in memory.
    pub(super) fn addresses(&self) -> Addresses {
        let file = File::open(self.folder.join("mail.jsonl"));
        let lines = file.into_iter().flat_map(|file| BufReader::new(file).split(b'\n')).map_while(Result::ok);
        let mail = lines.filter_map(|line| serde_json::from_slice::<Mail>(&line).ok());
        let mut list: Vec<_> =
            mail.map(|line| (Mark::of(&line.comment), rules::address(&line.mail))).collect();
        // The order of the lines stays among those of one comment.
        list.sort_by_key(|(comment, _)| *comment);
        Addresses(list)
    }

    /// Adds whole lines to a file of the folder, while nobody else does.
    pub(super) fn append(&self, name: &str, lines: &str) -> Result<(), Diagnostic> {
        if lines.is_empty() {
            return Ok(());
        }
        let path = self.folder.join(name);
        let append = || {
            self.make()?;
            disk::append_lines(&path, lines)
        };
        append().map_err(|reason| disk::not_written(&path, &reason))
    }

    /// The text of a file of the folder; nothing when there is none.
    pub(super) fn lines(&self, name: &str) -> String {
        fs::read(self.folder.join(name))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// The length of a file of the folder in bytes.
    pub(super) fn length(&self, name: &str) -> u64 {
        fs::metadata(self.folder.join(name)).map(|found| found.len()).unwrap_or_default()
    }

    /// Makes the folder where it is missing, with what keeps it out of a repository. Who does so holds a lock, unless the
    /// folder was removed while the program runs.
    pub(super) fn make(&self) -> io::Result<()> {
        let ignored = self.folder.join(".gitignore");
        if ignored.exists() {
            return Ok(());
        }
        self.make_empty()?;
        // The folder may have been made by hand, for a program that may not make any.
        disk::create(&ignored, b"*\n").map(drop)
    }

    /// Makes the folder where it is missing: for the locks in it.
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
