//! Compares the files with the comments that were sent.

use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::client::Sent;
use crate::{client, site};

/// The comments in the folders.
#[derive(Default)]
struct Files {
    /// The client and the number of each comment that was sent.
    sent: HashSet<(usize, usize)>,
    /// The numbers of the comments that were there before.
    kept: HashSet<usize>,
}

/// Checks that every comment that was answered with success is there, complete and once, and that nothing is there that
/// nobody has sent.
pub(crate) fn check(site: &Path, sent: &[Sent], kept: usize) -> Result<String, Box<dyn Error>> {
    let mut files = Files::default();
    for article in 0..site::ARTICLES {
        for entry in fs::read_dir(site::comments_of(site, article))? {
            files.add(&entry?.path())?;
        }
    }
    // Each of these comments has a unique name.
    if files.kept.len() != kept {
        return Err(format!("{} of {kept} comments from before are there", files.kept.len()).into());
    }
    let count = files.sent.len();
    let mut answered = 0;
    for (client, sent) in sent.iter().enumerate() {
        for number in &sent.kept {
            answered += 1;
            if !files.sent.remove(&(client, *number)) {
                return Err(format!("comment {number} of client {client} is lost").into());
            }
        }
    }
    // The comment was written, but its answer did not arrive: the program was killed, or the part had ended.
    let unanswered = files.sent.len();
    if let Some((client, _)) = files.sent.iter().find(|(client, _)| *client >= sent.len()) {
        return Err(format!("there is no client {client}").into());
    }
    let listed = Command::new(env!("CARGO_BIN_EXE_steadfast"))
        .args(["comments", "stats"])
        .current_dir(site)
        .stdout(Stdio::null())
        .status()?;
    if !listed.success() {
        return Err("the comments cannot be read".into());
    }
    Ok(format!(
        "{answered} answered with success, {count} new files, all whole and once; {unanswered} without an answer; \
         {kept} from before; nothing unfinished"
    ))
}

impl Files {
    fn add(&mut self, path: &Path) -> Result<(), Box<dyn Error>> {
        // The last start has removed the files that the kills had left, and the program has ended in order.
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            return Err(format!("unfinished: {}", path.display()).into());
        }
        let text = fs::read_to_string(path)?;
        let (front, body) = text
            .strip_prefix("---\n")
            .and_then(|text| text.split_once("\n---\n\n"))
            .ok_or(format!("half a file: {}", path.display()))?;
        let name =
            front.lines().find_map(|line| line.strip_prefix("author: ")).ok_or("a file without a name")?;
        let (expected, is_new) = match name.strip_prefix(site::KEPT) {
            Some(number) => {
                let number: usize = number.parse()?;
                (site::kept_text(number), self.kept.insert(number))
            }
            None => {
                let (client, number) = client::of_name(name).ok_or(format!("nobody is called {name}"))?;
                (client::text(client, number), self.sent.insert((client, number)))
            }
        };
        if !is_new {
            return Err(format!("there are two comments of {name}").into());
        }
        if body.strip_suffix('\n') != Some(&*expected) {
            return Err(format!("the comment of {name} is not as it was sent").into());
        }
        Ok(())
    }
}
