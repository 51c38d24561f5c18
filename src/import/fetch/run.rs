//! Fetches pictures one after the other, and names them in the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::diagnostic::Diagnostic;
use crate::disk_change::make;
use crate::import::faults::unwritable;
use crate::import::fetch::client::{Answer, Client};
use crate::import::fetch::fetched_table::FetchedTable;
use crate::import::fetch::picture_file::{replace, wished, write};
use crate::import::fetch::picture_format::ending;
use crate::import::fetch::picture_hosts::{candidates, host, is_known, is_own};
use crate::import::fetch::picture_texts::PictureTexts;

/// The pause between two requests.
const PAUSE: Duration = Duration::from_millis(200);
/// How often a file is requested, if there is no answer.
const ATTEMPTS: u64 = 3;
/// The longest pause that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
/// The number of pictures in a row without an answer after which a host is not asked any more.
const PATIENCE: usize = 3;
/// The most bytes of all pictures.
const MOST: u64 = 4 * 1024 * 1024 * 1024;

/// The list of pictures that have addresses of other sites.
const LIST: &str = "import/pictures.txt";

/// The pictures of a site that can be fetched.
#[derive(Debug)]
pub struct PictureFetch {
    root: PathBuf,
    /// The whole address of the old site; may be empty.
    home: String,
    texts: PictureTexts,
    table: FetchedTable,
    wanted: Vec<String>,
}

/// The account of the pictures that were fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchAccount {
    /// The number of pictures that were fetched.
    pub fetched: usize,
    /// The number of pictures that the site had already.
    pub known: usize,
    /// The pictures that could not be fetched, by reason: each with the first text that names it.
    pub failed: BTreeMap<String, Vec<String>>,
    /// The number of pictures at other hosts, which are not asked.
    pub elsewhere: usize,
}

impl PictureFetch {
    /// Looks for pictures in the texts of a site. `home` is the whole address of the old site.
    ///
    /// # Errors
    ///
    /// Returns an error if the texts cannot be read.
    pub fn of(root: &Path, home: &str) -> Result<PictureFetch, Diagnostic> {
        let (texts, table) = (PictureTexts::of(root)?, FetchedTable::of(root));
        let mut wanted: Vec<String> =
            texts.places.keys().filter(|address| is_known(address, home)).cloned().collect();
        // One host after the other.
        wanted.sort_by_key(|address| host(address));
        Ok(PictureFetch { root: root.to_owned(), home: home.to_owned(), texts, table, wanted })
    }

    /// Returns the number of pictures.
    pub fn count(&self) -> usize {
        self.wanted.len()
    }

    /// Returns the hosts that are asked, sorted.
    pub fn hosts(&self) -> BTreeSet<String> {
        self.wanted.iter().map(|address| host(address)).collect()
    }

    /// Fetches the pictures. `done` gets the number of those that are finished.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written. What was fetched before stays, and is not fetched again.
    pub fn run(mut self, done: impl Fn(usize)) -> Result<FetchAccount, Diagnostic> {
        let client = Client::new(&self.home);
        let mut account = FetchAccount::default();
        let (mut silent, mut bytes) = (BTreeMap::<String, usize>::new(), 0);
        for (number, address) in std::mem::take(&mut self.wanted).iter().enumerate() {
            done(number);
            if self.is_there(address)? {
                account.known += 1;
                continue;
            }
            let silent = silent.entry(host(address)).or_default();
            let result = match (*silent >= PATIENCE, bytes >= MOST) {
                (true, _) => Err(Failure::No("its host does not answer".to_owned())),
                (_, true) => Err(Failure::No("4 GiB of pictures are enough for one import".to_owned())),
                _ => picture(&client, address, &self.home),
            };
            match result {
                Ok(picture) => {
                    *silent = 0;
                    bytes += picture.bytes.len() as u64;
                    let file = wished(&picture.address, &self.home, picture.ending);
                    let file = write(&self.root, &file, &picture.bytes)?;
                    self.table.add(address, &file)?;
                    account.fetched += 1;
                }
                Err(failure) => {
                    *silent += usize::from(matches!(failure, Failure::Silent(_)));
                    let (Failure::No(reason) | Failure::Silent(reason)) = failure;
                    let place = self.texts.places.get(address).and_then(|places| places.first());
                    let place = format!("{}: {address}", place.map_or("", String::as_str));
                    account.failed.entry(reason).or_default().push(place);
                }
            }
        }
        self.texts.place(&self.table.files)?;
        account.elsewhere = self.texts.places.keys().filter(|address| !is_known(address, &self.home)).count();
        self.write_list()?;
        Ok(account)
    }

    /// Returns whether the site has a picture: an earlier run fetched it, or the file of its path is there.
    fn is_there(&mut self, address: &str) -> Result<bool, Diagnostic> {
        if self.table.files.contains_key(address) {
            return Ok(true);
        }
        if !is_own(address, &self.home) {
            return Ok(false);
        }
        for candidate in candidates(address, &self.home) {
            let name = candidate.split('?').next().unwrap_or_default();
            let Some((_, ending)) = name.rsplit_once('.') else { continue };
            let file = wished(&candidate, &self.home, &ending.to_ascii_lowercase());
            if !file.starts_with("images/") && self.root.join("static").join(&file).is_file() {
                self.table.add(address, &file)?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Writes the list of the pictures that still have addresses of other sites.
    fn write_list(&self) -> Result<(), Diagnostic> {
        let left: Vec<&str> = self.texts.places.keys().map(String::as_str).collect();
        let left: Vec<&str> =
            left.into_iter().filter(|address| !self.table.files.contains_key(*address)).collect();
        let path = self.root.join(LIST);
        match left.is_empty() {
            false => replace(&path, format!("{}\n", left.join("\n")).as_bytes()),
            true if path.exists() => {
                make(|| fs::remove_file(&path)).map_err(|reason| unwritable(&path, &reason))
            }
            true => Ok(()),
        }
    }
}

/// A picture that was fetched.
struct Picture {
    bytes: Vec<u8>,
    ending: &'static str,
    /// The address that had it.
    address: String,
}

/// Why a picture was not fetched.
enum Failure {
    /// The server answered.
    No(String),
    /// The server did not answer.
    Silent(String),
}

/// Fetches a picture: its original, or else the picture itself.
fn picture(client: &Client, address: &str, home: &str) -> Result<Picture, Failure> {
    let mut failure = Failure::No("it has no address".to_owned());
    for address in candidates(address, home) {
        thread::sleep(PAUSE);
        match file(client, &address) {
            Ok(bytes) => match ending(&bytes) {
                Some(ending) => return Ok(Picture { bytes, ending, address }),
                None => failure = Failure::No("what the server sends is no picture".to_owned()),
            },
            Err(silent @ Failure::Silent(_)) => return Err(silent),
            Err(no) => failure = no,
        }
    }
    Err(failure)
}

/// Fetches a file. Asks again if there is no answer, or if the server asks to wait.
fn file(client: &Client, address: &str) -> Result<Vec<u8>, Failure> {
    let mut failure = String::new();
    for attempt in 1..=ATTEMPTS {
        let mut wait = Duration::from_secs(attempt);
        match client.get(address) {
            Answer::Bytes(bytes) => return Ok(bytes),
            Answer::No(reason) => return Err(Failure::No(reason)),
            Answer::Later(Some(longer)) if longer > LONGEST_WAIT => {
                return Err(Failure::Silent("the server asks to come back later".to_owned()));
            }
            Answer::Later(asked) => {
                wait = asked.unwrap_or(wait);
                "the server asks to come back later".clone_into(&mut failure);
            }
            Answer::Failed(reason) => failure = reason,
        }
        if attempt < ATTEMPTS {
            thread::sleep(wait);
        }
    }
    Err(Failure::Silent(failure))
}
