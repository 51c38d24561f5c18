//! The file of an export, read from its start to its end in little memory: its first bytes say what it is, and a fault in it
//! is looked up in the file again.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{io, str};

use crate::comments::import::system::FROM_SQLITE;
use crate::comments::import::values::unreadable;
use crate::diagnostic::{Diagnostic, Span, codes};
use crate::path::SourcePath;

/// How much of a file tells what it is.
const HEAD: u64 = 64 * 1024;

/// The most bytes that one piece of an export may have: a text or a tag of XML, an entry of JSON.
const LARGEST_PIECE: usize = 16 * 1024 * 1024;

/// The mark that some programs put in front of a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that is UTF-8 as far as it was looked at, and not packed.
#[derive(Debug)]
pub(super) struct ExportFile {
    /// As messages name it.
    pub(super) name: SourcePath,
    path: PathBuf,
    head: String,
    /// What is read already: the head, and the piece of a character behind it.
    read: Vec<u8>,
    rest: File,
}

impl ExportFile {
    /// Opens a file and looks at its head.
    pub(super) fn open(path: &Path) -> Result<ExportFile, Diagnostic> {
        let name = SourcePath::new(path.display().to_string());
        if path.is_dir() {
            let what =
                Diagnostic::error(codes::BAD_INPUT, format!("`{name}` is a folder, and a file is needed"));
            return Err(what.help("name the file that was exported"));
        }
        let (mut read, mut rest) = (Vec::new(), None);
        File::open(path)
            .and_then(|file| rest.insert(file).take(HEAD).read_to_end(&mut read))
            .map_err(|reason| unreadable(&name, &reason))?;
        if let Some((what, help)) = packed(&read) {
            let message = format!("`{name}` is no export that can be read: {what}");
            return Err(Diagnostic::error(codes::BAD_INPUT, message).help(help));
        }
        if read.starts_with(BYTE_ORDER_MARK) {
            read.drain(..BYTE_ORDER_MARK.len());
        }
        let head = match str::from_utf8(&read) {
            Ok(head) => head,
            // The head ends within a character; where the file does too, its reader finds that.
            Err(fault) if fault.error_len().is_none() => {
                str::from_utf8(&read[..fault.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => return Err(not_utf8(&name)),
        };
        let head = head.to_owned();
        let rest = rest.expect("it was opened above");
        Ok(ExportFile { name, path: path.to_owned(), head, read, rest })
    }

    /// Its first 64 KiB.
    pub(super) fn head(&self) -> &str {
        &self.head
    }

    /// All of it, without the mark in front of the text.
    pub(super) fn pieces(&self) -> Pieces<impl BufRead> {
        Pieces { read: BufReader::new(self.read.as_slice().chain(&self.rest)), left: Left::default() }
    }

    /// The whole text of a file that holds one comment.
    pub(super) fn text(&self, largest: u64) -> Result<String, Diagnostic> {
        let mut bytes = Vec::new();
        let mut all = self.read.as_slice().chain(&self.rest).take(largest + 1);
        all.read_to_end(&mut bytes).map_err(|reason| unreadable(&self.name, &reason))?;
        if bytes.len() as u64 > largest {
            let message = format!("`{}` has more than {} MiB", self.name, largest / 1024 / 1024);
            return Err(Diagnostic::error(codes::TOO_LARGE, message)
                .why("a file of Staticman holds one comment")
                .help("give the folder of its files, such as `_data/comments`, or one of them"));
        }
        String::from_utf8(bytes).map_err(|_| not_utf8(&self.name))
    }

    /// A fault at a byte of the text.
    pub(super) fn fault_at(&self, at: u64, fault: Diagnostic) -> Diagnostic {
        // What was a pipe cannot be read again.
        fault.at(self.place(at).unwrap_or_else(|_| Span::file(&self.name)))
    }

    /// A fault that may come of the encoding alone, which is then the one to tell.
    pub(super) fn encoding_or(&self, fault: Diagnostic) -> Diagnostic {
        match File::open(&self.path).and_then(is_utf8) {
            Ok(false) => not_utf8(&self.name),
            Ok(true) | Err(_) => fault,
        }
    }

    /// The place of a byte; at the end of the text, that behind its last character.
    fn place(&self, at: u64) -> io::Result<Span> {
        let mut file = BufReader::new(File::open(&self.path)?);
        if file.fill_buf()?.starts_with(BYTE_ORDER_MARK) {
            file.consume(BYTE_ORDER_MARK.len());
        }
        let (mut line, mut text, mut start) = (1, Vec::new(), 0);
        loop {
            text.clear();
            let read = file.by_ref().take(LARGEST_PIECE as u64).read_until(b'\n', &mut text)? as u64;
            let is_ended = text.ends_with(b"\n");
            if start + read > at || read == 0 || !is_ended && file.fill_buf()?.is_empty() {
                break;
            }
            start += read;
            line += usize::from(is_ended);
        }
        let text = String::from_utf8_lossy(&text);
        let within = usize::try_from(at.saturating_sub(start)).unwrap_or(text.len());
        Ok(Span { line, ..Span::new(&self.name, &text, within..within + 1) })
    }
}

/// Whether all of a file is UTF-8.
fn is_utf8(mut file: File) -> io::Result<bool> {
    let mut bytes = Vec::new();
    loop {
        let is_end = file.by_ref().take(HEAD).read_to_end(&mut bytes)? == 0;
        let valid = match str::from_utf8(&bytes) {
            Ok(text) => text.len(),
            // A character that goes on in what is read next.
            Err(fault) if fault.error_len().is_none() && !is_end => fault.valid_up_to(),
            Err(_) => return Ok(false),
        };
        if is_end {
            return Ok(true);
        }
        bytes.drain(..valid);
    }
}

/// What a file is that must be unpacked first, and how.
fn packed(head: &[u8]) -> Option<(&'static str, &'static str)> {
    if head.starts_with(b"PK\x03\x04") {
        return Some(("it is a zip archive", "unpack it, and name the file in it (`feed.atom` for Blogger)"));
    }
    if head.starts_with(b"\x1f\x8b") {
        return Some(("it is compressed", "unpack it first: gunzip FILE.gz"));
    }
    head.starts_with(b"SQLite format 3").then_some(("it is a database of SQLite", FROM_SQLITE))
}

/// The fault of a text in another encoding.
pub(super) fn not_utf8(file: &SourcePath) -> Diagnostic {
    Diagnostic::error(codes::NOT_UTF8, format!("`{file}` is not encoded as UTF-8"))
}

/// How many bytes a piece may still have. The reader of the file counts them; who takes the pieces begins each anew.
#[derive(Clone, Debug)]
pub(super) struct Left(Rc<Cell<usize>>);

impl Default for Left {
    fn default() -> Left {
        Left(Rc::new(Cell::new(LARGEST_PIECE)))
    }
}

impl Left {
    /// The piece is over.
    pub(super) fn begin(&self) {
        self.0.set(LARGEST_PIECE);
    }
}

/// A file that is read piece by piece. One that would not fit into memory is a fault.
#[derive(Debug)]
pub(super) struct Pieces<R> {
    read: R,
    left: Left,
}

impl<R> Pieces<R> {
    /// What begins a piece.
    pub(super) fn left(&self) -> Left {
        self.left.clone()
    }
}

impl<R: BufRead> BufRead for Pieces<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.0.get() == 0 {
            return Err(io::Error::other("one text in it has more than 16 MiB"));
        }
        self.read.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.left.0.set(self.left.0.get().saturating_sub(count));
        self.read.consume(count);
    }
}

impl<R: BufRead> Read for Pieces<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}
